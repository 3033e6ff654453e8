"""A pupil's day: signing in, the agreements, the break that comes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk import paths
from kiosk.model import Device, Kind
from kiosk.packs import library
from kiosk.sync.asks import WrongCode
from tests.ui.pupil.world import MINUTE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.pupil.stage import Stage
    from tests.ui.pupil.world import World


@pytest.fixture
def with_break(world: World) -> World:
    """Noon; from ten past twelve to half past there is a break."""
    world.lessons(break_=("12:10", "12:30"))
    return world


def test_signing_in_by_touch(world: World, play: Callable[[World], Stage]) -> None:
    world.put("pack", library.load(paths.resource("packs", "juliana.toml")))
    world.line.rules_read = ""
    stage = play(world)
    stage.sign_in(3)
    assert stage.screen.name == "rules"
    while stage.screen.name == "rules":
        stage.tap("next")
    assert stage.screen.name == "home"
    assert [entry.kind for entry in world.journal.entries] == [Kind.SIGNED_IN, Kind.RULES_READ]
    names = [event["event"] for event in stage.events()]
    assert names.index("signed_in") < names.index("agreements_read")


def test_a_wrong_code_leaves_empty_places(world: World, play: Callable[[World], Stage]) -> None:
    world.line.replies = [WrongCode(4)]
    stage = play(world)
    stage.sign_in()
    assert stage.screen.name == "secret"
    assert stage.seat.entered == []
    assert not stage.target("erase").isEnabled()
    stage.tap("pick:sun")
    stage.tap("erase")
    assert stage.seat.entered == []
    stage.tap("back")
    assert stage.screen.name == "names"


def test_several_groups_come_first(world: World, play: Callable[[World], Stage]) -> None:
    world.device = Device("d1", "Kar", [])
    world.roster("groep-6", "Groep 6", ["Ine", "Jo"])
    stage = play(world)
    assert stage.screen.name == "groups"
    stage.tap("group:groep-6")
    assert [name.shown for name in stage.seat.names()] == ["Ine", "Jo"]
    stage.tap("back")
    assert stage.screen.name == "groups"


def test_warnings_come_at_five_two_and_one(
    with_break: World, play: Callable[[World], Stage], qtbot: QtBot
) -> None:
    stage = play(with_break)
    stage.sign_in()
    for minute, warning in ((4, 0), (5, 5), (8, 2), (9, 1)):
        with_break.clock.at += minute * MINUTE - (with_break.clock.at - _noon(with_break))
        stage.director.look()
        assert stage.shell.corner.warned == warning
    qtbot.waitUntil(lambda: bool(stage.events("warned")))


def _noon(world: World) -> int:
    return world.clock.at - world.clock.at % (60 * MINUTE)


def test_the_break_closes_a_page_and_ends_the_session(
    with_break: World, play: Callable[[World], Stage], qtbot: QtBot
) -> None:
    stage = play(with_break)
    stage.sign_in()
    stage.tap("tile:0")
    with_break.clock.at += 10 * MINUTE
    stage.director.look()
    assert stage.screen.name == "closed"
    qtbot.waitUntil(lambda: stage.visits[0].closed and stage.web is None)
    assert with_break.journal.entries[-1].kind is Kind.SIGNED_OUT
    qtbot.waitUntil(lambda: bool(stage.events("closed")))
    assert not stage.shell.targets()
    with_break.clock.at += 20 * MINUTE
    stage.director.look()
    assert stage.screen.name == "names"
    qtbot.waitUntil(lambda: bool(stage.events("reopened")))
    stage.sign_in()  # the place where the pupil was
    assert stage.web is not None
    assert stage.browser.where.url == "https://animal.test/"


def test_closed_is_closed_from_the_first_picture_on(
    with_break: World, play: Callable[[World], Stage], qtbot: QtBot
) -> None:
    with_break.clock.at += 15 * MINUTE
    stage = play(with_break)
    assert stage.screen.name == "closed"
    qtbot.waitUntil(lambda: bool(stage.events("closed")))
    assert [event["name"] for event in stage.events("screen")] == ["closed"]


def test_the_program_looks_at_the_clock_when_it_must_and_not_before(
    with_break: World, play: Callable[[World], Stage]
) -> None:
    with_break.lessons(start="08:00", end="15:00")
    stage = play(with_break)
    stage.director.look()
    assert stage.director._alarm.left > 110 * MINUTE  # three hours left: one is drawn
    with_break.lessons(start="08:00", end="12:30")
    stage.director.look()
    assert 0 < stage.director._alarm.left <= MINUTE
    with_break.lessons(start="08:00", end="11:00")
    stage.director.look()
    assert stage.screen.name == "closed"
    assert stage.director._alarm.left > 60 * MINUTE


def test_no_window_of_a_pupil_closes_when_asked(
    world: World, play: Callable[[World], Stage]
) -> None:
    stage = play(world)
    stage.sign_in()
    stage.tap("tile:0")
    assert stage.web is not None
    stage.web.close()
    stage.shell.close()
    assert stage.web.isVisible()
    assert stage.shell.isVisible()
