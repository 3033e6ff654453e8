"""School years, 1 August to 31 July, each called by the calendar year in which it begins."""

from __future__ import annotations

from datetime import date, timedelta

AUGUST = 8


def starting(day: date) -> int:
    """The calendar year in which the school year of this day began."""
    return day.year if day.month >= AUGUST else day.year - 1


def first_day(start: int) -> date:
    """The first day of the school year that began in ``start``."""
    return date(start, AUGUST, 1)


def last_day(start: int) -> date:
    """The last day of the school year that began in ``start``."""
    return first_day(start + 1) - timedelta(days=1)
