"""Work off the window's thread comes back to it, in order, and ends cleanly."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QThread

from kiosk.model import Entry, Kind, Presence, Trust
from kiosk.sync.asks import Done, No, StaffNames
from ui.bridge import Background, Ear, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kiosk.link import Link
    from kiosk.sync.asks import Answer, Ask


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_a_result_comes_back_on_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    worked: list[int] = []
    heard: list[tuple[int, object]] = []

    def job() -> int:
        worked.append(threading.get_ident())
        return 7

    def then(value: int) -> None:
        heard.append((value, QThread.currentThread()))

    home = QThread.currentThread()
    background(job, then, lambda trouble: pytest.fail(str(trouble)))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(7, home)]
    assert worked != [threading.get_ident()]


def test_trouble_comes_back_as_trouble(background: Background, qtbot: QtBot) -> None:
    failures: list[Exception] = []

    def job() -> None:
        raise OSError("full")

    background(job, lambda _: pytest.fail("it went well"), failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0]) == "full"


def test_jobs_run_in_order(background: Background, qtbot: QtBot) -> None:
    heard: list[int] = []
    for number in range(50):
        background(lambda number=number: number, heard.append, lambda _: None)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(heard) == 50)
    assert heard == list(range(50))


def test_closing_finishes_what_was_given_and_tells_nobody(qapp: QApplication, qtbot: QtBot) -> None:
    background = Background()
    kept: list[int] = []
    told: list[int] = []
    for number in range(20):
        background(lambda number=number: kept.append(number), told.append, told.append)  # type: ignore[misc, arg-type]
    background.close()
    assert kept == list(range(20))
    qapp.processEvents()
    assert told == []


class FakeLink:
    def __init__(self) -> None:
        self.said: list[object] = []

    def ask(self, ask: Ask, then: Callable[[Answer], None]) -> None:
        threading.Thread(target=then, args=(Done(),)).start()

    def wake(self) -> None:
        self.said.append("wake")

    def here(self, presence: Presence) -> None:
        self.said.append(presence)

    def close(self) -> None:
        self.said.append("close")


def test_without_a_link_the_hub_is_away(qapp: object, qtbot: QtBot) -> None:
    answers: list[Answer] = []
    line = Line()
    line.ask(StaffNames(), answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [No("error.hub_away")]


def test_a_line_asks_and_hears_on_the_windows_thread(qapp: object, qtbot: QtBot) -> None:
    line, link = Line(), FakeLink()
    line.open(cast("Link", link))
    answers: list[tuple[Answer, object]] = []
    line.ask(StaffNames(), lambda answer: answers.append((answer, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(Done(), QThread.currentThread())]

    ear = Ear(line)
    entry = Entry("1", Kind.SHOWN, 0, Trust.HUB, "desk")
    with qtbot.waitSignal(line.heard) as heard:
        threading.Thread(target=ear.news, args=(3, entry)).start()
    assert heard.args == [3, entry]
    with qtbot.waitSignal(line.stated):
        threading.Thread(target=ear.state, args=(True,)).start()
    assert line.connected
    line.wake()
    line.close()
    assert link.said == ["wake", "close"]


def test_a_closed_line_is_silent(qapp: QApplication, qtbot: QtBot) -> None:
    line, link = Line(), FakeLink()
    line.open(cast("Link", link))
    ear = Ear(line)
    told: list[object] = []
    line.lost.connect(told.append)
    ear.gone("device")
    line.close()
    ear.gone("device")
    qapp.processEvents()
    assert told == []
