"""Notices hands on mouse and keyboard, so that a dashboard that is left alone signs out."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kiosk.desk.staff import session_ends

_HANDS = (
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
    QEvent.Type.Wheel,
)
SIGN_MS = 5 * 60_000
"""How often the hub hears that somebody is there."""


class Idle(QObject):
    """``over`` when a session has ended by itself; ``alive`` now and then while it goes on.

    One timer, set for the end; a hand only notes the moment, so nothing wakes up in between.
    """

    over = Signal()
    alive = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._began = self._touched = self._signed = 0
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self._ended)

    def begin(self) -> None:
        """A session begins."""
        self._began = self._touched = self._signed = _now()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._ended()

    def end(self) -> None:
        """The session is over."""
        self._end.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A hand."""
        if event.type() in _HANDS:
            self._touched = _now()
            if self._touched - self._signed >= SIGN_MS:
                self._signed = self._touched
                self.alive.emit()
        return False

    def _ended(self) -> None:
        left = session_ends(self._began, self._touched) - _now()
        if left > 0:
            self._end.start(left)
        else:
            self.over.emit()


def _now() -> int:
    return time.monotonic_ns() // 1_000_000
