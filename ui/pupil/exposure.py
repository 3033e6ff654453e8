"""Hearing when a covered window can be seen again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal


class Exposure(QObject):
    """Hears when the system lets a covered window be seen again."""

    seen = Signal()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell after the window's own handling, which paints."""
        if event.type() == QEvent.Type.Expose:
            QTimer.singleShot(0, self.seen.emit)
        return False
