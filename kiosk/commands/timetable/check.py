"""``netjes timetable check``: is a file a timetable, or a whole school's, and what is wrong?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech


def command(speech: Speech) -> click.Command:
    """``timetable check FILE``."""

    @click.command("check", cls=Command, help=speech("command.timetable.check"))
    @click.argument("file", type=click.Path(path_type=Path))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def check(file: Path, as_json: bool) -> None:
        from kiosk.commands.timetable import files
        from kiosk.timetable import reading

        value = files.decoded(file, files.text_of(file))
        if not _is_school(value):
            timetable = reading.read(value)
            count = len(timetable.periods)
            speech.tell(
                {"file": str(file), "group": timetable.group, "periods": count, "ok": True},
                as_json,
                lambda: speech("command.timetable.good", file=file, periods=count),
            )
            return
        hours = reading.read_school(value)
        facts = {
            "groups": hours.groups(),
            "periods": sum(len(one.periods) for one in hours.timetables),
            "days_off": len(hours.calendar.days_off),
            "half_days": len(hours.calendar.half_days),
            "overrides": len(hours.overrides),
        }
        said = {**facts, "groups": ", ".join(hours.groups())}
        speech.tell(
            {"file": str(file), "school": hours.school, "zone": hours.zone, **facts, "ok": True},
            as_json,
            lambda: speech("command.timetable.good_school", file=file, **said),
        )

    return check


def _is_school(value: object) -> bool:
    """A whole school has groups; one timetable has a group."""
    return isinstance(value, Mapping) and "group" not in value
