"""``netjes timetable check``: is a file a timetable, or a whole school's, and what is wrong?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech
from kiosk.commands.timetable.files import PATH

if TYPE_CHECKING:
    from kiosk.timetable.model import Timetable


def command(speech: Speech) -> click.Command:
    """``timetable check FILE``."""

    @click.command("check", cls=Command, help=speech("command.timetable.check"))
    @click.argument("file", type=PATH)
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def check(file: Path, as_json: bool) -> None:
        from kiosk.commands.timetable import files
        from kiosk.timetable import reading
        from kiosk.timetable.model import Timetable

        content = files.content_of(file)
        with files.named(file, content):
            value = files.decoded(file, content)
            hours = reading.read_school(value) if _is_school(value) else reading.read(value)
        if isinstance(hours, Timetable):
            timetable, count = hours, len(hours.periods)
            speech.tell(
                {"file": str(file), "group": timetable.group, "periods": count, "ok": True},
                as_json,
                lambda: speech("command.timetable.good", file=file, periods=count),
            )
            return
        facts = {
            "groups": hours.groups(),
            "periods": sum(len(one.periods) for one in hours.timetables),
            "days_off": len(hours.calendar.days_off),
            "half_days": len(hours.calendar.half_days),
            "overrides": len(hours.overrides),
        }
        closed = [one.group for one in hours.timetables if not _has_lessons(one)]
        said = {**facts, "groups": ", ".join(hours.groups())}
        speech.tell(
            {"file": str(file), "school": hours.school, "zone": hours.zone, **facts,
             "without_lessons": closed, "ok": True},
            as_json,
            lambda: "\n".join(
                [
                    speech("command.timetable.good_school", file=file, **said),
                    *(speech("command.timetable.no_lessons", group=one) for one in closed),
                ]
            ),
        )  # fmt: skip

    return check


def _has_lessons(timetable: Timetable) -> bool:
    """Whether a group's devices are ever open; those of a combined one are when its parts' are."""
    from kiosk.timetable.verdicts import PeriodKind

    weeks = [timetable.periods, *(one.periods for one in timetable.variants)]
    lessons = any(one.kind == PeriodKind.LESSON for week in weeks for one in week)
    return lessons or (bool(timetable.combines) and not timetable.periods)


def _is_school(value: object) -> bool:
    """Anything counts as a whole school, but for one timetable: that has a group."""
    return not isinstance(value, Mapping) or "group" not in value
