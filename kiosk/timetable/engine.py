"""What a timetable says at a moment, and when that changes.

A moment's wall time decides, so the night that skips an hour simply has no such hour, and in the
night that repeats one, the hour counts twice. Between two changes of the zone's offset wall time
runs evenly, and the walk along the week is plain arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.timetable.verdicts import NO_TIMETABLE, Change, Verdict
from kiosk.timetable.week import DAY, PeriodLike, State, Stretch, laid_out

if TYPE_CHECKING:
    from kiosk.timetable.model import Timetable

HORIZON = 16 * DAY  # two weeks and a day: a changeover night can swallow a period once
_THURSDAY = 3  # 1970-01-01, counted from Monday
_MS = timedelta(milliseconds=1)


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
