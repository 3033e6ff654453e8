"""The tool bar: a rain break in one tap, and a while that is other than the timetable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.desk.changes import Part, parts
from kiosk.model import Override, Role, Staff, Why
from kiosk.sync.asks import EndOverride, Given, GiveOverride, No, StaffSession
from tests.ui.teacher.hands import key, press, write
from tests.ui.teacher.scenes import Scene
from tests.ui.teacher.test_reports import visible_words
from tests.unit.desk.fakes import ANNA, GROUP
from ui.teacher.header import PAGES

Make = Callable[..., Scene]
MINUTE = 60_000


def at(clock: str) -> int:
    moment = datetime.fromisoformat(f"2023-11-14T{clock}").replace(
        tzinfo=ZoneInfo("Europe/Amsterdam")
    )
    return round(moment.timestamp() * 1000)


def given(
    id: str,
    start: str,
    end: str,
    *,
    opens: bool = True,
    why: Why = Why.RAIN,
    pupil: str = "",
    note: str = "",
) -> Override:
    """An override of Anna's, today."""
    begin, over = at(start), at(end)
    anna = (ANNA.id, ANNA.name)
    return Override(id, GROUP.id, opens, why, begin, over, over, *anna, pupil, note)


def overrides(scene: Scene, version: int, *every: Override) -> None:
    scene.world.document(f"overrides/{GROUP.id}", version, list(every))


def asked(scene: Scene) -> object:
    return scene.world.line.asked[-1][0]


def test_rain_says_what_it_will_do_and_does_it_with_one_tap(scene: Scene) -> None:
    scene.busy_class()
    bar = scene.window.shell.bar
    bar.renew(parts(Part.HOURS))
    assert "Regenpauze: open tot 10:30" in bar.rain.text()
    assert "Apparaten blijven open in de pauze, van 10:15 tot 10:30." in bar.rain.toolTip()
    assert bar.rain.toolTip() in bar.rain.accessibleName()
    press(bar.rain)
    assert asked(scene) == GiveOverride(GROUP.id, True, Why.RAIN, at("10:30"), at("10:15"))
    assert not bar.rain.isEnabled()
    press(bar.rain)
    assert len(scene.world.line.asked) == 1
    scene.world.line.answer(Given(given("o1", "10:15", "10:30")))
    overrides(scene, 1, given("o1", "10:15", "10:30"))
    assert bar.said.startswith("Regenpauze: open van 10:15 tot 10:30  \u00b7  nu: open tot 12:00")
    assert "Anna Jansen" in bar.said
    assert bar.stop.text() == "Toch niet"
    assert not bar.rain.isEnabled()
    assert bar.stop.objectName() == "end:o1"


def test_in_the_break_itself_it_ends_with_the_break_and_can_be_ended(scene: Scene) -> None:
    scene.busy_class()
    scene.world.clock.at = at("10:20")
    bar = scene.window.shell.bar
    bar.renew(parts(Part.HOURS))
    assert bar.said == "Pauze, dicht tot 10:30"
    assert "Regenpauze: open tot 10:30" in bar.rain.text()
    press(bar.rain)
    assert asked(scene) == GiveOverride(GROUP.id, True, Why.RAIN, at("10:30"), at("10:20"))
    scene.world.line.answer(Given(given("o1", "10:20", "10:30")))
    overrides(scene, 1, given("o1", "10:20", "10:30"))
    assert bar.said.startswith("Regenpauze: open tot 10:30")
    assert bar.stop.text() == "Nu stoppen"
    press(bar.stop)
    assert asked(scene) == EndOverride(GROUP.id, "o1")
    overrides(scene, 2)
    assert bar.said == "Pauze, dicht tot 10:30"
    assert bar.stop.isHidden()


@pytest.mark.parametrize("page", PAGES)
def test_rain_is_there_on_every_page_and_under_its_key(scene: Scene, page: str) -> None:
    scene.busy_class()
    scene.window.shell.turn(page)
    bar = scene.window.shell.bar
    bar.renew(parts(Part.HOURS))
    assert bar.rain.isVisible()
    key(scene.window, Qt.Key.Key_F8)
    assert isinstance(asked(scene), GiveOverride)


def test_after_the_last_break_it_says_why_not(scene: Scene) -> None:
    scene.busy_class()
    scene.world.clock.at = at("12:45")
    bar = scene.window.shell.bar
    bar.renew(parts(Part.HOURS))
    assert not bar.rain.isEnabled()
    assert bar.rain.text().strip() == "Geen pauze meer vandaag"
    assert bar.rain.toolTip() == scene.tools.words("teacher.rain.none")


def test_a_refused_rain_break_is_told_and_can_be_tried_again(scene: Scene) -> None:
    scene.busy_class()
    bar = scene.window.shell.bar
    bar.renew(parts(Part.HOURS))
    press(bar.rain)
    scene.world.line.answer(No("error.ceiling", {"minutes": "60"}))
    assert bar.rain.isEnabled()
    assert scene.tools.words("error.ceiling", minutes="60") in visible_words(scene.window)


def test_without_the_hub_nothing_can_be_asked(scene: Scene) -> None:
    scene.busy_class()
    scene.desk.line_state(connected=False)
    assert not scene.window.shell.bar.rain.isEnabled()
    scene.desk.line_state(connected=True)
    assert scene.window.shell.bar.rain.isEnabled()


