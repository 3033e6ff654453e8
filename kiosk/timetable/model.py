"""A group's week, as a document."""

from __future__ import annotations

from msgspec import Struct, field

from kiosk.timetable.verdicts import PeriodKind

__all__ = ["Period", "PeriodKind", "Timetable"]


class Period(Struct, frozen=True):
    """A stretch of the week in local wall time, half-open: ``[start, end)``.

    ``days`` are ISO weekdays, 1 Monday to 7 Sunday. ``start`` and ``end`` are ``HH:MM`` or
    ``HH:MM:SS``; ``24:00`` ends a day.
    """

    days: list[int]
    start: str
    end: str
    kind: PeriodKind
    name: str = ""


class Timetable(Struct, frozen=True):
    """The periods of one group, the same every week.

    Where periods overlap, the one that starts last counts; of those that start together the one
    that ends first; of those alike the first in the list that is not a lesson.
    """

    group: str
    periods: list[Period] = field(default_factory=list)
