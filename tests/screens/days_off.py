"""A school year with days off, a holiday that is still to come into it, a calendar to read."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from kiosk.demo.stage.stage import Stage
from kiosk.timetable.model import Calendar, DayKind, DaysOff, HalfDay
from kiosk.timetable.school_year import starting

_EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//school//nl
BEGIN:VEVENT
UID:1
DTSTAMP:20260801T000000Z
SUMMARY:Meivakantie
DTSTART;VALUE=DATE:YEAR0424
DTEND;VALUE=DATE:YEAR0510
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20260801T000000Z
SUMMARY:Ouderavond groep 5
DTSTART;TZID=Europe/Amsterdam:YEAR0114T190000
DTEND;TZID=Europe/Amsterdam:YEAR0114T210000
END:VEVENT
END:VCALENDAR
"""


class DaysHere(NamedTuple):
    """What stands there; the first and the last day of what a hand adds; a file to read."""

    calendar: Calendar
    spring: tuple[str, str]
    file: Path


def days_off(stage: Stage, today: date) -> DaysHere:
    """The days off of the school year of ``today``, which is none of them."""
    start = starting(today)
    easter, study = f"{start + 1}-03-29", f"{start}-09-21"
    every = [
        DaysOff("Zomervakantie", f"{start}-08-01", f"{start}-08-23"),
        DaysOff("Studiedag", study, study, DayKind.STUDY_DAY),
        DaysOff("Herfstvakantie", *_span(date(start, 10, 17), 9)),
        DaysOff("Kerstvakantie", *_span(date(start, 12, 19), 16)),
        DaysOff("Tweede paasdag", easter, easter, DayKind.DAY_OFF),
    ]
    halves = [HalfDay("Sinterklaas", f"{start}-12-04"), HalfDay("Kerst", f"{start}-12-18")]
    now = today.isoformat()
    calendar = Calendar(
        [one for one in every if not one.first <= now <= one.last],
        [one for one in halves if one.date != now],
    )
    spring = _span(date(start + 1, 2, 20), 9)
    if spring[0] <= now <= spring[1]:
        spring = _span(date(start + 1, 6, 5), 9)
    path = stage.room("calendar") / "agenda.ics"
    path.write_text(_EVENTS.replace("YEAR", str(start + 1)), "utf-8")
    stage.own(path)
    return DaysHere(calendar, spring, path)


def _span(first: date, days: int) -> tuple[str, str]:
    return first.isoformat(), (first + timedelta(days=days - 1)).isoformat()
