"""What the shapes in the year mean, on one line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.desk.year import Day, DayIs
from ui import style
from ui.teacher.hours.year.paint import ANY, YearPainter
from ui.teacher.tools import Tools

_KINDS = (DayIs.SCHOOL, DayIs.HALF, DayIs.HOLIDAY, DayIs.STUDY_DAY, DayIs.DAY_OFF)
_SIDE, _NEAR, _APART = 14.0, 5.0, 18.0


class Legend(QWidget):
    """A small cell and a word for each kind of day."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._painter = YearPainter(tools)
        words = tools.words
        self._entries = [
            *((Day(ANY, kind), words(f"teacher.year.key.{kind.value}")) for kind in _KINDS),
            (Day(ANY, DayIs.SCHOOL, variant="-"), words("teacher.year.key.variant")),
            (Day(ANY, DayIs.SCHOOL, given=1), words("teacher.year.key.given")),
        ]
        self.setAccessibleName(", ".join(said for _, said in self._entries))
        self.setFixedHeight(22)
        tools.look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        metrics = QFontMetricsF(style.font(style.STAFF_TYPE.small, staff=True))
        words = sum(metrics.horizontalAdvance(said) for _, said in self._entries)
        return QSize(round(words + len(self._entries) * (_SIDE + _NEAR + _APART)), 22)

    def minimumSizeHint(self) -> QSize:
        """It may be cut."""
        return QSize(100, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint cells and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = style.font(style.STAFF_TYPE.small, staff=True)
        metrics = QFontMetricsF(font)
        left = 2.0
        for day, said in self._entries:
            cell = QRectF(left, (self.height() - _SIDE) / 2, _SIDE + 2, _SIDE)
            self._painter.key(painter, cell, day)
            painter.setFont(font)
            painter.setPen(QColor(self._tools.look.colours.quiet))
            left = cell.right() + _NEAR
            wide = metrics.horizontalAdvance(said)
            place = QRectF(left, 0, wide + 4, self.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), said)
            left += wide + _APART
