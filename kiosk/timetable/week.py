"""A timetable's week laid out: for each weekday, which state holds from which moment on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from kiosk.timetable.verdicts import PeriodKind, Reason

DAY = 86_400_000  # ms of a day of wall time
WEEKDAYS = range(1, 8)
_SATURDAY = 6

_REASONS: dict[str, Reason] = {
    PeriodKind.LESSON: Reason.LESSON,
    PeriodKind.BREAK: Reason.BREAK,
    PeriodKind.LUNCH: Reason.LUNCH,
    PeriodKind.BEFORE: Reason.BEFORE_SCHOOL,
    PeriodKind.AFTER: Reason.AFTER_SCHOOL,
}


class PeriodLike(Protocol):
    """A :class:`kiosk.timetable.model.Period`, or whatever has the same to say."""

    @property
    def days(self) -> Sequence[int]:
        """ISO weekdays."""

    @property
    def start(self) -> str:
        """Wall time."""

    @property
    def end(self) -> str:
        """Wall time."""

    @property
    def kind(self) -> str:
        """A PeriodKind."""

    @property
    def name(self) -> str:
        """What people call it, if anything."""


class State(NamedTuple):
    """What holds in a stretch of a day."""

    open: bool
    kind: str
    reason: Reason
    rule: str


class Stretch(NamedTuple):
    """``state`` holds from ``start`` to ``end``, ms of wall time since midnight, half-open."""

    start: int
    end: int
    state: State


class _Span(NamedTuple):
    start: int
    end: int
    period: PeriodLike


def wall_ms(text: str) -> int:
    """``HH:MM`` or ``HH:MM:SS`` as ms since midnight, ``24:00`` included.

    Raises ValueError when it is no such time.
    """
    parts = text.split(":")
    if len(parts) not in (2, 3) or not all(
        len(p) == 2 and p.isascii() and p.isdigit() for p in parts
    ):
        raise ValueError(text)
    hours, minutes, seconds = [*map(int, parts), 0][:3]
    moment = (hours * 3600 + minutes * 60 + seconds) * 1000
    if minutes > 59 or seconds > 59 or moment > DAY:
        raise ValueError(text)
    return moment


def laid_out(periods: Iterable[PeriodLike]) -> list[list[Stretch]]:
    """The seven days, Monday first, each without a gap from midnight to midnight.

    Raises ValueError when a time or a kind is none; :func:`kiosk.timetable.reading.read` says
    where.
    """
    known = list(periods)
    return [_day(known, weekday) for weekday in WEEKDAYS]


def _day(periods: Iterable[PeriodLike], weekday: int) -> list[Stretch]:
    spans = [
        _Span(wall_ms(period.start), wall_ms(period.end), period)
        for period in periods
        if weekday in period.days
    ]
    lessons = [span for span in spans if span.period.kind == PeriodKind.LESSON]
    edges = {0, DAY} | {edge for span in spans for edge in (span.start, span.end)}
    cuts = sorted(edges)
    return [
        Stretch(start, end, _state(spans, lessons, weekday, start)) for start, end in pairwise(cuts)
    ]


def _state(spans: Sequence[_Span], lessons: Sequence[_Span], weekday: int, moment: int) -> State:
    covering = [span for span in spans if span.start <= moment < span.end]
    if not covering:
        return State(False, "", _outside(lessons, weekday, moment), "outside every period")
    period = min(covering, key=_precedence).period
    kind = PeriodKind(period.kind)
    rule = f"{kind} {period.start}-{period.end} {period.name}".rstrip()
    return State(kind is PeriodKind.LESSON, kind.value, _REASONS[kind], rule)


def _precedence(span: _Span) -> tuple[int, int, bool]:
    return -span.start, span.end, span.period.kind == PeriodKind.LESSON


def _outside(lessons: Sequence[_Span], weekday: int, moment: int) -> Reason:
    if not lessons:
        return Reason.WEEKEND if weekday >= _SATURDAY else Reason.DAY_OFF
    if moment < min(span.start for span in lessons):
        return Reason.BEFORE_SCHOOL
    if moment >= max(span.end for span in lessons):
        return Reason.AFTER_SCHOOL
    return Reason.BETWEEN_LESSONS
