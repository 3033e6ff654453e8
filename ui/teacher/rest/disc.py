"""The time that is left, as a shape that shrinks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.teacher.look import Look


class TimeDisc(QWidget):
    """A small disc: what is left of it is filled. Full: all of it is still to come."""

    def __init__(self, look: Look, side: int) -> None:
        super().__init__()
        self._look = look
        self._share = 0.0
        self._opens = True
        self.setFixedSize(side, side)

    @property
    def share(self) -> float:
        """How much is left, 0 to 1."""
        return self._share

    def show_left(self, share: float, *, opens: bool) -> None:
        """Show what is left; open is a filled disc, closed one with a bar across."""
        share = min(max(share, 0.0), 1.0)
        if (share, opens) != (self._share, self._opens):
            self._share, self._opens = share, opens
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rim and what is left."""
        colours = self._look.colours
        colour = QColor(colours.accent if self._opens else colours.danger)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rim = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rim)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(rim.adjusted(3, 3, -3, -3), 90 * 16, -round(self._share * 360 * 16))
        if not self._opens:
            middle, arm = rim.center(), QPointF(rim.width() * 0.28, 0)
            for ink, width in ((QColor(colours.surface), 5.0), (colour, 2.5)):
                painter.setPen(QPen(ink, width))
                painter.drawLine(middle - arm, middle + arm)
