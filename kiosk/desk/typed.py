"""What people type: times of the day, dates and names, and dates as they would type them."""

from __future__ import annotations

import re
from datetime import date

from kiosk.letters import is_shown
from kiosk.names import LONGEST
from kiosk.timetable.fields import YEARS

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.,uh ]\s*(\d{1,2})?|(\d\d))?\s*(?:u|uur|h)?", re.ASCII)
_DATE = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d\d))?", re.ASCII)
_ISO = re.compile(r"(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})", re.ASCII)


def typed_time(text: str) -> int | None:
    """What somebody means by ``8:15``, ``815``, ``8.15``, ``8u15`` or ``8``; None: no time.

    Minutes since midnight, 0 to 1440.
    """
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    moment = hour * 60 + minute
    return moment if minute < 60 and moment <= 24 * 60 else None


def next_date(text: str, today: date) -> date | None:
    """What somebody means by ``17-10-2026``, ``17/10`` or ``2026-10-17``; None: no date.

    Without a year it is the first such day from ``today`` on.
    """
    year, found = _read(text, today, (0, 1))
    return next((day for day in found if year or day >= today), None)


def nearest_date(text: str, near: date) -> date | None:
    """As :func:`next_date`; without a year it is the one nearest to ``near``."""
    _, found = _read(text, near, (-1, 0, 1))
    return min(found, key=lambda day: abs(day - near), default=None)


def written(day: date) -> str:
    """A date as people type it: ``17-10-2026``."""
    return f"{day.day}-{day.month}-{day.year}"


def tidy(name: str, longest: int = LONGEST) -> str:
    """A name that every document can have: one line, no mark-up, not too long."""
    shown = (char for char in name if is_shown(char) and char not in "<>")
    return " ".join("".join(shown).split())[:longest].strip()


def _read(text: str, near: date, steps: tuple[int, ...]) -> tuple[int, list[date]]:
    """The year that was typed, 0 for none, and the days meant: without a year one in each."""
    said = text.strip()
    iso, found = _ISO.fullmatch(said), _DATE.fullmatch(said)
    if iso is not None:
        year, month, day = map(int, iso.groups())
    elif found is not None:
        day, month, year = int(found[1]), int(found[2]), int(found[3] or 0)
        year += 2000 if found[3] and year < 100 else 0
    else:
        return 0, []
    years = [year] if year else [near.year + step for step in steps]
    every = (_date(one, month, day) for one in years)
    return year, [one for one in every if one is not None]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
