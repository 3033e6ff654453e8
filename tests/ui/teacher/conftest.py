"""Windows that are gone when their test is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.ui.teacher.scenes import Scene


@pytest.fixture
def make_scene(qtbot: QtBot) -> Iterator[Callable[..., Scene]]:
    """Makes scenes, shown at 1366x768."""
    made: list[Scene] = []

    def make(language: str = "nl", **more: object) -> Scene:
        scene = Scene(language, **more)  # type: ignore[arg-type]
        scene.window.resize(1366, 768)
        with qtbot.waitActive(scene.window):  # keys go to the window that is active
            scene.window.show()
            scene.window.activateWindow()
        made.append(scene)
        return scene

    yield make
    for scene in made:
        scene.window.close()
        scene.window.deleteLater()
        if scene.trace._file is not None:
            scene.trace._file.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def scene(make_scene: Callable[..., Scene]) -> Scene:
    """A window, nobody on duty yet."""
    return make_scene()
