"""A school year to look at and to point at: with the mouse, or with the arrow keys."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from kiosk.desk.year import Year
from ui.teacher.hours.year.grid import Sizes, YearGrid
from ui.teacher.hours.year.paint import YearPainter
from ui.teacher.hours.year.words import YearWords
from ui.teacher.tools import Tools

_DAY = timedelta(days=1)
_STEPS = {
    Qt.Key.Key_Left: -7,
    Qt.Key.Key_Right: 7,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class YearCanvas(QWidget):
    """``pointed`` tells what the day under hand is, ``chosen`` the days picked: first, last.

    The year is drawn once and kept; what moves over it is painted on top.
    """

    pointed = Signal(str)
    chosen = Signal(object, object)

    def __init__(self, tools: Tools, sizes: Sizes, name: str, said: str) -> None:
        super().__init__()
        self._tools = tools
        self._sizes = sizes
        self._said = said
        self._painter = YearPainter(tools)
        self._words = YearWords(tools)
        self._year: Year | None = None
        self._grid: YearGrid | None = None
        self._drawn = QPixmap()
        self._today = self._at = self._anchor = date.min
        self._over: date | None = None
        self._held = False
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setProperty("target", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tools.look.changed.connect(self._again)

    @property
    def year(self) -> Year | None:
        """The year as shown."""
        return self._year

    @property
    def selected(self) -> tuple[date, date]:
        """The days picked, first and last."""
        return min(self._anchor, self._at), max(self._anchor, self._at)

    def show_year(self, year: Year, today: date) -> None:
        """Show this year; the days picked stay so while they are in it."""
        if (year, today) == (self._year, self._today):
            return
        moved = self._year is None or self._year.start != year.start
        self._year, self._today = year, today
        if moved:
            self._at = self._anchor = today if year.day(today) else year.first
            self._over = None
        self._again()

    def select(self, first: date, last: date) -> None:
        """Pick these days, without telling."""
        self._anchor, self._at = first, last
        self._tell()
        self.update()

    def place(self, on: date) -> QRect:
        """Where a day stands in this widget."""
        return self._grid.cell(on).toRect() if self._grid is not None else QRect()

    def targets(self) -> dict[str, QRect]:
        """Where the days stand on the screen, as ``date:2026-10-17``."""
        if self._year is None or self._grid is None or not self.isVisible():
            return {}
        corner = self.mapToGlobal(QPoint(0, 0))
        return {
            f"date:{day.date.isoformat()}": self.place(day.date).translated(corner)
            for day in self._year.days
        }

    def sizeHint(self) -> QSize:
        """Room for the names, and for days that can be told apart."""
        head = self._sizes.bands * (self._sizes.month + self._sizes.week)
        least = 88 if self._sizes.bands == 1 else 400
        return QSize(640, head + least)

    def minimumSizeHint(self) -> QSize:
        """As :meth:`sizeHint`."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the year, and over it what is picked and what is under hand."""
        if self._year is None or self._grid is None:
            return
        painter = QPainter(self)
        if self._drawn.isNull():
            self._drawn = self._draw(self._grid, self._year)
        painter.drawPixmap(QPointF(0, 0), self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._tools.look.colours
        first, last = self.selected
        if self.hasFocus() or self._held or first != last:
            first, last = max(first, self._year.first), min(last, self._year.last)
            days = (first + _DAY * at for at in range((last - first).days + 1))
            cells = [self._grid.cell(on) for on in days]
            self._painter.outline(painter, cells, colours.focus, 2.5)
        if self._over is not None and not self._held:
            self._painter.ring(painter, self._grid.cell(self._over), colours.accent, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The first of the days to pick."""
        on = self._day_at(event.position())
        if on is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._held = True
        self._anchor = self._at = on
        self._tell()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at a day, or pick more of them."""
        on = self._day_at(event.position())
        if on is None or on == (self._at if self._held else self._over):
            return
        if self._held:
            self._at = on
        self._over = on
        self._tell()
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The days are picked."""
        if self._held:
            self._held = False
            self.chosen.emit(*self.selected)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        super().leaveEvent(event)
        self._over = None
        self.pointed.emit("")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, with shift they pick more; Enter is done."""
        pressed = Qt.Key(event.key())
        if pressed in _ENTER and not event.isAutoRepeat():
            self.chosen.emit(*self.selected)
            return
        wanted = self._wanted(pressed)
        if wanted is None or self._year is None:
            super().keyPressEvent(event)
            return
        if self._year.day(wanted) is not None:
            self._at = wanted
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = wanted
            self._over = None
            self._tell()
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes in: say where it is."""
        super().focusInEvent(event)
        self._over = None
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone."""
        super().focusOutEvent(event)
        self.pointed.emit("")

    def _wanted(self, pressed: Qt.Key) -> date | None:
        if self._year is None:
            return None
        if pressed is Qt.Key.Key_Home:
            return self._today if self._year.day(self._today) else self._year.first
        step = _STEPS.get(pressed)
        return self._at + _DAY * step if step is not None else None

    def _tell(self) -> None:
        day = self._year.day(self._over or self._at) if self._year is not None else None
        said = self._words.day(day) if day is not None else ""
        self.setAccessibleName(f"{self._said}. {said}")
        self.pointed.emit(said)

    def _day_at(self, point: QPointF) -> date | None:
        return self._grid.at(point) if self._grid is not None else None

    def _again(self) -> None:
        if self._year is not None:
            area = QRectF(self.rect()).adjusted(2, 0, -2, -3)
            self._grid = YearGrid(self._year, self._sizes, area)
        self._drawn = QPixmap()
        self.update()

    def _draw(self, grid: YearGrid, year: Year) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self._painter.paint(painter, grid, year, self._today)
        painter.end()
        return drawn
