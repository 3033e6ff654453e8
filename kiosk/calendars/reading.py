"""A calendar file of any kind that is known: iCalendar, or the official holidays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.calendars.found import Found, school_year
from kiosk.errors import CalendarTrouble, Problem

LARGEST = 32 << 20
"""Bytes that a calendar file may have; a hundred thousand events fit."""

Progress = Callable[[int, int], None]
"""Called now and then: how much is done, and of how much. What it raises ends the work."""


def _silent(_done: int, _all: int) -> None:
    """Tell nobody."""


def read(
    name: str, data: bytes, zone: str, region: str, around: date, progress: Progress = _silent
) -> Found:
    """What a school in ``zone`` can use of the file ``name`` in the school year around a date.

    ``region`` (noord, midden or zuid) is needed for the official holidays alone. Raises
    CalendarTrouble when the file is no calendar at all.
    """
    from kiosk.calendars import holidays, ical

    if len(data) > LARGEST:
        raise CalendarTrouble([Problem("", "problem.large", {"most": str(LARGEST)})], file=name)
    window = school_year(around)
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    named_so = name.lower().endswith(".json") and first.upper() != b"B"
    if named_so or first in (b"{", b"["):
        return holidays.read(name, data, region, window)
    return ical.read(name, data, zone, window, progress)
