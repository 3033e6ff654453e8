"""The first days of a school's terms, as people type them: ``24-8, 4-1 en 12-4``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.packs.terms import MOST, first_day

_DAY = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})", re.ASCII)


def typed_terms(text: str) -> list[str] | None:
    """The days meant, ``MM-DD`` in order; none for no text, None where it cannot be read."""
    parts = [part for part in re.split(r"[,;]|\s+(?:en|and)\s+", text.strip()) if part.strip()]
    found = [_DAY.fullmatch(part.strip()) for part in parts]
    days = {_written(one) for one in found}
    if "" in days or len(days) > MOST:
        return None
    return sorted(days)


def shown_terms(terms: Iterable[str]) -> str:
    """The days as people type them, in the order of a school year."""
    ordered = sorted(terms, key=lambda term: (term < "08", term))
    return ", ".join(f"{int(term[3:])}-{int(term[:2])}" for term in ordered)


def _written(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    try:
        return first_day(int(found[2]), int(found[1]))
    except ValueError:
        return ""
