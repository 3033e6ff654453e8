"""Two bare raster windows over each other: a press on the upper one raises the other."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Plain(QWidget):
    """A window of one colour that lets the other come up when pressed."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.other: QWidget | None = None
        self._colour = QColor(colour)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        if self.other:
            self.other.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._colour)


def main() -> int:
    """Show both until ended."""
    app = QApplication(sys.argv)
    cover, page = Plain("#00605B"), Plain("#FFF9F0")
    cover.other, page.other = page, cover
    for window in (cover, page):
        window.setGeometry(app.primaryScreen().geometry())
        window.showFullScreen()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
