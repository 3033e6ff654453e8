"""What asks for the teacher now: a card for a report, and one for a pupil who cannot get in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.desk.inbox import LockedOut, Report
from kiosk.model import ReportState
from ui.style import SPACE
from ui.teacher.picture import Picture
from ui.teacher.pieces import Press, Said, column, dress, row
from ui.teacher.tools import Tools

HEIGHT = 96


class UrgentCard(QFrame):
    """A picture, a name, two lines and what to do. ``painted`` with each painting."""

    painted = Signal(str)

    def __init__(self, tools: Tools, key: str, picture: str, ground: str) -> None:
        super().__init__()
        self.tools = tools
        self.key = key
        self.setProperty("ground", ground)
        self.setMinimumHeight(HEIGHT)
        self._voice = f"on_{ground}"
        self.picture = Picture(tools.pictures, tools.look, picture, 48)
        self.name = Said(script="heading", voice=self._voice)
        self.first = Said(voice=self._voice)
        self.second = Said(voice=self._voice)
        self._lay()

    def add(self, button: QWidget) -> None:
        """Something to do, at the end of the card."""
        self._row.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, and say so."""
        super().paintEvent(event)
        self.painted.emit(self.key)

    def say(self, name: str, first: str, second: str) -> None:
        """The card's words."""
        self.name.say(name)
        self.first.say(first)
        self.second.say(second, hide=True)
        self.setAccessibleName(f"{name}. {first}. {second}")

    def wear(self, ground: str) -> None:
        """Another colour, for another state."""
        dress(self, "ground", ground)
        for said in (self.name, self.first, self.second):
            dress(said, "voice", f"on_{ground}")

    def _lay(self) -> None:
        self._row = row(self, SPACE.small, 12)
        self._row.addWidget(self.picture)
        self._row.addSpacing(4)
        words = column(gap=1)
        words.addStretch()
        for said in (self.name, self.first, self.second):
            words.addWidget(said)
        words.addStretch()
        self._row.addLayout(words, 1)


class ReportCard(UrgentCard):
    """A report that is new or on the way. Pressing the card opens it in the inbox."""

    opened = Signal(str)
    reacted = Signal(str, object)

    def __init__(self, tools: Tools, report: Report) -> None:
        super().__init__(tools, report.id, "report", "new")
        self.setObjectName(f"report:{report.id}")
        self.setProperty("target", True)
        self.report = report
        words = tools.words
        self.coming = Press(
            f"coming:{report.id}",
            words("teacher.report.coming"),
            lambda: self.reacted.emit(report.id, ReportState.COMING),
            kind="main",
        )
        self.talked = Press(
            f"talked:{report.id}",
            words("teacher.report.talked"),
            lambda: self.reacted.emit(report.id, ReportState.TALKED),
        )
        self.add(self.coming)
        self.add(self.talked)
        self.show_report(report)

    def show_report(self, report: Report) -> None:
        """Show how the report is now."""
        self.report = report
        coming = report.state is ReportState.COMING
        self.wear("coming" if coming else "new")
        self.picture.show_picture("teacher" if coming else "report")
        self.coming.setVisible(not coming)
        self.tell_time()

    def tell_time(self) -> None:
        """Say again how long ago it was."""
        tools, report = self.tools, self.report
        first = tools.when(report.at, "")
        if report.state is ReportState.COMING or report.accident:
            second = tools.state(report)
        else:
            second = tools.words("teacher.report.site", site=tools.site(report))
        second = tools.beside(second, tools.device(report.device))
        self.say(tools.called(report.pupil), first, second)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the card itself opens the report."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.report.id)


class WaitingCard(UrgentCard):
    """A pupil who gave five wrong codes. One tap lets the pupil in."""

    let_in = Signal(str)

    def __init__(self, tools: Tools, waiting: LockedOut) -> None:
        super().__init__(tools, f"waiting:{waiting.pupil}", "lock", "notice")
        self.wear("notice")
        self.setObjectName(f"waiting:{waiting.pupil}")
        self.waiting = waiting
        said = tools.words("teacher.waiting.let_in")
        self.button = Press(
            f"unlock:{waiting.pupil}", said, lambda: self.let_in.emit(waiting.pupil), kind="main"
        )
        self.add(self.button)
        self.tell_time()

    def tell_time(self) -> None:
        """Say again how long ago it was."""
        tools = self.tools
        first = tools.words("teacher.waiting.why")
        walk = tools.words("teacher.waiting.walk", ago=tools.ago(self.waiting.at))
        second = tools.beside(walk, tools.device(self.waiting.device))
        self.say(tools.called(self.waiting.pupil), first, second)
