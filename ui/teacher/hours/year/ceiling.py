"""How long a teacher may override the timetable: everybody sees it, a leader changes it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from kiosk import access
from kiosk.access import Action
from ui.style import SPACE
from ui.teacher.hours.year.step import of_calendar
from ui.teacher.pieces import Choice, Said, column, row, target
from ui.teacher.tools import Tools

MINUTES = (15, 30, 45, 60, 90, 120, 180, 240, 480)


class Ceiling(QFrame):
    """``changed`` with a :class:`~ui.teacher.hours.year.step.Step` when another is chosen."""

    changed = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        words = tools.words
        self._said = Said(voice="small")
        self.minutes = Choice()
        target(self.minutes, "ceiling", words("teacher.ceiling"))
        self.minutes.activated.connect(lambda: self._chosen())
        self.setProperty("ground", "notice")
        laid = column(self, SPACE.hair, 12)
        across = row(gap=SPACE.small)
        across.addWidget(Said(words("teacher.ceiling"), voice="small"), 1)
        across.addWidget(self.minutes)
        laid.addLayout(across)
        laid.addWidget(self._said)

    def renew(self) -> None:
        """Show what the calendar says, and whether the one on duty may change it."""
        desk, words = self._tools.desk, self._tools.words
        now = desk.hours.calendar.ceiling
        wanted = sorted({*MINUTES, now})
        self.minutes.clear()
        for minutes in wanted:
            self.minutes.addItem(words("teacher.ceiling.minutes", minutes=minutes), minutes)
        self.minutes.setCurrentIndex(wanted.index(now))
        role = desk.duty.staff.role if desk.duty.staff is not None else None
        may = access.may(role, Action.RAISE_CEILING).allowed
        self.minutes.setEnabled(may)
        self._said.say("" if may else words("teacher.ceiling.leader"), hide=True)

    def _chosen(self) -> None:
        calendar = self._tools.desk.hours.calendar
        minutes = int(self.minutes.currentData())
        if minutes != calendar.ceiling:
            self.changed.emit(of_calendar(calendar, replace(calendar, ceiling=minutes)))
