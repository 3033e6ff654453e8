"""Letters and other characters, told apart the same way everywhere. The standard library only."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"  # part of how some names are spelled


def is_shown(char: str) -> bool:
    """Whether a character is one to see or to join two: no control, direction or unused code."""
    return char in _JOINERS or unicodedata.category(char)[0] != "C"


def bare(text: str) -> str:
    """The text without its accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))
