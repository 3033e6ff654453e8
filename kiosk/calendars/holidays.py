"""The official Dutch school holidays, as the national government publishes them (JSON).

``content[].vacations[]``, each with a ``type`` (that may hold newlines), ``compulsorydates`` and
``regions[]`` with ``region``, ``startdate`` and ``enddate``. The moments are UTC: a start is
midnight there, an end the last minute of the day in the Netherlands. ``heel Nederland`` counts for
every region. Where a date is only advised, schools may choose another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from kiosk.calendars.found import MOST_TOLD, Found, Told, Window
from kiosk.errors import CalendarTrouble, Problem
from kiosk.tables import Table
from kiosk.timetable.model import DayKind, DaysOff, Region

ZONE = ZoneInfo("Europe/Amsterdam")
EVERYWHERE = "heelnederland"
YES = "true"
LONGEST_NAME = 80  # characters


def read(name: str, data: bytes, region: str, window: Window) -> Found:
    """The holidays of a region in the file ``name``, from the window's first day on.

    Raises CalendarTrouble when it is no such file, or no region is said.
    """
    known = ", ".join(Region)
    if region not in set(Region):
        raise CalendarTrouble([Problem("", "problem.calendar.region", {"known": known})], file=name)
    problems: list[Problem] = []
    found = [one for table in _vacations(name, data, problems) for one in _days(table, region)]
    if problems:
        raise CalendarTrouble(problems[:MOST_TOLD], file=name)
    kept = [one for one in found if date.fromisoformat(one[0].last) >= window.first]
    return Found(
        first=window.first.isoformat(),
        last=window.last.isoformat(),
        days_off=sorted((days for days, _ in kept), key=lambda days: days.first),
        notes=[Told("problem.calendar.advised", 0, days.name) for days, must in kept if not must],
        outside=len(found) - len(kept),
        region=region,
    )


def _vacations(name: str, data: bytes, problems: list[Problem]) -> Iterator[Table]:
    """Every holiday of every school year in the file: of one year, or of a list of them."""
    try:
        value = json.loads(data.decode("utf-8-sig"), object_hook=_squeezed)
    except (ValueError, RecursionError) as trouble:
        said = {"line": str(getattr(trouble, "lineno", 1))}
        raise CalendarTrouble(
            [Problem("", "problem.calendar.no_json", said)], file=name
        ) from trouble
    years = value if isinstance(value, list) else [value]
    for number, one in enumerate(years, 1):
        year = Table(one, f"[{number}]" if value is years else "", problems)
        for content in year.tables("content"):
            yield from content.tables("vacations")


def _days(table: Table, region: str) -> Iterator[tuple[DaysOff, bool]]:
    """What a holiday means for a region, and whether its dates are compulsory."""
    name = table.text("type")[:LONGEST_NAME]
    must = table.text("compulsorydates", "").casefold() == YES
    for one in table.tables("regions"):
        where = "".join(one.text("region").casefold().split())
        if where not in {*Region, EVERYWHERE}:
            one.problem("region", "problem.no_choice", known=", ".join([*Region, "heel Nederland"]))
        first, last = _day(one, "startdate"), _day(one, "enddate")
        if first is None or last is None or where not in {region, EVERYWHERE}:
            continue
        if last < first:
            one.problem("enddate", "problem.before_start", start=first.isoformat())
        yield DaysOff(name, first.isoformat(), last.isoformat(), DayKind.HOLIDAY), must


def _squeezed(table: dict[str, object]) -> dict[str, object]:
    """Texts without the newlines and spaces in them that the data may have; yes and no as texts."""
    return {
        key: " ".join(str(value).lower().split() if isinstance(value, bool) else value.split())
        if isinstance(value, bool | str)
        else value
        for key, value in table.items()
    }


def _day(table: Table, key: str) -> date | None:
    """The date in the Netherlands at a moment."""
    said = table.text(key)
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        table.problem(key, "problem.calendar.no_moment")
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC if len(said) > len("2026-10-17") else ZONE)
    try:
        return moment.astimezone(ZONE).date()
    except OverflowError:
        table.problem(key, "problem.calendar.no_moment")
        return None
