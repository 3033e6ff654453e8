"""A machine that sleeps wakes up covered, and looks at the clock before it shows anything else."""

from __future__ import annotations

import pytest

from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.picture import Picture
from kiosk.demo.stage.stage import Stage
from tests.parts import resting
from tests.parts.dead_line import line_to
from tests.parts.login1 import Login1, suspended
from tests.parts.sites import QUIET

SOON = 4.0  # seconds until it closes, during sleep
LONG = 1_800.0  # seconds that it stays closed
BEFORE_SILENCE = 20.0  # seconds: long before anybody would ask a silent hub for a sign of life


@pytest.fixture
def login(stage: Stage) -> Login1:
    return Login1(stage)


def test_a_close_that_is_slept_through_is_all_that_is_seen_after_it(
    login: Login1, classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    process = kiosk.open(before=login.before)
    _on_a_page(kiosk, pupil)
    begins = resting.close_soon(classroom, SOON, LONG)
    cover = _sleep(login, kiosk)
    with suspended(process.pid):
        resting.wait_until(classroom, begins)
        assert kiosk.eye.look() == cover
    login.say("wake")
    woken = kiosk.witness.wait_for("awake")
    first = kiosk.witness.wait_for("screen", after=woken.t)
    assert first.facts["name"] == "closed"
    kiosk.witness.wait_for("closed", after=woken.t)
    assert not kiosk.witness.heard("reopened")
    login.say("held")


def test_the_alarm_alone_uncovers_nothing(
    login: Login1, classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    process = kiosk.open(before=login.before)
    _on_a_page(kiosk, pupil)
    begins = resting.close_soon(classroom, SOON, LONG)
    cover = _sleep(login, kiosk)
    with suspended(process.pid):
        resting.wait_until(classroom, begins)
    kiosk.eye.rest()
    assert kiosk.eye.look() == cover  # the boundary has passed, logind has not spoken
    login.say("wake")
    kiosk.witness.wait_for("screen", name="closed")


def test_after_a_sleep_within_a_lesson_the_page_is_there_again(
    login: Login1, kiosk: Person, pupil: Pupil
) -> None:
    process = kiosk.open(before=login.before)
    _on_a_page(kiosk, pupil)
    x, y, width, height = kiosk.witness.target("page", "web")
    kiosk.eye.rest()
    page = kiosk.eye.look((x, y, width, height))
    cover = _sleep(login, kiosk)
    with suspended(process.pid):
        assert kiosk.eye.look() == cover
        assert cover.part((x, y, width, height)) != page
    kiosk.eye.watch()
    login.say("wake")
    woken = kiosk.witness.wait_for("awake")
    assert kiosk.witness.wait_for("screen", after=woken.t).facts["name"] == "web"
    kiosk.eye.wait(lambda: kiosk.eye.look((x, y, width, height)) == page, 10)
    kiosk.tap("home", "web")
    kiosk.find("klaar", "home")


def test_a_device_at_home_sleeps_under_the_same_cover(
    login: Login1, kiosk: Person, pupil: Pupil
) -> None:
    kiosk.open(before=login.before)
    kiosk.find(f"name:{pupil.id}", "names")
    kiosk.witness.wait_for("inhibits", held=True)
    names = _sleep(login, kiosk)
    login.say("wake")
    pupil.come_in()
    kiosk.witness.wait_for("inhibits", after=kiosk.witness.wait_for("awake").t, held=True)
    assert _sleep(login, kiosk) == names


def test_a_logind_that_comes_anew_is_asked_again(login: Login1, kiosk: Person) -> None:
    kiosk.open(before=login.before)
    first = kiosk.witness.wait_for("inhibits", held=True)
    login.restart()
    kiosk.witness.wait_for("inhibits", after=first.t, held=True)
    login.say("held")
    _sleep(login, kiosk)


def test_a_logind_that_dies_in_our_sleep_leaves_nobody_covered(
    login: Login1, kiosk: Person, pupil: Pupil
) -> None:
    kiosk.open(before=login.before)
    kiosk.find(f"name:{pupil.id}", "names")
    kiosk.witness.wait_for("inhibits", held=True)
    _sleep(login, kiosk)
    login.end()
    woken = kiosk.witness.wait_for("awake")
    assert kiosk.witness.wait_for("screen", after=woken.t).facts["name"] == "names"


def test_what_staff_decide_during_sleep_holds_on_waking_over_a_dead_line(
    login: Login1, classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    with line_to(classroom.port, classroom.device) as line:
        process = kiosk.open(before=login.before)
        _on_a_page(kiosk, pupil)
        _sleep(login, kiosk)
        with suspended(process.pid):
            line.go_dead()
            resting.close_soon(classroom, 0.1, LONG)
        login.say("wake")
        woken = kiosk.witness.wait_for("awake")
        kiosk.witness.wait_for("closed", BEFORE_SILENCE, woken.t)
        kiosk.kill()


def _on_a_page(kiosk: Person, pupil: Pupil) -> None:
    pupil.come_in()
    pupil.open_tile(QUIET)
    kiosk.witness.wait_for("inhibits", held=True)


def _sleep(login: Login1, kiosk: Person) -> Picture:
    """The machine is told to sleep, and waits until it may. What can be seen then."""
    before = kiosk.witness.heard("asleep")
    login.say("sleep")
    login.say("free")
    assert len(kiosk.witness.heard("asleep")) == len(before) + 1
    return kiosk.eye.look()
