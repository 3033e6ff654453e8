"""What a pupil types into the search field: an address, or words to search for."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import quote, urlsplit

from msgspec import Struct

SEARCH = "https://duckduckgo.com/?q={words}&kp=1&kae=-1"
"""A search with strict filtering; ``{words}`` stands for what is searched for."""

SCHEMES = frozenset({"http", "https"})
LONGEST = 2_000  # characters of an address; longer ones are nobody's typing
LONGEST_SEARCH = 300  # characters that a search takes along

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.\-]*):(.*)", re.IGNORECASE | re.DOTALL)
_PORT = re.compile(r"\d{1,5}(?:[/?#].*)?", re.DOTALL)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_LABEL = re.compile(r"[^\W_](?:[\w\-]{0,61}[^\W_])?")
_TOP = re.compile(r"(?:[^\W\d_]{2,63}|xn--[a-z0-9\-]{1,59})", re.IGNORECASE)
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")


class Why(StrEnum):
    """Why something is not opened: message ids."""

    EMPTY = "pupil.web.empty"
    SCHEME = "pupil.web.scheme"  # not a page of the web
    TOO_LONG = "pupil.web.too_long"
    BROKEN = "pupil.web.broken"  # no address, though it looks like one


class Open(Struct, frozen=True):
    """This page: always ``http`` or ``https``."""

    url: str


class Search(Struct, frozen=True):
    """A page of search results for what was typed."""

    url: str


class No(Struct, frozen=True):
    """Nothing is opened."""

    why: Why


Meant = Open | Search | No


def address(text: str, search: str = SEARCH) -> Meant:
    """What the pupil meant by ``text``; ``search`` is the address of a search with ``{words}``."""
    typed = _UNSEEN.sub(" ", text[: LONGEST + 1]).strip()
    if not typed:
        return No(Why.EMPTY)
    if len(text) > LONGEST:
        return No(Why.TOO_LONG)
    scheme = _SCHEME.match(typed)
    if scheme and not _PORT.fullmatch(scheme[2]):
        return _with_scheme(scheme[1].lower(), scheme[2], typed, search)
    if _looks_like_address(typed):
        return _open(f"https://{typed}")
    return _search(typed, search)


def _with_scheme(scheme: str, rest: str, typed: str, search: str) -> Meant:
    if scheme in SCHEMES:
        return _open(typed) if rest.startswith("//") else No(Why.BROKEN)
    if rest.startswith(" ") or " " in scheme:
        return _search(typed, search)  # "opdracht: de zee" is a child's sentence
    return No(Why.SCHEME)


def _open(url: str) -> Meant:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in SCHEMES and is_host(parts.hostname or "") and parts.port != 0
    except ValueError:
        return No(Why.BROKEN)
    if not sound or parts.username is not None or parts.password is not None or " " in url:
        return No(Why.BROKEN)
    return Open(parts.geturl())


def _search(words: str, search: str) -> Meant:
    url = search.replace("{words}", quote(words[:LONGEST_SEARCH], safe="", errors="replace"))
    return Search(url) if urlsplit(url).scheme in SCHEMES else No(Why.SCHEME)


def _looks_like_address(typed: str) -> bool:
    host = re.split(r"[/?#:]", typed, maxsplit=1)[0]
    return " " not in typed and "." in host and is_host(host)


def is_host(host: str) -> bool:
    """Whether ``host`` can be the name or number of a machine on the web."""
    if host == "localhost" or ":" in host:
        return True
    if _IPV4.fullmatch(host):
        return all(int(part) < 256 for part in host.split("."))
    labels = host.rstrip(".").split(".")
    named = all(_LABEL.fullmatch(label) for label in labels)
    return len(host) <= 253 and len(labels) > 1 and named and bool(_TOP.fullmatch(labels[-1]))
