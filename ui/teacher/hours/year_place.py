"""The year's place in the window: the strip and the list on the Rooster, and the pages behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kiosk.desk.changes import Changes
from kiosk.timetable.school_year import starting
from ui.teacher.hours.page import HoursPage
from ui.teacher.hours.year.importing import ImportPage
from ui.teacher.hours.year.page import YearPage
from ui.teacher.hours.year.step import Step
from ui.teacher.hours.year.strip import YearStrip
from ui.teacher.rest.in_force import InForce
from ui.teacher.tools import Tools


class YearPlace(QObject):
    """Brings them together. ``show`` turns the window to a page by its name."""

    def __init__(self, tools: Tools, hours: HoursPage, show: Callable[[str], None]) -> None:
        super().__init__(hours)
        self._hours = hours
        self._show = show
        self.strip = YearStrip(tools)
        self.in_force = InForce(tools)
        self.year = YearPage(tools)
        self.importing = ImportPage(tools)
        self.pages: dict[str, QWidget] = {"year": self.year, "import": self.importing}
        hours.below.addWidget(self.strip)
        hours.beside.addWidget(self.in_force)
        self.strip.opened.connect(self._open)
        hours.bar.days_off_asked.connect(self._open_year)
        self.year.left.connect(lambda: show("hours"))
        self.year.reading.connect(self._read)
        self.importing.left.connect(lambda: show("year"))
        self.importing.taken.connect(self._taken)

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        self.strip.renew(changes)
        self.in_force.renew(changes)
        self.year.renew(changes)
        self.importing.renew(changes)

    def tell_times(self) -> None:
        """A minute has gone by."""
        self.in_force.tell_times()

    def _open(self, first: date, last: date) -> None:
        """Days picked in the strip: for the variant that is shown, else in the year."""
        if self._hours.editor.week:
            self._hours.offer_dates(first, last)
            return
        self._open_year()
        self.year.open(starting(first), first, last)

    def _open_year(self) -> None:
        self._show("year")
        self.year.turn_to(self.strip.start)

    def _read(self) -> None:
        self._show("import")
        self.importing.begin()

    def _taken(self, steps: list[Step]) -> None:
        self._show("year")
        self.year.put(*steps)
