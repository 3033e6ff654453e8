"""A drag in the week: what was taken hold of, and where it would come to stand."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.desk.rooster.times import MIDNIGHT, span
from kiosk.timetable.model import Period
from kiosk.timetable.verdicts import PeriodKind
from ui.teacher.hours.week.geometry import Grip

STEP = 5  # minutes
_LUNCHTIME = (690, 810)  # a long break that begins in here is a lunch
_LUNCH = 25  # minutes


class Place(NamedTuple):
    """A stretch of a day, minutes since midnight."""

    day: int
    start: int
    end: int


class Drag(NamedTuple):
    """``grip`` was pressed at ``moment``; the period stood at ``place``."""

    grip: Grip
    moment: float
    place: Place

    def to(self, day: int, moment: float, step: int = STEP) -> Place:
        """Where it would stand with the mouse here."""
        _, start, end = self.place
        match self.grip.part:
            case "start":
                return self.place._replace(start=max(min(_snap(moment, step), end - step), 0))
            case "end":
                snapped = max(_snap(moment, step), start + step)
                return self.place._replace(end=min(snapped, MIDNIGHT))
            case "body":
                moved = _snap(start + moment - self.moment, step)
                moved = min(max(moved, 0), MIDNIGHT - (end - start))
                return Place(day, moved, moved + end - start)
            case _:
                begun, now = _snap(self.moment, step), _snap(moment, step)
                first, last = min(begun, now), max(begun, now)
                return Place(self.grip.day, min(first, MIDNIGHT - step), max(last, first + step))


def kind_for(place: Place, periods: list[Period]) -> PeriodKind:
    """What somebody means who draws this: a lesson, or on a lesson a break or the lunch."""
    lessons = [
        span(one) for one in periods if one.kind is PeriodKind.LESSON and place.day in one.days
    ]
    if not any(first <= place.start and place.end <= last for first, last in lessons):
        return PeriodKind.LESSON
    begin, end = _LUNCHTIME
    lunch = begin <= place.start < end and place.end - place.start >= _LUNCH
    return PeriodKind.LUNCH if lunch else PeriodKind.BREAK


def _snap(moment: float, step: int) -> int:
    return round(moment / step) * step
