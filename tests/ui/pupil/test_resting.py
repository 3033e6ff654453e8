"""Before a close, at it, and after it: what a child can read off the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.device.place import Place
from kiosk.model import Override, School, Trust, Why
from kiosk.timetable.verdicts import Reason
from kiosk.words import Words
from tests.ui.pupil.world import MINUTE, MONDAY
from ui.pupil import closed, until
from ui.widgets.still import Still

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.pupil.stage import Stage
    from tests.ui.pupil.world import World

ZONE = "Europe/Amsterdam"
HOUR, DAY = 60 * MINUTE, 24 * 60 * MINUTE
OPEN = {Reason.LESSON, Reason.NO_TIMETABLE, Reason.NOT_CLOSED, Reason.LONGER}


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (30 * MINUTE, "Tot 12:30 uur"),
        (21 * HOUR, "Tot morgen 9:00 uur"),
        (2 * DAY, "Tot woensdag 12:00 uur"),
        (12 * HOUR, "Tot morgen"),
        (2 * DAY + 12 * HOUR, "Tot donderdag"),
        (6 * DAY, "Tot zondag 12:00 uur"),
        (7 * DAY, "Tot maandag 7 september"),
        (62 * DAY, "Tot zondag 1 november"),
    ],
)
def test_until_when(later: int, said: str) -> None:
    assert until.until(Words("nl", "pupil"), MONDAY, MONDAY + later, ZONE) == said


@pytest.mark.parametrize(
    ("left", "said"),
    [(0, ""), (1, "Nog 1 minuut"), (2, "Nog 2 minuten"), (15, "Nog 15 minuten"), (16, "")],
)
def test_the_last_minutes_are_counted_in_words(left: int, said: str) -> None:
    assert until.countdown(Words("nl", "pupil"), left) == said


def test_a_minute_that_has_begun_counts() -> None:
    assert [until.left(MONDAY + ms, MONDAY) for ms in (-1, 0, 1, MINUTE, MINUTE + 1)] == [
        0, 0, 1, 1, 2,
    ]  # fmt: skip
    assert until.left(0, MONDAY) == 0


@pytest.mark.parametrize("reason", sorted(set(Reason) - OPEN))
def test_every_reason_has_a_picture_and_words_of_its_own(reason: Reason) -> None:
    words = Words("nl", "pupil")
    assert reason in closed._PICTURES
    assert words.has(f"pupil.closed.{reason}")
    assert words.has(f"pupil.closed.{reason}.title")


def _override(world: World, begins: int, lasts: int, **more: str) -> None:
    start = world.clock.at + begins
    given = Override(
        "o1", "groep-5", not more.get("why"), Why(more.get("why", "longer")), start,
        start + lasts, start + lasts, "s1", "Juf", pupil=more.get("pupil", ""),
    )  # fmt: skip
    world.put("overrides/groep-5", [given])


def test_the_warning_says_how_much_is_really_left(
    world: World, play: Callable[[World], Stage]
) -> None:
    world.lessons(break_=("12:10", "12:30"))
    stage = play(world)
    stage.sign_in()
    world.clock.at += 7 * MINUTE
    stage.director.look()
    warning = stage.target("warning")
    assert stage.shell.corner.warned == 5
    assert warning.accessibleName() == "Nog 3 minuten"
    assert not [one for one in stage.shell.corner.findChildren(QWidget, "time") if one.isVisible()]


def test_a_page_is_warned_above_and_not_over_it(
    world: World, play: Callable[[World], Stage]
) -> None:
    world.lessons(break_=("12:05", "12:30"))
    stage = play(world)
    stage.sign_in()
    stage.tap("tile:0")
    assert stage.web is not None
    page = stage.browser.geometry()
    widths = []
    for left, step in ((5, 5), (2, 2), (1, 1)):
        world.clock.at = MONDAY + (5 - left) * MINUTE
        stage.director.look()
        warning = stage.target("warning", stage.web)
        widths.append(warning.width())
        assert stage.shell.corner.warned == step
        assert warning.mapTo(stage.web, warning.rect().bottomLeft()).y() < page.top()
        assert stage.browser.geometry() == page
    assert widths == sorted(set(widths))


def test_each_step_is_told_once(world: World, play: Callable[[World], Stage], qtbot: QtBot) -> None:
    world.lessons(break_=("12:06", "12:30"))
    stage = play(world)
    stage.sign_in()
    for second in range(0, 360, 20):
        world.clock.at = MONDAY + second * 1000
        stage.director.look()
        qtbot.wait(1)
        if second == 120:
            stage.tap("tile:0")
        if second == 240:
            stage.seat.home()
            qtbot.waitUntil(lambda: stage.web is None)
    assert [event["minutes"] for event in stage.events("warned")] == [5, 2, 1]


def test_a_close_out_of_the_blue_warns_as_long_as_there_is(
    world: World, play: Callable[[World], Stage], qtbot: QtBot
) -> None:
    stage = play(world)
    stage.sign_in()
    _override(world, 90_000, 10 * MINUTE, why="closed_now")
    stage.director.look()
    qtbot.waitUntil(lambda: bool(stage.events("warned")))
    assert stage.target("warning").accessibleName() == "Nog 2 minuten"
    assert [event["minutes"] for event in stage.events("warned")] == [2]


def test_a_time_that_nobody_vouches_for_is_told(
    world: World, play: Callable[[World], Stage]
) -> None:
    world.lessons()
    world.clock.trust = Trust.HARDWARE
    stage = play(world)
    assert stage.target("unsure").accessibleName() == "Ik weet de tijd niet zeker."
    world.clock.trust = Trust.HUB
    stage.director.look()
    assert not stage.shell.findChildren(QWidget, "unsure")[0].isVisible()


def _evening(stage: Stage) -> bool:
    return stage.screen.evening


def test_a_report_stays_over_the_evening_and_ends_by_itself(
    world: World, play: Callable[[World], Stage], qtbot: QtBot
) -> None:
    world.lessons(break_=("12:10", "12:30"))
    stage = play(world)
    stage.sign_in()
    stage.tap("tile:0")
    stage.director.oops()
    qtbot.waitUntil(lambda: stage.seat.place is Place.OOPS)
    assert not _evening(stage)
    world.clock.at = MONDAY + 10 * MINUTE
    stage.director.look()
    assert stage.seat.place is Place.OOPS
    assert _evening(stage)
    labels = [label.text() for label in stage.screen.findChildren(QLabel) if label.isVisible()]
    assert "De school rust nu. Dit blijft nog even staan." in labels
    assert stage.target("home").accessibleName() == "Klaar"
    qtbot.waitUntil(lambda: stage.web is None)
    world.clock.at += 2 * MINUTE
    stage.director.look()
    assert stage.screen.name == "closed"


def test_who_may_come_in_although_it_is_closed_finds_the_own_name(
    world: World, play: Callable[[World], Stage]
) -> None:
    world.lessons(break_=("12:00", "12:30"))
    _override(world, -MINUTE, 20 * MINUTE, pupil="groep-5-3")
    stage = play(world)
    assert stage.screen.name == "closed"
    assert [name for name in stage.shell.targets() if name.startswith("name:")] == [
        "name:groep-5-3"
    ]
    stage.tap("name:groep-5-3")
    assert stage.screen.name == "secret"


def test_a_language_that_comes_later_is_spoken_when_nobody_is_in(
    world: World, play: Callable[[World], Stage]
) -> None:
    world.lessons()
    world.clock.trust = Trust.HARDWARE
    stage = play(world)
    stage.sign_in()
    world.put("school", School("s", "De Wilg", language="en"))
    stage.director.changed()
    assert stage.target("search").accessibleName() == "Wat wil je weten?"
    stage.tap("klaar")
    assert "Who are you?" in [label.text() for label in stage.screen.findChildren(QLabel)]
    assert stage.target("unsure").accessibleName() == "I am not sure of the time."
    stage.sign_in()
    assert stage.target("search").accessibleName() == "What do you want to know?"
    assert stage.target("klaar").accessibleName() == "Done"
    assert stage.target("eye").accessibleName() == "Nobody is looking with you now."


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_picture_gives_way_to_names(
    world: World, play: Callable[[World, int, int], Stage], qtbot: QtBot, size: tuple[int, int]
) -> None:
    world.lessons(break_=("12:00", "12:12"))
    stage = play(world, *size)
    whole = stage.screen.findChildren(Still)[0].height()
    _override(world, -MINUTE, 20 * MINUTE, pupil="groep-5-3")
    stage.director.changed()
    qtbot.waitUntil(lambda: "name:groep-5-3" in stage.shell.targets())
    picture = stage.screen.findChildren(Still)[0].geometry()
    lines = [label for label in stage.screen.findChildren(QLabel) if label.text()]
    words = [line for line in lines if line.isVisible()]
    assert picture.height() < whole
    assert not [line for line in words if line.geometry().intersects(picture)]
    pill = stage.target("name:groep-5-3")
    assert pill.mapTo(stage.screen, pill.rect().bottomLeft()).y() < stage.screen.height()
