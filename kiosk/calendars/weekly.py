"""Breaks as a timetable has them: every week at the same hour, from when they come in a calendar.

A calendar can leave one out, or move it, and a week cannot. So a break counts as weekly when it
comes nearly every week, and what differs is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from kiosk.calendars.events import DAY, Puzzle
from kiosk.calendars.found import Told, Window
from kiosk.calendars.recurrence import Occurrence
from kiosk.timetable.model import Period, PeriodKind

WEEK = timedelta(days=7)
LEAST = 3  # times that something comes before it comes every week
SAME_HOUR = 0.75  # of the times that it comes on a weekday
MOST_WEEKS = 0.6  # of the weeks from the first time to the last
SLACK = timedelta(weeks=7)  # of a school year, at either end, that nobody is at school
NAMED = 5  # dates in one sentence


class _Hours(NamedTuple):
    start: str
    end: str


class _Once(NamedTuple):
    day: date
    hours: _Hours


class _Weekly(NamedTuple):
    """On one weekday: the hours, and the days on which it comes then."""

    weekday: int
    hours: _Hours
    days: list[date]


def wall(moment: time) -> str:
    """A time of the day as the timetable writes it."""
    return moment.isoformat("seconds" if moment.second else "minutes")


def breaks(
    found: Sequence[Occurrence], off: Collection[date], window: Window
) -> tuple[list[Period], list[Told]]:
    """The breaks in one series, and what about it does not fit in a week.

    On the days ``off`` nobody misses a break. Raises Puzzle when it is nothing weekly.
    """
    head, line = found[0].event.head, found[0].event.line
    times = [_once(one) for one in found]
    weekly = list(_weekly(times, off, line))
    if not weekly:
        raise Puzzle("problem.calendar.not_weekly", line)
    days: dict[_Hours, list[int]] = defaultdict(list)
    for one in weekly:
        days[one.hours].append(one.weekday)
    kind = PeriodKind(head.meaning.value)
    periods = [Period(at, *hours, kind, head.name) for hours, at in sorted(days.items())]
    told = {
        "problem.calendar.missing": _dates(_missing(weekly, off)),
        "problem.calendar.moved": _dates(_moved(times, weekly)),
        "problem.calendar.part_year": _part(weekly, window),
    }
    return periods, [Told(why, line, head.name, facts) for why, facts in told.items() if facts]


def _once(one: Occurrence) -> _Once:
    start, end = one.start, one.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        raise Puzzle("problem.calendar.break_all_day", one.event.line)
    midnight = datetime.combine(start.date() + DAY, time())
    if end > midnight:
        raise Puzzle("problem.calendar.midnight", one.event.line)
    last = "24:00" if end == midnight else wall(end.time())
    return _Once(start.date(), _Hours(wall(start.time()), last))


def _weekly(times: Sequence[_Once], off: Collection[date], line: int) -> Iterator[_Weekly]:
    """The weekdays on which it comes nearly every week."""
    by_weekday: dict[int, list[_Once]] = defaultdict(list)
    for one in times:
        by_weekday[one.day.isoweekday()].append(one)
    if all(len(some) < LEAST for some in by_weekday.values()):
        raise Puzzle("problem.calendar.once", line)
    for weekday, some in sorted(by_weekday.items()):
        hours, often = Counter(one.hours for one in some).most_common(1)[0]
        if len(some) >= LEAST and often < SAME_HOUR * len(some):
            raise Puzzle("problem.calendar.shifts", line)
        days = sorted({one.day for one in some if one.hours == hours})
        weeks = [day for day in _every_week(days) if day in days or day not in off]
        if len(days) >= LEAST and len(days) >= MOST_WEEKS * len(weeks):
            yield _Weekly(weekday, hours, days)


def _every_week(days: Sequence[date]) -> Iterator[date]:
    day = days[0]
    while day <= days[-1]:
        yield day
        day += WEEK


def _missing(weekly: Iterable[_Weekly], off: Collection[date]) -> list[date]:
    """Where a week goes by without it, and there is school."""
    return [
        day
        for one in weekly
        for day in _every_week(one.days)
        if day not in one.days and day not in off
    ]


def _moved(times: Iterable[_Once], weekly: Iterable[_Weekly]) -> list[date]:
    """Where it comes as it comes on no other week."""
    usual = {(day, one.hours) for one in weekly for day in one.days}
    return [one.day for one in times if (one.day, one.hours) not in usual]


def _dates(days: Iterable[date]) -> dict[str, str]:
    """Days as a fact, the first few by name; none when there are none."""
    found = [day.isoformat() for day in sorted(set(days))]
    if not found:
        return {}
    more = f" (+{len(found) - NAMED})" if len(found) > NAMED else ""
    return {"dates": ", ".join(found[:NAMED]) + more}


def _part(weekly: Iterable[_Weekly], window: Window) -> dict[str, str]:
    """The first and the last day, when that is well within the school year."""
    days = [day for one in weekly for day in one.days]
    first, last = min(days), max(days)
    if first - window.first <= SLACK and window.last - last <= SLACK:
        return {}
    return {"first": first.isoformat(), "last": last.isoformat()}
