"""``netjes timetable year``: a school year at a glance, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import click

from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech
from kiosk.commands.timetable.files import school_option
from kiosk.commands.timetable.importing import YEARS, around

if TYPE_CHECKING:
    from rich.text import Text

    from kiosk.desk.year import Day, Year
    from kiosk.timetable.plan import Plan
    from kiosk.timetable.school import SchoolHours

HOUR = 3_600_000  # ms
_DAY = timedelta(days=1)
_SIGNS = {
    "school": ("■", "green"),
    "half": ("◧", "yellow"),
    "holiday": ("v", "cyan"),
    "study_day": ("s", "magenta"),
    "day_off": ("o", "blue"),
    "weekend": ("·", "dim"),
    "free": ("-", "dim"),
}


class _Counted(NamedTuple):
    """A day, the lessons in it (ms), and whether that is less than it mostly is that weekday."""

    day: Day
    lessons: int
    short: bool

    @property
    def sign(self) -> str:
        """Which sign it has."""
        return "half" if self.short else str(self.day.sort)


def command(speech: Speech) -> click.Command:
    """``timetable year``."""

    @click.command("year", cls=Command, help=speech("command.timetable.year"))
    @click.option("--group", required=True, help=speech("command.timetable.group"))
    @click.option("--year", type=YEARS, help=speech("command.timetable.year_of"))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def show(school: Path, group: str, year: int | None, as_json: bool) -> None:
        from rich.console import Console

        from kiosk.commands.timetable import files

        hours = files.school(school)
        found, days = _year(hours, group, around(year, hours.zone))
        if as_json:
            speech.tell(_facts(group, found, days), as_json, str)
            return
        console = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
        for line in _lines(group, found, days, speech):
            console.print(line)

    show.params.insert(0, school_option(speech))
    return show


def _year(hours: SchoolHours, group: str, day: date) -> tuple[Year, list[_Counted]]:
    from msgspec.structs import replace

    from kiosk.desk import year
    from kiosk.timetable.school_year import starting

    plan = replace(hours, overrides=[]).plan(group)
    uses = next(one.uses for one in hours.timetables if one.group == group)
    found = year.year(starting(day), plan, hours.calendar, hours.zone, group=group, uses=uses)
    lessons = _lessons(plan, found.first, found.last, ZoneInfo(hours.zone))
    usual = _usual(lessons)
    return found, [
        _Counted(one, ms, 0 < ms < usual.get(one.date.isoweekday(), 0))
        for one in found.days
        for ms in [lessons.get(one.date, 0)]
    ]


def _usual(lessons: dict[date, int]) -> dict[int, int]:
    """For each weekday what its days with lessons have most of the time."""
    by_weekday: dict[int, Counter[int]] = defaultdict(Counter)
    for day, ms in lessons.items():
        by_weekday[day.isoweekday()][ms] += 1
    return {weekday: found.most_common(1)[0][0] for weekday, found in by_weekday.items()}


def _lessons(plan: Plan, first: date, last: date, zone: ZoneInfo) -> dict[date, int]:
    """How long devices are open each day, ms."""
    found: dict[date, int] = defaultdict(int)
    begin, end = _midnight(first, zone), _midnight(last + _DAY, zone)
    edges = [(begin, plan.verdict(begin).open)]
    edges += [(one.at, one.verdict.open) for one in plan.changes(begin, end)]
    for (at, is_open), (after, _) in zip(edges, [*edges[1:], (end, False)], strict=True):
        while is_open and at < after:
            day = datetime.fromtimestamp(at / 1000, UTC).astimezone(zone).date()
            stop = min(after, _midnight(day + _DAY, zone))
            found[day] += stop - at
            at = stop  # noqa: PLW2901 - the rest of the stretch is another day's
    return found


def _midnight(day: date, zone: ZoneInfo) -> int:
    return round(datetime.combine(day, time(), zone).timestamp() * 1000)


def _facts(group: str, year: Year, days: Sequence[_Counted]) -> dict[str, object]:
    return {
        "group": group,
        "first": year.first.isoformat(),
        "last": year.last.isoformat(),
        "school_days": sum(one.lessons > 0 for one in days),
        "lesson_hours": _hours(days),
        "days_off": [
            {"name": name, "kind": kind, "first": first, "last": last}
            for name, kind, first, last in _off(days)
        ],
        "short_days": [
            {"date": one.day.date.isoformat(), "name": _named(one), "lesson_hours": _hours([one])}
            for one in days
            if one.short
        ],
        "days": {one.day.date.isoformat(): one.sign for one in days},
    }


def _lines(
    group: str, year: Year, days: Sequence[_Counted], speech: Speech
) -> Iterator[str | Text]:
    yield speech("command.timetable.year_of_group", group=group, first=year.first, last=year.last)
    for (_, month), some in groupby(days, lambda one: (one.day.date.year, one.day.date.month)):
        yield _month(month, list(some), speech)
    yield _legend(speech)
    off = _off(days)
    if off:
        yield speech("command.timetable.off")
    for name, kind, first, last in off:
        when = first if first == last else f"{first}..{last}"
        yield f"  {when:<24}{name or speech(f'command.timetable.kind.{kind}')}"
    short = [one for one in days if one.short]
    if short:
        yield speech("command.timetable.short")
    for one in short:
        hours = speech("command.timetable.hours", hours=_read(_hours([one]), speech))
        yield f"  {one.day.date.isoformat():<12}{hours:<12}{_named(one)}".rstrip()
    count = sum(one.lessons > 0 for one in days)
    yield speech("command.timetable.counted", days=count, hours=_read(_hours(days), speech))


def _month(month: int, days: Sequence[_Counted], speech: Speech) -> Text:
    """A month in a line: each week its number and seven signs."""
    from rich.text import Text

    year = days[0].day.date.year
    line = Text(f"{speech(f'command.timetable.month.{month}'):>4} {year}")
    for _, some in groupby(days, lambda one: one.day.date.isocalendar()[:2]):
        week = list(some)
        first = week[0].day.date
        line.append(f"  {first.isocalendar().week:>2} ", "dim")
        line.append(" " * (first.isoweekday() - 1))
        for one in week:
            line.append(*_SIGNS[one.sign])
        line.append(" " * (7 - week[-1].day.date.isoweekday()))
    return line


def _legend(speech: Speech) -> Text:
    from rich.text import Text

    line = Text("  ")
    for sort, (sign, style) in _SIGNS.items():
        line.append(sign, style)
        line.append(f" {speech(f'command.timetable.sign.{sort}')}   ")
    return line


def _off(days: Iterable[_Counted]) -> list[tuple[str, str, str, str]]:
    """The days off of the calendar, each once: name, kind, first and last day."""
    found = dict.fromkeys(
        (off.name, str(off.kind), off.first, off.last)
        for one in days
        if (off := one.day.off) is not None and not one.lessons
    )
    return list(found)


def _named(one: _Counted) -> str:
    """Why a day is short, where somebody gave it a name."""
    return one.day.name or one.day.variant


def _hours(days: Iterable[_Counted]) -> float:
    return round(sum(one.lessons for one in days) / HOUR, 2)


def _read(hours: float, speech: Speech) -> str:
    """Hours as people read them: Dutch has a comma."""
    return f"{hours:.2f}".rstrip("0").rstrip(".").replace(".", speech("command.timetable.point"))
