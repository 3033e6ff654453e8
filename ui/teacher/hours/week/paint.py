"""Draws the week: hours, lessons with breaks on them, what is chosen, dragged, odd, and now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from kiosk.desk.rooster.times import span, wall
from kiosk.timetable.model import Period
from kiosk.timetable.verdicts import PeriodKind
from ui import style
from ui.style import SPACE, STAFF_TYPE, Staff
from ui.teacher.hours.week import said
from ui.teacher.hours.week.geometry import AXIS, Block, Geometry
from ui.teacher.hours.week.kinds import look_of
from ui.teacher.tools import Tools

MARK = 7  # width of the mark along a block's side
_ROUND = 5
_LINE = 15  # pixels that one line of a block's words needs
_LEAST = 8  # a lower block has no words; they may stand out of it a little
_TINY = 11
_Align = Qt.AlignmentFlag


class WeekPainter:
    """Draws on one painter, in the colours of the moment."""

    def __init__(self, painter: QPainter, tools: Tools, geometry: Geometry) -> None:
        self._painter = painter
        self._tools = tools
        self._geometry = geometry
        self._colours: Staff = tools.look.colours
        self._small = style.font(STAFF_TYPE.small, staff=True)
        self._strong = style.font(STAFF_TYPE.small, bold=True, staff=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def ground(self, today: int) -> None:
        """The hours and the columns."""
        geometry, painter = self._geometry, self._painter
        for day in geometry.days:
            column = QRectF(geometry.column(day))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.raised if day == today else self._colours.desk))
            painter.drawRoundedRect(column, _ROUND, _ROUND)
        painter.setFont(self._small)
        for moment in range(-(-geometry.first // 30) * 30, geometry.last + 1, 30):
            self._hour(moment)

    def _hour(self, moment: int) -> None:
        geometry, painter = self._geometry, self._painter
        y, full = geometry.y(moment), moment % 60 == 0
        line = QPen(QColor(self._colours.line), 1)
        if not full:
            line.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(line)
        for day in geometry.days:
            column = geometry.column(day)
            painter.drawLine(column.left(), y, column.right(), y)
        if full:
            painter.setPen(QColor(self._colours.quiet))
            place = QRect(0, y - 10, AXIS - SPACE.small, 20)
            text = said.hour(wall(moment))
            painter.drawText(place, _Align.AlignRight | _Align.AlignVCenter, text)

    def empty(self, day: int, text: str) -> None:
        """Words on a day with nothing on it."""
        self._painter.setPen(QColor(self._colours.quiet))
        self._painter.setFont(self._small)
        place = self._geometry.column(day).adjusted(10, 10, -10, -10)
        self._painter.drawText(place, _Align.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def block(self, block: Block, *, faint: bool = False, odd: bool = False) -> None:
        """A period where it stands; ``odd`` leaves room for the sign."""
        painter, look = self._painter, look_of(block.period.kind, self._colours)
        area = QRectF(block.area).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setOpacity(0.35 if faint else 1.0)
        border = QColor(look.mark)
        border.setAlpha(110)
        painter.setPen(QPen(border, 1))
        painter.setBrush(look.ground)
        round_ = min(_ROUND, area.height() / 3)
        painter.drawRoundedRect(area, round_, round_)
        if look.pattern is not Qt.BrushStyle.NoBrush:
            shade = QColor(look.ink)
            shade.setAlpha(34)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(shade, look.pattern))
            painter.drawRoundedRect(area, round_, round_)
        side = QRectF(area.left(), area.top(), MARK, area.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(look.mark, Qt.BrushStyle.SolidPattern))
        painter.drawRoundedRect(side, min(2.5, round_), min(2.5, round_))
        self._words(block, look.ink, 22 if odd else 0)
        painter.setOpacity(1.0)

    def outline(self, area: QRect, *, strong: bool) -> None:
        """Around what is chosen, and lighter around what changes with it."""
        pen = QPen(QColor(self._colours.focus), 2.5 if strong else 1.5)
        if not strong:
            pen.setStyle(Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0, -0.5, 0), _ROUND, _ROUND)

    def handles(self, area: QRect) -> None:
        """Two small grips on the edges that can be dragged."""
        painter = self._painter
        painter.setPen(QPen(QColor(self._colours.focus), 2))
        painter.setBrush(QColor(self._colours.surface))
        for y in (area.top(), area.bottom()):
            wide = min(24, area.width() // 8)
            grip = QRectF(area.right() - wide - 6, y - 3, wide, 6)
            painter.drawRoundedRect(grip, 3, 3)

    def odd(self, area: QRect) -> None:
        """A sign that somebody should look at this."""
        painter, size = self._painter, 9.0
        middle = QPointF(area.right() - 13, max(area.top() + 11, area.top() + 2))
        if area.height() < 20:
            middle.setY(area.center().y())
        painter.setPen(QPen(QColor(self._colours.surface), 1.5))
        painter.setBrush(QColor(self._colours.danger))
        painter.drawEllipse(middle, size, size)
        painter.setPen(QColor(self._colours.on_danger))
        painter.setFont(self._strong)
        sign = QRectF(middle.x() - size, middle.y() - size, 2 * size, 2 * size)
        painter.drawText(sign, _Align.AlignCenter, "!")

    def now(self, day: int, moment: float) -> None:
        """Where the school's clock is."""
        geometry, painter = self._geometry, self._painter
        if day not in geometry.days or not geometry.first <= moment <= geometry.last:
            return
        column, y = geometry.column(day), geometry.y(moment)
        colour = QColor(self._colours.danger)
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(column.left() - 3, y, column.right() + 3, y)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(column.left() - 3, y), 4, 4)

    def label(self, area: QRect, text: str) -> None:
        """The times of what is being dragged, beside it."""
        painter = self._painter
        painter.setFont(self._strong)
        width = QFontMetrics(self._strong).horizontalAdvance(text) + 16
        top = max(area.top() - 26, 0)
        place = QRectF(area.center().x() - width / 2, top, width, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.focus))
        painter.drawRoundedRect(place, 6, 6)
        painter.setPen(QColor(self._colours.surface))
        painter.drawText(place, _Align.AlignCenter, text)

    def _words(self, block: Block, ink: QColor, less: int) -> None:
        """The word and the times, as far as there is room for them."""
        free = self._free(block).adjusted(0, 0, -less, 0)
        if free.height() < _LEAST:
            return
        size = STAFF_TYPE.small if free.height() >= _LINE else _TINY
        plain, strong = style.font(size, staff=True), style.font(size, bold=True, staff=True)
        times, title = said.times(block.period), said.title(self._tools, block.period)
        room = free.width()
        wide = QFontMetrics(plain).horizontalAdvance(times)
        painter = self._painter
        painter.setPen(ink)
        two = free.height() >= 2 * _LINE + 3 and (
            QFontMetrics(strong).horizontalAdvance(title) + wide + 8 > room
        )
        first = QRect(free.left(), free.top(), room if two else max(room - wide - 8, 0), 0)
        line = 19 if two or free.height() > 2 * _LINE else max(free.height(), _LINE)
        first.setHeight(line)
        if free.height() < _LINE:
            first.moveTop(free.center().y() - line // 2)
        painter.setFont(strong)
        shown = QFontMetrics(strong).elidedText(
            title, Qt.TextElideMode.ElideRight, max(first.width(), 0)
        )
        painter.drawText(first, _Align.AlignLeft | _Align.AlignVCenter, shown)
        painter.setFont(plain)
        after = QFontMetrics(strong).horizontalAdvance(shown)
        second = (
            QRect(free.left(), free.top() + line - 2, room, line)
            if two
            else QRect(free.left() + after + (8 if shown else 0), first.top(), room - after, line)
        )
        painter.drawText(second, _Align.AlignLeft | _Align.AlignVCenter, times)

    def _free(self, block: Block) -> QRect:
        """Where words can stand: a lesson's first stretch that nothing lies on."""
        area = block.area.adjusted(MARK + 6, 0, -4, 0)
        if block.period.kind is not PeriodKind.LESSON:
            return area.adjusted(0, 3, 0, 0) if area.height() > 2 * _LINE + 6 else area
        edges = [area.top(), area.bottom()]
        over = [
            one.area
            for one in self._geometry.on(block.day)
            if one.at != block.at and one.area.intersects(block.area) and _above(one, block)
        ]
        gaps = [area.top(), *(one.bottom() for one in over)]
        stops = [*sorted(one.top() for one in over), edges[1]]
        for top in sorted(gaps):
            stop = min((one for one in stops if one >= top), default=top)
            if stop - top >= _LINE or not over:
                return QRect(area.left(), top + 2, area.width(), stop - top - 2)
        return QRect(area.left(), area.top(), area.width(), 0)


def _above(one: Block, other: Block) -> bool:
    """Whether the one is drawn over the other."""
    if one.period.kind is not PeriodKind.LESSON:
        return True
    return (span(one.period), one.at) > (span(other.period), other.at)


def moved(geometry: Geometry, block: Block, day: int, start: int, end: int) -> Block:
    """The block as it would stand elsewhere."""
    column = geometry.column(day)
    left = column.left() + block.area.left() - geometry.column(block.day).left()
    top, bottom = geometry.y(start), geometry.y(end)
    area = QRect(left, top, block.area.width(), max(bottom - top, 3))
    old = block.period
    period = Period([day], wall(start), wall(end), old.kind, old.name)
    return Block(day, block.at, period, area)
