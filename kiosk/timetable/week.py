"""A week of periods laid out: for each weekday, which state holds from which moment on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kiosk.timetable.ranges import Range, Ranges
from kiosk.timetable.verdicts import PeriodKind, Reason

if TYPE_CHECKING:
    from kiosk.timetable.likes import PeriodLike

DAY = 86_400_000  # ms of a day of wall time
_SATURDAY = 6

REASONS: Mapping[str, Reason] = MappingProxyType(
    {
        PeriodKind.LESSON: Reason.LESSON,
        PeriodKind.BREAK: Reason.BREAK,
        PeriodKind.LUNCH: Reason.LUNCH,
        PeriodKind.BEFORE: Reason.BEFORE_SCHOOL,
        PeriodKind.AFTER: Reason.AFTER_SCHOOL,
    }
)


class State(NamedTuple):
    """What holds in a stretch of time."""

    open: bool
    kind: str
    reason: Reason
    rule: str


class Day:
    """A day of wall time: from which moments (ms since midnight, the first is 0) which states hold.

    The same object stands for every date that is alike.
    """

    def __init__(self, stretches: Iterable[tuple[int, State]]) -> None:
        self.starts: list[int] = []
        self.states: list[State] = []
        for start, state in stretches:
            if not self.states or self.states[-1] != state:
                self.starts.append(start)
                self.states.append(state)

    def at(self, moment: int) -> State:
        """What holds at this moment."""
        return self.states[bisect_right(self.starts, moment) - 1]


class Week:
    """Periods, laid out a weekday at a time when it is asked for.

    ``label`` stands before every rule: whose week it is, or which variant.
    """

    def __init__(self, periods: Iterable[PeriodLike], label: str = "") -> None:
        """Raises ValueError when a time, a day or a kind is none."""
        self._label = label
        self._ranges: list[list[Range[State]]] = [[] for _ in range(7)]
        self._days: list[Day | None] = [None] * 7
        for period in periods:
            self._take(period)

    def day(self, weekday: int) -> Day:
        """ISO weekday, 1 to 7."""
        found = self._days[weekday - 1]
        if found is None:
            found = self._days[weekday - 1] = _laid_out(
                self._ranges[weekday - 1], weekday, self._label
            )
        return found

    def _take(self, period: PeriodLike) -> None:
        kind = PeriodKind(period.kind)
        rule = f"{self._label}{kind} {period.start}-{period.end} {period.name}".rstrip()
        state = State(kind is PeriodKind.LESSON, kind.value, REASONS[kind], rule)
        one = Range(wall_ms(period.start), wall_ms(period.end), state)
        for weekday in period.days:
            if weekday not in range(1, 8):
                raise ValueError(weekday)
            if one.start < one.end:
                self._ranges[weekday - 1].append(one)


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


def _laid_out(spans: list[Range[State]], weekday: int, label: str) -> Day:
    ranges = Ranges(sorted(spans, key=_precedence))
    lessons = [span for span in spans if span.what.open]
    found: list[tuple[int, State]] = []
    for moment in sorted({0, *ranges.edges} - {DAY}):
        state = ranges.at(moment)
        if state is None:
            reason = _outside(lessons, weekday, moment)
            state = State(False, "", reason, f"{label}outside every period")
        found.append((moment, state))
    return Day(found)


def _precedence(span: Range[State]) -> tuple[int, int, bool]:
    return -span.start, span.end, span.what.open


def _outside(lessons: Sequence[Range[State]], weekday: int, moment: int) -> Reason:
    if not lessons:
        return Reason.WEEKEND if weekday >= _SATURDAY else Reason.DAY_OFF
    if moment < min(span.start for span in lessons):
        return Reason.BEFORE_SCHOOL
    if moment >= max(span.end for span in lessons):
        return Reason.AFTER_SCHOOL
    return Reason.BETWEEN_LESSONS
