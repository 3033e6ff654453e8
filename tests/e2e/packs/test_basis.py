"""netjes-basis at work: our own advice, which is no school's protocol until one takes it."""

from __future__ import annotations

from collections.abc import Callable

from tests.parts.playground import FILE, SCREEN, SOCIAL, STORY
from tests.parts.school_day import SchoolDay


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
