"""One report in full, and a card for the talk about it.

The talk card keeps a child telling: no blame (juliana U4, P6), and a word on why a site may or may
not be visited (juliana U3). The address stays hidden until it is asked for, and is never a link.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.desk.inbox import Report
from kiosk.desk.plain import harmless
from kiosk.model import ReportState
from ui.style import SPACE
from ui.teacher.picture import Picture
from ui.teacher.pieces import Press, Said, breakable, card, column, dress, row
from ui.teacher.tools import Tools

_LINES = ("praise", "ask", "blame", "why", "agree")


class Talk(QFrame):
    """A report's page. Without a report it says what will stand here."""

    reacted = Signal(str, object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._report: Report | None = None
        self._open = False
        self.setProperty("ground", "card")
        words = tools.words
        self._name = Said(script="title")
        self._when = Said(voice="quiet")
        self._state = Said(script="strong")
        self._site = Said()
        self._title = Said(voice="quiet")
        self._address = Said(voice="quiet")
        self._purpose = Said()
        said = words("teacher.talk.show_address")
        self.look_button = Press("address", said, self.turn_address, kind="link")
        self.coming = Press("coming", words("teacher.report.coming"), self._come, kind="main")
        self.talked = Press("talked", words("teacher.report.talked"), self._close)
        self.again = Press("again", words("teacher.report.again"), self._come, kind="link")
        self._nothing = Said(words("teacher.talk.nothing"), voice="quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QWidget()
        self._lay()
        self.show_report(None)

    @property
    def report(self) -> Report | None:
        """The report that is shown."""
        return self._report

    @property
    def address(self) -> str:
        """The address as shown now, "" while it is hidden."""
        return self._address.text() if self._open else ""

    def show_report(self, report: Report | None) -> None:
        """Show a report, or none. Another report's address is hidden again."""
        if report is None or self._report is None or report.id != self._report.id:
            self._open = False
        self._report = report
        self._body.setVisible(report is not None)
        self._nothing.setVisible(report is None)
        if report is not None:
            self._tell(report)

    def tell_time(self) -> None:
        """Say again how long ago it was."""
        if self._report is not None:
            self._tell(self._report)

    def _tell(self, report: Report) -> None:
        tools = self._tools
        self._name.say(tools.called(report.pupil))
        self._when.say(tools.when(report.at, report.device))
        self._state.say(tools.state(report))
        self._site.say(tools.words("teacher.report.site", site=tools.site(report)))
        self._purpose.say(self._purpose_of(report), hide=True)
        self._tell_address(report)
        self.coming.setObjectName(f"coming:{report.id}")
        self.talked.setObjectName(f"talked:{report.id}")
        self.coming.setVisible(report.state is ReportState.NEW)
        self.talked.setVisible(report.state is not ReportState.TALKED)
        self.again.setVisible(report.state is ReportState.TALKED)
        dress(self.talked, "kind", "main" if report.state is ReportState.COMING else "")

    def _purpose_of(self, report: Report) -> str:
        purpose = harmless(report.purpose, 200)
        return self._tools.words("teacher.talk.purpose", purpose=purpose) if purpose else ""

    def _tell_address(self, report: Report) -> None:
        words = self._tools.words
        title = harmless(report.title, 200)
        self.look_button.setVisible(bool(report.url or title))
        self.look_button.setText(words(f"teacher.talk.{'hide' if self._open else 'show'}_address"))
        self._title.say(words("teacher.talk.title", title=title) if title else "")
        self._title.setVisible(self._open and bool(title))
        self._address.say(breakable(harmless(report.url, 300)))
        self._address.setVisible(self._open)

    def turn_address(self) -> None:
        """Show the address and the page's title, or hide them again."""
        self._open = not self._open
        if self._report is not None:
            self._tell_address(self._report)

    def _come(self) -> None:
        if self._report is not None:
            self.reacted.emit(self._report.id, ReportState.COMING)

    def _close(self) -> None:
        if self._report is not None:
            self.reacted.emit(self._report.id, ReportState.TALKED)

    def _lay(self) -> None:
        outer = column(self, 0, SPACE.large)
        outer.addWidget(self._nothing, 1)
        outer.addWidget(self._body, 1)
        laid = column(self._body, SPACE.small)
        for said in (self._name, self._when, self._state):
            laid.addWidget(said)
        laid.addSpacing(SPACE.small)
        laid.addWidget(self._site)
        laid.addWidget(self._purpose)
        laid.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        laid.addWidget(self._title)
        laid.addWidget(self._address)
        laid.addSpacing(SPACE.small)
        laid.addWidget(self._card())
        laid.addStretch(1)
        buttons = row()
        for button in (self.coming, self.talked, self.again):
            buttons.addWidget(button)
        buttons.addStretch()
        laid.addLayout(buttons)

    def _card(self) -> QFrame:
        tools = self._tools
        frame = card("talked")
        across = row(frame, SPACE.medium, SPACE.medium)
        picture = Picture(tools.pictures, tools.look, "walk-to-teacher", 64)
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        lines = column(gap=6)
        heading = Said(tools.words("teacher.talk.heading"), script="strong", voice="on_talked")
        lines.addWidget(heading)
        for line in _LINES:
            lines.addWidget(Said(tools.words(f"teacher.talk.{line}"), voice="on_talked"))
        across.addLayout(lines, 1)
        return frame
