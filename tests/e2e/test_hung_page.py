"""Oeps works over a page that listens to nothing any more."""

from __future__ import annotations

from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from tests.bench import tree
from tests.parts.sites import HANGING, QUIET


def test_oops_covers_a_page_in_an_endless_loop(kiosk: Person, pupil: Pupil) -> None:
    process = kiosk.open()
    pupil.come_in()
    pupil.open_tile(HANGING)
    assert tree.wait_until(process.pid, busy=True)
    x, y, _, _ = kiosk.witness.target("page", "web")
    place = kiosk.find("oops", "web")
    before = kiosk.eye.pixel(x + 60, y + 24)
    kiosk.eye.watch()
    tapped = kiosk.hand.click(*place)
    covered = kiosk.eye.wait_pixel(x + 60, y + 24, lambda colour: colour != before, 5)
    assert covered - tapped < 500_000_000
    kiosk.witness.wait_for("kept", after=tapped)
    pupil.on_with_it()
    # the page's process is gone, and another page works
    assert tree.wait_until(process.pid, busy=False)
    pupil.open_tile(QUIET)
