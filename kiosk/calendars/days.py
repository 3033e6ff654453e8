"""Days and parts of days without school, from when events without school come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from kiosk.calendars.events import DAY
from kiosk.calendars.meaning import Meaning
from kiosk.calendars.recurrence import Occurrence
from kiosk.calendars.weekly import wall
from kiosk.timetable.model import DayKind, DaysOff, HalfDay

_KINDS = {
    Meaning.HOLIDAY: DayKind.HOLIDAY,
    Meaning.STUDY_DAY: DayKind.STUDY_DAY,
    Meaning.FEAST: DayKind.DAY_OFF,
    Meaning.DAY_OFF: DayKind.DAY_OFF,
    Meaning.HALF_DAY: DayKind.DAY_OFF,
}


def told_as_off(one: Occurrence) -> bool:
    """Whether this means that there is no school; a public holiday does for whole days alone."""
    meaning = one.event.head.meaning
    return meaning in _KINDS and not (meaning is Meaning.FEAST and isinstance(one.start, datetime))


def days(found: Iterable[Occurrence]) -> tuple[list[DaysOff], list[HalfDay]]:
    """The days off and parts of days in one series; days that follow each other are one stretch."""
    whole: list[DaysOff] = []
    parts: list[HalfDay] = []
    for one in sorted(found, key=lambda one: str(one.start)):
        whole += _whole(one)
        parts += _parts(one)
    return _joined(whole), parts


def each(one: DaysOff) -> Iterator[date]:
    """Its days."""
    day = date.fromisoformat(one.first)
    while day <= date.fromisoformat(one.last):
        yield day
        day += DAY


def _whole(one: Occurrence) -> Iterator[DaysOff]:
    """The whole days of it: all, or what lies between the parts at both ends."""
    head = one.event.head
    first, last = one.start, one.end
    if isinstance(first, datetime):
        first = first.date() + (DAY if first.time() != time() else 0 * DAY)
    elif head.meaning is Meaning.HALF_DAY:
        return
    if isinstance(last, datetime):
        last = last.date()
    if first < last:
        kind = _KINDS[head.meaning]
        yield DaysOff(head.name, first.isoformat(), (last - DAY).isoformat(), kind, head.groups)


def _parts(one: Occurrence) -> Iterator[HalfDay]:
    """The parts of days at both ends."""
    head, start, end = one.event.head, one.start, one.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        if head.meaning is Meaning.HALF_DAY:  # our own, from midnight to midnight
            yield HalfDay(head.name, start.isoformat(), "00:00", "24:00", head.groups)
        return
    if start.date() == end.date():
        hours = wall(start.time()), wall(end.time())
        yield HalfDay(head.name, start.date().isoformat(), *hours, head.groups)
        return
    if start.time() != time():
        day = start.date().isoformat()
        yield HalfDay(head.name, day, wall(start.time()), "24:00", head.groups)
    if end.time() != time():
        day = end.date().isoformat()
        yield HalfDay(head.name, day, "00:00", wall(end.time()), head.groups)


def _joined(whole: Iterable[DaysOff]) -> list[DaysOff]:
    made: list[DaysOff] = []
    for one in whole:
        before = made[-1] if made else None
        if before is not None and date.fromisoformat(one.first) <= (
            date.fromisoformat(before.last) + DAY
        ):
            last = max(before.last, one.last)
            made[-1] = DaysOff(one.name, before.first, last, one.kind, one.groups)
        else:
            made.append(one)
    return made
