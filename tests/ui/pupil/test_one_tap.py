"""One tap on Oeps!: cover, save, tell; and nothing that the pupil could do wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.model import Entry, Kind, Trust
from kiosk.words import Words
from ui.pupil.oops import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.pupil.stage import Stage
    from tests.ui.pupil.world import World

WORDS = Words("nl", "pupil")


@pytest.fixture
def stage(world: World, play: Callable[[World], Stage]) -> Stage:
    """A pupil on a page."""
    stage = play(world)
    stage.sign_in()
    stage.tap("tile:0")
    assert stage.web is not None
    return stage


def _kinds(world: World) -> list[Kind]:
    return [entry.kind for entry in world.journal.entries]


def _said(stage: Stage) -> list[str]:
    progress = stage.shell.findChild(Progress)
    return progress.lines if isinstance(progress, Progress) else []


def _tap_oops(stage: Stage, qtbot: QtBot) -> None:
    stage.press("oops", stage.web)
    qtbot.waitUntil(lambda: stage.web is None)


def test_the_cover_lies_ready_before_the_tap(stage: Stage) -> None:
    assert stage.screen.name == "oops"
    assert stage.seat.place == "web"
    titles = [label.text() for label in stage.shell.findChildren(QLabel) if label.isVisible()]
    assert WORDS("pupil.oops.well_done") in titles
    assert WORDS("pupil.oops.no_fault") in titles


def test_a_press_is_enough(stage: Stage, world: World, qtbot: QtBot) -> None:
    stage.press("oops", stage.web)  # never released
    qtbot.waitUntil(lambda: stage.web is None)
    assert stage.seat.place == "oops"
    assert _kinds(world) == [Kind.SIGNED_IN, Kind.REPORTED]
    body = world.journal.entries[-1].body
    assert (body["host"], body["url"]) == ("wrong.example", "https://animal.test/")
    assert stage.browser.did[-2:] == ["silence", "destroy"]


def test_the_order_is_told_as_it_happens(stage: Stage, qtbot: QtBot) -> None:
    _tap_oops(stage, qtbot)
    qtbot.waitUntil(lambda: bool(stage.events("kept")))
    names = [event["event"] for event in stage.events()]
    assert [name for name in names if name in ("page_open", "tapped", "covered", "kept")] == [
        "page_open",
        "tapped",
        "covered",
        "kept",
    ]


def test_a_second_tap_reports_nothing_more(stage: Stage, world: World, qtbot: QtBot) -> None:
    stage.press("oops", stage.web)
    stage.press("oops", stage.web)
    stage.director.oops()
    qtbot.waitUntil(lambda: stage.web is None)
    stage.director.oops()
    assert _kinds(world).count(Kind.REPORTED) == 1


def test_kept_is_not_known_and_known_is_only_what_a_dashboard_showed(
    stage: Stage, qtbot: QtBot
) -> None:
    _tap_oops(stage, qtbot)
    assert _said(stage) == [WORDS("pupil.oops.kept"), WORDS("pupil.oops.go_and_tell")]
    other = Entry("1", Kind.SHOWN, 0, Trust.HUB, "desk", about="another report")
    stage.seat.news(other)
    assert _said(stage)[0] == WORDS("pupil.oops.kept")
    about = stage.seat.report.id
    stage.seat.news(Entry("2", Kind.SHOWN, 0, Trust.HUB, "desk", about=about))
    assert _said(stage)[0] == WORDS("pupil.oops.known")
    qtbot.waitUntil(lambda: bool(stage.events("known")))


def test_a_report_that_found_no_room_is_not_called_kept(
    stage: Stage, world: World, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_entry: Entry) -> None:
        raise OSError("no room")

    monkeypatch.setattr(world.journal, "add", full)
    _tap_oops(stage, qtbot)
    assert _said(stage) == [WORDS("pupil.oops.failed"), WORDS("pupil.oops.go_and_tell")]
    assert not stage.events("kept")


def test_an_accident_is_a_choice_afterwards(stage: Stage, world: World, qtbot: QtBot) -> None:
    _tap_oops(stage, qtbot)
    report = stage.seat.report.id
    stage.tap("accident")
    assert _kinds(world) == [Kind.SIGNED_IN, Kind.REPORTED, Kind.ACCIDENT]
    assert world.journal.entries[-1].about == report
    assert not stage.target("accident").isEnabled()
    stage.tap("home")
    assert stage.seat.place == "home"


def test_the_key_does_what_the_button_does(stage: Stage, world: World, qtbot: QtBot) -> None:
    stage.keys.oops.emit()
    qtbot.waitUntil(lambda: stage.web is None)
    assert _kinds(world)[-1] is Kind.REPORTED


def test_the_key_does_nothing_where_there_is_no_page(
    world: World, play: Callable[[World], Stage]
) -> None:
    stage = play(world)
    stage.sign_in()
    QTest.keyClick(stage.shell, Qt.Key.Key_F8)
    stage.keys.oops.emit()
    assert stage.seat.place == "home"


def test_home_ends_the_page_and_a_new_page_is_a_new_browser(stage: Stage, qtbot: QtBot) -> None:
    stage.tap("home", stage.web)
    qtbot.waitUntil(lambda: stage.web is None)
    assert stage.seat.place == "home"
    stage.tap("tile:1")
    assert len(stage.visits) == 1
    assert len(stage.visits[0].pages) == 2


def test_klaar_ends_the_visit_and_the_next_pupil_gets_another(stage: Stage, qtbot: QtBot) -> None:
    stage.tap("klaar", stage.web)
    qtbot.waitUntil(lambda: stage.visits[0].closed)
    assert stage.seat.place == "names"
    assert stage.web is None
    stage.sign_in(1)
    stage.tap("tile:0")
    assert len(stage.visits) == 2
    assert [event["event"] for event in stage.events() if event["event"].startswith("signed")] == [
        "signed_in",
        "signed_out",
        "signed_in",
    ]


def test_what_was_copied_is_gone_for_the_next_pupil(stage: Stage, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("my secret")
    stage.tap("home", stage.web)
    qtbot.waitUntil(lambda: stage.web is None)
    assert clipboard.text() == "my secret", "it is still the same pupil"
    stage.tap("klaar")
    assert stage.seat.place == "names"
    assert clipboard.text() == ""


def test_a_hub_that_shows_who_looks_opens_the_eye(stage: Stage) -> None:
    eye = stage.target("eye", stage.web)
    assert eye.accessibleName() == WORDS("pupil.eye.nobody")
    stage.seat.watched(["Juf Anna"])
    assert "Juf Anna" in eye.accessibleName()
    stage.tap("eye", stage.web)
    assert stage.web is not None
    said = [label.text() for label in stage.web.findChildren(QLabel) if label.isVisible()]
    assert any("Juf Anna" in text for text in said)
