"""The warning before a close: it gets darker, and a sun goes out every minute."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import style
from ui.pupil import until
from ui.widgets import lettering

if TYPE_CHECKING:
    from ui.widgets.kit import Kit

FIRST = 5  # minutes before a close


class Loudness(NamedTuple):
    """How a step looks: its width and letters on the 1366x768 drawing, its ground, its voice."""

    width: int
    letters: int
    ground: str
    voice: str


LOUDNESS = {
    5: Loudness(270, 24, style.TINTS[1], style.DAY.ink),
    2: Loudness(320, 29, style.DAY.sun, style.DAY.on_sun),
    1: Loudness(350, 32, style.EVENING.night, style.EVENING.words),
}
"""By the step, in minutes."""
WIDEST = LOUDNESS[1].width


class Warning(QWidget):  # noqa: A001 - that is what it is
    """Says in words and in suns how many minutes are left, larger and darker at 5, 2 and 1."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._left = 0
        self.step = 0
        self.setObjectName("warning")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_left(self, minutes: int, step: int) -> None:
        """``minutes`` are left, and the warning has come to ``step``; 0: there is none."""
        if (minutes, step) != (self._left, self.step):
            self._left, self.step = minutes, step
            if step:
                height = max(self._kit.ruler.target, self._kit.ruler.px(84))
                self.setFixedSize(self._kit.ruler.px(LOUDNESS[step].width), height)
            self.update()
        self.setAccessibleName(self.text())
        self.setVisible(step > 0)

    def text(self) -> str:
        """The words; a voice says the same."""
        return until.countdown(self._kit.words, self._left)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill: a moon, the words, and a sun for each minute that is left."""
        look = LOUDNESS[self.step]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(style.DAY.ink), 2.5))
        painter.setBrush(QColor(look.ground))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = area.height() * 0.72
        inset = area.height() * 0.14
        left = area.right() - side - inset if backwards else area.left() + inset
        moon = QRectF(left, area.center().y() - side / 2, side, side)
        self._paint_moon(painter, moon)
        gap, end = side + inset * 1.4, area.height() * 0.3
        inner = area.adjusted(end if backwards else gap, 0, -gap if backwards else -end, 0)
        self._paint_words(painter, inner, look)
        self._paint_suns(painter, inner, look, backwards=backwards)

    def _paint_moon(self, painter: QPainter, area: QRectF) -> None:
        """Paint the moon in its night, which is what comes: it is seen on any ground."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.EVENING.night))
        painter.drawEllipse(area)
        inset = area.width() * 0.14
        self._kit.pictures.draw(painter, "moon", area.adjusted(inset, inset, -inset, -inset))

    def _paint_words(self, painter: QPainter, area: QRectF, look: Loudness) -> None:
        words = QRectF(area.left(), area.top() + 4, area.width(), area.height() * 0.6)
        size = self._kit.ruler.px(look.letters)
        setting = lettering.fitted(self.text(), size, words.width(), words.height(), bold=True)
        painter.setPen(QColor(look.voice))
        lettering.paint(painter, words, setting, Qt.AlignmentFlag.AlignHCenter)

    def _paint_suns(
        self, painter: QPainter, area: QRectF, look: Loudness, *, backwards: bool
    ) -> None:
        radius = area.height() * 0.095
        step = radius * 3.1
        middle = QPointF(area.center().x() - 2 * step, area.bottom() - area.height() * 0.24)
        painter.setPen(QPen(QColor(look.voice), 2))
        for number in range(FIRST):
            there = number < self._left
            painter.setBrush(QColor(_SUNS[self.step]) if there else Qt.BrushStyle.NoBrush)
            place = FIRST - 1 - number if backwards else number
            painter.drawEllipse(middle + QPointF(place * step, 0), radius, radius)


_SUNS = {5: style.DAY.sun, 2: style.DAY.card, 1: style.DAY.sun}
"""What a sun is filled with, so that it is seen on the ground of its step."""
