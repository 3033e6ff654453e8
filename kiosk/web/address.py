"""What a pupil types into the search field: an address, or words to search for."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from msgspec import Struct

from kiosk.web.hosts import is_host, is_name
from kiosk.web.why import Why

SEARCH = "https://duckduckgo.com/?q={words}&kp=1&kae=-1"
"""A search with strict filtering; ``{words}`` stands for what is searched for."""

SCHEMES = frozenset({"http", "https"})
LONGEST = 2_000  # characters; more is nobody's typing
LONGEST_SEARCH = 300  # characters that a search takes along

_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):(.*)", re.IGNORECASE | re.DOTALL)
_PORT = re.compile(r"\d{1,5}(?:[/?#].*)?", re.DOTALL | re.ASCII)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


class Open(Struct, frozen=True):
    """This page: always ``http`` or ``https``."""

    url: str


class Search(Struct, frozen=True):
    """A page of search results for what was typed: always ``http`` or ``https``."""

    url: str


class No(Struct, frozen=True):
    """Nothing is opened."""

    why: Why


Meant = Open | Search | No


def address(text: str, search: str = SEARCH) -> Meant:
    """What the pupil meant by ``text``; ``search`` is the address of a search with ``{words}``."""
    if len(text) > LONGEST:
        return No(Why.TOO_LONG)
    typed = _UNSEEN.sub(" ", text).strip()
    if not typed:
        return No(Why.EMPTY)
    scheme = _SCHEME.match(typed)
    if scheme and not _PORT.fullmatch(scheme[2]):
        return _with_scheme(scheme[1].lower(), scheme[2], typed, search)
    host = re.split(r"[/?#:]", typed, maxsplit=1)[0]
    if " " in typed or not is_host(host):
        return _search(typed, search)
    return _open(f"{'https' if is_name(host) else 'http'}://{typed}")


def _with_scheme(scheme: str, rest: str, typed: str, search: str) -> Meant:
    if scheme in SCHEMES:
        return _open(typed) if rest.startswith("//") else No(Why.BROKEN)
    if rest.startswith(" "):
        return _search(typed, search)  # "opdracht: de zee" is a child's sentence
    return No(Why.SCHEME)


def _open(url: str) -> Meant:
    try:
        parts = urlsplit(url)
        fits = is_host(parts.hostname or "") and parts.port != 0
    except ValueError:
        return No(Why.BROKEN)
    if not fits or "@" in parts.netloc or " " in url:
        return No(Why.BROKEN)
    return Open(parts.geturl())


def _search(words: str, search: str) -> Meant:
    said = quote(words[:LONGEST_SEARCH], safe="", errors="replace")
    url = search.replace("{words}", said)
    return Search(url) if search.partition(":")[0].lower() in SCHEMES else No(Why.SCHEME)
