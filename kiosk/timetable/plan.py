"""A group's time at school, ready to be asked: what holds at a moment, and when that changes.

A moment's wall time decides, so the night that skips an hour simply has no such hour, and in the
night that repeats one, the hour counts twice. Between two changes of the zone's offset wall time
runs evenly, and the walk along the dates is plain arithmetic.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.timetable.days import Combined, Dated, Days, NotClosed, Planned
from kiosk.timetable.line import HORIZON as HORIZON  # noqa: PLC0414 - how far a plan looks
from kiosk.timetable.line import Edge, Line
from kiosk.timetable.ranges import Range, Ranges
from kiosk.timetable.verdicts import Change, Reason, Verdict
from kiosk.timetable.week import DAY, State

if TYPE_CHECKING:
    from kiosk.timetable.likes import CalendarLike, OverrideLike, TimetableLike

_MS = timedelta(milliseconds=1)
_LEAST, _MOST = -62_135_000_000_000, 253_402_000_000_000  # within the years 1 to 9999, in ms


class Plan:
    """A timetable, a calendar and overrides in a zone. Not for several threads at once.

    ``parts`` are the timetables of the groups that this one combines, all of them, those of parts
    of parts too; None for a group without one.
    """

    def __init__(
        self,
        timetable: TimetableLike | None,
        zone: str,
        *,
        calendar: CalendarLike | None = None,
        overrides: Iterable[OverrideLike] = (),
        parts: Sequence[TimetableLike | None] = (),
        group: str = "",
        closes: bool = True,
    ) -> None:
        """``group``: whose plan it is; the timetable says so, if there is one.

        ``closes``: whether the school's agreements close devices by the timetable at all.
        Raises ValueError for what is broken and ZoneInfoNotFoundError for an unknown zone.
        """
        self._zone = _zone(zone)
        days = _days(timetable, calendar, parts, group)
        self._days: Days = days if closes else NotClosed()
        self._overrides = _by_pupil(overrides)
        self._lines: dict[str, Line] = {}

    def verdict(self, now_ms: int, pupil: str = "") -> Verdict:
        """What holds at ``now_ms`` (ms since 1970, UTC), and between which flips of open.

        With a pupil, the overrides for that pupil count as well.
        """
        return self._line(pupil).verdict(now_ms)

    def next_change(self, now_ms: int, pupil: str = "") -> int:
        """When anything of the verdict changes next, reason or rule included; 0: not in sight."""
        return self._line(pupil).next_edge(now_ms)

    def changes(self, start_ms: int, end_ms: int, pupil: str = "") -> list[Change]:
        """Every change in ``[start_ms, end_ms)``, each with the verdict that holds from it on."""
        return self._new_line(pupil).changes(start_ms, end_ms)

    def _line(self, pupil: str) -> Line:
        key = pupil if pupil in self._overrides else ""
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = self._new_line(key)
        return line

    def _new_line(self, pupil: str) -> Line:
        overrides = self._overrides.get(pupil) or self._overrides[""]
        return Line(partial(self._overridden, Ranges(sorted(overrides, key=_precedence))))

    def _overridden(self, overrides: Ranges[OverrideLike], start: int, end: int) -> list[Edge]:
        """Rule 2 above all others."""
        planned = list(self._planned(start, end))
        moments = [at for at, _ in planned]
        found: list[Edge] = []
        done = 0
        for one in overrides.within(start, end):
            found += planned[done : bisect_left(moments, one.start)]
            if found and found[-1][0] == one.start:
                found.pop()
            found.append((one.start, self._said(one.what)))
            done = bisect_right(moments, one.end)
            if one.end < end:
                found.append((one.end, planned[done - 1][1]))
        return found + planned[done:]

    def _planned(self, start: int, end: int) -> Iterator[Edge]:
        """All other rules, UTC day by UTC day: no zone changes its offset twice in one."""
        offset = self._offset(start)
        for begin in range(start, end, DAY):
            after = self._offset(begin + DAY)
            if after == offset:
                yield from self._even(begin, begin + DAY, offset)
            else:
                shift = self._shift(begin, begin + DAY, after)
                yield from self._even(begin, shift, offset)
                yield from self._even(shift, begin + DAY, after)
            offset = after

    def _even(self, start: int, end: int, offset: int) -> Iterator[Edge]:
        """A stretch with one offset."""
        number = (start + offset) // DAY
        for midnight in range(number * DAY - offset, end, DAY):
            day = self._days.day(number)
            number += 1
            first = bisect_right(day.starts, start - midnight) - 1 if midnight < start else 0
            yield max(start, midnight), day.states[first]
            for later in range(first + 1, len(day.starts)):
                at = midnight + day.starts[later]
                if at >= end:
                    return
                yield at, day.states[later]

    def _offset(self, at: int) -> int:
        offset = _local(at, self._zone).utcoffset()
        return offset // _MS if offset is not None else 0

    def _shift(self, before: int, after: int, offset: int) -> int:
        """The first moment after ``before`` with the offset of ``after``, which has another."""
        while after - before > 1:
            middle = (before + after) // 2
            if self._offset(middle) == offset:
                after = middle
            else:
                before = middle
        return after

    def _said(self, one: OverrideLike) -> State:
        end = _local(_end(one), self._zone)
        day = _local(one.start, self._zone).date()
        until = f"{end:%H:%M}" if end.date() == day else f"{end.date()} {end:%H:%M}"
        by = f" by {one.by}" if one.by else ""
        whom = " for one pupil" if one.pupil else ""
        why = Reason(one.why)
        return State(bool(one.opens), "", why, f"override {why}{whom}{by} until {until}")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except OSError as trouble:  # a folder of zones
        raise ZoneInfoNotFoundError(name) from trouble


def _local(at: int, zone: ZoneInfo) -> datetime:
    """Wall time, to the second; beyond the calendar, its ends."""
    return datetime.fromtimestamp(max(_LEAST, min(at, _MOST)) // 1000, zone)


def _days(
    timetable: TimetableLike | None,
    calendar: CalendarLike | None,
    parts: Sequence[TimetableLike | None],
    group: str,
) -> Days:
    own = Planned(timetable, alone=not parts)
    combined: list[Days] = []
    for part in parts:
        if part is not None:
            label = f"{part.group}: "
            planned = Planned(part, label, alone=not part.combines)
            combined.append(Dated(planned, part.group, calendar, label))
    planned_days: Days = Combined(own, combined) if combined else own
    return Dated(planned_days, timetable.group if timetable else group, calendar)


def _by_pupil(overrides: Iterable[OverrideLike]) -> dict[str, list[Range[OverrideLike]]]:
    """For each pupil with overrides those and the group's; under "" the group's."""
    found: dict[str, list[Range[OverrideLike]]] = {"": []}
    for one in overrides:
        Reason(one.why)
        found.setdefault(one.pupil, []).append(Range(one.start, _end(one), one))
    for pupil, own in found.items():
        if pupil:
            own.extend(found[""])
    return found


def _end(one: OverrideLike) -> int:
    return min(one.end, one.ceiling)


def _precedence(one: Range[OverrideLike]) -> tuple[bool, bool, int, str]:
    """Closed beats open; then the one for the pupil, the one that ends last, the id."""
    return one.what.opens, not one.what.pupil, -one.end, one.what.id
