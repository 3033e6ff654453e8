"""Two bare raster windows; at each moment that the pipe (its argument) tells, the other comes up.

A moment is one of CLOCK_BOOTTIME, in ns, a line each: this is what Qt and the machine make of it.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Plain(QWidget):
    """A window of one colour."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._colour)


def main() -> int:
    """Show both until ended."""
    app = QApplication(sys.argv)
    windows = [Plain("#00605B"), Plain("#FFF9F0")]
    for window in windows:
        window.setGeometry(app.primaryScreen().geometry())
        window.showFullScreen()

    def raise_other() -> None:
        windows.reverse()
        windows[-1].raise_()
        QCursor.pos()  # a question takes along what Qt would keep until something else happens

    timer = QTimer()
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(raise_other)
    pipe = os.open(sys.argv[1], os.O_RDWR | os.O_NONBLOCK)

    def told() -> None:
        moment = int(os.read(pipe, 64))
        left = (moment - time.clock_gettime_ns(time.CLOCK_BOOTTIME)) / 1e6
        timer.start(round(left))

    notifier = QSocketNotifier(pipe, QSocketNotifier.Type.Read)
    notifier.activated.connect(told)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
