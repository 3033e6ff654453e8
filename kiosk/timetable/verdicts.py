"""What a timetable can say about a moment."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class PeriodKind(StrEnum):
    """What a period is for. Devices are open in lessons alone."""

    LESSON = "lesson"
    BREAK = "break"
    LUNCH = "lunch"
    BEFORE = "before"  # at school, before the first lesson
    AFTER = "after"  # at school, after the last lesson


class DayKind(StrEnum):
    """Why there is no school on a day."""

    HOLIDAY = "holiday"
    STUDY_DAY = "study_day"  # staff only
    DAY_OFF = "day_off"


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
    HOLIDAY = "holiday"
    STUDY_DAY = "study_day"
    HALF_DAY = "half_day"  # school is off for a part of this day
    RAIN = "rain"  # staff: a rain break, open or closed
    LONGER = "longer"  # staff: open until a time of their choice
    CLOSED_NOW = "closed_now"  # staff: closed until a time of their choice
    NO_TIMETABLE = "no_timetable"  # nothing closes this group
    NOT_CLOSED = "not_closed"  # the school's agreements do not close devices by the timetable
    TIME_UNKNOWN = "time_unknown"  # the device cannot know what time it is


class Verdict(NamedTuple):
    """What a timetable says about a moment.

    ``since_ms`` and ``until_ms`` (ms since 1970, UTC) bound the stretch in which ``open`` stays as
    it is; 0 where no change is in sight. ``kind`` is the PeriodKind of the period that decided, ""
    where none did. ``rule`` names what decided.
    """

    open: bool
    kind: str
    reason: Reason
    since_ms: int
    until_ms: int
    rule: str


class Change(NamedTuple):
    """From ``at`` (ms since 1970, UTC) on, ``verdict`` holds."""

    at: int
    verdict: Verdict


NO_TIMETABLE = Verdict(True, "", Reason.NO_TIMETABLE, 0, 0, "none")
"""What holds for a group without a timetable: nothing closes it."""
