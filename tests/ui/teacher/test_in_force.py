"""The list of what staff decided: what, for whom, by whom, until when; ended, or made longer."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from kiosk.desk.changes import Part, parts
from kiosk.model import Why
from kiosk.sync.asks import EndOverride, GiveOverride, No
from tests.ui.teacher.hands import press
from tests.ui.teacher.scenes import Scene
from tests.ui.teacher.test_rain import asked, at, given, overrides
from tests.ui.teacher.test_reports import visible_words
from tests.unit.desk.fakes import GROUP


def shown(scene: Scene) -> str:
    return visible_words(scene.window.shell.year.in_force)


def test_nothing_in_force_says_so_and_tells_the_ceiling(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.window.resize(1366, 1000)
    scene.window.shell.turn("hours")
    qtbot.waitUntil(lambda: scene.tools.words("teacher.given.none") in shown(scene))
    assert "60 minuten" in shown(scene)


def test_each_says_what_for_whom_by_whom_and_until_when(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.window.shell.turn("hours")
    later = given("o2", "12:00", "12:30", opens=False)
    now = given("o1", "09:30", "10:00", why=Why.LONGER, pupil="p4", note="Toets inhalen")
    overrides(scene, 1, later, now)
    rows = scene.window.shell.year.in_force.rows
    assert [one.one.id for one in rows] == ["o1", "o2"]
    qtbot.waitUntil(rows[1].stop.isVisible)
    words = shown(scene)
    assert "Langer open tot 10:00" in words
    assert "voor Bram" in words
    assert "Anna Jansen" in words
    assert "Toets inhalen" in words
    assert "Regenpauze binnen: dicht van 12:00 tot 12:30" in words
    assert scene.tools.words("teacher.given.none") not in words


def test_the_shape_shrinks_with_the_time(scene: Scene) -> None:
    scene.busy_class()
    overrides(scene, 1, given("o1", "09:30", "10:30"), given("o2", "12:00", "12:30"))
    first, later = scene.window.shell.year.in_force.rows
    scene.world.clock.at = at("10:15")
    scene.window.shell.year.tell_times()
    assert first._disc.share == 0.25
    assert later._disc.share == 1.0


def test_end_now_asks_once_and_a_no_lets_one_try_again(scene: Scene) -> None:
    scene.busy_class()
    scene.window.shell.turn("hours")
    overrides(scene, 1, given("o1", "09:30", "10:00"))
    row = scene.window.shell.year.in_force.rows[0]
    assert row.stop.objectName() == "end:o1"
    press(row.stop)
    press(row.stop)
    assert [ask for ask, _ in scene.world.line.asked] == [EndOverride(GROUP.id, "o1")]
    scene.world.line.answer(No("error.hub_away"))
    assert row.stop.isEnabled()
    overrides(scene, 2)
    assert scene.window.shell.year.in_force.rows == []


def test_longer_opens_the_panel_with_the_same_in_it(scene: Scene) -> None:
    scene.busy_class()
    scene.window.shell.turn("hours")
    overrides(scene, 1, given("o1", "09:30", "10:00", opens=False, why=Why.CLOSED_NOW, pupil="p3"))
    press(scene.window.shell.year.in_force.rows[0].more)
    panel = scene.window.shell.rest.panel
    assert (panel.pupil, panel.way) == ("p3", "close")
    assert panel.go.text() == "Dicht tot 10:15"
    press(panel.go)
    assert asked(scene) == GiveOverride(GROUP.id, False, Why.CLOSED_NOW, at("10:15"), pupil="p3")


def test_longer_is_not_offered_beyond_what_one_may(scene: Scene) -> None:
    scene.busy_class()
    scene.window.shell.turn("hours")
    overrides(scene, 1, given("o1", "09:44", "10:44"))
    assert scene.window.shell.year.in_force.rows[0].more.isHidden()


def test_what_is_over_goes_by_itself(scene: Scene) -> None:
    scene.busy_class()
    overrides(scene, 1, given("o1", "09:30", "10:00"))
    scene.world.clock.at = at("10:00")
    scene.window.shell.year.renew(parts(Part.HOURS))
    assert scene.window.shell.year.in_force.rows == []


def test_a_long_list_is_scrolled_and_pushes_nothing_away(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.window.shell.turn("hours")
    many = [given(f"o{at}", "09:30", "10:30", pupil=f"p{at}") for at in range(1, 34)]
    overrides(scene, 1, *many)
    rows = scene.window.shell.year.in_force.rows
    qtbot.waitUntil(rows[0].stop.isVisible)
    assert len(rows) == 33
    assert scene.window.height() == 768
    assert scene.window.shell.year.in_force.height() < 400
