"""This school year as a line: months, the lessons that were held, the days they were due by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.register import due
from kiosk.timetable.school_year import first_day, last_day, starting
from ui import style
from ui.style import STAFF_TYPE
from ui.teacher.pieces import target
from ui.teacher.tools import Tools

_HIGH, _LINE, _DOT = 116, 54, 11.0  # pixels
_EDGE = 12


class YearLine(QWidget):
    """Drawn; what it says is said in words as well, beside it and to a screen reader."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._today = date(2000, 1, 1)
        self._held: list[date] = []
        self._target = 0
        self.setFixedHeight(_HIGH)
        target(self, "lessons:year", tools.words("teacher.agreements.lessons"))

    def show_year(self, held: Sequence[date], lessons: int, today: date) -> None:
        """Show the year of ``today`` with these lessons held, of so many that are asked for."""
        self._held, self._target, self._today = sorted(held), lessons, today
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(600, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the year."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._months(painter)
        self._due_days(painter)
        self._now(painter)
        self._lessons(painter)

    def _across(self, day: date) -> float:
        first, last = first_day(starting(self._today)), last_day(starting(self._today))
        part = (day - first).days / ((last - first).days + 1)
        return _EDGE + part * (self.width() - 2 * _EDGE)

    def _months(self, painter: QPainter) -> None:
        colours, start = self._tools.look.colours, starting(self._today)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised))
        whole = QRectF(_EDGE, _LINE - 7, self.width() - 2 * _EDGE, 14)
        painter.drawRoundedRect(whole, 7, 7)
        passed = QRectF(whole)
        passed.setRight(self._across(self._today))
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(passed, 7, 7)
        painter.setFont(style.font(STAFF_TYPE.small, staff=True))
        for step in range(12):
            month = (7 + step) % 12 + 1
            first = date(start + (month < 8), month, 1)
            left = self._across(first)
            painter.setPen(QPen(QColor(colours.quiet), 1))
            if step:
                painter.drawLine(QPointF(left, _LINE - 7), QPointF(left, _LINE + 7))
            name = self._tools.words(f"teacher.month.{month}")[:3]
            painter.drawText(QRectF(left + 3, _LINE + 36, 60, 20), name)

    def _due_days(self, painter: QPainter) -> None:
        """Flags; a full one for what was due and is not there, an open one for what is to come."""
        colours = self._tools.look.colours
        for number, day in enumerate(due(starting(self._today), self._target), 1):
            left = self._across(day)
            missed = day < self._today and len(self._held) < number
            ink = QColor(colours.danger if missed else colours.quiet)
            painter.setPen(QPen(ink, 2))
            painter.drawLine(QPointF(left, _LINE - 34), QPointF(left, _LINE + 7))
            painter.setBrush(ink if missed else QColor(colours.surface))
            flag = [(0, -34), (-20, -28), (0, -20)]
            painter.drawPolygon([QPointF(left + x, _LINE + y) for x, y in flag])
            said = self._tools.words("teacher.lessons.due", number=number)
            painter.setPen(ink)
            room = QRectF(left - 130, _LINE - 54, 130 + _EDGE, 18)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), said)

    def _now(self, painter: QPainter) -> None:
        colours, left = self._tools.look.colours, self._across(self._today)
        painter.setPen(QPen(QColor(colours.link), 2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(left, _LINE - 14), QPointF(left, _LINE + 20))
        painter.setPen(QColor(colours.link))
        today = self._tools.words("teacher.lessons.today")
        room = QRectF(left - 50, _LINE + 19, 100, 18)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter), today)

    def _lessons(self, painter: QPainter) -> None:
        colours = self._tools.look.colours
        for day in self._held:
            middle = QPointF(self._across(day), _LINE)
            painter.setPen(QPen(QColor(colours.surface), 2))
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(middle, _DOT, _DOT)
            painter.setPen(QPen(QColor(colours.on_accent), 2.2))
            check = [(-4.5, 0.5), (-1.5, 3.5), (4.5, -3.0)]
            painter.drawPolyline([middle + QPointF(x, y) for x, y in check])
