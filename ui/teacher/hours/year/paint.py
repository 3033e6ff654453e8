"""A school year as a picture. Every kind of day has a shape of its own besides its colour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from kiosk.desk.plain import harmless
from kiosk.desk.year import LESSONS, Day, DayIs, Year
from ui import style
from ui.teacher.hours.year.grid import Band, YearGrid
from ui.teacher.tools import Tools

_DAY = timedelta(days=1)
_FRIDAY = 4
_NUMBERED = 15  # a cell is at least this high when its number is written in it
_LOW = 22  # in a lower cell the number stands in the middle
_NUMBER = 15  # pixels that a number takes of a cell, downwards
_NUMBER_WIDE = 24  # and to the right

ANY = date(2000, 1, 3)
"""The date of a day that stands for its kind, as in a legend: it has no number."""


class YearPainter:
    """Paints the days of a grid in the colours that the window has now."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def paint(self, painter: QPainter, grid: YearGrid, year: Year, today: date) -> None:
        """Paint the months, the weeks and the days."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for band in grid.bands:
            self._months(painter, grid, band)
            self._beside(painter, grid, band)
        for run in _runs(year):
            self._run(painter, grid, run)
        for day in year.days:
            self.day(painter, grid.cell(day.date), day)
        for run in _runs(year):
            self._name(painter, grid, run)
        if year.first <= today <= year.last:
            self.ring(painter, grid.cell(today), self._tools.look.colours.ink, 2)

    def day(self, painter: QPainter, cell: QRectF, day: Day) -> None:
        """Paint one day, days off that are joined left out."""
        colours = self._tools.look.colours
        corner = min(cell.height() / 4, 4.0)
        painter.setPen(Qt.PenStyle.NoPen)
        if day.sort is DayIs.SCHOOL:
            painter.setBrush(QColor(colours.talked))
            painter.drawRoundedRect(cell, corner, corner)
        elif day.sort is DayIs.HALF:
            self._half(painter, cell, corner)
        elif day.sort is DayIs.STUDY_DAY:
            self._hatched(painter, cell, corner)
        elif day.sort is DayIs.DAY_OFF:
            self._crossed(painter, cell, corner)
        elif day.sort is DayIs.WEEKEND and cell.height() >= _NUMBERED:
            painter.setBrush(QColor(colours.desk))
            painter.drawRoundedRect(cell, corner, corner)
        elif day.sort is DayIs.FREE:
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        self._marks(painter, cell, day)

    def key(self, painter: QPainter, cell: QRectF, day: Day) -> None:
        """Paint a day by itself, as in a legend."""
        if day.sort is DayIs.HOLIDAY:
            path = QPainterPath()
            path.addRect(cell)
            self.holiday(painter, path)
        else:
            self.day(painter, cell, day)

    def ring(self, painter: QPainter, cell: QRectF, colour: str, width: float) -> None:
        """A ring around a day."""
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = cell.adjusted(-1, -1, 1, 1)
        painter.drawRoundedRect(around, 4, 4)

    def outline(self, painter: QPainter, cells: list[QRectF], colour: str, width: float) -> None:
        """One line around all of these days."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for cell in cells:
            path.addRect(cell.adjusted(-1.5, -1.5, 1.5, 1.5))
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path.simplified())

    def holiday(self, painter: QPainter, path: QPainterPath) -> None:
        """Paint a piece of holiday: one warm shape with an edge."""
        colours = self._tools.look.colours
        painter.setPen(QPen(QColor(colours.on_new if self._tools.look.dark else "#C98A1B"), 1))
        painter.setBrush(QColor(colours.new))
        painter.drawPath(path)

    def _half(self, painter: QPainter, cell: QRectF, corner: float) -> None:
        """School above, free below: cut from corner to corner."""
        colours = self._tools.look.colours
        painter.setBrush(QColor(colours.new))
        painter.drawRoundedRect(cell, corner, corner)
        upper = QPainterPath()
        upper.moveTo(cell.topLeft())
        upper.lineTo(cell.topRight())
        upper.lineTo(cell.bottomLeft())
        upper.closeSubpath()
        painter.setBrush(QColor(colours.talked))
        painter.drawPath(upper)
        painter.setPen(QPen(QColor(colours.quiet), 1))
        painter.drawLine(cell.topRight(), cell.bottomLeft())

    def _hatched(self, painter: QPainter, cell: QRectF, corner: float) -> None:
        colours = self._tools.look.colours
        painter.setBrush(QColor(colours.coming))
        painter.drawRoundedRect(cell, corner, corner)
        painter.setBrush(QBrush(QColor(colours.quiet), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(colours.quiet), 1))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)

    def _crossed(self, painter: QPainter, cell: QRectF, corner: float) -> None:
        colours = self._tools.look.colours
        painter.setPen(QPen(QColor(colours.quiet), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = cell.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inside, corner, corner)
        arm, middle = min(cell.width(), cell.height()) * 0.22, cell.center()
        if cell.height() >= _NUMBERED:  # beside the number
            middle = cell.bottomRight() - QPointF(arm + 3, arm + 3)
        painter.setPen(QPen(QColor(colours.quiet), 1.4))
        for turn in (1, -1):
            way = QPointF(arm, arm * turn)
            painter.drawLine(middle - way, middle + way)

    def _marks(self, painter: QPainter, cell: QRectF, day: Day) -> None:
        """The number, the bar of another week, the dot of an override."""
        colours = self._tools.look.colours
        if cell.height() >= _NUMBERED and day.date != ANY:
            self._number(painter, cell, day)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        if day.variant and day.sort in LESSONS:
            height = max(cell.height() * 0.16, 3)
            bar = QRectF(cell.left(), cell.bottom() - height, cell.width(), height)
            painter.drawRect(bar)
        if day.given:
            size = 2.2 if cell.height() < _NUMBERED else 3.5
            corner = QPointF(cell.right() - size - 2, cell.top() + size + 2)
            painter.drawEllipse(corner, size, size)

    def _number(self, painter: QPainter, cell: QRectF, day: Day) -> None:
        """The day of the month, on a plain ground."""
        colours = self._tools.look.colours
        dim = day.sort in (DayIs.WEEKEND, DayIs.FREE)
        holiday = day.sort is DayIs.HOLIDAY
        painter.setFont(style.font(style.STAFF_TYPE.small - 1, staff=True))
        painter.setPen(QColor(colours.on_new if holiday else colours.quiet if dim else colours.ink))
        if day.sort is DayIs.STUDY_DAY:
            plain = QRectF(cell.left() + 3, cell.top() + 3, 19, min(cell.height() - 6, 15))
            painter.fillRect(plain, QColor(colours.coming))
        if cell.height() < _LOW:
            place, way = cell.adjusted(5, -2, 0, 2), Qt.AlignmentFlag.AlignVCenter
        else:
            place, way = cell.adjusted(5, 2, 0, -2), Qt.AlignmentFlag.AlignTop
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | way), str(day.date.day))

    def _run(self, painter: QPainter, grid: YearGrid, run: list[Day]) -> None:
        """Days of one holiday as one shape, in each band that has some."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        overlap = grid.sizes.gap / 2 + 0.3
        for day in run:
            path.addRect(grid.cell(day.date).adjusted(-overlap, -overlap, overlap, overlap))
        joined = path.simplified()
        self.holiday(painter, joined)

    def _name(self, painter: QPainter, grid: YearGrid, run: list[Day]) -> None:
        """Write a holiday's name in its shape, in a large year: across, upwards, or not at all.

        It stands in the list beside the year in any case; the numbers stay readable.
        """
        if grid.sizes.bands == 1:
            return
        font = style.font(style.STAFF_TYPE.small, bold=True, staff=True)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(self._tools.look.colours.on_new))
        middle = int(Qt.AlignmentFlag.AlignCenter)
        called = harmless(run[0].name)
        for band in grid.bands:
            inside = [day.date for day in run if band.first <= day.date <= band.last]
            room, wide = _widest(grid, inside), metrics.horizontalAdvance(called) + 8
            if room.isEmpty():
                continue
            if wide <= room.width():
                painter.drawText(room.adjusted(0, _NUMBER, 0, 0), middle, called)
                continue
            room = _tallest(grid, inside).adjusted(_NUMBER_WIDE, 0, 0, 0)
            name = metrics.elidedText(called, Qt.TextElideMode.ElideRight, room.height() - 8)
            if len(name) > 2 and room.width() >= metrics.height():
                painter.save()
                painter.translate(room.center())
                painter.rotate(-90)
                turned = QRectF(-room.height() / 2, -room.width() / 2, room.height(), room.width())
                painter.drawText(turned, middle, name)
                painter.restore()

    def _months(self, painter: QPainter, grid: YearGrid, band: Band) -> None:
        """The months' names above, and the stairs between the months."""
        month = date(band.first.year, band.first.month, 1)
        while month <= band.last:
            following = _next_month(month)
            self._month(painter, grid, band, max(month, band.first), following)
            if following <= band.last:
                self._stairs(painter, grid, band, following)
            month = following
        if grid.sizes.week:
            self._weeks(painter, grid, band)

    def _month(
        self, painter: QPainter, grid: YearGrid, band: Band, first: date, following: date
    ) -> None:
        """A month's name over its first whole week; in a strip all of them are short."""
        left = _heading(grid, band, first)
        right = _heading(grid, band, following) if following <= band.last else grid.area.right()
        font = style.font(grid.sizes.letters, bold=True, staff=True)
        words = self._tools.words
        whole = words(f"teacher.month.{first.month}")
        name = whole if grid.sizes.week else words(f"teacher.month.short.{first.month}")
        top = band.top - grid.sizes.month - grid.sizes.week
        place = QRectF(left + 1, top, max(right - left, 40), grid.sizes.month)
        painter.setFont(font)
        painter.setPen(QColor(self._tools.look.colours.ink))
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(start), name)

    def _weeks(self, painter: QPainter, grid: YearGrid, band: Band) -> None:
        """The numbers of the weeks (ISO 8601), small."""
        painter.setFont(style.font(11, staff=True))
        painter.setPen(QColor(self._tools.look.colours.quiet))
        top = band.top - grid.sizes.week
        for column, monday in enumerate(band.mondays):
            place = QRectF(grid.left(column), top, grid.step, grid.sizes.week)
            number = str(monday.isocalendar().week)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), number)

    def _stairs(self, painter: QPainter, grid: YearGrid, band: Band, first: date) -> None:
        """The line between a month and the one that begins on ``first``."""
        weekend = bool(grid.sizes.side)
        if not weekend and first.weekday() > _FRIDAY:  # nothing stands there in a strip
            first += (7 - first.weekday()) * _DAY
        slot = grid.slot(band, first)
        bottom = band.top + (grid.height if weekend else grid.row(_FRIDAY + 1)[0])
        painter.setPen(QPen(QColor(self._tools.look.colours.quiet), 1))
        across = slot.left() + grid.step
        lines = [QLineF(slot.left(), slot.top(), slot.left(), bottom)]
        if first.weekday():
            lines += [
                QLineF(slot.left(), slot.top(), across, slot.top()),
                QLineF(across, band.top, across, slot.top()),
            ]
        painter.drawLines(lines)

    def _beside(self, painter: QPainter, grid: YearGrid, band: Band) -> None:
        if not grid.sizes.side:
            return
        painter.setFont(style.font(11, staff=True))
        painter.setPen(QColor(self._tools.look.colours.quiet))
        for weekday in range(7):
            top, height = grid.row(weekday)
            place = QRectF(grid.area.left(), band.top + top, grid.sizes.side - 6, height)
            said = self._tools.words(f"teacher.weekday.{weekday + 1}")[:2]
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(end), said)


