"""A round-ended button: a picture and a word beside it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui import style
from ui.widgets import lettering
from ui.widgets.pictures import facing
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.widgets.kit import Kit


class Manner(Enum):
    """How loud a button is: ground, ground when pressed, voice."""

    MAIN = (style.DAY.teal, style.DAY.teal_pressed, style.DAY.on_teal)
    PLAIN = (style.DAY.card, style.DAY.sky, style.DAY.ink)
    OOPS = (style.DAY.sun, style.DAY.sun_pressed, style.DAY.on_sun)


class Pill(Pressable):
    """The main or a plain thing to do on a screen."""

    def __init__(
        self,
        kit: Kit,
        name: str,
        text: str,
        *,
        picture: str = "",
        manner: Manner = Manner.PLAIN,
        after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``after``: the picture stands after the word, as an arrow onwards does."""
        super().__init__(name, text, parent)
        self._kit = kit
        self._words = text
        self._picture = picture
        self._manner = manner
        self._after = after
        self._font = style.font(kit.ruler.px(style.PUPIL_TYPE.body), bold=True)
        self.setMinimumSize(kit.ruler.target, kit.ruler.target)

    def say(self, text: str, picture: str) -> None:
        """Show another word and picture."""
        if (text, picture) != (self._words, self._picture):
            self._words, self._picture = text, picture
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the picture, the word and the round ends."""
        height = max(self._kit.ruler.target, self._kit.ruler.px(80))
        width = QFontMetrics(self._font).horizontalAdvance(self._words) + height
        return QSize(width + (height // 2 if self._picture else 0), height)

    def corner(self, area: QRectF) -> float:
        """Round ends."""
        return area.height() / 2

    def draw(self, painter: QPainter, area: QRectF, *, down: bool) -> None:
        """Paint the pill."""
        ground, pressed, voice = self._manner.value
        corner = area.height() / 2
        plain = self._manner is Manner.PLAIN
        painter.setPen(QPen(QColor(style.DAY.ink), 2.5) if plain else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pressed if down else ground))
        painter.drawRoundedRect(area, corner, corner)
        painter.setPen(QColor(voice))
        words = self._draw_picture(painter, area)
        size = self._font.pixelSize()
        setting = lettering.fitted(self._words, size, words.width(), words.height(), bold=True)
        lettering.paint(painter, words, setting, Qt.AlignmentFlag.AlignHCenter)

    def _draw_picture(self, painter: QPainter, area: QRectF) -> QRectF:
        """Paint the picture; what is left is for the words."""
        inner = area.adjusted(area.height() * 0.28, 4, -area.height() * 0.28, -4)
        if not self._picture:
            return inner
        side = area.height() * 0.56
        after = self._after != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        left = inner.right() - side if after else inner.left()
        place = QRectF(left, area.center().y() - side / 2, side, side)
        name = facing(self._picture, self.layoutDirection())
        if self._manner is Manner.MAIN and self._kit.pictures.has(f"{name}-light"):
            name = f"{name}-light"
        self._kit.pictures.draw(painter, name, place)
        gap = side * 0.25
        if after:
            inner.setRight(left - gap)
        else:
            inner.setLeft(place.right() + gap)
        return inner
