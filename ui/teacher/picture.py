"""A picture beside words."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.teacher.look import Look
from ui.widgets.pictures import Pictures

_PAPER = "#FFFFFF"
_OWN_GROUND = ("netjes",)


class Picture(QWidget):
    """A picture of the project on a light round ground, so that it is clear on dark as well."""

    def __init__(self, pictures: Pictures, look: Look, name: str, side: int) -> None:
        super().__init__()
        self._pictures = pictures
        self._look = look
        self._name = name
        self.setFixedSize(side, side)

    def show_picture(self, name: str) -> None:
        """Show another picture."""
        if name != self._name:
            self._name = name
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, when it is dark, and the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self._look.dark and self._name not in _OWN_GROUND:
            painter.setPen(QColor(0, 0, 0, 0))
            painter.setBrush(QColor(_PAPER))
            painter.drawEllipse(area)
            inset = area.width() * 0.16
            area.adjust(inset, inset, -inset, -inset)
        self._pictures.draw(painter, self._name, area)
