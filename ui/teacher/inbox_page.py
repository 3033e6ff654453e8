"""Meldingen: every report of the group, and beside it the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from kiosk.desk.changes import Changes, Part
from ui.style import SPACE
from ui.teacher.inbox_list import ReportRow, Reports
from ui.teacher.pieces import Said, card, column, grows, row, target
from ui.teacher.talk import Talk
from ui.teacher.tools import Tools

DAY = 24 * 60 * 60_000
"""How long (ms) it is told that a device had to wait."""

_WHOLE = {Part.GROUP, Part.SESSION, Part.ROSTER}


class InboxPage(QWidget):
    """The list, the chosen report, and what devices had to say about themselves."""

    painted = Signal(str)
    reacted = Signal(str, object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "desk")
        self.model = Reports(tools)
        self._row = ReportRow(tools)
        self._row.painted.connect(self.painted)
        self.list = QListView()
        target(self.list, "inbox", tools.words("teacher.tab.inbox"))
        self.list.setProperty("target", False)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._row)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumWidth(360)
        self.list.setMaximumWidth(520)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.talk = Talk(tools)
        self.talk.reacted.connect(self.reacted)
        self._notice = Said()
        self._notices = card("notice")
        column(self._notices, 4, 12).addWidget(self._notice)
        self._empty = Said(tools.words("teacher.inbox.empty"), voice="quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay()

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        whole = bool(_WHOLE & changes.parts)
        if changes.reports or whole:
            self.model.renew()
            empty = not self.model.reports
            self._empty.setVisible(empty)
            self.list.setVisible(not empty)
            self.talk.setVisible(not empty)
        shown = self.talk.report
        if shown is not None and (whole or shown.id in changes.reports):
            self.talk.show_report(self._tools.desk.inbox.report(shown.id))
        if whole and (shown is None or self.model.row_of(shown.id) < 0):
            self.talk.show_report(None)
        if whole or Part.NOTICES in changes.parts:
            self._tell_notices()

    def choose(self, report: str) -> None:
        """Show this report."""
        at = self.model.row_of(report)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at))
            self.list.setFocus()

    def tell_times(self) -> None:
        """A minute has gone by."""
        self.list.viewport().update()
        self.talk.tell_time()

    def targets(self) -> dict[str, QRect]:
        """Where the reports' rows are, in screen coordinates."""
        port = self.list.viewport()
        found: dict[str, QRect] = {}
        for at, report in enumerate(self.model.reports):
            area = self.list.visualRect(self.model.index(at))
            if port.rect().intersects(area):
                found[f"report:{report.id}"] = QRect(port.mapToGlobal(area.topLeft()), area.size())
        return found

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.talk.show_report(self.model.reports[index.row()] if index.isValid() else None)

    def _tell_notices(self) -> None:
        tools, desk = self._tools, self._tools.desk
        damaged = desk.inbox.damaged(desk.group) if desk.duty.staff else []
        waits = desk.inbox.waits(desk.group, desk.clock.now() - DAY) if desk.duty.staff else []
        lines = [
            tools.words(
                "teacher.notice.waits",
                device=tools.device(one.device),
                clock=tools.clock(one.at),
                until=tools.clock(one.until),
            )
            for one in waits
        ]
        lines += [tools.words("teacher.notice.damaged", ago=tools.ago(one.at)) for one in damaged]
        doubted = desk.inbox.doubted(desk.group, desk.clock.now() - DAY) if desk.duty.staff else []
        lines += [tools.doubted(one) for one in doubted]
        self._notice.say("\n".join(lines[:3]))
        self._notices.setVisible(bool(lines))

    def _lay(self) -> None:
        laid = column(self, SPACE.small)
        laid.addWidget(self._notices)
        across = row(gap=SPACE.medium)
        across.addWidget(grows(self._empty), 1)
        across.addWidget(self.list, 2)
        across.addWidget(self.talk, 3)
        laid.addLayout(across, 1)
        self._notices.hide()
        self.list.hide()
        self.talk.hide()
