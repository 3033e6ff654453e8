"""What a pupil at a device tries against the clock and the closed screen; real hands and clocks."""

from __future__ import annotations

import os
import signal
import time

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.stage import Stage
from kiosk.model import Why
from tests.e2e.test_changeover import LIBRARIES
from tests.parts import resting
from tests.parts.sites import QUIET

LONG = 600.0  # seconds
LATE = 1_000  # ms; a played clock is slow to read
KEYS = ("Tab", "Return", "F8", "Escape", "space", "F1", "F5", "F11", "BackSpace", "a", "Menu")
COMBINATIONS = (("F4", "Alt_L"), ("Left", "Alt_L"), ("q", "Control_L"), ("F10", "Shift_L"))


def test_nothing_on_the_closed_screen_leads_out_of_it(
    classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    _on_a_page(kiosk, pupil)
    resting.close_soon(classroom, 1.0, LONG)
    closed = kiosk.witness.wait_for("closed")
    kiosk.eye.rest()
    screen = kiosk.eye.look()
    for x in range(30, screen.width, 90):
        for y in range(30, screen.height, 90):
            kiosk.hand.click(x, y)
    for key in KEYS:
        kiosk.hand.key(key)
    for key, held in COMBINATIONS:
        kiosk.hand.key(key, held)
    kiosk.eye.rest()
    painted = [event for event in kiosk.witness.heard("screen") if event.t > closed.t]
    assert {event.facts["name"] for event in painted} <= {"closed"}
    assert not kiosk.witness.heard("tapped")


def test_a_system_clock_that_is_set_changes_nothing(
    stage: Stage, classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    told = stage.room("clock") / "told"
    told.write_text("+0", "ascii")
    stage.own(told)
    library = next(path for path in LIBRARIES if path.exists())
    played = {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(told),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "TZ": "Pacific/Kiritimati",
    }
    _on_a_page(kiosk, pupil, before=["env", *(f"{name}={say}" for name, say in played.items())])
    colleague = classroom.colleague()
    begins = resting.close(colleague, 3_000, round(LONG * 1000))
    told.write_text("-5d", "ascii")
    closed = kiosk.witness.wait_for("closed")
    assert 0 <= closed.t / 1e6 + colleague.offset - begins < LATE
    colleague.close()
    classroom.hub.kill()
    kiosk.stop()
    started = time.monotonic_ns()
    kiosk.open(before=["env", *(f"{name}={say}" for name, say in played.items())])
    assert kiosk.witness.wait_for("screen", after=started).facts["name"] == "closed"


def test_an_answer_that_comes_after_the_close_lets_nobody_in(
    classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    kiosk.open()
    pupil.choose_name()
    kiosk.witness.wait_for("screen", name="secret")
    resting.close_soon(classroom, 3.0, LONG)
    os.kill(classroom.hub.process.pid, signal.SIGSTOP)
    pupil.pick(classroom.code(school.PLAYER).code)
    closed = kiosk.witness.wait_for("screen", name="closed")
    os.kill(classroom.hub.process.pid, signal.SIGCONT)
    colleague = classroom.colleague()  # who comes after the answer has gone
    colleague.close()
    kiosk.eye.rest()
    assert not kiosk.witness.heard("signed_in")
    assert {one.facts["name"] for one in kiosk.witness.heard("screen") if one.t > closed.t} <= {
        "closed"
    }


def test_let_in_alone_and_out_at_the_end_that_was_given(
    classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    kiosk.open()
    kiosk.find(f"name:{pupil.id}", "names")
    classroom.put(f"timetable/{school.GROUP_ID}", school.always(("00:00", "24:00")))
    kiosk.witness.wait_for("screen", name="closed")
    colleague = classroom.colleague()
    code = classroom.code(school.PLAYER).code
    given = resting.give(colleague, 0, round(LONG * 1000), Why.LONGER, pupil.id)
    kiosk.tap(f"name:{pupil.id}", "closed")
    pupil.pick(code)
    kiosk.find("next", "rules")
    pupil.read_agreements()
    pupil.open_tile(QUIET)
    ended = time.monotonic_ns()
    resting.end(colleague, given)
    out = kiosk.witness.wait_for("closed", after=ended)
    given = resting.give(colleague, 0, 6_000, Why.LONGER, pupil.id)
    kiosk.tap(f"name:{pupil.id}", "closed")
    pupil.pick(code)
    page = kiosk.witness.wait_for("page_open", after=out.t)
    classroom.hub.kill()
    again = kiosk.witness.wait_for("closed", after=page.t)
    assert 0 <= again.t / 1e6 + colleague.offset - given.end < LATE
    colleague.close()


def _on_a_page(kiosk: Person, pupil: Pupil, before: list[str] | None = None) -> None:
    kiosk.open(before=before or [])
    pupil.come_in()
    pupil.open_tile(QUIET)
