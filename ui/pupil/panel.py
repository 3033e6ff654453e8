"""A small card under the corner that says something for a while."""

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


class Panel(Pressable):
    """Says who sees me; a tap puts it away."""

    def __init__(self, kit: Kit, shell: QWidget) -> None:
        super().__init__("panel", "", shell)
        self._shell = shell
        self._kit = kit
        self._text = ""
        self.resize(kit.ruler.px(460), kit.ruler.px(132))
        self.tapped.connect(self.hide)
        self.hide()

    def tell(self, text: str, top: int) -> None:
        """Say this below ``top``, or nothing any more."""
        if self.isVisible() and text == self._text:
            self.hide()
            return
        self._text = text
        self.setAccessibleName(text)
        room = self._kit.ruler.px(style.SPACE.wide)
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = room if backwards else self._shell.width() - self.width() - room
        self.move(left, top + self._kit.ruler.px(style.SPACE.small))
        self.show()
        self.raise_()
        self.update()

    def draw(self, painter: QPainter, area: QRectF, *, down: bool) -> None:
        """Paint the card with the eye and the words."""
        painter.setPen(QPen(QColor(style.DAY.ink), 2.5))
        painter.setBrush(QColor(style.DAY.sky if down else style.DAY.card))
        painter.drawRoundedRect(area, style.SPACE.corner, style.SPACE.corner)
        inner = area.adjusted(20, 8, -20, -8)
        painter.setPen(QColor(style.DAY.ink))
        size = self._kit.ruler.px(style.PUPIL_TYPE.body)
        setting = lettering.fitted(self._text, size, inner.width(), inner.height())
        lettering.paint(painter, inner, setting, Qt.AlignmentFlag.AlignHCenter)
