"""The table: a row a person, a column a consent; a press or Space chooses a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kiosk import names
from kiosk.desk.plain import harmless
from kiosk.desk.register import Person
from kiosk.packs.model import ConsentTerm
from kiosk.register import Standing
from ui import style
from ui.style import STAFF_TARGET, STAFF_TYPE
from ui.teacher.agreements.consents.marks import SIDE, Mark, draw, mark
from ui.teacher.agreements.consents.words import ConsentWords
from ui.teacher.pieces import target, tip
from ui.teacher.tools import Tools

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NAME, _CELL = 236, 168  # pixels
_BOX = 20
_ROW = STAFF_TARGET


class Row(NamedTuple):
    """A person and how each consent stands, by term; None: not asked of this person."""

    person: Person
    stands: list[Standing | None]


class Rows(QAbstractTableModel):
    """Who is in the table, as far as they are looked for."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._says = ConsentWords(tools)
        self._every: list[Row] = []
        self._sought = ""
        self.today = date.min
        self.terms: list[ConsentTerm] = []
        self.rows: list[Row] = []

    def show_rows(self, terms: Sequence[ConsentTerm], rows: Sequence[Row], today: date) -> None:
        """Show these."""
        self.beginResetModel()
        self.terms, self._every, self.today = list(terms), list(rows), today
        self._seek()
        self.endResetModel()

    def seek(self, words: str) -> None:
        """Show those whose name has these words in it."""
        self.beginResetModel()
        self._sought = names.sort_key(words.strip())
        self._seek()
        self.endResetModel()

    def mark(self, row: int, column: int) -> Mark | None:
        """What a cell shows; None where nothing is asked."""
        stands = self.rows[row].stands[column - 1]
        return mark(self.terms[column - 1], stands, self.today) if stands else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many people are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """A column for the name, and one a consent."""
        return 0 if parent.isValid() else 1 + len(self.terms)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says, to eyes and to a screen reader."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        if index.column() == 0:
            return harmless(row.person.name, 80)
        kind = self.mark(index.row(), index.column())
        stands = row.stands[index.column() - 1]
        if kind is None or stands is None:
            return self._tools.words("teacher.consent.not_asked")
        return self._says.cell(kind, stands)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a consent is for, and its clause; the whole purpose as a tip."""
        if orientation is not Qt.Orientation.Horizontal or section > len(self.terms):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if section == 0:
            said = self._tools.words("teacher.consents.name")
            return said if role == Qt.ItemDataRole.DisplayRole else None
        term = self.terms[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            use = self._tools.words(f"teacher.consent.use.{term.use.value}")
            return f"{use}\n{self._says.clause(term)}"
        return tip(self._says.purpose(term)) if role == Qt.ItemDataRole.ToolTipRole else None

    def _seek(self) -> None:
        sought = self._sought
        self.rows = [one for one in self._every if sought in names.sort_key(one.person.name)]


class Cells(QStyledItemDelegate):
    """Paints a name with a box to tick, or a mark with its words."""

    def __init__(self, tools: Tools, model: Rows) -> None:
        super().__init__()
        self._tools = tools
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """A row is as high as a target."""
        return QSize(_CELL, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        colours = self._tools.look.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = QRectF(option.rect)
        painter.save()
        painter.fillRect(option.rect, QColor(colours.raised if chosen else colours.surface))
        painter.setPen(QColor(colours.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if index.column() == 0:
            self._name(painter, area, str(index.data()), index.row(), chosen=chosen)
        else:
            self._stand(painter, area, str(index.data()), index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        painter.restore()

    def _name(self, painter: QPainter, area: QRectF, name: str, row: int, *, chosen: bool) -> None:
        colours = self._tools.look.colours
        box = QRectF(area.left() + 10, area.center().y() - _BOX / 2, _BOX, _BOX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent if chosen else colours.quiet))
        painter.setBrush(QColor(colours.accent if chosen else colours.surface))
        painter.drawRoundedRect(box, 5, 5)
        if chosen:
            pen = painter.pen()
            pen.setColor(QColor(colours.on_accent))
            pen.setWidthF(2.2)
            painter.setPen(pen)
            middle = box.center()
            painter.drawPolyline(
                [middle.__class__(middle.x() + x, middle.y() + y) for x, y in _TICK]
            )
        staff = self._model.rows[row].person.staff
        words = self._tools.words("teacher.consents.staff", name=name) if staff else name
        self._words(painter, area.adjusted(40, 0, -6, 0), words, colours.ink)

    def _stand(self, painter: QPainter, area: QRectF, words: str, index: _Index) -> None:
        colours = self._tools.look.colours
        kind = self._model.mark(index.row(), index.column())
        if kind is not None:
            draw(painter, kind, QRectF(area.left() + 6, area.top(), SIDE, area.height()), colours)
        quiet = kind in (None, Mark.NONE, Mark.OPEN)
        room = area.adjusted(SIDE + 14, 0, -4, 0)
        self._words(painter, room, words, colours.quiet if quiet else colours.ink)

    def _words(self, painter: QPainter, area: QRectF, words: str, colour: str) -> None:
        font = style.font(STAFF_TYPE.body, staff=True)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(area.width()))
        across = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(across | Qt.TextFlag.TextSingleLine), shown)


_TICK = ((-4.5, 0.5), (-1.5, 3.5), (4.5, -3.0))


class ConsentTable(QTableView):
    """``chosen`` when other people are chosen; ``pointed`` with the term of a pressed cell."""

    chosen = Signal()
    pointed = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.model_ = Rows(tools)
        self._cells = Cells(tools, self.model_)
        self.setModel(self.model_)
        self.setItemDelegate(self._cells)
        target(self, "consents", tools.words("teacher.agreements.consents"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setMinimumHeight(STAFF_TARGET)
        header.setMinimumSectionSize(96)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        self.selectionModel().selectionChanged.connect(lambda: self.chosen.emit())

    @property
    def people(self) -> list[Person]:
        """Those who are chosen, in the order of the table."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.model_.rows[row].person for row in rows]

    def show_rows(self, terms: Sequence[ConsentTerm], rows: Sequence[Row], today: date) -> None:
        """Show these; who was chosen stays chosen."""
        held = {one.id for one in self.people}
        self.model_.show_rows(terms, rows, today)
        self._fit()
        self.choose(held)

    def seek(self, words: str) -> None:
        """Show those whose name has these words in it; who is chosen and stays is chosen still."""
        held = {one.id for one in self.people}
        self.model_.seek(words)
        self.choose(held)

    def choose(self, ids: set[str]) -> None:
        """Choose these people, as far as they are shown, and nobody else."""
        model = self.selectionModel()
        model.blockSignals(True)
        self.clearSelection()
        for row, one in enumerate(self.model_.rows):
            if one.person.id in ids:
                self.selectRow(row)
        model.blockSignals(False)
        self.viewport().update()
        self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a cell chooses the person, and means its consent."""
        column = self.indexAt(event.position().toPoint()).column()
        super().mousePressEvent(event)
        if column > 0:
            self.pointed.emit(self.model_.terms[column - 1].id)

    def resizeEvent(self, event: object) -> None:
        """The columns share the room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        count = len(self.model_.terms)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, _NAME)
        room = self.viewport().width() - _NAME
        each = max(room // count, _CELL) if count else 0
        for column in range(1, count + 1):
            self.setColumnWidth(column, each)
        if not count:
            self.setColumnWidth(0, max(self.viewport().width(), _NAME))
