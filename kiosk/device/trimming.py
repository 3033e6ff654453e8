"""Texts that a page gave itself, fit to be kept and sent."""

from __future__ import annotations

import re

LONGEST_URL = 2_000  # characters
LONGEST_HOST = 253
LONGEST_TITLE = 200

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|[^\s/?#]+(?:\.[^\s/?#]+|:\d+)[/?#]", re.IGNORECASE)
_AFTER_HOST = re.compile(r"(?::\d+)?(?:[/?#].*)?", re.DOTALL)


def trimmed(text: str, longest: int) -> str:
    """At most ``longest`` characters, and only such as UTF-8 can carry.

    A page may call itself anything, half of a character pair included, at any length.
    """
    return text[:longest].encode("utf-8", "replace").decode("utf-8")


def titled(title: str, host: str) -> str:
    """What a page calls itself; "" for an address.

    As long as a page has told no title, Chromium gives its address in place of one (now and then
    that of the page before), without ``http://`` and with its spaces: words that were searched for
    stand in it.
    """
    bare, own = (text.strip().lower().removeprefix("www.") for text in (title, host))
    is_own = bool(own) and bare.startswith(own) and _AFTER_HOST.fullmatch(bare[len(own) :])
    if is_own or _ADDRESS.match(bare):
        return ""
    return trimmed(title, LONGEST_TITLE)
