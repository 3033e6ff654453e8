"""netjes-basis at work: our own advice, which is no school's protocol until one takes it."""

from __future__ import annotations

from collections.abc import Callable

from tests.parts import reports
from tests.parts.playground import FILE, PLAIN, SCREEN, SOCIAL, STORY
from tests.parts.school_day import SchoolDay


def test_the_own_place_and_one_tap(begin: Callable[..., SchoolDay]) -> None:
    day = begin("netjes-basis", comes_in=False)
    day.pupil.choose_name()
    day.pupil.forget(once=True)
    assert not day.kiosk.witness.heard("signed_in")
    day.kiosk.tap("back", "secret")
    day.pupil.come_in()
    day.opens(PLAIN)
    tapped = day.pupil.oops()
    kept = day.kiosk.witness.wait_for("kept", after=tapped)
    assert reports.first(day.classroom).id == kept.facts["report"]


def test_a_lesson_and_a_break(begin: Callable[..., SchoolDay]) -> None:
    day = begin("netjes-basis")
    assert day.may_not_open(SOCIAL).facts["clause"] == "netjes-basis N9"
    granted = day.permitted()
    opened = day.opens(SOCIAL)
    day.withdraw(granted)
    day.sent_home(opened.t)
    opened = day.opens(STORY)
    day.presses_the_page()
    day.kiosk.witness.wait_for("saved", after=opened.t)
    assert [path.read_bytes() for path in day.files()] == [FILE]
    day.goes_home()
    day.opens(SCREEN)
    day.presses_the_page()
    assert day.web.said() == "unable"
    day.rests()
    day.kiosk.witness.wait_for("closed", reason="break")
