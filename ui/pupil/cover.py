"""The shell in front of a page, and the moment when the display has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from ui.pupil.exposure import Exposure
from ui.pupil.flushing import flush

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

UNCOVERED = 100  # ms after which a cover counts, should the display not tell


class Cover(QObject):
    """Brings one window up over whatever stands before it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._waiting: list[Callable[[], None]] = []
        self._exposure = Exposure()
        self._exposure.seen.connect(self.settle)
        self._latest = QTimer(self)
        self._latest.setSingleShot(True)
        self._latest.timeout.connect(self.settle)

    def rise(self, then: Callable[[], None]) -> None:
        """Bring it up; ``then`` is called once its picture has gone to the display."""
        self._waiting.append(then)
        self._window.windowHandle().installEventFilter(self._exposure)
        bring_up(self._window)
        self._latest.start(UNCOVERED)

    def settle(self) -> None:
        """It counts as up from now on."""
        if not self._waiting:
            return
        self._latest.stop()
        flush()  # the picture that covers goes to the display before anything else is done
        self._window.windowHandle().removeEventFilter(self._exposure)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()


def bring_up(window: QWidget) -> None:
    """Have the display show this window before the others."""
    if QGuiApplication.platformName().startswith("wayland"):
        window.hide()  # a Wayland window comes up when it is shown, and in no other way
        window.show()
    else:
        window.raise_()
        flush()
