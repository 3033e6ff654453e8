"""The order of the rules as kiosk.timetable writes it down, read slowly: is it open?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.model import Override
from kiosk.timetable.model import Calendar, Period, PeriodKind, Timetable

SECOND = 1_000
MINUTE = 60_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class SlowHours:
    """Whether it is open, and nothing else. Everything in it changes on whole minutes."""

    def __init__(self, zone: str) -> None:
        self.zone = ZoneInfo(zone)
        self.timetables: dict[str, Timetable] = {}
        self.calendar = Calendar()
        self.overrides: dict[str, list[Override]] = {}

    def open(self, at: int, group: str, pupil: str = "") -> bool:
        """For this group, or for this pupil of it."""
        said = [
            one.opens
            for one in self.overrides.get(group, [])
            if one.pupil in ("", pupil) and one.start <= at < min(one.end, one.ceiling)
        ]
        if said:
            return all(said)
        return self._planned(at, group, [])

    def first_closed(self, start: int, end: int, group: str, pupil: str = "") -> int:
        """The first moment in ``(start, end]`` that is closed; 0 when there is none."""
        moments = [*range(start // MINUTE * MINUTE + MINUTE, end + 1, MINUTE), end]
        return next((at for at in moments if not self.open(at, group, pupil)), 0)

    def _planned(self, at: int, group: str, whole: Sequence[str]) -> bool:
        wall = (_EPOCH + timedelta(milliseconds=at)).astimezone(self.zone)
        if self._off(wall, group):
            return False
        timetable = self.timetables.get(group)
        if timetable is None:
            return True
        parts = [part for part in timetable.combines if part not in whole and part != group]
        if not all(self._planned(at, part, [*whole, group]) for part in parts):
            return False
        variant = _in_use(timetable, wall.date())
        if variant is None and not timetable.periods and parts:
            return True
        return _lesson(timetable.periods if variant is None else variant, wall)

    def _off(self, wall: datetime, group: str) -> bool:
        today, time = wall.date().isoformat(), f"{wall:%H:%M}"
        days = (
            one.first <= today <= one.last
            for one in self.calendar.days_off
            if not one.groups or group in one.groups
        )
        halves = (
            one.date == today and one.start <= time < one.end
            for one in self.calendar.half_days
            if not one.groups or group in one.groups
        )
        return any(days) or any(halves)


def _in_use(timetable: Timetable, today: date) -> list[Period] | None:
    weeks: Mapping[str, list[Period]] = {one.name: one.periods for one in timetable.variants}
    for use in timetable.uses:
        if use.first <= today.isoformat() <= use.last:
            return weeks[use.variant]
    return None


def _lesson(periods: Sequence[Period], wall: datetime) -> bool:
    time = f"{wall:%H:%M}"
    covering = [
        one for one in periods if wall.isoweekday() in one.days and one.start <= time < one.end
    ]
    if not covering:
        return False
    latest = max(one.start for one in covering)
    covering = [one for one in covering if one.start == latest]
    soonest = min(one.end for one in covering)
    covering = [one for one in covering if one.end == soonest]
    return all(one.kind is PeriodKind.LESSON for one in covering)
