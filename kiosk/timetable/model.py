"""What a school says about its time, as documents: a group's weeks, and the school's calendar.

Dates are ISO dates at school (``2026-10-17``), first and last both included. Times of the day are
local wall time, ``HH:MM`` or ``HH:MM:SS``; ``24:00`` ends a day. What staff decide for the moment
is a :class:`kiosk.model.Override`.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from kiosk.timetable.verdicts import DayKind, PeriodKind

__all__ = [
    "Calendar",
    "DayKind",
    "DaysOff",
    "HalfDay",
    "Period",
    "PeriodKind",
    "Region",
    "Timetable",
    "Use",
    "Variant",
]

CEILING = 60
"""Minutes that an override of a teacher lasts at most, until a leader says otherwise."""


class Region(StrEnum):
    """The regions that the Dutch school holidays are spread over."""

    NORTH = "noord"
    MIDDLE = "midden"
    SOUTH = "zuid"


class Period(Struct, frozen=True, omit_defaults=True):
    """A stretch of the week in local wall time, half-open: ``[start, end)``.

    ``days`` are ISO weekdays, 1 Monday to 7 Sunday.
    """

    days: list[int]
    start: str
    end: str
    kind: PeriodKind
    name: str = ""


class Variant(Struct, frozen=True):
    """Another week for a while, by name: a short day, a week of exams."""

    name: str
    periods: list[Period] = field(default_factory=list)


class Use(Struct, frozen=True):
    """From the day ``first`` to the day ``last`` the variant of this name holds."""

    variant: str
    first: str
    last: str


class Timetable(Struct, frozen=True, omit_defaults=True):
    """The periods of one group: the week as a rule, and its variants.

    Where periods overlap, the one that starts last counts; of those that start together the one
    that ends first; of those alike the first in the list that is not a lesson.

    ``combines`` names other groups of which this one is made up: it has lessons only while all of
    them, and its own periods if it has any, have lessons.
    """

    group: str
    periods: list[Period] = field(default_factory=list)
    variants: list[Variant] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    combines: list[str] = field(default_factory=list)


class DaysOff(Struct, frozen=True, omit_defaults=True):
    """Days without school, for these groups (none: for all)."""

    name: str
    first: str
    last: str
    kind: DayKind = DayKind.HOLIDAY
    groups: list[str] = field(default_factory=list)


class HalfDay(Struct, frozen=True, omit_defaults=True):
    """A part of one day without school, for these groups (none: for all)."""

    name: str
    date: str
    start: str = "12:00"
    end: str = "24:00"
    groups: list[str] = field(default_factory=list)


class Calendar(Struct, frozen=True, omit_defaults=True):
    """The school's days off. ``region`` is a :class:`Region`, or "".

    ``ceiling``: minutes that an override of a teacher lasts at most; only a leader changes it.
    """

    days_off: list[DaysOff] = field(default_factory=list)
    half_days: list[HalfDay] = field(default_factory=list)
    region: str = ""
    ceiling: int = CEILING
