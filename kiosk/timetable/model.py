"""A group's week, and what it says about a moment."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field


class PeriodKind(StrEnum):
    """What a period is for. Devices are open in lessons alone."""

    LESSON = "lesson"
    BREAK = "break"
    LUNCH = "lunch"
    BEFORE = "before"  # at school, before the first lesson
    AFTER = "after"  # at school, after the last lesson


class Reason(StrEnum):
    """Why a device is open or closed."""

    LESSON = "lesson"
    BREAK = "break"
    LUNCH = "lunch"
    BEFORE_SCHOOL = "before_school"
    AFTER_SCHOOL = "after_school"
    BETWEEN_LESSONS = "between_lessons"  # nothing is planned, and a lesson follows today
    WEEKEND = "weekend"  # Saturday or Sunday without a lesson
    DAY_OFF = "day_off"  # another day without a lesson
    NO_TIMETABLE = "no_timetable"  # nothing closes this group
    TIME_UNKNOWN = "time_unknown"  # the device cannot know what time it is


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


class Verdict(Struct, frozen=True):
    """What a timetable says about a moment.

    ``since_ms`` and ``until_ms`` (ms since 1970, UTC) bound the stretch in which ``open`` stays as
    it is; 0 where no change is in sight. ``kind`` is the PeriodKind, "" outside every period.
    ``rule`` names what decided.
    """

    open: bool
    kind: str
    reason: Reason
    since_ms: int
    until_ms: int
    rule: str


class Change(Struct, frozen=True):
    """From ``at`` (ms since 1970, UTC) on, ``verdict`` holds."""

    at: int
    verdict: Verdict
