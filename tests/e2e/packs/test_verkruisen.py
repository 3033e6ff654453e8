"""verkruisen at work: it is silent about lessons, breaks and downloads, so they are free."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.packs.model import SocialMedia
from kiosk.packs.policy import Choices
from tests.parts.playground import FILE, PLAIN, SCREEN, SOCIAL, STORY
from tests.parts.school_day import COUNTED, SchoolDay, why_not


def test_what_it_does_not_say_is_free(begin: Callable[..., SchoolDay]) -> None:
    day = begin("verkruisen")
    day.opens(SOCIAL)
    assert why_not(day.permit()) == ("error.grant_not_needed", "")
    day.goes_home()
    saved = day.opens(STORY)
    day.presses_the_page()
    day.kiosk.witness.wait_for("saved", after=saved.t)
    assert [path.read_bytes() for path in day.files()] == [FILE]
    day.goes_home()
    day.rests()
    day.told()
    day.opens(PLAIN)
    assert not day.kiosk.witness.heard("closed")


def test_what_the_school_turned_on_holds_without_a_clause(
    begin: Callable[..., SchoolDay],
) -> None:
    chosen = Choices(
        closed_in_breaks=True,
        social_media=SocialMedia.PERMISSION,
        more_social=COUNTED.more_social,
        screen_capture=True,
    )
    day = begin("verkruisen", chosen)
    assert day.may_not_open(SOCIAL).facts["clause"] == ""
    day.opens(SCREEN)
    day.presses_the_page()
    assert day.web.said() != "unable"  # whether there is a screen to give is another matter
    day.rests()
    day.kiosk.witness.wait_for("closed", reason="break")
