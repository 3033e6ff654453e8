"""The demo for a person: the windows open, and the person plays."""

from __future__ import annotations

import os
import select
from collections.abc import Callable

from kiosk.demo import school
from kiosk.demo.classroom import Classroom, add_leader, raw
from kiosk.demo.colleague import Colleague
from kiosk.demo.stage import people
from kiosk.demo.stage.stage import Stage
from kiosk.desk.founding import years
from kiosk.packs import load_shipped
from kiosk.slug import slug
from kiosk.sync.asks import PutDocument
from kiosk.words import Words

_PASSED_ON = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM", "LANG")
_CODES_TOLD = (school.PLAYER, school.FORGETFUL, "Luuk")


def show(
    stage: Stage, school_time: int | None, tell: Callable[[str], None], pack: str = school.PACK
) -> None:
    """Open both windows, tell how to come in, and wait until one is closed, or for Ctrl-C."""
    words = Words("nl", "command", "pupil")
    web = people.web(stage)
    chosen = load_shipped(pack)
    group = school.group(chosen)
    classroom = Classroom(
        stage,
        school.always(group=slug(group)),
        school.tiles(web.port),
        school_time=school_time,
        pack=pack,
        years=years(group),
        group=group,
    )
    add_leader(stage, classroom.hub_data)
    leader = Colleague(classroom.url, classroom.key)
    leader.sign_in(school.LEADER, school.PASSWORD)
    leader.put(PutDocument("choices", 0, raw(school.SOCIAL)))
    leader.close()
    for id, name in (("teacher", school.TEACHER), ("leader", school.LEADER)):
        tell(words(f"command.demo.{id}", name=name, password=school.PASSWORD))
    for first in _CODES_TOLD:
        code = classroom.code(first)
        tell(
            words(
                "command.demo.pupil",
                name=code.name,
                code=", ".join(words(f"pupil.picture.{picture}") for picture in code.code),
            )
        )
    for guide in ("guide", "guide_social", "guide_download", "guide_protocol"):
        tell(words(f"command.demo.{guide}", pack=pack))
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
