"""The dashboard, put together: the window first, then the hub beside it, the journal, the link."""

from __future__ import annotations

import gc
import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kiosk import paths, ulid
from kiosk.clock import SchoolTime, system
from kiosk.desk.changes import Changes, Part
from kiosk.desk.desk import Desk
from kiosk.desk.files import DeskFiles
from kiosk.errors import HubAway, NetjesError
from kiosk.sync.asks import Answer, No, StaffSession
from kiosk.words import Words, sentence
from ui.bridge import Background, Ear, Landing, Line
from ui.ending import Ending
from ui.teacher.look import Look
from ui.teacher.tools import Tools
from ui.teacher.window import TeacherWindow
from ui.terminal import said, told
from ui.trace import Trace
from ui.widgets.pictures import Pictures

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.desk.founding import Draft
    from kiosk.desk.local_hub import LocalHub
    from kiosk.link import Link
    from kiosk.model import Entry
    from ui.options import Options

REVIVE_MS = 2_000
"""How long a hub that was started here may be silent before it is looked after."""

_log = logging.getLogger(__name__)


def run(chosen: Options) -> int:
    """Run the dashboard until its window closes; its exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Netjes")
    application.setWindowIcon(QIcon(str(paths.resource("pictures", "netjes.svg"))))
    ending = Ending(application.quit)
    dashboard = Dashboard(chosen)
    dashboard.start()
    code = application.exec()
    dashboard.close()
    ending.close()
    return code


class Dashboard:
    """All parts of a running dashboard."""

    def __init__(self, chosen: Options) -> None:
        """Raises NoAccess when the dashboard's data cannot be read or written."""
        self._windowed = chosen.windowed
        self._landing = Landing()
        self._hub_data: Path = chosen.hub_data or paths.data("hub")
        self._files = DeskFiles(chosen.data or paths.data("desk"), _new_id, self._set_aside)
        self._clock = SchoolTime(system())
        self._line = line = Line()
        self._background = Background()
        self._link: Link | None = None
        self._started = False
        self._url = ""
        self._desk = desk = Desk(
            self._files.id,
            line=line,
            journal=self._files,
            background=self._background,
            clock=self._clock,
        )
        words = Words(self._files.language, "teacher", "errors")
        tools = Tools(desk, words, Look(), Pictures())
        self._words = words
        self.window = TeacherWindow(tools, Trace("dashboard", chosen.trace))
        desk.listen(self._changed)
        self.window.founded.connect(self._found)
        self.window.again.connect(self._reach)
        self._revive = QTimer(self.window)
        self._revive.setSingleShot(True)
        self._revive.setInterval(REVIVE_MS)
        self._revive.timeout.connect(self._look_after)
        self._hear()

    def start(self) -> None:
        """Show the window, and reach for the hub in the background."""
        if self._windowed:
            self.window.resize(1366, 768)
            self.window.show()
        else:
            self.window.setGeometry(self.window.screen().availableGeometry())
            self.window.showMaximized()
        self.window.start()
        gc.freeze()  # what stands now stays: no need to look through it again
        self._reach()

    def close(self) -> None:
        """End in order. The hub goes on."""
        self._revive.stop()
        self.window.close()
        self._line.close()
        self._landing.close()
        self._background.close()
        self._files.close()

    def _hear(self) -> None:
        line, desk = self._line, self._desk
        line.stated.connect(self._state)
        line.heard.connect(desk.news)
        line.documented.connect(desk.document)
        line.seen.connect(desk.here)
        line.lost.connect(desk.gone)
        line.denied.connect(desk.refused)

    def _changed(self, changes: Changes) -> None:
        self.window.renew(changes)
        if Part.SCHOOL in changes.parts:
            language = self._desk.school.language
            self._background(lambda: self._files.speak(language), _nothing, _log_trouble)

    def _state(self, connected: bool) -> None:
        self._desk.line_state(connected)
        if connected:
            self._revive.stop()
        elif self._started:
            self._revive.start()

    # The hub

    def _reach(self) -> None:
        self.window.waiting.wait()
        self._background(self._find_hub, self._found_hub, self._no_hub)

    def _find_hub(self) -> tuple[LocalHub, bool]:
        """In the background: the hub, and whether it was started here; the journal is opened."""
        from kiosk.desk import local_hub

        self._files.journal()
        hub = local_hub.find(self._hub_data)
        return (hub, False) if hub else (local_hub.ensure(self._hub_data), True)

    def _found_hub(self, found: tuple[LocalHub, bool]) -> None:
        hub, started = found
        self._started = self._started or started
        if self._link is not None and hub.url == self._url:
            self._line.wake()
            return
        self._background(lambda: self._dial(hub), self._dialled, self._no_hub)

    def _dial(self, hub: LocalHub) -> tuple[Link, str]:
        """In the background: what takes long to import."""
        from kiosk.link import Link
        from kiosk.sync.messages import Hello

        def hello() -> Hello:
            versions = dict(self._desk.versions)
            return Hello(role="desk", id=self._desk.id, credential=hub.key, versions=versions)

        ear = Ear(self._line)
        return Link(hub.url, hello, self._files.journal(), ear, self._clock), hub.url

    def _dialled(self, dialled: tuple[Link, str]) -> None:
        if self._link is not None:
            self._link.close()
        self._link, self._url = dialled
        self._line.open(self._link)
        self._link.start()

    def _no_hub(self, trouble: Exception) -> None:
        _log.warning("%s", said(trouble))
        what, why = self._words("teacher.start.failed"), ""
        if isinstance(trouble, HubAway):
            why = trouble.facts.get("why", "")
        elif isinstance(trouble, NetjesError):
            what = sentence(trouble, self._files.language)
        self.window.waiting.failed(what, why)

    def _look_after(self) -> None:
        """The hub that was started here is silent: start it again if it has crashed."""
        if not self._desk.connected:
            self._background(self._revived, self._looked_after, _log_trouble)

    def _revived(self) -> tuple[LocalHub, bool] | None:
        """In the background: the hub again, unless somebody stopped it."""
        from kiosk.desk import local_hub

        return self._find_hub() if local_hub.crashed(self._hub_data) else None

    def _looked_after(self, found: tuple[LocalHub, bool] | None) -> None:
        if found is not None:
            self._found_hub(found)

    # The first start

    def _found(self, draft: Draft) -> None:
        from kiosk.desk.founding import found_school

        def packed() -> bytes:
            import msgspec

            from kiosk.packs import library

            return msgspec.json.encode(library.load_shipped(draft.pack))

        def ready(pack: bytes) -> None:
            import msgspec

            self._desk.ask(found_school(draft, msgspec.Raw(pack)), self._founded)

        def failed(trouble: Exception) -> None:
            _log.warning("%s", said(trouble))
            no = No("error.unknown")
            if isinstance(trouble, NetjesError):
                no = No(trouble.message, trouble.facts)
            self.window.found_refused(no)

        self._background(packed, ready, failed)

    def _founded(self, answer: Answer) -> None:
        if isinstance(answer, StaffSession):
            self.window.found_session(answer)
        elif isinstance(answer, No):
            self.window.found_refused(answer)
            if answer.why == "error.already_founded":
                self._desk.duty.look()

    # The dashboard's own journal

    def _set_aside(self, path: Path) -> Entry:
        """On any thread: the journal was damaged; the new one begins with a word about that."""
        from kiosk.local.damage import notice

        _log.warning("%s", told("error.journal_damaged", path=path))
        notice_of_own = No("teacher.notice.own", {"path": str(path)})
        self._landing.bring(lambda: self._desk.tell(notice_of_own))
        return notice(path, self._clock, self._files.id)


def _nothing(_: None) -> None:
    """Nothing more is to be done."""


def _log_trouble(trouble: Exception) -> None:
    _log.warning("%s", said(trouble))


def _new_id() -> str:
    return ulid.new(SchoolTime(system()).now())
