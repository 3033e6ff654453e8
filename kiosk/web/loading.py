"""May this address load: asked for every page, frame and part of a page, redirects included.

The first line against the ways out of a browser: other schemes show the machine's own files, the
browser's inside or pages that nobody serves.
"""

from __future__ import annotations

from msgspec import Struct

from kiosk.web.rules import Load as Load  # noqa: PLC0414 - asked for together
from kiosk.web.rules import WebRules, refusal
from kiosk.web.why import Why

_WEB = frozenset({"http", "https"})
_LONGEST_SCHEME = 40  # characters
_BLANK = frozenset({"about:blank", "about:srcdoc"})


class Decision(Struct, frozen=True):
    """Whether it may, and why not."""

    allowed: bool
    why: Why | None = None


_YES = Decision(True)
_SILENT = WebRules()

_SCHEMES = {
    Load.PAGE: _WEB | {"data", "blob"},  # as a frame; in the window itself only the web
    Load.PART: _WEB | {"data", "blob"},
    Load.WORKER: _WEB | {"blob"},
    Load.SOCKET: _WEB | {"ws", "wss"},
    Load.DOWNLOAD: _WEB | {"data", "blob"},
}


def may_load(
    url: str, main_frame: bool, kind: Load = Load.PAGE, rules: WebRules = _SILENT
) -> Decision:
    """Whether ``url`` may be loaded; ``main_frame``: into the window itself."""
    why = refusal(rules, url, kind)
    if why is not None:
        return Decision(False, why)
    if kind is Load.PAGE and url in _BLANK:
        return _YES
    scheme, colon, _ = url[: _LONGEST_SCHEME + 1].partition(":")
    known = _WEB if main_frame else _SCHEMES[kind]
    return _YES if colon and scheme.lower() in known else Decision(False, Why.SCHEME)
