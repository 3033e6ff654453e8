"""Names for files that others chose, made such that they cannot harm: here and on a stick."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import count

LONGEST = 120
"""Bytes of a name in UTF-8; file systems take 255."""

NAMELESS = "download"
"""What a file is called of whose name nothing is left."""

_LONGEST_ENDING = 16  # bytes of ".docx" and the like
_HARMFUL = re.compile(r'[/\\<>:"|?*]')
_SPACES = re.compile(r"\s+")
_EDGES = " .-~_"
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def safe(name: str) -> str:
    """A name without anything that hides, steers, or means something to a system.

    No paths, no signs that cannot be seen or turn the order of letters, no dots before or after,
    no words that Windows keeps for itself, at most :data:`LONGEST` bytes; the ending stays.
    """
    said = unicodedata.normalize("NFC", name.replace("\\", "/")).rpartition("/")[2]
    seen = "".join(
        " " if char.isspace() else char
        for char in said
        if char.isspace() or unicodedata.category(char) not in _UNSEEN
    )
    seen = unicodedata.normalize("NFC", seen)
    bare = _SPACES.sub(" ", _HARMFUL.sub("-", seen)).lstrip(_EDGES).rstrip(" .")
    stem, ending = split(bare)
    stem = stem.rstrip(" .") or NAMELESS
    if _RESERVED.fullmatch(stem.split(".")[0].rstrip()):
        stem = f"{NAMELESS} {stem}"
    return _cut(stem, LONGEST - len(ending.encode())) + ending


def split(name: str) -> tuple[str, str]:
    """The name before its ending, and the ending with its dot; "" when it has none."""
    stem, dot, ending = name.rpartition(".")
    fits = ending.isalnum() and len(ending.encode()) < _LONGEST_ENDING
    return (stem, dot + ending) if dot and fits else (name, "")


def unique(name: str, taken: Collection[str]) -> str:
    """``name``, or "naam (2).pdf" and so on when a file is called that already.

    Names count as the same that differ in capitals or in how an accent is written alone.
    """
    known = {_alike(one) for one in taken}
    if _alike(name) not in known:
        return name
    stem, ending = split(name)
    for number in count(2):
        mark = f" ({number})"
        one = _cut(stem, LONGEST - len((mark + ending).encode())) + mark + ending
        if _alike(one) not in known:
            return one
    raise AssertionError  # numbers do not end


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _cut(text: str, most: int) -> str:
    """At most so many bytes; a letter keeps its accents or goes with them."""
    if len(text.encode()) <= most:
        return text
    cut = text.encode()[:most].decode("utf-8", "ignore")
    while cut and unicodedata.combining(text[len(cut)]):
        cut = cut[:-1]
    return cut.rstrip(" .")
