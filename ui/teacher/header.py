"""The bar at the top: school and group, the pages, the hub, board mode, who is on duty."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QWidget

from kiosk.desk.changes import Changes, Part
from kiosk.desk.plain import harmless
from kiosk.model import ReportState
from ui.style import SPACE
from ui.teacher.picture import Picture
from ui.teacher.pieces import Choice, Press, Said, column, row, target
from ui.teacher.tools import Tools

PAGES = ("class", "inbox", "pupils", "team")
HEIGHT = 66


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
    """The bar. ``turned`` to another page, ``grouped`` to another group."""

    turned = Signal(str)
    grouped = Signal(str)
    signed_out = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        words = tools.words
        self.setProperty("ground", "bar")
        self.setFixedHeight(HEIGHT)
        self._school = Said(voice="small", wrap=False)
        self._group = Said(script="strong", wrap=False)
        self.groups = Choice()
        target(self.groups, "groups", words("teacher.header.group"))
        self.groups.activated.connect(lambda at: self.grouped.emit(self.groups.itemData(at)))
        self._tabs = QButtonGroup(self)
        self.tabs = {name: self._tab(name, number) for number, name in enumerate(PAGES, 1)}
        self._lamp = Lamp(tools)
        self._line = Said(voice="small", wrap=False)
        board = words("teacher.header.board")
        self.board = Press("board", board, lambda: tools.desk.set_board(True))
        self.who = Press("who", "", kind="quiet")
        self._menu = QMenu(self.who)
        self._menu.addAction(words("teacher.header.sign_out"), self.signed_out.emit)
        self.who.setMenu(self._menu)
        self._lay()

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
            staff = desk.duty.staff
            self.who.setText(harmless(staff.name, 30) if staff else "")
        if {Part.ROSTER, Part.GROUP, Part.SESSION} & changes.parts:
            self._tell_groups()
        if changes.reports or {Part.GROUP, Part.SESSION} & changes.parts:
            self._tell_count()
        if Part.LINE in changes.parts:
            self._lamp.update()
            key = "connected" if desk.connected else "away"
            self._line.say(self._tools.words(f"teacher.line.{key}"))

    def _tell_groups(self) -> None:
        desk = self._tools.desk
        groups = desk.groups()
        several = len(groups) > 1
        listed = [(one.id, harmless(one.name, 40)) for one in groups]
        held = [
            (self.groups.itemData(at), self.groups.itemText(at))
            for at in range(self.groups.count())
        ]
        if held != listed:
            self.groups.clear()
            for id, name in listed:
                self.groups.addItem(name, id)
        self.groups.setCurrentIndex(max(self.groups.findData(desk.group), 0))
        self.groups.setVisible(several)
        self._group.setVisible(not several)
        self._group.say(next((name for id, name in listed if id == desk.group), ""))

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
        laid = row(self, SPACE.small)
        laid.setContentsMargins(SPACE.medium, 0, SPACE.medium, 0)
        laid.addWidget(Picture(tools.pictures, tools.look, "netjes", 36))
        names = column(gap=0)
        names.addStretch()
        names.addWidget(self._group)
        names.addWidget(self._school)
        names.addStretch()
        laid.addLayout(names)
        laid.addWidget(self.groups)
        laid.addSpacing(SPACE.medium)
        for tab in self.tabs.values():
            tab.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
            laid.addWidget(tab)
        laid.addStretch(1)
        laid.addWidget(self._lamp)
        laid.addWidget(self._line)
        laid.addSpacing(SPACE.small)
        laid.addWidget(self.board)
        laid.addWidget(self.who)
        self.groups.hide()
