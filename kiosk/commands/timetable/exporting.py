"""``netjes timetable export``: a group's breaks and days off as iCalendar, or its hours as TOML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech
from kiosk.commands.timetable.files import PATH, school_option
from kiosk.commands.timetable.importing import YEARS, around

if TYPE_CHECKING:
    from kiosk.timetable.school import SchoolHours


def command(speech: Speech) -> click.Command:
    """``timetable export``."""

    @click.command("export", cls=Command, help=speech("command.timetable.export"))
    @click.option("--group", required=True, help=speech("command.timetable.group"))
    @click.option(
        "--format",
        "form",
        required=True,
        type=click.Choice(["ics", "toml"]),
        help=speech("command.timetable.format"),
    )
    @click.option("--to", type=PATH, help=speech("command.timetable.to"))
    @click.option("--year", type=YEARS, help=speech("command.timetable.year_of"))
    @click.option("--endless", is_flag=True, help=speech("command.timetable.endless"))
    def export(
        school: Path, group: str, form: str, to: Path | None, year: int | None, endless: bool
    ) -> None:
        from kiosk.commands.timetable import files

        hours = files.school(school)
        hours.plan(group)  # raises for a group that there is not
        if form == "ics":
            content = _ics(hours, group, speech, year, endless=endless)
        else:
            content = _toml(hours, group)
        if to is None:
            click.echo(content, nl=False)
        else:
            files.write(to, content)
            click.echo(speech("command.timetable.exported", file=to))

    export.params.insert(0, school_option(speech))
    return export


def _ics(
    hours: SchoolHours, group: str, speech: Speech, year: int | None, *, endless: bool
) -> bytes:
    from kiosk.calendars.export import ics
    from kiosk.calendars.found import school_year
    from kiosk.timetable.model import DayKind, PeriodKind

    kinds = (*DayKind, PeriodKind.BREAK, PeriodKind.LUNCH)
    return ics(
        hours.calendar,
        next(one for one in hours.timetables if one.group == group),
        hours.zone,
        school_year(around(year, hours.zone)),
        group=group,
        called={str(kind): speech(f"command.timetable.kind.{kind}") for kind in kinds},
        bounded=not endless,
    )


def _toml(hours: SchoolHours, group: str) -> bytes:
    """A school's file with this group alone, and the groups that it is made up of."""
    from msgspec.structs import replace

    from kiosk.calendars import toml
    from kiosk.timetable.combining import parts

    known = {one.group: one for one in hours.timetables}
    kept = {group, *(part.group for part in parts(group, known) if part is not None)}
    calendar = hours.calendar
    narrowed = replace(
        calendar,
        days_off=[
            replace(one, groups=[name for name in one.groups if name in kept])
            for one in calendar.days_off
            if not one.groups or kept & {*one.groups}
        ],
        half_days=[
            replace(one, groups=[name for name in one.groups if name in kept])
            for one in calendar.half_days
            if not one.groups or kept & {*one.groups}
        ],
    )
    school = replace(
        hours,
        timetables=[one for one in hours.timetables if one.group in kept],
        calendar=narrowed,
        overrides=[one for one in hours.overrides if one.group in kept],
    )
    return toml.text(school).encode()
