"""The time that is left, as a sun that shrinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import style

if TYPE_CHECKING:
    from ui.widgets.kit import Kit

WHOLE = 60  # minutes that fill the shape


class TimeShape(QWidget):
    """A disc of at most an hour: what is left is filled, clockwise to the top."""

    def __init__(self, kit: Kit, side: int, *, evening: bool = False) -> None:
        super().__init__()
        self._kit = kit
        self._side = side
        self._evening = evening
        self._minutes = 0
        self._unsure = False
        self.setObjectName("time")
        self.setFixedSize(QSize(side, side))

    @property
    def minutes(self) -> int:
        """Whole minutes left, as shown."""
        return self._minutes

    def show_left(self, minutes: int, *, unsure: bool = False) -> None:
        """Show this many minutes; a time that nobody vouches for has a broken rim."""
        said = [self._kit.words("pupil.time.left", minutes=minutes)]
        said += [self._kit.words("pupil.time.unsure")] if unsure else []
        self.setAccessibleName(" ".join(said))
        if (minutes, unsure) != (self._minutes, self._unsure):
            self._minutes, self._unsure = minutes, unsure
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rim and what is left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._side * 0.05
        disc = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        rim, ground, fill = self._colours()
        pen = QPen(QColor(rim), self._side * 0.045)
        if self._unsure:
            pen.setDashPattern([2.2, 1.8])
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(disc)
        inset = self._side * 0.085
        inner = disc.adjusted(inset, inset, -inset, -inset)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        share = min(max(self._minutes, 0), WHOLE) / WHOLE
        painter.drawPie(inner, 90 * 16, -round(share * 360 * 16))

    def _colours(self) -> tuple[str, str, str]:
        if self._evening:
            return style.EVENING.moon, style.EVENING.night, style.EVENING.moon
        return style.DAY.ink, style.DAY.card, style.DAY.teal
