"""A school year as days: what each day is, how it is called, and when its lessons begin and end.

A school year runs from 1 August to 31 July. Whether there is school on a day is what
:class:`kiosk.timetable.plan.Plan` says of it, overrides left out; names come from the calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct

from kiosk.desk.moments import local
from kiosk.model import Override
from kiosk.timetable.days import concerns
from kiosk.timetable.model import Calendar, DaysOff, HalfDay, Use
from kiosk.timetable.plan import Plan
from kiosk.timetable.school_year import first_day, last_day

_SATURDAY = 6


class DayIs(StrEnum):
    """What a day is for a group."""

    SCHOOL = "school"
    HALF = "half"  # school, less a part of the day
    HOLIDAY = "holiday"
    STUDY_DAY = "study_day"
    DAY_OFF = "day_off"
    WEEKEND = "weekend"
    FREE = "free"  # another day without a lesson


LESSONS = (DayIs.SCHOOL, DayIs.HALF)
"""Days with at least one moment at which devices are open."""


class Day(Struct, frozen=True):
    """One day. ``opens`` and ``closes`` are wall times of the first and last lesson.

    ``off`` and ``half`` are what the calendar says of the day, ``variant`` the week in use, and
    ``given`` how many overrides begin on it.
    """

    date: date
    sort: DayIs
    opens: str = ""
    closes: str = ""
    off: DaysOff | None = None
    half: HalfDay | None = None
    variant: str = ""
    given: int = 0

    @property
    def name(self) -> str:
        """What the calendar calls this day, if anything."""
        if self.off is not None:
            return self.off.name
        return self.half.name if self.half is not None else ""


class Year(Struct, frozen=True):
    """The days from 1 August of ``start`` to 31 July."""

    start: int
    days: tuple[Day, ...]

    @property
    def first(self) -> date:
        """1 August."""
        return first_day(self.start)

    @property
    def last(self) -> date:
        """31 July of the next year."""
        return last_day(self.start)

    def day(self, on: date) -> Day | None:
        """The day, if it is in this year."""
        at = (on - self.first).days
        return self.days[at] if 0 <= at < len(self.days) else None

    @property
    def school_days(self) -> int:
        """How many days have lessons."""
        return sum(1 for day in self.days if day.sort in LESSONS)


def weeks(first: date, last: date) -> list[date]:
    """The Mondays of the weeks that hold a day from ``first`` to ``last``."""
    monday = first - timedelta(days=first.weekday())
    return [monday + timedelta(days=7 * at) for at in range((last - monday).days // 7 + 1)]


def year(
    start: int,
    plan: Plan,
    calendar: Calendar,
    zone: str,
    *,
    group: str,
    uses: Iterable[Use] = (),
    overrides: Iterable[Override] = (),
) -> Year:
    """The school year that begins in ``start``, for one group.

    ``plan`` is the group's, made without overrides; ``uses`` are of its timetable.
    """
    off = _spread(calendar.days_off, group, start)
    half = _halves(calendar.half_days, group)
    variants = {on: use.variant for use in uses for on in _within(use.first, use.last, start)}
    given = _given(overrides, zone)
    open_days = _open_days(plan, start, zone)
    return Year(
        start,
        tuple(
            _day(
                on,
                open_days.get(on),
                off.get(on),
                half.get(on),
                variants.get(on, ""),
                given.get(on, 0),
            )
            for on in _between(first_day(start), last_day(start))
        ),
    )


def midnight(on: date, zone: str) -> int:
    """The moment at which a day begins at school, ms since 1970, UTC."""
    return round(datetime.combine(on, time(), ZoneInfo(zone)).timestamp() * 1000)


def _day(
    on: date,
    lessons: tuple[str, str] | None,
    off: DaysOff | None,
    half: HalfDay | None,
    variant: str,
    given: int,
) -> Day:
    opens, closes = lessons or ("", "")
    return Day(on, _sort(on, lessons, off, half), opens, closes, off, half, variant, given)


def _sort(
    on: date, lessons: tuple[str, str] | None, off: DaysOff | None, half: HalfDay | None
) -> DayIs:
    if lessons is not None:
        return DayIs.HALF if half is not None else DayIs.SCHOOL
    if off is not None:
        return DayIs(off.kind.value)
    return DayIs.WEEKEND if on.isoweekday() >= _SATURDAY else DayIs.FREE


def _open_days(plan: Plan, start: int, zone: str) -> dict[date, tuple[str, str]]:
    """The days with a moment at which devices are open: from when and to when."""
    begin = midnight(first_day(start), zone)
    end = midnight(first_day(start + 1), zone)
    found: dict[date, tuple[str, str]] = {}
    for opens, closes in _stretches(plan, begin, end):
        first, last = local(opens, zone), local(closes - 1, zone)
        for on in _between(first.date(), last.date()):
            ends = on == last.date() and local(closes, zone).date() == on
            from_ = first.strftime("%H:%M") if on == first.date() else "00:00"
            to = local(closes, zone).strftime("%H:%M") if ends else "24:00"
            found[on] = (found[on][0] if on in found else from_, to)
    return found


def _stretches(plan: Plan, begin: int, end: int) -> Iterator[tuple[int, int]]:
    opened = begin if plan.verdict(begin).open else None
    for change in plan.changes(begin, end):
        if change.verdict.open and opened is None:
            opened = change.at
        elif not change.verdict.open and opened is not None:
            yield opened, change.at
            opened = None
    if opened is not None:
        yield opened, end


def _spread(days_off: Iterable[DaysOff], group: str, start: int) -> dict[date, DaysOff]:
    """Which days off a day belongs to; of several the first in the list."""
    found: dict[date, DaysOff] = {}
    for one in days_off:
        if concerns(one.groups, group):
            for on in _within(one.first, one.last, start):
                found.setdefault(on, one)
    return found


def _halves(half_days: Iterable[HalfDay], group: str) -> dict[date, HalfDay]:
    found: dict[date, HalfDay] = {}
    for one in half_days:
        if concerns(one.groups, group):
            found.setdefault(date.fromisoformat(one.date), one)
    return found


def _within(first: str, last: str, start: int) -> Iterator[date]:
    """The days from ``first`` to ``last`` that are in this school year."""
    begin = max(date.fromisoformat(first), first_day(start))
    return _between(begin, min(date.fromisoformat(last), last_day(start)))


def _given(overrides: Iterable[Override], zone: str) -> dict[date, int]:
    found: dict[date, int] = {}
    for one in overrides:
        on = local(one.start, zone).date()
        found[on] = found.get(on, 0) + 1
    return found


def _between(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=at) for at in range((last - first).days + 1))
