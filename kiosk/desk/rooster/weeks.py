"""A week's periods under a hand: every change gives a new list, and leaves the old one alone.

A period may stand on several days. Those that are alike but for their days become one, so that
what is the same is changed at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from kiosk.desk.rooster.times import MIDNIGHT, span, wall
from kiosk.desk.typed import tidy
from kiosk.errors import Said
from kiosk.timetable.model import Period, PeriodKind

LONGEST_NAME = 40
MOST_PERIODS = 400  # in one week

Span = tuple[int, int]


class Unfit(Said):
    """It cannot be so, and nothing was changed. ``field`` is what is wrong in it, "" as a whole.

    Facts fill the message, a text of the teacher's window.
    """

    def __init__(self, message: str, field: str = "", **facts: object) -> None:
        self.field = field
        super().__init__(message, **facts)


class EqualDays(Struct, frozen=True):
    """Several days that are the same: lessons all day, less breaks and a lunch."""

    days: list[int]
    day: Span
    breaks: list[Span] = msgspec.field(default_factory=list)
    lunch: Span | None = None


def added(periods: Sequence[Period], period: Period) -> list[Period]:
    """With one more. Raises Unfit."""
    if len(periods) >= MOST_PERIODS:
        raise Unfit("teacher.rooster.no.many")
    return merged([*periods, fit(period)])


def removed(periods: Sequence[Period], at: int, day: int = 0) -> list[Period]:
    """Without the period at ``at``, or without it on ``day`` alone."""
    old = periods[at]
    left = [one for one in old.days if day and one != day]
    kept = [with_days(old, left)] if left else []
    return merged([*periods[:at], *kept, *periods[at + 1 :]])


def changed(periods: Sequence[Period], at: int, new: Period, day: int = 0) -> list[Period]:
    """With ``new`` in the place of the one at ``at``; with ``day`` that day alone is split off.

    Raises Unfit.
    """
    new, old = fit(new), periods[at]
    left = [one for one in old.days if day and one != day]
    kept = [with_days(old, left)] if left else []
    return merged([*periods[:at], *kept, new, *periods[at + 1 :]])


def cleared(periods: Iterable[Period], days: Iterable[int]) -> list[Period]:
    """Without anything on these days."""
    gone = set(days)
    left = [with_days(one, [day for day in one.days if day not in gone]) for one in periods]
    return merged([one for one in left if one.days])


def day_copied(periods: Sequence[Period], day: int, to: Iterable[int]) -> list[Period]:
    """With the days ``to`` exactly as ``day`` is."""
    others = [one for one in to if one != day]
    bare = cleared(periods, others)
    return merged(
        [with_days(one, [*one.days, *others]) if day in one.days else one for one in bare]
    )


def free_from(periods: Sequence[Period], day: int, moment: int) -> list[Period]:
    """With ``day`` over at ``moment``."""
    today = [with_days(one, [day]) for one in periods if day in one.days]
    kept = [
        msgspec.structs.replace(one, end=wall(moment)) if span(one)[1] > moment else one
        for one in today
        if span(one)[0] < moment
    ]
    return merged([*cleared(periods, [day]), *kept])


def equal_days(periods: Sequence[Period], wanted: EqualDays) -> list[Period]:
    """With those days as said, and nothing else on them; names stay. Raises Unfit."""
    _within(wanted)
    names = _names(periods, wanted.days)
    parts = [
        (wanted.day, PeriodKind.LESSON),
        *((one, PeriodKind.BREAK) for one in sorted(wanted.breaks)),
        *([(wanted.lunch, PeriodKind.LUNCH)] if wanted.lunch else []),
    ]
    days = sorted(set(wanted.days))
    made = [
        fit(Period(days, wall(start), wall(end), kind, next(names[kind], "")))
        for (start, end), kind in parts
    ]
    return merged([*cleared(periods, days), *made])


def _names(periods: Sequence[Period], days: Iterable[int]) -> dict[PeriodKind, Iterator[str]]:
    """What the periods of the first of these days are called, by kind, in order.

    One lesson takes the place of several: it has no name then.
    """
    day = next((day for day in days if any(day in one.days for one in periods)), 0)
    here = sorted((one for one in periods if day in one.days), key=span)
    names = {kind: [one.name for one in here if one.kind is kind] for kind in PeriodKind}
    if len(names[PeriodKind.LESSON]) > 1:
        names[PeriodKind.LESSON] = []
    return {kind: iter(found) for kind, found in names.items()}


def fit(period: Period) -> Period:
    """The period, tidied. Raises Unfit where no timetable can have it."""
    if not period.days:
        raise Unfit("teacher.rooster.no.days", "days")
    start, end = span(period)
    if not 0 <= start < MIDNIGHT:
        raise Unfit("teacher.rooster.no.time", "start")
    if not 0 < end <= MIDNIGHT:
        raise Unfit("teacher.rooster.no.time", "end")
    if period.end <= period.start:
        raise Unfit("teacher.rooster.no.backwards", "end", start=period.start, end=period.end)
    name = tidy(period.name, LONGEST_NAME)
    return msgspec.structs.replace(period, name=name, days=sorted(set(period.days)))


def merged(periods: Iterable[Period]) -> list[Period]:
    """Periods that are alike but for their days become one, where the first of them stands."""
    days: dict[tuple[str, str, PeriodKind, str], set[int]] = {}
    for one in periods:
        days.setdefault(likeness(one), set()).update(one.days)
    return [
        Period(sorted(on), start, end, kind, name) for (start, end, kind, name), on in days.items()
    ]


def news(old: Sequence[Period], new: Sequence[Period]) -> list[Period]:
    """What stands in the new week and not in the old one; without such, what has gone."""
    came = [one for one in new if one not in old]
    return came or [one for one in old if one not in new]


def likeness(period: Period) -> tuple[str, str, PeriodKind, str]:
    """What makes two periods one: all but the days."""
    return period.start, period.end, period.kind, period.name


def with_days(period: Period, days: Iterable[int]) -> Period:
    """The same on other days."""
    return msgspec.structs.replace(period, days=sorted(set(days)))


def _within(wanted: EqualDays) -> None:
    start, end = wanted.day
    spans = [("day", wanted.day)]
    spans += [(f"break.{number}", one) for number, one in enumerate(wanted.breaks)]
    spans += [("lunch", wanted.lunch)] if wanted.lunch else []
    if not wanted.days:
        raise Unfit("teacher.rooster.no.days", "days")
    for name, (first, last) in spans:
        if last <= first:
            raise Unfit("teacher.rooster.no.backwards", name, start=wall(first), end=wall(last))
        if first < start or last > end:
            raise Unfit(
                "teacher.rooster.no.outside",
                name,
                start=wall(first), end=wall(last), first=wall(start), last=wall(end),
            )  # fmt: skip
