"""A device that rests comes back resting, before anything else can be seen on it."""

from __future__ import annotations

import pytest

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.picture import Picture


@pytest.mark.parametrize("hub", ["there", "away"])
def test_killed_during_a_break_it_comes_back_closed(
    classroom: Classroom, kiosk: Person, pupil: Pupil, hub: str
) -> None:
    kiosk.open()
    pupil.come_in()
    classroom.put(f"timetable/{school.GROUP_ID}", school.always(("00:00", "24:00")))
    kiosk.witness.wait_for("closed")
    kiosk.witness.wait_for("screen", name="closed")
    kiosk.eye.rest()
    resting = kiosk.eye.look()
    if hub == "away":
        classroom.hub.kill()
    kiosk.kill()
    kiosk.eye.watch()
    kiosk.eye.wait(lambda: kiosk.eye.look().colours() == 1, 10)
    killed = kiosk.witness.screen()
    kiosk.open()
    kiosk.eye.wait(lambda: kiosk.eye.look().colours() > 1, 20)
    first = kiosk.eye.look()
    assert killed
    painted = kiosk.witness.wait_for("screen", after=killed.t)
    assert painted.facts["name"] == "closed"
    assert _alike(first, resting) > 0.9


def _alike(one: Picture, other: Picture) -> float:
    """The share of pixels that are the same: a minute may have passed on the clock."""
    same = sum(
        a == b
        for a, b in zip(
            memoryview(one.pixels).cast("I"), memoryview(other.pixels).cast("I"), strict=True
        )
    )
    return same / (one.width * one.height)
