"""A device that belongs to no school yet: calm, and clear about who can help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import style
from ui.widgets import scenery
from ui.widgets.sentence import Sentence
from ui.widgets.still import Still

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from ui.widgets.kit import Kit


class LostWindow(QWidget):
    """Says that this device is not ready, and to ask the teacher."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setObjectName("lost")
        self.setWindowTitle("Netjes")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        ruler, words = kit.ruler, kit.words
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(ruler.px(style.SPACE.medium))
        column.addStretch(1)
        column.addWidget(Still(kit, "netjes", ruler.px(180)))
        column.addWidget(
            Sentence(
                words("pupil.lost.title"), ruler.px(style.PUPIL_TYPE.shout), bold=True, align=centre
            )
        )
        column.addWidget(
            Sentence(words("pupil.lost.say"), ruler.px(style.PUPIL_TYPE.heading), align=centre)
        )
        column.addStretch(2)

    def cover(self, screen: QScreen, *, windowed: bool) -> None:
        """Stand before everything else."""
        if windowed:
            self.resize(1366, 768)
            self.show()
        else:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.setGeometry(screen.geometry())
            self.showFullScreen()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the land."""
        scenery.day(QPainter(self), self.rect().toRectF())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: there is nothing behind."""
        event.ignore()
