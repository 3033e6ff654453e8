"""A group's breaks and days off as iCalendar, for the calendars that teachers and parents have.

What is written comes back just as it was: what iCalendar has no word for stands in lines of our
own, and an event's UID depends on nothing but what it is.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import icalendar

from kiosk.calendars.found import Window
from kiosk.calendars.lines import OWN
from kiosk.timetable.model import Calendar, DaysOff, HalfDay, Period, Timetable
from kiosk.timetable.verdicts import DayKind, PeriodKind

DAY = timedelta(days=1)
MIDNIGHT = "24:00"
BREAKS = (PeriodKind.BREAK, PeriodKind.LUNCH)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HALF = "half_day"
_MADE_BY = "-//Netjes//School time//NL"


def ics(
    calendar: Calendar,
    timetable: Timetable | None,
    zone: str,
    window: Window,
    *,
    group: str = "",
    called: dict[str, str] | None = None,
    bounded: bool = True,
) -> bytes:
    """The breaks of a timetable, and the days off of the window that count for its group.

    ``called`` names what has no name of its own, by its kind. Breaks repeat until the window's last
    day, or without an end when they are not ``bounded``. No ``group``: days of every group.
    """
    made = icalendar.Calendar()
    made.add("PRODID", _MADE_BY)
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("X-WR-TIMEZONE", zone)
    writer = _Writer(ZoneInfo(zone), window, called or {}, bounded=bounded)
    for days in calendar.days_off:
        if _of(days.groups, group) and _near(window, days.first, days.last):
            made.add_component(writer.days_off(days))
    for half in calendar.half_days:
        if _of(half.groups, group) and _near(window, half.date, half.date):
            made.add_component(writer.half_day(half))
    for period in timetable.periods if timetable is not None else ():
        if period.kind in BREAKS:
            made.add_component(writer.period(period, timetable.group if timetable else ""))
    if any("TZID" in getattr(one["DTSTART"], "params", {}) for one in made.events):
        made.subcomponents.insert(0, _zone(zone, window))
    return bytes(made.to_ical())


class _Writer:
    def __init__(
        self, zone: ZoneInfo, window: Window, called: dict[str, str], *, bounded: bool
    ) -> None:
        self._zone, self._window, self._called = zone, window, called
        self._bounded = bounded

    def days_off(self, one: DaysOff) -> icalendar.Event:
        event = self._event(one.name, DayKind(one.kind), one.groups, one.first, one.last)
        event.add("DTSTART", date.fromisoformat(one.first))
        event.add("DTEND", date.fromisoformat(one.last) + DAY)
        return event

    def half_day(self, one: HalfDay) -> icalendar.Event:
        event = self._event(one.name, _HALF, one.groups, one.date, one.start, one.end)
        self._span(event, date.fromisoformat(one.date), one.start, one.end)
        return event

    def period(self, one: Period, group: str) -> icalendar.Event:
        days = sorted(one.days)
        said = "".join(str(day) for day in days)
        event = self._event(one.name, PeriodKind(one.kind), [], group, said, one.start, one.end)
        first = self._window.first
        while first.isoweekday() not in days:
            first += DAY
        self._span(event, first, one.start, one.end)
        rule = {"FREQ": "WEEKLY", "BYDAY": [_WEEKDAYS[day - 1] for day in days]}
        if self._bounded:
            last = datetime.combine(self._window.last, time.max.replace(microsecond=0), self._zone)
            rule["UNTIL"] = [last.astimezone(UTC)]  # type: ignore[list-item]
        event.add("RRULE", rule)
        return event

    def _event(self, name: str, kind: str, groups: list[str], *what: str) -> icalendar.Event:
        event = icalendar.Event()
        key = "\n".join([kind, name, *sorted(groups), *what])
        event.add("UID", f"{sha256(key.encode()).hexdigest()[:32]}@netjes")
        event.add("DTSTAMP", datetime.combine(self._window.first, time(), UTC))
        event.add("SUMMARY", name or self._called.get(kind, kind))
        if not name:
            event.add(f"{OWN}NAME", "")
        event.add(f"{OWN}KIND", kind)
        if groups:
            event.add(f"{OWN}GROUPS", ",".join(groups))
        return event

    def _span(self, event: icalendar.Event, day: date, start: str, end: str) -> None:
        last = day + DAY if end == MIDNIGHT else day
        for key, at, wall in (
            ("DTSTART", day, start),
            ("DTEND", last, "00:00" if end == MIDNIGHT else end),
        ):
            moment = datetime.combine(at, time.fromisoformat(wall), self._zone)
            event.add(key, moment)


def _of(groups: list[str], group: str) -> bool:
    return not groups or not group or group in groups


def _near(window: Window, first: str, last: str) -> bool:
    return window.touches(date.fromisoformat(first), date.fromisoformat(last))


def _zone(name: str, window: Window) -> icalendar.Timezone:
    """The zone's changes in and around the window."""
    return icalendar.Timezone.from_tzid(
        name,
        first_date=date(window.first.year - 1, 1, 1),
        last_date=date(window.last.year + 10, 1, 1),
    )
