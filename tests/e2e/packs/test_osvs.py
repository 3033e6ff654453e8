"""osvs at work: permission for those with consent alone, and no page records the screen."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.packs.policy import Choices
from tests.parts.playground import FILE, PLAIN, SCREEN, SOCIAL, STORY
from tests.parts.school_day import SchoolDay, why_not

CLASSMATE = "Daan"


def test_permission_is_for_those_with_consent(begin: Callable[..., SchoolDay]) -> None:
    day = begin("osvs")
    assert day.may_not_open(SOCIAL).facts["clause"] == "osvs U1"
    assert why_not(day.permit()) == ("error.grant_consent", "osvs M9")
    day.consent("teaching", day.pupil)
    granted = day.permitted()
    classmate = day.other(CLASSMATE)
    assert day.pupil.id not in granted.without
    assert classmate.id in granted.without
    day.opens(SOCIAL)
    day.goes_home()
    day.pupil.sign_out()
    classmate.come_in()
    day.may_not_open(SOCIAL)


def test_whatever_shares_messages_counts(begin: Callable[..., SchoolDay]) -> None:
    day = begin("osvs", Choices())
    for address in ("www.instagram.com", "discord.com"):  # by its name, by its kind
        assert day.may_not_type(address).facts["clause"] == "osvs U1"
        day.opens(PLAIN)
        day.goes_home()


def test_screen_downloads_and_breaks(begin: Callable[..., SchoolDay]) -> None:
    day = begin("osvs")
    day.opens(SCREEN)
    day.presses_the_page()
    assert day.web.said() == "unable"
    day.goes_home()
    opened = day.opens(STORY)
    day.presses_the_page()
    day.kiosk.witness.wait_for("saved", after=opened.t)
    assert [path.read_bytes() for path in day.files()] == [FILE]
    day.goes_home()
    day.rests()
    day.told()
    day.opens(SOCIAL)
    assert not day.kiosk.witness.heard("closed")
