"""The teacher's window: waits for the hub, makes the school or lets staff in, shows the class."""

from __future__ import annotations

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from kiosk.desk.changes import Changes, Part
from kiosk.model import ReportState
from kiosk.sync.asks import No, StaffSession
from ui.teacher.board_page import BoardPage
from ui.teacher.founding_page import FoundingPage
from ui.teacher.idle import Idle
from ui.teacher.pieces import column
from ui.teacher.shell import EVERYTHING, Shell
from ui.teacher.signin_page import SignInPage
from ui.teacher.targets import Targets
from ui.teacher.tools import Tools
from ui.teacher.waiting_page import WaitingPage
from ui.trace import Trace

BOARD_KEY = "F9"


class TeacherWindow(QWidget):
    """One window. ``founded`` with a draft for a school, ``again`` to try the hub once more."""

    founded = Signal(object)
    again = Signal()
    closed = Signal()

    def __init__(self, tools: Tools, trace: Trace) -> None:
        super().__init__()
        self._tools = tools
        self._trace = trace
        self._painted: set[str] = set()
        self._told: set[str] = set()
        self.setObjectName("desk")
        self.setWindowTitle(tools.words("teacher.app"))
        self.setMinimumSize(1024, 640)
        self.waiting = WaitingPage(tools)
        self.founding: FoundingPage | None = None
        self.signin = SignInPage(tools)
        self.shell = Shell(tools)
        self.board = BoardPage(tools)
        self._pages = QStackedWidget()
        for page in (self.waiting, self.signin, self.shell, self.board):
            self._pages.addWidget(page)
        column(self).addWidget(self._pages)
        self._idle = Idle(self)
        self._idle.over.connect(tools.desk.duty.over)
        self._idle.alive.connect(tools.desk.alive)
        self._key = QShortcut(QKeySequence(BOARD_KEY), self)
        self._key.activated.connect(self._turn_board)
        self.shell.painted.connect(self._row_painted)
        self.shell.reacted.connect(self._react)
        self.shell.let_in.connect(lambda pupil: tools.desk.unlock(pupil, _nothing))
        self.waiting.again.connect(self.again)
        self._targets = Targets(self, trace, lambda: self.screen_name, self._more_targets)
        tools.look.changed.connect(self._dress)
        self._dress()

    @property
    def screen_name(self) -> str:
        """What is shown: waiting, founding, signin, board, codes, or a page's name."""
        page = self._pages.currentWidget()
        if page is self.founding and page is not None:
            return "founding"
        if page is self.waiting:
            return "waiting"
        if page is self.signin:
            return "signin"
        return "board" if page is self.board else self.shell.page

    def renew(self, changes: Changes) -> None:
        """The desk has changed."""
        self._choose(changes)
        self.shell.renew(changes)
        self.signin.renew(changes)
        self._alert(changes)

    def found_session(self, session: StaffSession) -> None:
        """The school has been made: its first member of staff is in, and sees the codes."""
        page, self.founding = self.founding, None
        if page is not None:
            self._pages.removeWidget(page)
            page.deleteLater()
        self._tools.desk.begin(session)
        self.shell.show_codes(session.codes)

    def found_refused(self, no: No) -> None:
        """The school has not been made."""
        if self.founding is not None:
            self.founding.refused(no)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window closes; the hub goes on."""
        super().closeEvent(event)
        self.closed.emit()

    def _choose(self, changes: Changes) -> None:
        """Go to the page that fits."""
        duty = self._tools.desk.duty
        if Part.SESSION in changes.parts:
            if duty.staff is None:
                self._idle.end()
                self._told.clear()
            else:
                self._idle.begin()
        wanted = self._wanted()
        if wanted is not self._pages.currentWidget():
            self._pages.setCurrentWidget(wanted)
            if wanted is self.signin:
                self.signin.begin()
            elif wanted is self.board:
                self.board.leave.setFocus()
            elif wanted is self.shell:
                self.shell.setFocus()

    def _wanted(self) -> QWidget:
        duty, desk = self._tools.desk.duty, self._tools.desk
        if duty.staff is not None:
            return self.board if desk.board else self.shell
        if duty.unfounded:
            return self._founding_page()
        return self.signin if duty.known else self.waiting

    def _founding_page(self) -> FoundingPage:
        if self.founding is None:
            self.founding = FoundingPage(self._tools)
            self.founding.founded.connect(self.founded)
            self._pages.addWidget(self.founding)
            self.founding.school.setFocus()
        return self.founding

    def _turn_board(self) -> None:
        desk = self._tools.desk
        if desk.duty.staff is not None:
            desk.set_board(not desk.board)

    def _row_painted(self, report: str) -> None:
        """A report is being painted: once this turn of the loop is over it is on the screen."""
        if report not in self._told and report not in self._painted:
            if not self._painted:
                QTimer.singleShot(0, self, self._on_screen)
            self._painted.add(report)

    def _on_screen(self) -> None:
        reports, self._painted = self._painted, set()
        if not self._can_be_seen():
            return
        for report in reports:
            self._told.add(report)
            self._trace.event("on_dashboard", id=report)
            self._tools.desk.seen(report)

    def _can_be_seen(self) -> bool:
        if not self.isVisible() or self.isMinimized() or self._tools.desk.board:
            return False
        return self.windowHandle().isExposed()

    def _react(self, report: str, state: ReportState) -> None:
        def done() -> None:
            self._trace.event("handled", id=report, state=state.value)

        self._tools.desk.handle(report, state, done)

    def _alert(self, changes: Changes) -> None:
        """Ask for a look when something new comes in while another window is in front."""
        inbox, desk = self._tools.desk.inbox, self._tools.desk
        found = (inbox.report(id) for id in changes.reports)
        new = any(
            one is not None and one.state is ReportState.NEW and not one.shown for one in found
        )
        if new and not desk.board and not self.isActiveWindow():
            QApplication.alert(self)

    def _more_targets(self) -> dict[str, QRect]:
        if self.screen_name == "hours":
            return self.shell.hours.week.targets()
        if self.screen_name == "year":
            return self.shell.year.year.canvas.targets()
        return self.shell.inbox.targets() if self.screen_name == "inbox" else {}

    def _dress(self) -> None:
        look = self._tools.look
        self.setPalette(look.palette())
        self.setStyleSheet(look.sheet())

    def start(self) -> None:
        """Show everything as it is now."""
        self.renew(EVERYTHING)


def _nothing() -> None:
    """Nothing more is to be done."""
