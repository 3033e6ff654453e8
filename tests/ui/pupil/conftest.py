"""Windows that are gone when their test is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.pupil.stage import Stage
from tests.ui.pupil.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def play(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[World], Stage]]:
    """Puts windows around a world's seat and shows them."""
    made: list[Stage] = []

    def begin(world: World, width: int = 1366, height: int = 768) -> Stage:
        stage = Stage(world, qapp, width, height)
        made.append(stage)
        with qtbot.waitExposed(stage.shell):
            stage.shell.raise_()
        return stage

    yield begin
    for stage in made:
        stage.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
