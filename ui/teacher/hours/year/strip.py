"""The school year as a strip under the week: what is coming, and a way into the whole year."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from kiosk.desk.changes import AROUND_HOURS, Changes
from ui.style import SPACE, STAFF_TARGET
from ui.teacher.hours.year.canvas import YearCanvas
from ui.teacher.hours.year.grid import STRIP
from ui.teacher.hours.year.legend import Legend
from ui.teacher.hours.year.source import read_year, this_year, today
from ui.teacher.pieces import Press, Said, column, row
from ui.teacher.tools import Tools


class YearStrip(QFrame):
    """A year in a band.

    ``opened`` with the first and the last day that were picked, ``whole_opened`` without.
    """

    opened = Signal(object, object)
    whole_opened = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._start = 0
        self._stale = True
        self.setProperty("ground", "card")
        words = tools.words
        self.canvas = YearCanvas(tools, STRIP, "year:strip", words("teacher.year.strip"))
        self.canvas.pointed.connect(self._said)
        self.canvas.chosen.connect(self.opened)
        self.before = Press("year:before", "\u2039", lambda: self._turn(-1), kind="quiet")
        self.after = Press("year:after", "\u203a", lambda: self._turn(1), kind="quiet")
        self.before.setAccessibleName(words("teacher.year.before"))
        self.after.setAccessibleName(words("teacher.year.after"))
        self.whole = Press("year:open", words("teacher.year.open"), self.whole_opened.emit)
        self._name = Said(script="strong", wrap=False)
        self._under = QStackedWidget()
        self._legend = Legend(tools)
        self._day = Said(wrap=False)
        self._lay()

    @property
    def start(self) -> int:
        """The calendar year in which the school year that is shown began."""
        return self._start

    @property
    def said(self) -> str:
        """What is said of the day under hand; "" while none is."""
        return self._day.text() if self._under.currentWidget() is self._day else ""

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

    def _said(self, text: str) -> None:
        self._day.say(text)
        self._under.setCurrentWidget(self._day if text else self._legend)

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
        side.addWidget(self.whole)
        side.addStretch()
        across.addLayout(side)
        wide = column(gap=SPACE.hair)
        wide.addWidget(self.canvas, 1)
        self._under.addWidget(self._legend)
        self._under.addWidget(self._day)
        self._under.setFixedHeight(22)
        wide.addWidget(self._under)
        across.addLayout(wide, 1)
