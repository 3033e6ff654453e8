"""The group's school year as the desk knows it now, made once for everything that shows it."""

from __future__ import annotations

from datetime import date

from kiosk.desk import moments
from kiosk.desk.year import Year, year
from kiosk.timetable.school_year import starting
from ui.teacher.tools import Tools


def today(tools: Tools) -> date:
    """The date at school."""
    return moments.local(tools.desk.clock.now(), tools.desk.school.zone).date()


def this_year(tools: Tools) -> int:
    """The calendar year in which the school year of today began."""
    return starting(today(tools))


def read_year(tools: Tools, start: int) -> Year:
    """The school year that begins in ``start``, of the group looked at."""
    desk = tools.desk
    timetable = desk.hours.timetable()
    return year(
        start,
        desk.hours.plan(overrides=False),
        desk.hours.calendar,
        desk.school.zone,
        group=desk.group,
        uses=timetable.uses if timetable is not None else (),
        overrides=desk.hours.in_force(),
    )
