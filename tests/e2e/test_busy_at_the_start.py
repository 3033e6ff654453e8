"""Files that could not be read for the first screen are read as soon as they can be."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person


def test_a_break_is_kept_also_when_the_timetable_was_out_of_reach_at_the_start(
    classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    kiosk.open()
    pupil.come_in()
    classroom.put(f"timetable/{school.GROUP_ID}", school.always(("00:00", "24:00")))
    kiosk.witness.wait_for("closed")
    classroom.hub.kill()
    kiosk.kill()
    killed = kiosk.witness.screen()
    assert killed
    with closing(sqlite3.connect(classroom.device / "documents.db", isolation_level=None)) as busy:
        busy.execute("pragma locking_mode=exclusive")
        busy.execute("begin exclusive")
        kiosk.open()
        kiosk.witness.wait_for("screen", after=killed.t, name="names")
    kiosk.witness.wait_for("screen", 30, name="closed", after=killed.t)
