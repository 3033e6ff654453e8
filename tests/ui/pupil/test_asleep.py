"""The machine sleeps: nothing of the pupil can be seen until the clock has been looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from kiosk.device.place import Place
from tests.ui.pupil.world import MINUTE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.pupil.stage import Stage
    from tests.ui.pupil.world import World


def _said(stage: Stage) -> str:
    labels = stage.screen.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_the_cover_has_nothing_of_the_pupil(
    world: World, play: Callable[[World], Stage], qtbot: QtBot
) -> None:
    stage = play(world)
    stage.sign_in()
    with qtbot.waitSignal(stage.director.asleep, timeout=2000):
        stage.director.sleep()
    assert stage.screen.name == "asleep"
    assert not stage.shell.targets()
    assert not stage.shell.corner.isVisible()
    assert stage.seat.pupil is not None
    assert stage.seat.pupil.name not in _said(stage)
    assert [event["event"] for event in stage.events()][-1] == "asleep"


def test_a_page_stands_still_under_the_cover_and_goes_on_after_it(
    world: World, play: Callable[[World], Stage], qtbot: QtBot
) -> None:
    stage = play(world)
    stage.sign_in()
    stage.tap("tile:0")
    with qtbot.waitSignal(stage.director.asleep, timeout=2000):
        stage.director.sleep()
    stage.director.oops()  # a key under the cover does nothing
    stage.director.wake()
    assert stage.browser.did[-2:] == ["doze", "rouse"]
    assert stage.seat.place is Place.WEB
    assert stage.screen.name == "oops"  # what lies ready under a page
    assert stage.web is not None
    assert not stage.events("tapped")


def test_a_close_that_was_slept_through_is_all_that_shows(
    world: World, play: Callable[[World], Stage], qtbot: QtBot
) -> None:
    world.lessons(break_=("12:10", "12:30"))
    stage = play(world)
    stage.sign_in()
    stage.tap("tile:0")
    with qtbot.waitSignal(stage.director.asleep, timeout=2000):
        stage.director.sleep()
    world.clock.at += 15 * MINUTE
    stage.director.look()  # the alarm rings before logind speaks
    assert stage.seat.place is Place.CLOSED
    assert stage.screen.name == "asleep"
    stage.director.wake()
    assert stage.screen.name == "closed"
    qtbot.waitUntil(lambda: stage.web is None)
    qtbot.waitUntil(lambda: bool(stage.events("closed")))
    names = [event["event"] for event in stage.events()]
    assert names.index("asleep") < names.index("awake") < names.index("closed")
    assert stage.browser.did[1:] == ["doze", "silence", "destroy"]


def test_told_twice_it_sleeps_once_and_may_go_on_at_once(
    world: World, play: Callable[[World], Stage], qtbot: QtBot
) -> None:
    stage = play(world)
    stage.director.wake()
    stage.director.sleep()
    with qtbot.waitSignal(stage.director.asleep, timeout=2000):
        stage.director.sleep()
    assert len(stage.events("asleep")) == 1
    stage.director.wake()
    assert stage.screen.name == "names"
    assert stage.shell.corner.isVisible()
