"""A small line at the foot of a screen: nobody vouches for the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import style
from ui.widgets import lettering

if TYPE_CHECKING:
    from ui.widgets.kit import Kit

LETTERS = 22  # pixels on the 1366x768 drawing
HEIGHT = 36  # pixels there; the foot of every screen is higher


class Unsure(QWidget):
    """A clock with a question, and the words. It is not there when all is well."""

    def __init__(self, kit: Kit, shell: QWidget) -> None:
        super().__init__(shell)
        self._kit = kit
        self._evening = False
        self._words = kit.words("pupil.time.unsure")
        self.setObjectName("unsure")
        self.setAccessibleName(self._words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        width = QFontMetricsF(style.font(kit.ruler.px(LETTERS))).horizontalAdvance(self._words)
        height = kit.ruler.px(HEIGHT)
        self.resize(round(width) + 2 * height, height)
        self.hide()

    def show_on(self, *, evening: bool, unsure: bool) -> None:
        """Be there when ``unsure``, in the voice of the evening or of the day."""
        if evening != self._evening:
            self._evening = evening
            self.update()
        self.setVisible(unsure)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the clock and the words, clear of the hills."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        side = area.height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.EVENING.night if self._evening else style.DAY.paper))
        painter.drawRoundedRect(area, side / 2, side / 2)
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = area.right() - side - 2 if backwards else area.left() + 2
        self._kit.pictures.draw(painter, "clock-unsure", QRectF(left, 2, side - 4, side - 4))
        words = area.adjusted(side / 2 if backwards else side + 4, 0, 0, 0)
        words.setWidth(area.width() - side * 1.5)
        setting = lettering.fitted(
            self._words, self._kit.ruler.px(LETTERS), words.width(), words.height()
        )
        painter.setPen(QColor(style.EVENING.words if self._evening else style.DAY.quiet))
        lettering.paint(painter, words, setting, Qt.AlignmentFlag.AlignHCenter)
