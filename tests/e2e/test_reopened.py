"""It closes, it opens again by itself, and whoever comes back is where they were."""

from __future__ import annotations

from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from tests.parts import reports, resting
from tests.parts.sites import QUIET, WRONG


def test_after_a_close_the_tile_and_the_secret_and_then_the_page(
    classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    kiosk.open()
    pupil.come_in()
    pupil.open_tile(QUIET)
    kiosk.eye.rest()
    x, y, width, height = kiosk.witness.target("page", "web")
    page = kiosk.eye.look((x, y, width, height))
    resting.close_soon(classroom, 1.5, 1.5)
    closed = kiosk.witness.wait_for("closed")
    kiosk.witness.wait_for("warned", minutes=1)
    reopened = kiosk.witness.wait_for("reopened", after=closed.t)
    names = kiosk.witness.wait_for("screen", after=closed.t, name="names")
    assert names.t <= reopened.t
    assert len(kiosk.witness.heard("signed_in")) == 1
    pupil.sign_in()
    kiosk.witness.wait_for("page_open", after=reopened.t)
    kiosk.eye.watch()
    kiosk.eye.wait(lambda: kiosk.eye.look((x, y, width, height)) == page, 10)


def test_a_report_on_the_screen_outlives_the_close(
    classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    kiosk.open()
    pupil.come_in()
    pupil.open_tile(WRONG)
    tapped = pupil.oops()
    kiosk.witness.wait_for("kept", after=tapped)
    resting.close_soon(classroom, 0.3, 600)
    kiosk.witness.wait(
        lambda event: event.t > tapped and event.facts.get("rests") == "closed_now", 20, "evening"
    )
    kiosk.eye.rest()
    assert kiosk.witness.target("home", "oops")
    assert not kiosk.witness.heard("closed")
    assert sum(kiosk.eye.pixel(20, 20)) < 3 * 90  # it is evening around it
    kiosk.tap("home", "oops")
    kiosk.witness.wait_for("closed", after=tapped)
    assert len(reports.held(classroom)) == 1
