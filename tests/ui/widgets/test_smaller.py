"""Pictures of others, made small: one at a time, what is looked at now first."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from ui.widgets.smaller import Smaller

if TYPE_CHECKING:
    import pytest
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot


def test_one_at_a_time_and_the_last_one_first(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, made, heard = threading.Event(), [], []

    def decoded(data: bytes, _width: int, _height: int) -> QImage | None:
        made.append(data)
        assert go_on.wait(10)
        return None

    monkeypatch.setattr("ui.widgets.smaller.decoded", decoded)
    smaller = Smaller()
    for data in (b"first", b"second", b"third"):
        smaller.ask(data, 10, 10, lambda _, data=data: heard.append(data))  # type: ignore[misc]
    qtbot.waitUntil(lambda: made == [b"first"])
    go_on.set()
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert made == heard == [b"first", b"third", b"second"]
    smaller.close()


def test_who_looks_no_more_hears_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, done = threading.Event(), threading.Event()
    heard: list[QImage | None] = []

    def decoded(_data: bytes, _width: int, _height: int) -> QImage | None:
        assert go_on.wait(10)
        done.set()
        return None

    monkeypatch.setattr("ui.widgets.smaller.decoded", decoded)
    smaller = Smaller()
    smaller.ask(b"first", 10, 10, heard.append)
    smaller.ask(b"second", 10, 10, heard.append)
    smaller.close()
    go_on.set()
    qtbot.waitUntil(done.is_set)
    assert heard == []
