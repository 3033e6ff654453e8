"""A device whose disk is full says so to the pupil, and keeps the report once there is room."""

from __future__ import annotations

import sys

from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.stage import Stage
from tests.parts import full_disk, reports
from tests.parts.sites import WRONG


def test_a_tap_on_a_full_disk(
    stage: Stage, classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    device = classroom.device
    tiny = [sys.executable, "-m", "tests.parts.full_disk", str(device)]
    process = kiosk.open(before=tiny)
    pupil.come_in()
    pupil.open_tile(WRONG)
    full_disk.fill(stage, process.pid, device)
    tapped = pupil.oops()
    kiosk.witness.wait_for("covered", after=tapped)
    kiosk.witness.wait_for("not_kept", after=tapped)
    assert not kiosk.witness.heard("kept")
    full_disk.empty(stage, process.pid, device)
    kept = kiosk.witness.wait_for("kept", 60, tapped)
    pupil.on_with_it()
    pupil.sign_out()
    assert [report.id for report in reports.held(classroom)] == [kept.facts["report"]]


def test_a_start_on_a_full_disk_goes_on_once_there_is_room(
    stage: Stage, classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    device = classroom.device
    full = [sys.executable, "-m", "tests.parts.full_disk", "--now", str(device)]
    process = kiosk.open(before=full)
    kiosk.witness.wait_for("files_refused")
    full_disk.empty(stage, process.pid, device)
    pupil.come_in()
