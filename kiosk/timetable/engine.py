"""What a timetable says at a moment, and when that changes.

A moment's wall time decides, so the night that skips an hour simply has no such hour, and in the
night that repeats one, the hour counts twice. Between two changes of the zone's offset wall time
runs evenly, and the walk along the week is plain arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from kiosk.timetable.likes import PeriodLike
from kiosk.timetable.verdicts import NO_TIMETABLE, Change, PeriodKind, Reason, Verdict
from kiosk.timetable.week import DAY, REASONS, State, wall_ms

if TYPE_CHECKING:
    from kiosk.timetable.model import Timetable

HORIZON = 16 * DAY  # two weeks and a day: a changeover night can swallow a period once
_THURSDAY = 3  # 1970-01-01, counted from Monday
_MS = timedelta(milliseconds=1)
WEEKDAYS = range(1, 8)
_SATURDAY = 6


def verdict(timetable: Timetable | None, zone: str, now_ms: int) -> Verdict:
    """What ``timetable`` says in ``zone`` (IANA name) at ``now_ms`` (ms since 1970, UTC).

    Raises ValueError for a broken timetable and ZoneInfoNotFoundError for an unknown zone.
    """
    return NO_TIMETABLE if timetable is None else Week(timetable.periods, zone).verdict(now_ms)


class Week:
    """A timetable's periods in a zone, made ready to be asked often."""

    def __init__(self, periods: Iterable[PeriodLike], zone: str) -> None:
        """Raises ValueError and ZoneInfoNotFoundError, as :func:`verdict`."""
        self._days = laid_out(periods)
        self._starts = [[stretch.start for stretch in day] for day in self._days]
        self._zone = ZoneInfo(zone)

    def verdict(self, now_ms: int) -> Verdict:
        """What holds at ``now_ms``, and between which changes of open and closed."""
        state = self._state(now_ms)
        since = self._since(now_ms, state.open)
        until = next((at for at, later in self._after(now_ms) if later.open != state.open), 0)
        return Verdict(state.open, state.kind, state.reason, since, until, state.rule)

    def next_change(self, now_ms: int) -> int:
        """When anything of the verdict changes next, the reason included; 0: not in sight."""
        state = self._state(now_ms)
        return next((at for at, later in self._after(now_ms) if later != state), 0)

    def changes(self, start_ms: int, end_ms: int) -> list[Change]:
        """Every change in ``[start_ms, end_ms)``, each with the verdict that holds from it on."""
        found: list[Change] = []
        at = self.next_change(start_ms - 1)
        while at and at < end_ms:
            found.append(Change(at, self.verdict(at)))
            at = self.next_change(at)
        return found

    def _since(self, now_ms: int, is_open: bool) -> int:
        began = now_ms
        for start, before in self._before(now_ms):
            began = start
            if before.open != is_open:
                return began
        return 0

    def _after(self, now_ms: int) -> Iterator[tuple[int, State]]:
        """The edges after ``now_ms``, in order, each with the state that begins there."""
        at, offset = now_ms, self._offset(now_ms)
        while at < now_ms + HORIZON:
            wall = at + offset
            edge = at + self._stretch(wall).end - wall % DAY
            if self._offset(edge) != offset:
                edge = self._shift(at, edge)
                offset = self._offset(edge)
            yield edge, self._stretch(edge + offset).state
            at = edge

    def _before(self, now_ms: int) -> Iterator[tuple[int, State]]:
        """The edges up to ``now_ms``, last first, each with the state that ends there."""
        at, offset = now_ms, self._offset(now_ms)
        while at > now_ms - HORIZON:
            wall = at + offset
            edge = at - (wall % DAY - self._stretch(wall).start)
            if self._offset(edge - 1) != offset:
                edge = self._shift(edge - 1, at)
                offset = self._offset(edge - 1)
            at = edge - 1
            yield edge, self._stretch(at + offset).state

    def _state(self, at: int) -> State:
        return self._stretch(at + self._offset(at)).state

    def _stretch(self, wall: int) -> Stretch:
        day, moment = divmod(wall, DAY)
        weekday = (day + _THURSDAY) % 7
        return self._days[weekday][bisect_right(self._starts[weekday], moment) - 1]

    def _offset(self, at: int) -> int:
        offset = datetime.fromtimestamp(at // 1000, self._zone).utcoffset()
        return offset // _MS if offset is not None else 0

    def _shift(self, before: int, after: int) -> int:
        """The first moment after ``before`` with the offset of ``after``, which has another."""
        offset = self._offset(after)
        while after - before > 1:
            middle = (before + after) // 2
            if self._offset(middle) == offset:
                after = middle
            else:
                before = middle
        return after


class Stretch(NamedTuple):
    """``state`` holds from ``start`` to ``end``, ms of wall time since midnight, half-open."""

    start: int
    end: int
    state: State


class _Span(NamedTuple):
    start: int
    end: int
    period: PeriodLike


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
    return State(kind is PeriodKind.LESSON, kind.value, REASONS[kind], rule)


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
