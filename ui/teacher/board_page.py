"""Board mode: what the class may see. No name, no report, no address.

A clock, the agreements to read together, and the way back.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk.desk import moments
from kiosk.desk.plain import harmless
from ui.style import SPACE
from ui.teacher.agreements.cards.made import poster_of
from ui.teacher.agreements.cards.reading import Reading
from ui.teacher.picture import Picture
from ui.teacher.pieces import Press, Said, column
from ui.teacher.tools import Tools

CLOCK = 120


class BoardPage(QWidget):
    """A quiet screen in place of everything else."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "desk")
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._tell)
        words = tools.words
        self._clock = Said(wrap=False)
        self._clock.setStyleSheet(f"font-size: {CLOCK}px; font-weight: 700;")
        self._group = Said(script="title")
        leave = words("teacher.board.leave")
        self.leave = Press("board", leave, lambda: tools.desk.set_board(False), kind="main")
        self.read = Press("board:read", words("teacher.board.read"), self._read)
        self.back = Press("board:clock", words("teacher.board.clock"), self._rest)
        self.reading: Reading | None = None
        self._pages = QStackedWidget()
        self._quiet = QWidget()
        self._lay()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while it can be seen; the agreements are there if they were asked for."""
        super().showEvent(event)
        self._rest()
        self._tell()
        desk = self._tools.desk
        self.read.setVisible(poster_of(desk, self._tools.words.language) is not None)
        if desk.reading:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """And rests when not."""
        super().hideEvent(event)
        self._minute.stop()

    def _read(self) -> None:
        poster = poster_of(self._tools.desk, self._tools.words.language)
        if poster is None:
            return
        if self.reading is None:
            self.reading = Reading(self._tools, self.back)
            self._pages.addWidget(self.reading)
        self._pages.setCurrentWidget(self.reading)
        self.reading.begin(poster)

    def _rest(self) -> None:
        self._pages.setCurrentWidget(self._quiet)
        self.leave.setFocus()

    def _tell(self) -> None:
        desk = self._tools.desk
        self._clock.say(self._tools.clock(desk.clock.now()))
        names = {one.id: one.name for one in desk.groups()}
        self._group.say(harmless(names.get(desk.group, ""), 60))
        self._minute.start(moments.until_next_minute(desk.clock.now()) + 50)

    def _lay(self) -> None:
        words, tools = self._tools.words, self._tools
        middle = Qt.AlignmentFlag.AlignCenter
        heading = Said(words("teacher.board.heading"), script="heading")
        hidden = Said(words("teacher.board.hidden"), voice="quiet")
        laid = column(self._quiet, SPACE.medium)
        laid.addStretch(2)
        laid.addWidget(Picture(tools.pictures, tools.look, "board", 96), 0, middle)
        for said in (self._clock, self._group):
            said.setAlignment(middle)
            laid.addWidget(said)
        laid.addStretch(1)
        for said in (heading, hidden):
            said.setAlignment(middle)
            laid.addWidget(said)
        laid.addWidget(self.read, 0, middle)
        laid.addWidget(self.leave, 0, middle)
        laid.addStretch(1)
        self._pages.addWidget(self._quiet)
        column(self, 0, SPACE.large).addWidget(self._pages)
