"""Times of the day and dates as people type them. Times are minutes since midnight, 0 to 1440."""

from __future__ import annotations

import re
from datetime import date

from kiosk.timetable.model import Period

MIDNIGHT = 1440

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.,uh ]\s*(\d{1,2})?|(\d\d))?\s*(?:u|uur|h)?")
_DATE = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d\d))?")


def minutes(text: str) -> int:
    """A timetable's ``HH:MM`` or ``HH:MM:SS`` as minutes since midnight, seconds left out."""
    hour, minute = text.split(":")[:2]
    return int(hour) * 60 + int(minute)


def wall(moment: int) -> str:
    """Minutes since midnight as a timetable says them: ``HH:MM``."""
    return f"{moment // 60:02}:{moment % 60:02}"


def span(period: Period) -> tuple[int, int]:
    """When the period begins and ends."""
    return minutes(period.start), minutes(period.end)


def typed_time(text: str) -> int | None:
    """What somebody means by ``8:15``, ``815``, ``8.15``, ``8u15`` or ``8``; None: no time."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    moment = hour * 60 + minute
    return moment if minute < 60 and moment <= MIDNIGHT else None


def typed_date(text: str, today: date) -> date | None:
    """What somebody means by ``17-10-2026``, ``17/10`` or ``2026-10-17``; None: no date.

    Without a year it is the first such day from ``today`` on.
    """
    said = text.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", said):
        return _date(int(said[:4]), int(said[5:7]), int(said[8:]))
    found = _DATE.fullmatch(said)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    if found[3]:
        return _date(
            2000 + int(found[3]) % 100 if len(found[3]) == 2 else int(found[3]), month, day
        )
    next_one = _date(today.year, month, day)
    return next_one if next_one is None or next_one >= today else _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
