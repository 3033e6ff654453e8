"""What a school can use of a calendar file, and what was not understood."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec import Struct, field

from kiosk.timetable.model import DaysOff, HalfDay, Period
from kiosk.timetable.school_year import AUGUST, first_day, last_day, starting

__all__ = ["Found", "Told", "Window", "school_year"]

MOST_TOLD = 200
"""Of what was not understood, this many are named one by one."""

_MAY = 5


class Window(NamedTuple):
    """The days that count, first and last included."""

    first: date
    last: date

    def touches(self, first: date, last: date) -> bool:
        """Whether the days from ``first`` to ``last`` have any in common with these."""
        return first <= self.last and last >= self.first


def school_year(around: date) -> Window:
    """The school year in which ``around`` lies, 1 August to 31 July.

    From May on the next one counts too: that is when schools make its calendar.
    """
    begun = starting(around)
    last = begun + 1 if _MAY <= around.month < AUGUST else begun
    return Window(first_day(begun), last_day(last))


class Told(Struct, frozen=True, omit_defaults=True):
    """Something to tell about a part of a file.

    ``line`` counts from 1, 0 where there is none; ``what`` is the part's own name; ``why`` is a
    message id, filled by ``facts``.
    """

    why: str
    line: int = 0
    what: str = ""
    facts: dict[str, str] = field(default_factory=dict)


class Found(Struct, frozen=True, omit_defaults=True):
    """What one file says about the time from the day ``first`` to the day ``last``.

    ``notes`` tell what was understood but cannot be kept as it is, ``unclear`` what was not
    understood (``more``: so many again that are not named). ``outside`` counts what lies outside
    these days. ``region`` is the holiday region that was chosen, if any.
    """

    first: str
    last: str
    days_off: list[DaysOff] = field(default_factory=list)
    half_days: list[HalfDay] = field(default_factory=list)
    breaks: list[Period] = field(default_factory=list)
    notes: list[Told] = field(default_factory=list)
    unclear: list[Told] = field(default_factory=list)
    more: int = 0
    outside: int = 0
    region: str = ""
