"""bnc at work: social media only for what the lesson is about; the rest is silent, so free."""

from __future__ import annotations

from collections.abc import Callable

from tests.parts.playground import FILE, PLAIN, SOCIAL, STORY
from tests.parts.school_day import SchoolDay, why_not


def test_only_with_an_educational_purpose(begin: Callable[..., SchoolDay]) -> None:
    day = begin("bnc")
    assert day.may_not_open(SOCIAL).facts["clause"] == "bnc A1"
    assert why_not(day.permit(purpose=" ")) == ("error.grant_purpose", "")
    day.told()
    day.opens(PLAIN)
    day.goes_home()
    day.may_not_open(SOCIAL)
    granted = day.permitted(purpose="Nepnieuws herkennen")
    assert granted.purpose == "Nepnieuws herkennen"
    opened = day.opens(SOCIAL)
    day.withdraw(granted)
    day.sent_home(opened.t)
    day.may_not_open(SOCIAL)


def test_downloads_and_breaks_are_free(begin: Callable[..., SchoolDay]) -> None:
    day = begin("bnc")
    opened = day.opens(STORY)
    day.presses_the_page()
    day.kiosk.witness.wait_for("saved", after=opened.t)
    assert [path.read_bytes() for path in day.files()] == [FILE]
    day.goes_home()
    day.rests()
    day.told()
    day.opens(SOCIAL)  # the rule is about lessons
    assert not day.kiosk.witness.heard("closed")
