"""A large card to press: a picture, a word, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import style
from ui.widgets import lettering
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.widgets.kit import Kit


class Tile(Pressable):
    """A rounded card with ``picture`` and ``text``; either may be empty."""

    def __init__(
        self,
        kit: Kit,
        name: str,
        text: str,
        *,
        picture: str = "",
        said: str = "",
        tint: str = style.DAY.card,
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``beside``: the picture stands before the words, as fits a tile with a sentence."""
        super().__init__(name, said or text, parent)
        self._beside = beside
        self._kit = kit
        self._text = text
        self._picture = picture
        self._tint = tint
        self._most = 0  # pixels; 0: as large as there is room for
        self.setMinimumSize(kit.ruler.target, kit.ruler.target)

    def level(self, most: int) -> None:
        """Letters of at most so many pixels, as the tiles beside it have; 0: as large as fit."""
        if most != self._most:
            self._most = most
            self.update()

    def setting(self) -> lettering.Setting:
        """The words as they are painted at this size."""
        room = self._words_room(QRectF(self.rect()).adjusted(3, 3, -3, -3))
        ruler = self._kit.ruler
        size = ruler.px(style.PUPIL_TYPE.body)
        if not self._picture:
            size = min(max(ruler.px(28), round(self.height() * 0.27)), ruler.px(46))
        if self._most:
            size = min(size, self._most)
        return lettering.fitted(self._text, size, room.width(), room.height(), bold=True)

    def draw(self, painter: QPainter, area: QRectF, *, down: bool) -> None:
        """Paint the card, lower when it is down."""
        corner = float(style.SPACE.corner)
        depth = 0 if down else 5
        face = area.adjusted(0, 5 - depth, 0, -depth)
        ground = QColor(self._tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground.darker(116))
        painter.drawRoundedRect(area.adjusted(0, 5, 0, 0), corner, corner)
        painter.setPen(QPen(QColor(style.DAY.line), 1) if self._plain else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(face, corner, corner)
        self._draw_content(painter, face)

    def draw_picture(self, painter: QPainter, area: QRectF) -> None:
        """Paint the picture into ``area``."""
        self._kit.pictures.draw(painter, self._picture, area)

    @property
    def _align(self) -> Qt.AlignmentFlag:
        """Words under a picture stand in the middle; beside one they begin where it ends."""
        if not (self._picture and self._beside):
            return Qt.AlignmentFlag.AlignHCenter
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft

    @property
    def _plain(self) -> bool:
        return self._tint == style.DAY.card

    def _draw_content(self, painter: QPainter, face: QRectF) -> None:
        room = self._words_room(face)
        if self._picture:
            inner = face.adjusted(10, 10, -10, -10)
            if self._text and self._beside:
                inner = self._before(face)
            elif self._text:
                inner.setBottom(room.top())
            self.draw_picture(painter, inner)
        if self._text:
            painter.setPen(QColor(style.DAY.ink))
            lettering.paint(painter, room, self.setting(), self._align)

    def _words_room(self, face: QRectF) -> QRectF:
        inner = face.adjusted(8, 4, -8, -6)
        if self._picture and self._beside:
            side = self._before(face).width() + 14
            backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            return inner.adjusted(0 if backwards else side, 0, -side if backwards else 0, 0)
        if self._picture:
            inner.setTop(inner.bottom() - min(inner.height() * 0.42, self._kit.ruler.px(68)))
        return inner

    def _before(self, face: QRectF) -> QRectF:
        """Where the picture stands that has its words beside it."""
        side = min(face.height() - 20, face.width() * 0.38)
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = face.right() - side - 10 if backwards else face.left() + 10
        return QRectF(left, face.center().y() - side / 2, side, side)
