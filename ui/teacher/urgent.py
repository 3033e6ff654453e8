"""The strip above every page: what asks for the teacher now, most urgent first.

A new report makes one new card; nothing else is built anew. A card that has really been painted,
in a window that can be seen, is told to the desk.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QWidget

from kiosk.desk.changes import Changes, Part
from kiosk.desk.inbox import LockedOut, Report
from kiosk.model import ReportState
from ui.style import SPACE
from ui.teacher.picture import Picture
from ui.teacher.pieces import Said, card, row
from ui.teacher.report_card import HEIGHT, ReportCard, UrgentCard, WaitingCard
from ui.teacher.tools import Tools

WIDE = 1200
ROWS = 3


class Urgent(QScrollArea):
    """Cards for open reports and waiting pupils."""

    painted = Signal(str)
    opened = Signal(str)
    reacted = Signal(str, object)
    let_in = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._cards: dict[str, UrgentCard] = {}
        self._order: list[str] = []
        self._columns = 1
        self._reports = True
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._calm = card("")
        quiet = row(self._calm, SPACE.medium, 12)
        quiet.addSpacing(4)
        quiet.addWidget(Picture(tools.pictures, tools.look, "check", 32))
        quiet.addWidget(Said(tools.words("teacher.urgent.none"), voice="quiet"), 1)
        self._calm.setFixedHeight(HEIGHT)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE.small)
        self._grid.addWidget(self._calm, 0, 0, 1, 2)
        self.setWidget(inside)
        self.setFixedHeight(HEIGHT)

    @property
    def order(self) -> list[str]:
        """The cards' keys as they stand: report ids, and ``waiting:PUPIL``."""
        return list(self._order)

    def card(self, key: str) -> UrgentCard | None:
        """The card with this key."""
        return self._cards.get(key)

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        whole = {Part.GROUP, Part.SESSION, Part.ROSTER, Part.NOTICES}
        if changes.reports or whole & changes.parts:
            self._arrange(changes.reports, names=bool(whole & changes.parts))

    def show_reports(self, *, on: bool) -> None:
        """Leave the reports out where they stand on the page itself."""
        if on != self._reports:
            self._reports = on
            self._arrange(frozenset(), names=False)

    def tell_times(self) -> None:
        """A minute has gone by."""
        for one in self._cards.values():
            if isinstance(one, ReportCard | WaitingCard):
                one.tell_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._place()
        self._fit()

    def _arrange(self, changed: frozenset[str], *, names: bool) -> None:
        wanted = self._wanted()
        for key in [key for key in self._cards if key not in wanted]:
            self._drop(key)
        for key, what in wanted.items():
            card = self._cards.get(key)
            if card is None:
                self._cards[key] = self._made(what)
            elif isinstance(card, ReportCard) and isinstance(what, Report):
                if names or key in changed:
                    card.show_report(what)
            elif names and isinstance(card, WaitingCard):
                card.tell_time()
        if names:
            self._fit()
        if self._order != list(wanted):
            self._order = list(wanted)
            self._place(again=True)

    def _wanted(self) -> dict[str, Report | LockedOut]:
        desk = self._tools.desk
        if desk.duty.staff is None:
            return {}
        every = desk.inbox.reports(desk.group) if self._reports else []
        reports = [report for report in every if report.open]
        urgent = [one for one in reports if one.state is ReportState.NEW and not one.accident]
        rest = [one for one in reports if one not in urgent]
        wanted: dict[str, Report | LockedOut] = {one.id: one for one in urgent}
        wanted.update({f"waiting:{one.pupil}": one for one in desk.inbox.waiting(desk.group)})
        wanted.update({one.id: one for one in rest})
        return wanted

    def _made(self, what: Report | LockedOut) -> UrgentCard:
        card: UrgentCard
        if isinstance(what, Report):
            card = ReportCard(self._tools, what)
            card.opened.connect(self.opened)
            card.reacted.connect(self.reacted)
            card.painted.connect(self.painted)
        else:
            card = WaitingCard(self._tools, what)
            card.let_in.connect(self.let_in)
        return card

    def _drop(self, key: str) -> None:
        card = self._cards.pop(key)
        self._grid.removeWidget(card)
        focused, parent = QApplication.focusWidget(), self.parentWidget()
        if focused is not None and parent is not None and card.isAncestorOf(focused):
            parent.setFocus()
        card.hide()
        card.deleteLater()

    def _place(self, *, again: bool = False) -> None:
        columns = 2 if self.width() >= WIDE and len(self._order) > 1 else 1
        if columns == self._columns and not again:
            return
        self._columns = columns
        for place, key in enumerate(self._order):
            down, across = divmod(place, columns)
            self._grid.addWidget(self._cards[key], down, across, 1, 3 - columns)
        for number in range(2):
            self._grid.setColumnStretch(number, 1)
        self._calm.setVisible(not self._order)
        self._fit()

    def _fit(self) -> None:
        """As high as the cards, up to three rows of them; the rest is scrolled to."""
        wanted = self._grid.heightForWidth(self.viewport().width())
        height = min(wanted, ROWS * (HEIGHT + SPACE.small))
        if height > 0 and height != self.height():
            self.setFixedHeight(height)
