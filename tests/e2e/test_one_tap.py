"""One tap, from the pupil's finger to the teacher's screen, with the hub there and with it away."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from kiosk.demo.teacher import Teacher
from tests.parts import reports
from tests.parts.sites import WRONG


def test_with_the_hub_there(
    classroom: Classroom, kiosk: Person, pupil: Pupil, open_dashboard: Callable[[], Teacher]
) -> None:
    desk = open_dashboard().person
    kiosk.open()
    pupil.come_in()
    pupil.open_tile(WRONG)
    tapped = pupil.oops()
    shown = desk.witness.wait_for("on_dashboard", after=tapped)
    known = kiosk.witness.wait_for("known", after=tapped)
    covered = kiosk.witness.wait_for("covered", after=tapped)
    kept = kiosk.witness.wait_for("kept", after=tapped)
    assert tapped < covered.t < kept.t < known.t
    assert shown.t < known.t
    pupil.on_with_it()
    pupil.sign_out()
    assert [report.id for report in reports.held(classroom)] == [shown.facts["id"]]


def test_a_second_tap_undoes_nothing(classroom: Classroom, kiosk: Person, pupil: Pupil) -> None:
    kiosk.open()
    pupil.come_in()
    pupil.open_tile(WRONG)
    place = kiosk.find("oops", "web")
    tapped = kiosk.hand.click(*place)
    kiosk.hand.click(*place)
    kiosk.witness.wait_for("kept", after=tapped)
    pupil.on_with_it()
    pupil.sign_out()
    assert len(kiosk.witness.heard("covered")) == 1
    assert len(reports.held(classroom)) == 1


def test_with_the_hub_away(
    classroom: Classroom, kiosk: Person, pupil: Pupil, open_dashboard: Callable[[], Teacher]
) -> None:
    kiosk.open()
    pupil.come_in()
    pupil.open_tile(WRONG)
    classroom.hub.kill()
    tapped = pupil.oops()
    kiosk.witness.wait_for("kept", after=tapped)
    classroom.restart_hub()
    report = reports.first(classroom)
    # the hub has it by now, and no teacher has seen it
    assert not kiosk.witness.heard("known")
    desk = open_dashboard().person
    shown = desk.witness.wait_for("on_dashboard", id=report.id)
    known = kiosk.witness.wait_for("known")
    assert shown.t < known.t
    pupil.on_with_it()
    pupil.sign_out()
    assert [each.id for each in reports.held(classroom)] == [report.id]
