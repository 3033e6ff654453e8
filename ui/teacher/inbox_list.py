"""The list of reports: a model that changes row by row, and how a row is painted."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.desk.inbox import Report
from kiosk.model import ReportState
from ui import style
from ui.teacher.tools import Tools

ROW = 76
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Reports(QAbstractListModel):
    """The group's reports in the desk's order."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._reports: list[Report] = []

    @property
    def reports(self) -> list[Report]:
        """The reports as they stand."""
        return self._reports

    def row_of(self, report: str) -> int:
        """Where a report stands, or -1."""
        found = (at for at, one in enumerate(self._reports) if one.id == report)
        return next(found, -1)

    def renew(self) -> None:
        """Go to the desk's order with as few steps as that takes."""
        desk = self._tools.desk
        wanted = desk.inbox.reports(desk.group) if desk.duty.staff else []
        kept = {one.id for one in wanted}
        for at in reversed(range(len(self._reports))):
            if self._reports[at].id not in kept:
                self.beginRemoveRows(_NOWHERE, at, at)
                del self._reports[at]
                self.endRemoveRows()
        for at, report in enumerate(wanted):
            self._bring(at, report)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many reports."""
        return 0 if parent.isValid() else len(self._reports)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's words, for readers; the delegate takes the report itself."""
        report = self._reports[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return report
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            tools = self._tools
            parts = (tools.called(report.pupil), tools.state(report), tools.site(report))
            return ". ".join(parts)
        return None

    def _bring(self, at: int, report: Report) -> None:
        if at < len(self._reports) and self._reports[at].id == report.id:
            if self._reports[at] != report:
                self._reports[at] = report
                place = self.index(at)
                self.dataChanged.emit(place, place)
            return
        old = self.row_of(report.id)
        if old < 0:
            self.beginInsertRows(_NOWHERE, at, at)
            self._reports.insert(at, report)
            self.endInsertRows()
            return
        self.beginMoveRows(_NOWHERE, old, old, _NOWHERE, at if at < old else at + 1)
        del self._reports[old]
        self._reports.insert(at, report)
        self.endMoveRows()


class ReportRow(QStyledItemDelegate):
    """Paints a report's row. ``painted`` with the report's id at each painting."""

    painted = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The same for every row."""
        return QSize(280, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        report = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, option, report)
        painter.restore()
        self.painted.emit(report.id)

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, report: Report) -> None:
        tools, colours = self._tools, self._tools.look.colours
        area = QRectF(option.rect).adjusted(4, 3, -4, -3)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(colours.accent), 2) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised if chosen else colours.surface))
        painter.drawRoundedRect(area, style.SPACE.staff_corner, style.SPACE.staff_corner)
        inner = area.adjusted(14, 8, -12, -8)
        body, small = style.STAFF_TYPE.body, style.STAFF_TYPE.small
        when = tools.ago(report.at)
        room = QFontMetricsF(style.font(small, staff=True)).horizontalAdvance(when) + 12
        new = report.state is ReportState.NEW
        strong = style.font(body + 1, bold=new, staff=True)
        _line(
            painter, inner.adjusted(0, 0, -room, 0), tools.called(report.pupil), strong, colours.ink
        )
        plain = style.font(small, staff=True)
        _line(painter, inner, when, plain, colours.quiet, Qt.AlignmentFlag.AlignRight)
        lower = inner.adjusted(0, inner.height() / 2 + 2, 0, 0)
        chip = self._chip(painter, lower, report)
        site = lower.adjusted(chip + 10, 3, 0, 0)
        _line(painter, site, tools.site(report), plain, colours.quiet)

    def _chip(self, painter: QPainter, area: QRectF, report: Report) -> float:
        """A word for how far the report is. Its width."""
        colours = self._tools.look.colours
        grounds = {
            ReportState.NEW: (colours.new, colours.on_new),
            ReportState.COMING: (colours.coming, colours.on_coming),
            ReportState.TALKED: (colours.talked, colours.on_talked),
        }
        ground, voice = grounds[report.state]
        key = (
            "accident"
            if report.accident and report.state is ReportState.NEW
            else report.state.value
        )
        said = self._tools.words(f"teacher.chip.{key}")
        font = style.font(style.STAFF_TYPE.small, bold=True, staff=True)
        width = QFontMetricsF(font).horizontalAdvance(said) + 18
        chip = QRectF(area.left(), area.top(), width, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, 12, 12)
        painter.setFont(font)
        painter.setPen(QColor(voice))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), said)
        return width


def _line(
    painter: QPainter,
    area: QRectF,
    said: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    text = metrics.elidedText(said, Qt.TextElideMode.ElideRight, area.width())
    place = QRectF(area.left(), area.top(), area.width(), metrics.height())
    painter.drawText(place, int(align | Qt.AlignmentFlag.AlignVCenter), text)
