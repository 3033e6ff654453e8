"""The demo for a person: the windows open, and the person plays."""

from __future__ import annotations

import os
import select
from collections.abc import Callable

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.stage import people
from kiosk.demo.stage.stage import Stage
from kiosk.words import Words

_PASSED_ON = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM", "LANG")
_CODES_TOLD = (school.PLAYER, school.FORGETFUL, "Luuk")


def show(
    stage: Stage, school_time: int | None, tell: Callable[[str], None], pack: str = school.PACK
) -> None:
    """Open both windows, tell how to come in, and wait until one is closed, or for Ctrl-C."""
    words = Words("nl", "command", "pupil")
    web = people.web(stage)
    tiles = school.tiles(web.port)
    classroom = Classroom(stage, school.always(), tiles, school_time=school_time, pack=pack)
    tell(words("command.demo.teacher", name=school.TEACHER, password=school.PASSWORD))
    for first in _CODES_TOLD:
        code = classroom.code(first)
        tell(
            words(
                "command.demo.pupil",
                name=code.name,
                code=", ".join(words(f"pupil.picture.{picture}") for picture in code.code),
            )
        )
    tell(words("command.demo.guide"))
    _until_one_ends(stage, classroom)


def _until_one_ends(stage: Stage, classroom: Classroom) -> None:
    env = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    if "DISPLAY" not in env:
        env.setdefault("QT_QPA_PLATFORM", "wayland")
    desk = ["--data", str(stage.room("desk")), "--hub-data", str(classroom.hub_data)]
    device = ["--data", str(classroom.device), "--windowed"]
    programs = [
        people.window(stage, "dashboard", desk, env),
        people.window(stage, "kiosk", device, env),
    ]
    ends = [os.pidfd_open(program.pid) for program in programs]
    try:
        select.select(ends, [], [])
    except KeyboardInterrupt:
        return
    finally:
        for end in ends:
            os.close(end)
