"""What is odd in a timetable: it can be so, but somebody should look at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from kiosk.desk.rooster.times import span
from kiosk.timetable.model import Period, PeriodKind, Timetable

SCHOOL_DAYS = (1, 2, 3, 4, 5)
SHORTEST_LESSON = 5  # minutes
_PAUSES = (PeriodKind.BREAK, PeriodKind.LUNCH)


class Conflict(Struct, frozen=True):
    """A message id, and its place: a week ("" or a variant), days, and a period by its number.

    ``at`` is -1 where it is about a whole day or week; ``other`` is the second of two periods.
    """

    message: str
    week: str
    days: list[int]
    at: int = -1
    other: int = -1


def conflicts(timetable: Timetable) -> list[Conflict]:
    """Everything odd: the ordinary week first, then each variant."""
    used = {use.variant for use in timetable.uses}
    found = list(_week("", timetable.periods))
    for variant in timetable.variants:
        found += _week(variant.name, variant.periods)
        if variant.name not in used:
            found.append(Conflict("teacher.rooster.odd.unused", variant.name, []))
    return found


def _week(week: str, periods: Sequence[Period]) -> Iterator[Conflict]:
    if not periods:
        return
    yield from _pairs(week, periods)
    for at, period in enumerate(periods):
        start, end = span(period)
        if period.kind is PeriodKind.LESSON and end - start < SHORTEST_LESSON:
            yield Conflict("teacher.rooster.odd.short", week, period.days, at)
        if period.kind in _PAUSES:
            lost = [day for day in period.days if _outside(period, _lessons(periods, day))]
            if lost:
                yield Conflict("teacher.rooster.odd.outside", week, lost, at)
    empty = [day for day in SCHOOL_DAYS if not _lessons(periods, day)]
    if empty:
        yield Conflict("teacher.rooster.odd.empty", week, empty)


def _pairs(week: str, periods: Sequence[Period]) -> Iterator[Conflict]:
    for (at, one), (other, two) in combinations(enumerate(periods), 2):
        days = sorted(set(one.days) & set(two.days))
        if not days or not _meet(one, two):
            continue
        if one.kind is two.kind or (one.kind in _PAUSES and two.kind in _PAUSES):
            yield Conflict("teacher.rooster.odd.overlap", week, days, at, other)
        elif _cuts(one, two):
            yield Conflict("teacher.rooster.odd.cut", week, days, other, at)
        elif _cuts(two, one):
            yield Conflict("teacher.rooster.odd.cut", week, days, at, other)


def _cuts(lesson: Period, pause: Period) -> bool:
    """Whether a lesson begins in a pause: devices open there, while the pause goes on."""
    if lesson.kind is not PeriodKind.LESSON or pause.kind not in _PAUSES:
        return False
    (begin, end), (first, last) = span(lesson), span(pause)
    return first < begin < last or (first == begin and end < last)


def _meet(one: Period, two: Period) -> bool:
    (first, last), (begin, end) = span(one), span(two)
    return first < end and begin < last


def _lessons(periods: Sequence[Period], day: int) -> list[Period]:
    return [one for one in periods if one.kind is PeriodKind.LESSON and day in one.days]


def _outside(pause: Period, lessons: Sequence[Period]) -> bool:
    """Whether the pause lies before the first lesson or after the last."""
    if not lessons:
        return True
    start, end = span(pause)
    first = min(span(one)[0] for one in lessons)
    last = max(span(one)[1] for one in lessons)
    return end <= first or start >= last
