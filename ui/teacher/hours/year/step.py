"""One change of a document in the year, so that it can be taken back."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.desk.hours import CALENDAR
from kiosk.timetable.model import Calendar, Timetable


class Step(NamedTuple):
    """A document that is changed: what it was, and what it becomes."""

    key: str
    before: Calendar | Timetable
    after: Calendar | Timetable


def of_calendar(before: Calendar, after: Calendar) -> Step:
    """The school's calendar is changed."""
    return Step(CALENDAR, before, after)


def of_timetable(before: Timetable, after: Timetable) -> Step:
    """A group's timetable is changed."""
    return Step(f"timetable/{before.group}", before, after)
