"""The school year as a strip under the week: what is coming, and a way into the whole year."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from kiosk.desk.changes import AROUND_HOURS, Changes
from ui.style import SPACE, STAFF_TARGET
from ui.teacher.hours.year.canvas import YearCanvas
from ui.teacher.hours.year.grid import STRIP
from ui.teacher.hours.year.legend import Legend
from ui.teacher.hours.year.source import read_year, this_year, today
from ui.teacher.pieces import Press, Said, column, row
from ui.teacher.tools import Tools

_SIDE, _LINES = 180, 62  # pixels: three lines for the day under hand


class YearStrip(QFrame):
    """A year in a band.

    ``opened`` with the first and the last day that were picked.
    """

    opened = Signal(object, object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._start = 0
        self._stale = True
        self.setProperty("ground", "card")
        words = tools.words
        self.canvas = YearCanvas(tools, STRIP, "year:strip", words("teacher.year.strip"))
        self.canvas.chosen.connect(self.opened)
        self.before = Press("year:before", "\u2039", lambda: self._turn(-1), kind="quiet")
        self.after = Press("year:after", "\u203a", lambda: self._turn(1), kind="quiet")
        self.before.setAccessibleName(words("teacher.year.before"))
        self.after.setAccessibleName(words("teacher.year.after"))
        self._name = Said(script="strong", wrap=False)
        self._legend = Legend(tools)
        self._day = Said(voice="small")
        self._day.setFixedSize(_SIDE, _LINES)
        self._day.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.canvas.pointed.connect(self._day.say)
        self._lay()

    @property
    def start(self) -> int:
        """The calendar year in which the school year that is shown began."""
        return self._start

    @property
    def said(self) -> str:
        """What is said of the day under hand; "" while none is."""
        return self._day.text()

    def renew(self, changes: Changes) -> None:
        """Show what has changed; drawn when it can be seen."""
        if AROUND_HOURS & changes.parts:
            self._stale = True
            self._show()

    def show_start(self, start: int) -> None:
        """Show the school year that began in ``start``."""
        if start != self._start:
            self._start, self._stale = start, True
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed meanwhile."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        desk = self._tools.desk
        if not (self._stale and self.isVisible() and desk.duty.staff is not None):
            return
        self._stale = False
        self._start = self._start or this_year(self._tools)
        self.canvas.show_year(read_year(self._tools, self._start), today(self._tools))
        self._name.say(f"{self._start} \u2013 {self._start + 1}")

    def _turn(self, step: int) -> None:
        self.show_start(self._start + step)

    def _lay(self) -> None:
        across = row(self, SPACE.medium, SPACE.small)
        side = column(gap=SPACE.hair)
        turn = row(gap=0)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button in (self.before, self.after):
            button.setFixedWidth(STAFF_TARGET)
        turn.addWidget(self.before)
        turn.addWidget(self._name, 1)
        turn.addWidget(self.after)
        side.addLayout(turn)
        side.addWidget(self._day)
        side.addStretch()
        across.addLayout(side)
        wide = column(gap=SPACE.hair)
        wide.addWidget(self.canvas, 1)
        wide.addWidget(self._legend)
        across.addLayout(wide, 1)
