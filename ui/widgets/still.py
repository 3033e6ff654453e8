"""A picture to look at, not to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import style

if TYPE_CHECKING:
    from ui.widgets.kit import Kit


class Still(QWidget):
    """A picture to look at."""

    def __init__(
        self, kit: Kit, picture: str, side: int, *, moonlit: bool = False, least: int = 0
    ) -> None:
        """``moonlit``: for the evening, before a full moon; the moon itself needs none.

        It is ``side`` pixels high, and gives way down to ``least`` where there is less room.
        """
        super().__init__()
        self._kit = kit
        self._picture = picture
        self._moonlit = moonlit
        self._side = side
        self.setMinimumSize(least or side, least or side)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Its side, where there is room."""
        return QSize(self._side, self._side)

    def show_picture(self, picture: str) -> None:
        """Show another picture."""
        if picture != self._picture:
            self._picture = picture
            self.update()

    def stand_in_moonlight(self, moonlit: bool) -> None:
        """Whether it is evening around the picture."""
        if moonlit != self._moonlit:
            self._moonlit = moonlit
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._moonlit and self._picture != "moon":
            area = self._paint_moon(painter, area)
        self._kit.pictures.draw(painter, self._picture, area)

    def _paint_moon(self, painter: QPainter, area: QRectF) -> QRectF:
        """Paint a full moon with a glow around it; what fits on it is for the picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = min(area.width(), area.height()) / 2
        for share, colour in ((1.0, style.EVENING.glow), (0.9, style.EVENING.moon)):
            painter.setBrush(QColor(colour))
            painter.drawEllipse(area.center(), radius * share, radius * share)
        inner = radius * 0.64
        middle = area.center()
        return QRectF(middle.x() - inner, middle.y() - inner, 2 * inner, 2 * inner)
