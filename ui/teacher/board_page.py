"""Board mode: what the class may see. No name, no report, no address; a clock, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.desk import moments
from kiosk.desk.plain import harmless
from ui.style import SPACE
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
        middle = Qt.AlignmentFlag.AlignCenter
        self._clock = Said(wrap=False)
        self._clock.setStyleSheet(f"font-size: {CLOCK}px; font-weight: 700;")
        self._group = Said(script="title")
        heading = Said(tools.words("teacher.board.heading"), script="heading")
        hidden = Said(tools.words("teacher.board.hidden"), voice="quiet")
        leave = tools.words("teacher.board.leave")
        self.leave = Press("board", leave, lambda: tools.desk.set_board(False), kind="main")
        laid = column(self, SPACE.medium, SPACE.wide)
        laid.addStretch(2)
        laid.addWidget(Picture(tools.pictures, tools.look, "board", 96), 0, middle)
        for said in (self._clock, self._group):
            said.setAlignment(middle)
            laid.addWidget(said)
        laid.addStretch(1)
        for said in (heading, hidden):
            said.setAlignment(middle)
            laid.addWidget(said)
        laid.addWidget(self.leave, 0, middle)
        laid.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while it can be seen."""
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        """And rests when not."""
        super().hideEvent(event)
        self._minute.stop()

    def _tell(self) -> None:
        desk = self._tools.desk
        self._clock.say(self._tools.clock(desk.clock.now()))
        names = {one.id: one.name for one in desk.groups()}
        self._group.say(harmless(names.get(desk.group, ""), 60))
        self._minute.start(moments.until_next_minute(desk.clock.now()) + 50)
