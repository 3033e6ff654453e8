"""One posting that a consent is asked for: its day and its name (bnc A5, asko A5)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

_DAY = len("2026-11-20")


class Posting(Struct, frozen=True, order=True):
    """A posting. The day is part of it: last year's sports day is not this year's."""

    day: date
    name: str

    @property
    def key(self) -> str:
        """How it stands in an entry: ``2026-11-20 Sports day``."""
        return f"{self.day.isoformat()} {self.name}"


def posting(key: str) -> Posting | None:
    """The posting that stands so in an entry; None where it is none."""
    name = key[_DAY:].strip()
    try:
        day = date.fromisoformat(key[:_DAY])
    except ValueError:
        return None
    return Posting(day, name) if name and key[_DAY] == " " else None
