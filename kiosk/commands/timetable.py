"""``netjes timetable``: is a file a timetable, and what does it say?"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import click

from kiosk.commands.helping import Command, Group
from kiosk.commands.speech import Speech
from kiosk.errors import NoAccess, Problem, TimetableTrouble

LARGEST = 1 << 20


def command(speech: Speech) -> click.Group:
    """``timetable check``."""

    @click.command("check", cls=Command, help=speech("command.timetable.check"))
    @click.argument("file", type=click.Path(path_type=Path))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def check(file: Path, as_json: bool) -> None:
        from kiosk.timetable import reading

        timetable = reading.read(_decoded(file))
        count = len(timetable.periods)
        speech.tell(
            {"file": str(file), "group": timetable.group, "periods": count, "ok": True},
            as_json,
            lambda: speech("command.timetable.good", file=file, periods=count),
        )

    group = Group("timetable", help=speech("command.timetable"))
    group.add_command(check)
    return group


def _decoded(file: Path) -> object:
    try:
        with file.open("rb") as opened:
            text = opened.read(LARGEST + 1)
    except OSError as trouble:
        raise NoAccess(path=str(file)) from trouble
    if len(text) > LARGEST:
        raise TimetableTrouble([Problem("", "problem.large", {"most": str(LARGEST)})])
    try:
        return tomllib.loads(text.decode()) if file.suffix == ".toml" else json.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise TimetableTrouble([Problem("", "command.timetable.unreadable", {})]) from trouble
