"""Where everything of the week stands: hours down, days across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect

from kiosk.desk.rooster.conflicts import SCHOOL_DAYS
from kiosk.desk.rooster.times import MIDNIGHT, span
from kiosk.timetable.model import Period
from kiosk.timetable.verdicts import PeriodKind

AXIS = 54  # pixels for the hours
HEAD = 54  # pixels for the names of the days
FOOT = 10
GRAB = 7  # pixels around an edge in which it can be grabbed
MARGIN = 15  # minutes that can be seen at least before and after what there is
USUAL = (480, 900)  # what a week shows that has nothing in it


class Block(NamedTuple):
    """A period on a day, where it stands."""

    day: int
    at: int
    period: Period
    area: QRect


class Grip(NamedTuple):
    """What is under the mouse. ``part``: start, end, body, ground or "" for nothing."""

    part: str
    day: int = 0
    at: int = -1


class Geometry:
    """The week laid out in a widget of this size."""

    def __init__(self, width: int, height: int, periods: Sequence[Period], days: list[int]) -> None:
        self.width, self.height = width, height
        self.days = days
        self.first, self.last = shown_hours(periods)
        self.blocks = [
            Block(day, at, one, self._area(periods, day, at))
            for day in days
            for at, one in _stacked(periods)
            if day in one.days
        ]

    def y(self, moment: float) -> int:
        """How far down a moment is."""
        part = (moment - self.first) / (self.last - self.first)
        return HEAD + round(part * (self.height - HEAD - FOOT))

    def moment(self, y: float) -> float:
        """The moment at a height, minutes since midnight, within what is shown."""
        part = (y - HEAD) / max(self.height - HEAD - FOOT, 1)
        return self.first + min(max(part, 0.0), 1.0) * (self.last - self.first)

    def column(self, day: int) -> QRect:
        """A day's ground."""
        number, wide = self.days.index(day), self.width - AXIS
        left = AXIS + wide * number // len(self.days)
        right = AXIS + wide * (number + 1) // len(self.days)
        return QRect(left, HEAD, right - left - 6, self.height - HEAD - FOOT)

    def day_at(self, x: float) -> int:
        """The day of a column."""
        number = int((x - AXIS) * len(self.days) / max(self.width - AXIS, 1))
        return self.days[min(max(number, 0), len(self.days) - 1)]

    def block(self, day: int, at: int) -> Block | None:
        """A period on a day."""
        return next((one for one in self.blocks if (one.day, one.at) == (day, at)), None)

    def on(self, day: int) -> list[Block]:
        """What stands on a day, earliest first."""
        return sorted(
            (one for one in self.blocks if one.day == day),
            key=lambda one: (span(one.period), one.period.kind is not PeriodKind.LESSON),
        )

    def grip(self, point: QPoint, chosen: tuple[int, int]) -> Grip:
        """What a press here takes hold of: edges first, what is chosen before all else."""
        if point.y() < HEAD or point.x() < AXIS:
            return Grip("")
        day = self.day_at(point.x())
        front = sorted(
            (one for one in reversed(self.blocks) if one.day == day),
            key=lambda one: (one.day, one.at) != chosen,
        )
        for block in front:
            part = _edge(block, point)
            if part:
                return Grip(part, day, block.at)
        for block in reversed([one for one in self.blocks if one.day == day]):
            if block.area.contains(point):
                part = "ground" if self._is_ground(block, point) else "body"
                return Grip(part, day, block.at)
        return Grip("ground", day)

    def _is_ground(self, block: Block, point: QPoint) -> bool:
        """A lesson is moved by its first line; the rest of it is ground for breaks."""
        lesson = block.period.kind is PeriodKind.LESSON
        return lesson and point.y() > block.area.top() + 24 and block.area.height() > 60

    def _area(self, periods: Sequence[Period], day: int, at: int) -> QRect:
        period, column = periods[at], self.column(day)
        start, end = span(period)
        top, bottom = self.y(start), self.y(end)
        inset = 0 if period.kind is PeriodKind.LESSON else 8
        inset += 28 * _under(periods, day, at)
        inset = min(inset, column.width() // 2)
        return QRect(column.left() + inset, top, column.width() - inset, max(bottom - top, 3))


def shown_hours(periods: Iterable[Period]) -> tuple[int, int]:
    """From when to when the week is shown: what there is, with some room around it."""
    spans = [span(one) for one in periods]
    if not spans:
        return USUAL
    first = max(min(start for start, _ in spans) - MARGIN, 0) // 15 * 15
    last = min(-(-(max(end for _, end in spans) + MARGIN) // 15) * 15, MIDNIGHT)
    return first, max(last, first + 180)


def shown_days(periods: Iterable[Period], *, weekend: bool = False) -> list[int]:
    """Monday to Friday, and the weekend where it is used or asked for."""
    used = {day for one in periods for day in one.days}
    return [day for day in range(1, 8) if day in SCHOOL_DAYS or day in used or weekend]


def in_order(periods: Sequence[Period]) -> list[tuple[int, Period]]:
    """The periods with their numbers, earliest first; a lesson before what lies on it."""
    return sorted(
        enumerate(periods),
        key=lambda one: (span(one[1])[0], one[1].kind is not PeriodKind.LESSON, span(one[1])[1]),
    )


def _stacked(periods: Sequence[Period]) -> list[tuple[int, Period]]:
    """Lessons below, the rest on them; what starts later above what starts earlier."""
    return sorted(
        enumerate(periods),
        key=lambda one: (one[1].kind is not PeriodKind.LESSON, span(one[1])),
    )


def _under(periods: Sequence[Period], day: int, at: int) -> int:
    """How many of its own kind it lies on."""
    lesson = periods[at].kind is PeriodKind.LESSON
    start, end = span(periods[at])
    found = 0
    for other, one in enumerate(periods):
        if day not in one.days or (one.kind is PeriodKind.LESSON) is not lesson or other == at:
            continue
        first, last = span(one)
        if first < end and start < last and (first, other) < (start, at):
            found += 1
    return found


def _edge(block: Block, point: QPoint) -> str:
    area = block.area
    if not area.left() <= point.x() <= area.right():
        return ""
    inner = min(GRAB, area.height() // 4)
    if area.top() - GRAB <= point.y() <= area.top() + inner:
        return "start"
    if area.bottom() - inner <= point.y() <= area.bottom() + GRAB:
        return "end"
    return ""