def _runs(year: Year) -> Iterator[list[Day]]:
    """The days of each holiday, in order."""
    for off, days in groupby(year.days, lambda day: day.off if _joined(day) else None):
        if off is not None:
            yield list(days)


def _joined(day: Day) -> bool:
    return day.sort is DayIs.HOLIDAY


def _widest(grid: YearGrid, days: list[date]) -> QRectF:
    """The longest row of cells, as near as can be to the middle of the week."""
    rows = {
        weekday: [grid.cell(on) for on in days if on.weekday() == weekday] for weekday in range(5)
    }
    nearest = sorted(rows, key=lambda weekday: (-len(rows[weekday]), abs(weekday - 2)))
    cells = rows[nearest[0]]
    return cells[0].united(cells[-1]) if cells else QRectF()


def _tallest(grid: YearGrid, days: list[date]) -> QRectF:
    """The highest column of cells, the first of those alike."""
    columns = [list(week) for _, week in groupby(days, lambda on: on - on.weekday() * _DAY)]
    tallest = max(columns, key=len, default=[])
    return grid.cell(tallest[0]).united(grid.cell(tallest[-1])) if tallest else QRectF()


def _heading(grid: YearGrid, band: Band, first: date) -> float:
    """Where the name of the month begins that has ``first`` as its first day here."""
    left = grid.slot(band, first).left()
    return left if first == band.first or first.weekday() == 0 else left + grid.step


def _next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
