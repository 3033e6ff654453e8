"""A small web for trying what a protocol allows: social media, a file, a look at the screen.

Each site is ``NAME.localhost``. Whatever is asked of it is written down, so that a test can wait
for what a page got or did not get.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from kiosk.model import Tile

SOCIAL, STORY, SCREEN, PLAIN, WALL = "praat", "verhaal", "scherm", "bomen", "muur"
SITES = (SOCIAL, STORY, SCREEN, PLAIN, WALL)
FILE = b"Er was eens een vos.\n"
FILE_NAME = "verhaal.txt"
PATIENCE = 20.0  # seconds

_PAGE = (
    "<!doctype html><meta charset=utf-8><title>{title}</title>"
    "<style>body{{margin:0}}a{{display:block;height:100vh}}</style>{body}"
)
_CAPTURE = """<a id="all" href="#">Laat je scherm zien</a><script>
const media = navigator.mediaDevices;
all.onclick = () => typeof media.getDisplayMedia === "function"
  ? media.getDisplayMedia({video: true}).then(
      () => fetch("/said/captured"), trouble => fetch("/said/" + trouble.name))
  : fetch("/said/unable");
</script>"""
# It holds on to whoever has pressed it, and never lets go of what is in its frame.
_FRAMED = f"""<p>Een muur met een raam</p><script>
document.write("<iframe src='http://{SOCIAL}.localhost:" + location.port + "'></iframe>");
onbeforeunload = said => {{ said.preventDefault(); return "blijf"; }};
</script>"""
_BODIES = {
    SOCIAL: "<p>Hoi! Vind je dit leuk?</p>",
    STORY: f'<a href="/{FILE_NAME}">Bewaar het verhaal</a>',
    SCREEN: _CAPTURE,
    PLAIN: "<p>Een eik wordt oud.</p>",
    WALL: _FRAMED,
}


class Playground:
    """The small web; ``port`` is where it is on loopback."""

    def __init__(self) -> None:
        self._asked: list[tuple[str, str]] = []
        self._more = threading.Condition()
        playground = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site = self.headers.get("Host", "").partition(".")[0]
                kind, content = playground.answer(site, self.path)
                self.send_response(HTTPStatus.OK if content else HTTPStatus.NOT_FOUND)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content)))
                if self.path == f"/{FILE_NAME}":
                    self.send_header("Content-Disposition", "attachment")
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_what: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def tiles(self) -> list[Tile]:
        """The sites as a group's tiles, in the order of :data:`SITES`."""
        return [Tile(site.title(), f"http://{site}.localhost:{self.port}/") for site in SITES]

    def answer(self, site: str, path: str) -> tuple[str, bytes]:
        """What is at this address: its type, and the bytes, none where there is nothing."""
        with self._more:
            self._asked.append((site, path))
            self._more.notify_all()
        if site == STORY and path == f"/{FILE_NAME}":
            return "text/plain; charset=utf-8", FILE
        if site in _BODIES and path == "/":
            page = _PAGE.format(title=site.title(), body=_BODIES[site])
            return "text/html; charset=utf-8", page.encode()
        return "text/plain", b""

    def asked(self, site: str) -> int:
        """How often a page of this site was asked for."""
        with self._more:
            return self._asked.count((site, "/"))

    def said(self) -> str:
        """What the page that wants the screen got.

        ``captured``, the name of the trouble, or ``unable`` where pages cannot even ask.
        """
        with self._more:
            assert self._more.wait_for(self._said, PATIENCE), "the page said nothing"
            return self._said().removeprefix("/said/")

    def close(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _said(self) -> str:
        return next((path for _, path in self._asked if path.startswith("/said/")), "")


@contextmanager
def playground() -> Iterator[Playground]:
    """A small web that is gone at the end."""
    made = Playground()
    try:
        yield made
    finally:
        made.close()
