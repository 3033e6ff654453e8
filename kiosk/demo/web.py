"""The small web: a few sites of the project's own, served on loopback, so that nobody goes online.

Each folder of ``resources/demo/web`` is a site and its host is ``NAME.localhost``, which browsers
take to loopback by themselves (RFC 6761, 6.3). ``python -m kiosk.demo.web`` prints one JSON line
when it is ready: ``{"event": "web_ready", "who": "web", "t": ns, "port": number}``.
"""

from __future__ import annotations

import html
import json
import re
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template
from urllib.parse import parse_qs, urlsplit

from kiosk import paths

SITES = paths.resource("demo", "web")
FILLED = ("start", "zoek")  # sites whose pages have places to fill in
_TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".png": "image/png"}
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_SUMMARY = re.compile(r'<meta name="description" content="(.*?)">', re.DOTALL)
_COLOUR = re.compile(r'<meta name="theme-color" content="(#[0-9a-f]{6})">')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    """A page that a search can find."""

    site: str
    path: str
    title: str
    summary: str
    colour: str

    def fits(self, words: str) -> bool:
        """Whether every word is in it, the last letters left alone ("dieren" finds "dier")."""
        text = f"{self.title} {self.summary}".lower()
        return all(word[: max(4, len(word) - 2)] in text for word in _WORD.findall(words.lower()))


def index(sites: Path = SITES) -> list[Found]:
    """All pages that say what they are about, by site and path."""
    return [
        Found(file.parent.name, _path(file), *about)
        for file in sorted(sites.glob("*/*.html"))
        if (about := _about(file.read_text("utf-8"))) and file.parent.name not in FILLED
    ]


def page(host: str, address: str, sites: Path = SITES) -> tuple[str, bytes] | None:
    """The content type and bytes of a page; None if there is none."""
    site, _, rest = host.partition(".")
    parts = urlsplit(address)
    name = parts.path.lstrip("/") or "index.html"
    if not re.fullmatch(r"[a-z]+\.[a-z]+", name) or not re.fullmatch(r"[a-z]+", site):
        return None
    places = (sites / site / name, sites / "common" / name)
    file = next((place for place in places if place.is_file()), None)
    if file is None:
        return None
    content = file.read_bytes()
    if site in FILLED and file.suffix == ".html":
        facts = {"site": rest, **_results(parse_qs(parts.query).get("q", [""])[0], rest, sites)}
        content = Template(content.decode("utf-8")).safe_substitute(facts).encode("utf-8")
    return _TYPES[file.suffix], content


def _results(words: str, rest: str, sites: Path) -> Mapping[str, str]:
    found = [each for each in index(sites) if words and each.fits(words)]
    count = f"{len(found)} gevonden" if words else "Wat wil jij weten?"
    return {
        "words": html.escape(words),
        "count": count,
        "results": "\n".join(
            f'<a class="card found" href="//{each.site}.{rest}{each.path}">'
            f'<h2><i style="background: {each.colour}"></i>{each.title}</h2>'
            f"<p>{each.summary}</p>"
            f"<small>{each.site}.{rest.partition(':')[0]}</small></a>"
            for each in found
        ),
    }


def _about(text: str) -> tuple[str, str, str] | None:
    title, summary, colour = (part.search(text) for part in (_TITLE, _SUMMARY, _COLOUR))
    return (title[1], summary[1], colour[1]) if title and summary and colour else None


def _path(file: Path) -> str:
    return "/" if file.name == "index.html" else f"/{file.name}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        found = page(self.headers.get("Host", ""), self.path)
        kind, content = found or ("text/plain; charset=utf-8", b"Hier is niets.")
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing of who reads what."""


def main() -> None:
    """Serve the small web on a free port of loopback until ended."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    ready = {"event": "web_ready", "who": "web", "t": time.monotonic_ns()}
    sys.stdout.write(json.dumps({**ready, "port": server.server_port}) + "\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
