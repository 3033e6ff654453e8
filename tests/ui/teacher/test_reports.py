"""A report on the dashboard: painted, told once, handled, hidden from the class."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.model import Fact, Kind, ReportState, Trust
from kiosk.sync.asks import Unlock
from tests.ui.teacher.hands import key, press
from tests.ui.teacher.scenes import Scene, many
from tests.unit.desk.fakes import entry, reported
from ui.teacher.pupil_tile import PupilTile
from ui.teacher.report_card import ReportCard, WaitingCard

Make = Callable[..., Scene]


def shown(scene: Scene) -> list[str]:
    """The reports that the pupils have been told are shown."""
    return [one.about for one in scene.world.journal.entries if one.kind is Kind.SHOWN]


def card(scene: Scene, report: str) -> ReportCard:
    found = scene.window.shell.urgent.card(report)
    assert isinstance(found, ReportCard)
    return found


def visible_words(window: QWidget) -> str:
    """Everything that can be read on the window or be read aloud."""
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    named = [one.accessibleName() for one in window.findChildren(QWidget) if one.isVisible()]
    return " ".join([*said, *named, window.windowTitle()])


def test_a_report_is_painted_first_and_told_then_once(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    tap = scene.world.news(reported("p2"))
    assert shown(scene) == []
    qtbot.waitUntil(lambda: shown(scene) == [tap.id])
    assert card(scene, tap.id).isVisible()
    card(scene, tap.id).repaint()
    scene.world.news(reported("p3"))
    qtbot.waitUntil(lambda: len(shown(scene)) == 2)
    assert shown(scene).count(tap.id) == 1


def test_a_report_builds_one_card_and_no_page_anew(scene: Scene) -> None:
    scene.busy_class()
    first = scene.world.news(reported("p2"))
    tiles = list(scene.window.shell.class_page.tiles.tiles)
    old = card(scene, first.id)
    scene.world.news(reported("p9"))
    assert scene.window.shell.class_page.tiles.tiles == tiles
    assert card(scene, first.id) is old
    tile = scene.window.shell.class_page.tile("p9")
    assert tile is not None
    assert tile.line == scene.tools.words("teacher.doing.report")


def test_the_newest_report_is_first_and_says_who_when_and_where(scene: Scene) -> None:
    scene.busy_class()
    scene.world.news(reported("p2"))
    newest = scene.world.news(reported("p9"))
    assert scene.window.shell.urgent.order[0] == newest.id
    said = card(scene, newest.id).accessibleName()
    assert "Emma" in said
    assert "fout.test" in said
    assert "9:40" in said


def test_coming_and_talked_are_kept_with_who_did_it(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    tap = scene.world.news(reported("p2"))
    press(card(scene, tap.id).coming)
    handled = scene.world.journal.entries[-1]
    assert (handled.kind, handled.about, handled.staff) == (Kind.HANDLED, tap.id, "s1")
    assert handled.body == {"state": "coming"}
    assert card(scene, tap.id).coming.isHidden()
    press(card(scene, tap.id).talked)
    assert scene.world.journal.entries[-1].body == {"state": "talked"}
    assert scene.window.shell.urgent.order == []


def test_board_mode_hides_names_reports_and_addresses(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.trouble()
    key(scene.window, Qt.Key.Key_F9)
    assert scene.window.screen_name == "board"
    words = visible_words(scene.window)
    for pupil in many():
        assert pupil.name not in words.split(), pupil.name
    assert "fout.test" not in words
    assert "Oeps" not in words
    assert "Terug naar de klas" in words


def test_board_mode_tells_no_pupil_that_a_report_is_seen(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    key(scene.window, Qt.Key.Key_F9)
    tap = scene.world.news(reported("p2"))
    scene.window.grab()
    qtbot.wait(1)
    assert shown(scene) == []
    press(scene.window.board.leave)
    qtbot.waitUntil(lambda: shown(scene) == [tap.id])


def test_a_hidden_window_tells_nobody(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.window.hide()
    tap = scene.world.news(reported("p2"))
    card(scene, tap.id).painted.emit(tap.id)
    qtbot.wait(1)
    assert shown(scene) == []


def test_a_report_that_was_shown_before_is_not_told_again(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    tap = reported("p2")
    scene.world.news(entry(Kind.SHOWN, about=tap.id, staff="s2"))
    scene.world.news(tap)
    other = scene.world.news(reported("p3"))
    qtbot.waitUntil(lambda: shown(scene) == [other.id])


def test_a_waiting_pupil_is_let_in_with_one_tap(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.world.news(entry(Kind.LOCKED_OUT, "p5", device="laptop-5"))
    waiting = scene.window.shell.urgent.card("waiting:p5")
    assert isinstance(waiting, WaitingCard)
    press(waiting.button)
    assert scene.world.line.asked[-1][0] == Unlock("p5", "laptop-5")
    scene.world.news(entry(Kind.UNLOCKED, "p5"))
    assert scene.window.shell.urgent.card("waiting:p5") is None


def test_a_waiting_pupil_stands_above_the_inbox_too(scene: Scene) -> None:
    scene.busy_class()
    scene.trouble()
    scene.window.shell.turn("inbox")
    assert scene.window.shell.urgent.order == ["waiting:p5"]
    assert scene.window.shell.urgent.isVisible()
    scene.window.shell.turn("class")
    assert len(scene.window.shell.urgent.order) == 4


def test_pressing_a_card_opens_the_report_with_its_address_hidden(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.busy_class()
    tap = scene.world.news(reported("p2"))
    press(card(scene, tap.id).name)
    talk = scene.window.shell.inbox.talk
    assert scene.window.screen_name == "inbox"
    assert talk.report is not None
    assert talk.report.id == tap.id
    assert talk.address == ""
    assert "spel" not in visible_words(scene.window)
    press(talk.look_button)
    assert talk.address.replace("\u200b", "") == "http://fout.test/spel?x=1"
    other = scene.world.news(reported("p3"))
    scene.window.shell.open_report(other.id)
    assert talk.address == ""


def test_a_row_in_the_inbox_counts_as_shown_too(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.window.shell.turn("inbox")
    tap = scene.world.news(reported("p2"))
    qtbot.waitUntil(lambda: shown(scene) == [tap.id])


def test_a_talked_report_can_be_taken_up_again(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    tap = scene.world.news(reported("p2"))
    scene.desk.handle(tap.id, ReportState.TALKED, lambda: None)
    scene.window.shell.open_report(tap.id)
    press(scene.window.shell.inbox.talk.again)
    report = scene.desk.inbox.report(tap.id)
    assert report is not None
    assert report.state is ReportState.COMING


def test_a_page_cannot_dress_up_its_title_or_turn_the_line_around(scene: Scene) -> None:
    scene.busy_class()
    tap = scene.world.news(
        reported("p2", host="fo\u202eut.test", title="<b>Klik</b>\u202e<a href='x'>hier</a>" * 40)
    )
    scene.window.shell.open_report(tap.id)
    talk = scene.window.shell.inbox.talk
    talk.turn_address()
    words = visible_words(talk)
    assert "\u202e" not in words
    assert "<b>Klik</b>" in words
    for label in scene.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction


def test_a_damaged_journal_is_told_in_the_inbox(scene: Scene) -> None:
    scene.busy_class()
    scene.world.news(entry(Kind.DAMAGED, "", body={"file": "journal.db.damaged"}))
    scene.window.shell.turn("inbox")
    assert "beschadigd" in visible_words(scene.window)


def test_a_device_that_waits_is_told_in_the_inbox(scene: Scene) -> None:
    scene.busy_class()
    until = scene.world.desk.clock.now() + 600_000
    body: dict[str, Fact] = {"device_name": "Laptop 12", "until": until}
    scene.world.news(entry(Kind.DEVICE_WAITS, "", body=body))
    scene.window.shell.turn("inbox")
    assert "Laptop\u00a012" in visible_words(scene.window)


def test_a_clock_that_was_wrong_is_told_in_the_inbox(scene: Scene) -> None:
    scene.busy_class()
    body: dict[str, Fact] = {"device_name": "Laptop 12", "trust": "hardware", "off": 3 * 3_600_000}
    scene.world.news(entry(Kind.CLOCK_DOUBTED, "", at=scene.world.desk.clock.now(), body=body))
    scene.window.shell.turn("inbox")
    said = visible_words(scene.window)
    assert "Laptop\u00a012" in said
    assert "3 uur" in said


def test_a_time_that_is_not_confirmed_stands_on_the_tile(scene: Scene) -> None:
    scene.busy_class()
    tile = scene.window.shell.class_page.tile("p1")
    assert isinstance(tile, PupilTile)
    device = tile.seated.device
    before = tile.unsure
    unsure = entry(Kind.DAMAGED, "", device=device, origin=device, trust=Trust.HARDWARE)
    scene.world.news(unsure)
    assert (before, tile.unsure) == (False, True)
    assert tile.toolTip() == "tijd niet bevestigd"
    assert tile.accessibleName().endswith("tijd niet bevestigd")
    assert "bevestigd" not in tile.line  # what the pupil does keeps its room


def test_the_trace_tells_when_a_report_is_on_the_screen_and_where(
    make_scene: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "trace.jsonl"
    scene = make_scene(trace=path)
    scene.busy_class()
    tap = scene.world.news(reported("p2"))

    def told() -> list[dict[str, object]]:
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    def on_screen() -> bool:
        screens = [one["targets"] for one in told() if one["event"] == "screen"]
        return bool(screens) and f"coming:{tap.id}" in str(screens[-1])

    qtbot.waitUntil(on_screen)
    events = told()
    assert [one["id"] for one in events if one["event"] == "on_dashboard"] == [tap.id]
    last = [one for one in events if one["event"] == "screen"][-1]
    assert last["name"] == "class"
    targets = last["targets"]
    assert isinstance(targets, dict)
    wanted = {"tab:class", "tab:inbox", "tab:pupils", "board", f"report:{tap.id}", "pupil:p1"}
    assert wanted <= targets.keys()
    assert "Amira" not in path.read_text("utf-8")
    press(card(scene, tap.id).coming)
    handled = [one for one in told() if one["event"] == "handled"]
    assert [(one["id"], one["state"]) for one in handled] == [(tap.id, "coming")]
