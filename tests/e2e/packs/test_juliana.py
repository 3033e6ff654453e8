"""juliana at work: nothing social without permission, nothing downloaded, closed in breaks."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.web.why import Why
from tests.parts import reports
from tests.parts.playground import PLAIN, SCREEN, SOCIAL, STORY
from tests.parts.school_day import SECOND, SchoolDay, why_not

LESSON = 8  # seconds that a permission holds here


def test_the_own_place_and_one_tap(begin: Callable[..., SchoolDay]) -> None:
    day = begin("juliana", comes_in=False)
    day.pupil.choose_name()
    day.pupil.forget(once=True)
    assert not day.kiosk.witness.heard("signed_in")
    day.kiosk.tap("back", "secret")
    day.pupil.come_in()
    day.opens(PLAIN)
    tapped = day.pupil.oops()
    covered = day.kiosk.witness.wait_for("covered", after=tapped)
    kept = day.kiosk.witness.wait_for("kept", after=covered.t)
    assert reports.first(day.classroom).id == kept.facts["report"]


def test_social_media_in_a_lesson(begin: Callable[..., SchoolDay]) -> None:
    day = begin("juliana")
    assert day.may_not_open(SOCIAL).facts["clause"] == "juliana A1"
    granted = day.permitted(LESSON)
    opened = day.opens(SOCIAL)
    day.sent_home(opened.t)
    assert day.teacher.now >= granted.end >= granted.start + (LESSON - 1) * SECOND
    day.may_not_open(SOCIAL)


def test_downloads_screen_and_break(begin: Callable[..., SchoolDay]) -> None:
    day = begin("juliana")
    assert why_not(day.permit(9 * 3600))[0] == "error.grant_long"
    day.opens(STORY)
    heard = day.refused(Why.DOWNLOAD, day.presses_the_page())
    assert heard.facts["clause"] == "juliana P9"
    assert not day.files()
    day.goes_home()
    day.opens(SCREEN)
    day.presses_the_page()
    assert day.web.said() == "unable"
    day.rests()
    day.kiosk.witness.wait_for("closed", reason="break")
