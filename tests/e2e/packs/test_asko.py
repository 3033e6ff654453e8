"""asko at work: the teacher permits social media to pupils, nobody else; the rest is free."""

from __future__ import annotations

from collections.abc import Callable

from tests.parts.playground import FILE, PLAIN, SOCIAL, STORY
from tests.parts.school_day import SchoolDay, why_not


def test_the_teacher_permits(begin: Callable[..., SchoolDay]) -> None:
    day = begin("asko")
    assert day.may_not_open(SOCIAL).facts["clause"] == "asko A1"
    assert why_not(day.permit(by=day.leader)) == ("error.grant_role", "asko A1")
    day.told()
    day.opens(PLAIN)
    day.goes_home()
    day.may_not_open(SOCIAL)
    granted = day.permitted()  # and no purpose is asked for
    opened = day.opens(SOCIAL)
    day.withdraw(granted)
    day.sent_home(opened.t)
    day.may_not_open(SOCIAL)


def test_downloads_and_breaks_are_free(begin: Callable[..., SchoolDay]) -> None:
    day = begin("asko")
    opened = day.opens(STORY)
    day.presses_the_page()
    day.kiosk.witness.wait_for("saved", after=opened.t)
    assert [path.read_bytes() for path in day.files()] == [FILE]
    day.goes_home()
    day.rests()
    day.told()
    day.opens(SOCIAL)
    assert not day.kiosk.witness.heard("closed")