def test_the_bar_renews_by_itself_when_the_moment_is_there(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.world.clock.at = at("10:15") - 30
    bar = scene.window.shell.bar
    bar.renew(parts(Part.HOURS))
    assert bar.said == "Open tot 10:15"
    scene.world.clock.at = at("10:15")
    with qtbot.waitSignal(bar.ticked, timeout=2000):
        pass
    assert bar.said == "Pauze, dicht tot 10:30"


def test_keep_open_for_the_group_with_a_reason(scene: Scene) -> None:
    scene.busy_class()
    shell = scene.window.shell
    press(shell.bar.menu)
    panel = shell.rest.panel
    assert panel.isVisible()
    assert [one.text() for one in panel.times if one.isVisible()] == ["10:30"]
    assert panel.go.text() == "Open tot 10:30"
    write(panel.note, "Even afmaken")
    key(panel.note, Qt.Key.Key_Return)
    wanted = GiveOverride(GROUP.id, True, Why.LONGER, at("10:30"), note="Even afmaken")
    assert asked(scene) == wanted
    scene.world.line.answer(Given(given("o1", "09:44", "10:30", why=Why.LONGER)))
    assert not panel.isVisible()


def test_what_is_open_already_is_not_offered(scene: Scene) -> None:
    scene.busy_class()
    scene.world.clock.at = at("12:50")
    panel = scene.window.shell.rest.panel
    press(scene.window.shell.bar.menu)
    assert panel.way == "close"
    assert panel.go.text() == "Dicht tot 13:00"
    press(panel.ways["keep"])
    assert panel.go.text() == "Het is al open tot 14:00"
    assert not panel.go.isEnabled()
    assert not panel.typed.isVisible()
    scene.world.clock.at = at("10:20")
    key(panel, Qt.Key.Key_Escape)
    press(scene.window.shell.bar.menu)
    assert panel.way == "keep"
    assert [one.text() for one in panel.times if one.isVisible()] == [
        "10:30",
        "10:45",
        "11:00",
        "11:15",
    ]
    press(panel.ways["close"])
    panel.typed.setFocus()
    QTest.keyClicks(panel.typed, "1025")
    assert panel.go.text() == "Het is al dicht tot 10:30"


def test_a_group_without_a_week_is_said_to_have_none(scene: Scene) -> None:
    scene.world.sign_in()
    bar = scene.window.shell.bar
    assert bar.said == "Nog geen rooster: apparaten blijven open"
    assert bar.rain.text().strip() == "Geen rooster"
    press(bar.menu)
    press(scene.window.shell.rest.panel.ways["keep"])
    assert scene.window.shell.rest.panel.go.text() == "Het blijft al open"


def test_close_now_for_one_pupil_from_the_tile(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    shell = scene.window.shell
    tile = shell.class_page.tile("p3")
    assert tile is not None
    middle = tile.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(tile, QContextMenuEvent(reason, middle, tile.mapToGlobal(middle)))
    panel = shell.rest.panel
    assert panel.isVisible()
    assert panel.pupil == "p3"
    press(panel.ways["close"])
    panel.typed.setFocus()
    QTest.keyClicks(panel.typed, "1010")
    assert panel.go.text() == "Dicht tot 10:10"
    press(panel.go)
    assert asked(scene) == GiveOverride(GROUP.id, False, Why.CLOSED_NOW, at("10:10"), pupil="p3")


def test_inside_without_devices_is_the_break_itself(scene: Scene) -> None:
    scene.busy_class()
    shell = scene.window.shell
    press(shell.bar.menu)
    press(shell.rest.panel.ways["inside"])
    assert shell.rest.panel.go.text() == "Dicht van 10:15 tot 10:30"
    press(shell.rest.panel.go)
    assert asked(scene) == GiveOverride(GROUP.id, False, Why.RAIN, at("10:30"), at("10:15"))


def test_a_teacher_meets_the_ceiling_and_a_leader_does_not(scene: Scene) -> None:
    scene.busy_class()
    panel = scene.window.shell.rest.panel
    press(scene.window.shell.bar.menu)
    assert "60 minuten" in visible_words(panel)
    panel.typed.setFocus()
    QTest.keyClicks(panel.typed, "1345")
    assert not panel.go.isEnabled()
    assert panel.go.text() == scene.tools.words("teacher.rest.beyond")
    key(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    scene.desk.duty.begin(StaffSession(Staff("s2", "Joke", Role.LEADER), [GROUP.id]))
    press(scene.window.shell.bar.menu)
    panel.typed.setFocus()
    QTest.keyClicks(panel.typed, "1345")
    assert panel.go.text() == "Open tot 13:45"
    assert panel.go.isEnabled()


def test_a_time_gone_by_cannot_be_chosen(scene: Scene) -> None:
    scene.busy_class()
    panel = scene.window.shell.rest.panel
    press(scene.window.shell.bar.menu)
    panel.typed.setFocus()
    QTest.keyClicks(panel.typed, "0800")
    assert not panel.go.isEnabled()
    assert panel.go.text() == scene.tools.words("teacher.rest.past")


def test_a_no_stays_in_the_panel(scene: Scene) -> None:
    scene.busy_class()
    panel = scene.window.shell.rest.panel
    press(scene.window.shell.bar.menu)
    press(panel.go)
    scene.world.line.answer(No("error.ceiling", {"minutes": "30"}))
    assert panel.isVisible()
    assert "30" in panel.trouble.text()
    assert panel.go.isEnabled()


def test_a_press_beside_the_panel_puts_it_away(scene: Scene) -> None:
    scene.busy_class()
    shell = scene.window.shell
    press(shell.bar.menu)
    QTest.mouseClick(shell.rest, Qt.MouseButton.LeftButton, pos=QPoint(20, 500))
    assert not shell.rest.isVisible()
    assert scene.world.line.asked == []


def test_signing_out_puts_the_panel_away(scene: Scene) -> None:
    scene.busy_class()
    press(scene.window.shell.bar.menu)
    scene.window.shell.header.signed_out.emit()
    assert not scene.window.shell.rest.isVisible()
