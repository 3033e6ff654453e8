"""The bar at the top: school and group, the pages, the hub, board mode, who is on duty."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QWidget

from kiosk.desk.changes import Changes, Part
from kiosk.desk.plain import harmless
from kiosk.model import ReportState
from ui.style import SPACE
from ui.teacher.picture import Picture
from ui.teacher.pieces import Choice, Opener, Press, Said, row, target
from ui.teacher.tools import Tools

PAGES = ("class", "inbox", "hours", "pupils", "agreements", "team")
HEIGHT = 66
NARROW = 1200
ROOMY = 1500
"""From this width on there is room for the school's name."""

_NAME = 210
_SHORT_NAME = 120
"""How wide the name of who is on duty may be, in a narrow window less."""


class Lamp(QWidget):
    """A small round light: the hub is there, or away."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setFixedSize(QSize(14, 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Full while connected, a ring while not."""
        colours, on = self._tools.look.colours, self._tools.desk.connected
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if on else colours.danger), 2.5))
        painter.setBrush(QColor(colours.accent) if on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(7, 7), 4.5, 4.5)


class Header(QFrame):
    """The bar. ``turned`` to another page, ``grouped`` to another group, or ``adding`` one."""

    turned = Signal(str)
    grouped = Signal(str)
    adding = Signal()
    signed_out = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        words = tools.words
        self.setProperty("ground", "bar")
        self.setFixedHeight(HEIGHT)
        self._school = Said(voice="small", wrap=False)
        self.groups = Choice()
        target(self.groups, "groups", words("teacher.header.group"))
        self.groups.setMaximumWidth(240)
        self.groups.activated.connect(self._chosen)
        self._tabs = QButtonGroup(self)
        self.tabs = {name: self._tab(name, number) for number, name in enumerate(PAGES, 1)}
        self._lamp = Lamp(tools)
        self._line = Said(voice="small", wrap=False)
        board = words("teacher.header.board")
        self.board = Press("board", board, lambda: tools.desk.set_board(True))
        self.who = Opener("who", "", kind="quiet")
        self._menu = QMenu(self.who)
        self._menu.addAction(words("teacher.header.sign_out"), self.signed_out.emit)
        self.who.drop(self._menu)
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for all words."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._line.setVisible(not narrow)
        self._mark.setVisible(not narrow)
        self._laid.setSpacing(SPACE.hair if narrow else SPACE.small)
        words = self._tools.words
        board = words("teacher.header.board_short") if narrow else words("teacher.header.board")
        self.board.setText(board)
        self._school.setVisible(self.width() >= ROOMY)
        self.groups.setMaximumWidth(140 if narrow else 240)
        for widget in (self, *self.tabs.values()):
            widget.setProperty("narrow", narrow)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._tell_name()

    def turn(self, page: str) -> None:
        """Mark this page as the one that is shown."""
        self.tabs[page].setChecked(True)

    def hold(self, *, on: bool) -> None:
        """Something has to be finished first: no other page, no other group."""
        for tab in self.tabs.values():
            tab.setVisible(not on)
        self.groups.setEnabled(not on)

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        desk = self._tools.desk
        if {Part.SCHOOL, Part.SESSION} & changes.parts:
            self._school.say(harmless(desk.school.name, 40))
            self._tell_name()
        if {Part.ROSTER, Part.GROUP, Part.SESSION} & changes.parts:
            self._tell_groups()
        if changes.reports or {Part.GROUP, Part.SESSION} & changes.parts:
            self._tell_count()
        if Part.LINE in changes.parts:
            self._lamp.update()
            key = "connected" if desk.connected else "away"
            self._line.say(self._tools.words(f"teacher.line.{key}"))

    def _chosen(self, at: int) -> None:
        group = self.groups.itemData(at)
        if group:
            self.grouped.emit(group)
        else:
            self._tell_groups()
            self.adding.emit()

    def _tell_groups(self) -> None:
        """The groups, and after them a way to add one."""
        desk = self._tools.desk
        listed = [(one.id, harmless(one.name, 40)) for one in desk.groups()]
        listed.append(("", self._tools.words("teacher.header.add_group")))
        held = [
            (self.groups.itemData(at), self.groups.itemText(at))
            for at in range(self.groups.count())
        ]
        if held != listed:
            self.groups.clear()
            for id, name in listed:
                self.groups.addItem(name, id)
        self.groups.setCurrentIndex(max(self.groups.findData(desk.group), 0))

    def _tell_name(self) -> None:
        """Who is on duty, as much of the name as there is room for; a screen reader says it all."""
        staff = self._tools.desk.duty.staff
        name = harmless(staff.name, 60) if staff else ""
        room = _SHORT_NAME if self.width() < NARROW else _NAME
        shown = self.who.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.who.setText(shown)
        self.who.setAccessibleName(name)

    def _tell_count(self) -> None:
        desk = self._tools.desk
        reports = desk.inbox.reports(desk.group) if desk.duty.staff else []
        new = sum(1 for one in reports if one.state is ReportState.NEW)
        said = self._tools.words("teacher.tab.inbox")
        self.tabs["inbox"].setText(f"{said}  ({new})" if new else said)

    def _tab(self, name: str, number: int) -> Press:
        tab = Press(f"tab:{name}", self._tools.words(f"teacher.tab.{name}"), kind="tab")
        tab.setCheckable(True)
        tab.setShortcut(f"Ctrl+{number}")
        tab.clicked.connect(lambda: self.turned.emit(name))
        self._tabs.addButton(tab)
        return tab

    def _lay(self) -> None:
        tools = self._tools
        self._laid = laid = row(self, SPACE.small)
        laid.setContentsMargins(SPACE.medium, 0, SPACE.medium, 0)
        self._mark = Picture(tools.pictures, tools.look, "netjes", 36)
        laid.addWidget(self._mark)
        laid.addWidget(self.groups)
        laid.addSpacing(SPACE.small)
        for tab in self.tabs.values():
            tab.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
            laid.addWidget(tab)
        self._school.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._school.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        laid.addWidget(self._school, 1)  # as much of it as there is room for
        laid.addSpacing(SPACE.small)
        laid.addWidget(self._lamp)
        laid.addWidget(self._line)
        laid.addSpacing(SPACE.small)
        laid.addWidget(self.board)
        laid.addWidget(self.who)
