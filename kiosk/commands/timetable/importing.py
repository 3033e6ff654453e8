"""``netjes timetable import``: what a calendar would change in a school's file, and doing it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from kiosk import clock
from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech
from kiosk.commands.timetable.files import PATH, school_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.calendars.preview import Preview
    from kiosk.timetable.model import Timetable
    from kiosk.timetable.school import SchoolHours

YEARS = click.IntRange(2000, 2199)
_SEPTEMBER = 9


def around(year: int | None, zone: str) -> date:
    """A date in the school year that begins in ``year``; without one: today at school."""
    if year is not None:
        return date(year, _SEPTEMBER, 1)
    now = datetime.fromtimestamp(clock.system().wall() / 1000, UTC)
    return now.astimezone(ZoneInfo(zone)).date()


def command(speech: Speech) -> click.Command:
    """``timetable import FILE``."""

    @click.command("import", cls=Command, help=speech("command.timetable.import"))
    @click.argument("file", type=PATH)
    @click.option("--group", default="", help=speech("command.timetable.breaks_of"))
    @click.option("--region", default="", help=speech("command.timetable.region"))
    @click.option("--year", type=YEARS, help=speech("command.timetable.year_of"))
    @click.option("--write", is_flag=True, help=speech("command.timetable.write"))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def read_in(
        file: Path,
        school: Path,
        group: str,
        region: str,
        year: int | None,
        write: bool,
        as_json: bool,
    ) -> None:
        from kiosk.calendars import reading
        from kiosk.calendars.preview import preview
        from kiosk.commands.timetable import files

        hours = files.school(school)
        timetable = _of(hours, group) if group else None
        content = files.read(file, reading.LARGEST)
        with _progress(speech) as progress:
            found = reading.read(
                file.name,
                content,
                hours.zone,
                region or hours.calendar.region,
                around(year, hours.zone),
                progress,
            )
        seen = preview(found, hours.calendar, timetable)
        written, kept = False, True
        if write and seen.changes:
            kept = _written(school, hours, seen, timetable)
            written = True
        facts = {"file": str(file), "school": str(school), "group": group}
        done = {"written": written, "layout_kept": kept}
        speech.tell(
            {**facts, **_facts(seen, speech), **done},
            as_json,
            lambda: "\n".join([*_lines(seen, speech), *_end(seen, school, speech, **done)]),
        )

    read_in.params.insert(1, school_option(speech))
    return read_in


def _of(hours: SchoolHours, group: str) -> Timetable:
    hours.plan(group)  # raises for a group that there is not
    return next(one for one in hours.timetables if one.group == group)


def _written(school: Path, hours: SchoolHours, seen: Preview, timetable: Timetable | None) -> bool:
    """The school's file with the changes in it. Gives whether comments and layout were kept."""
    from msgspec.structs import replace

    from kiosk.calendars import schoolfile
    from kiosk.commands.timetable import files
    from kiosk.timetable.reading import read_school

    calendar, changed = seen.apply(hours.calendar, timetable)
    timetables = [
        changed if changed is not None and one.group == changed.group else one
        for one in hours.timetables
    ]
    after = replace(hours, calendar=calendar, timetables=timetables)
    if school.suffix == ".toml":
        text, kept = schoolfile.changed(files.content_of(school).decode("utf-8-sig"), after)
    else:
        text, kept = schoolfile.in_json(after), False
    with files.named(school, text.encode()):
        read_school(files.decoded(school, text.encode()))  # what is written can be read again
    files.write(school, text.encode())
    return kept


@contextmanager
def _progress(speech: Speech) -> Iterator[Callable[[int, int], None]]:
    """Tells how far the reading is, on a terminal, when it takes a while."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    console = Console(stderr=True)
    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with shown:
        task = shown.add_task(speech("command.timetable.reading"), total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of)


def _facts(seen: Preview, speech: Speech) -> dict[str, object]:
    from kiosk.calendars.preview import State
    from kiosk.commands.timetable import things

    def of(state: State) -> list[dict[str, object]]:
        return [
            {
                **things.facts(one.thing),
                **({"old": things.facts(one.old)} if state is State.CHANGED and one.old else {}),
                **({"overlaps": [*map(things.facts, one.overlaps)]} if one.overlaps else {}),
            }
            for one in seen.of(state)
        ]

    return {
        "first": seen.found.first,
        "last": seen.found.last,
        "region": seen.region,
        **{str(state): of(state) for state in State},
        "homeless": [things.facts(one) for one in seen.homeless],
        **{
            key: [
                {"line": one.line, "what": one.what, "id": one.why,
                 "why": speech(one.why, **one.facts)}
                for one in listed
            ]
            for key, listed in (("notes", seen.notes), ("unclear", seen.unclear))
        },
        "more": seen.found.more,
        "outside": seen.found.outside,
    }  # fmt: skip


def _lines(seen: Preview, speech: Speech) -> Iterator[str]:
    """The preview for people: each heading with what stands under it."""
    from kiosk.calendars.preview import State
    from kiosk.commands.timetable import things

    yield speech("command.timetable.from_to", first=seen.found.first, last=seen.found.last)
    if seen.region:
        yield speech("command.timetable.new_region", region=seen.region)
    for state in State:
        items = seen.of(state)
        if items:
            yield speech(f"command.timetable.state.{state}", count=len(items))
            for one in items:
                yield from things.item(one, speech)
    if seen.homeless:
        yield speech("command.timetable.homeless", count=len(seen.homeless))
        yield from (f"  {things.said(one, speech)}" for one in seen.homeless)
    if seen.notes:
        yield speech("command.timetable.notes")
        yield from (f"  {things.told(one, speech)}" for one in seen.notes)
    if seen.unclear:
        count = len(seen.unclear) + seen.found.more
        yield speech("command.timetable.unclear", count=count)
        yield from (f"  {things.told(one, speech)}" for one in seen.unclear)
    if seen.found.more:
        yield "  " + speech("command.timetable.more", count=seen.found.more)
    if seen.found.outside:
        yield speech("command.timetable.outside", count=seen.found.outside)


def _end(
    seen: Preview, school: Path, speech: Speech, *, written: bool, layout_kept: bool
) -> Iterator[str]:
    if not (seen.items or seen.unclear or seen.homeless or seen.found.outside):
        yield speech("command.timetable.nothing_in")
    if not seen.changes:
        yield speech("command.timetable.nothing_new", file=school)
    elif not written:
        yield speech("command.timetable.not_yet", file=school)
    else:
        yield speech("command.timetable.written", file=school)
        if not layout_kept:
            yield speech("command.timetable.anew")
