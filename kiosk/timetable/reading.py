"""A timetable from decoded JSON or TOML: every problem is found before anything is said."""

from __future__ import annotations

from kiosk.errors import Problem, TimetableTrouble
from kiosk.tables import Table
from kiosk.timetable.model import Period, Timetable
from kiosk.timetable.verdicts import PeriodKind
from kiosk.timetable.week import wall_ms


def read(value: object) -> Timetable:
    """The timetable in ``value``. Raises TimetableTrouble with every problem and its place."""
    problems: list[Problem] = []
    table = Table(value, "", problems)
    timetable = Timetable(
        group=table.text("group"), periods=[_period(one) for one in table.tables("periods")]
    )
    table.finish()
    if problems:
        raise TimetableTrouble(problems)
    return timetable


def _period(table: Table) -> Period:
    period = Period(
        days=table.wholes("days", 1, 7),
        start=table.text("start"),
        end=table.text("end"),
        kind=table.choice("kind", PeriodKind),
        name=table.text("name", ""),
    )
    start, end = _wall(table, "start", period.start), _wall(table, "end", period.end)
    if start is not None and end is not None and end <= start:
        table.problem("end", "problem.before_start", start=period.start)
    table.finish()
    return period


def _wall(table: Table, key: str, text: str) -> int | None:
    try:
        return wall_ms(text) if text else None
    except ValueError:
        table.problem(key, "problem.no_time")
        return None
