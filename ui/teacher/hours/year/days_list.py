"""Every day off of a school year under one another: to read, and to choose from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kiosk.desk.days_off import Item, Sort, drawn_from
from kiosk.desk.plain import harmless
from kiosk.desk.year import Day, DayIs
from kiosk.timetable.days import concerns
from kiosk.timetable.model import Calendar, Timetable, Use
from kiosk.timetable.school_year import first_day, last_day
from ui.teacher.hours.year.paint import ANY, YearPainter
from ui.teacher.hours.year.words import YearWords
from ui.teacher.pieces import target
from ui.teacher.tools import Tools

_SIDE = 18
_DAYS = {
    Sort.HOLIDAY: Day(ANY, DayIs.HOLIDAY),
    Sort.STUDY_DAY: Day(ANY, DayIs.STUDY_DAY),
    Sort.DAY_OFF: Day(ANY, DayIs.DAY_OFF),
    Sort.HALF_DAY: Day(ANY, DayIs.HALF),
    Sort.VARIANT: Day(ANY, DayIs.SCHOOL, variant="-"),
}


class DaysList(QListWidget):
    """Two lines an item: what it is called, and when. ``picked`` with the item."""

    picked = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._words = YearWords(tools)
        self._painter = YearPainter(tools)
        self._items: list[Item] = []
        self.setWordWrap(True)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        target(self, "days", tools.words("teacher.year.list"))
        self.itemClicked.connect(lambda: self._pick())
        self.itemActivated.connect(lambda: self._pick())

    @property
    def items_shown(self) -> list[Item]:
        """What is listed, in order."""
        return self._items

    def show_year(
        self, start: int, group: str, calendar: Calendar, timetable: Timetable | None
    ) -> None:
        """List what a school year holds for this group."""
        wanted = _within(start, group, calendar, timetable)
        if wanted == self._items:
            return
        self._items = wanted
        self.clear()
        for one in wanted:
            item = QListWidgetItem(self._key(one), self._said(one))
            sort = self._tools.words(f"teacher.year.as.{drawn_from(one).sort.value}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{sort}: {item.text()}")
            self.addItem(item)

    def _said(self, one: Item) -> str:
        draft = drawn_from(one)
        name = draft.variant if isinstance(one, Use) else draft.name
        return f"{harmless(name, 60)}\n{self._words.span(draft.first, draft.last)}"

    def _key(self, one: Item) -> QIcon:
        """The shape that it has in the year."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sort = drawn_from(one).sort
        self._painter.key(painter, QRectF(1, 1, _SIDE - 2, _SIDE - 2), _DAYS[sort])
        painter.end()
        return QIcon(pixmap)

    def _pick(self) -> None:
        at = self.currentRow()
        if 0 <= at < len(self._items):
            self.picked.emit(self._items[at])


def _within(start: int, group: str, calendar: Calendar, timetable: Timetable | None) -> list[Item]:
    """What touches the school year, by its first day."""
    uses = timetable.uses if timetable is not None else []
    off = [one for one in calendar.days_off if concerns(one.groups, group)]
    half = [one for one in calendar.half_days if concerns(one.groups, group)]
    every: list[Item] = [*off, *half, *uses]
    spans: list[tuple[date, date, Item]] = []
    for one in every:
        draft = drawn_from(one)
        spans.append((draft.first, draft.last, one))
    inside = [span for span in spans if span[0] <= last_day(start) and span[1] >= first_day(start)]
    return [span[2] for span in sorted(inside, key=lambda span: span[:2])]
