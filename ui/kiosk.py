"""The kiosk, put together behind the first screen: the seat, the journal, the link to the hub."""

from __future__ import annotations

import gc
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from kiosk.device.enrolment import of
from kiosk.device.seat import Seat
from kiosk.device.shelf import Shelf
from kiosk.errors import NetjesError
from kiosk.workspace import Workspace
from ui.bridge import Background, Ear, Landing, Line
from ui.device_files import DeviceFiles
from ui.ending import Ending
from ui.pupil.director import Director
from ui.pupil.keys import Keys
from ui.pupil.steps import Steps
from ui.speech.voice import Voice
from ui.terminal import said, told
from ui.trace import Trace

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from kiosk.clock import Correction
    from kiosk.link import Link
    from kiosk.local.first import First
    from kiosk.model import Entry
    from kiosk.sync.messages import Document
    from ui.browser.visit import Visit
    from ui.kiosk_app import Stage
    from ui.login1 import Login1
    from ui.options import Options

AGAIN_MS = 10_000
"""After this the files are tried again: a disk that was full may have room."""

_log = logging.getLogger(__name__)


class Kiosk:
    """All parts of a running kiosk."""

    def __init__(
        self,
        application: QApplication,
        chosen: Options,
        known: First,
        data: Path,
        stage: Stage,
    ) -> None:
        self._enrolment = enrolment = of(known.device, data)
        self._ending = Ending(lambda: application.exit(0))  # windows refuse a mere quit
        self._shelf = shelf = Shelf()
        for key, body in known.documents.items():
            shelf.put(key, known.versions.get(key, 0), body)
        self._files = files = DeviceFiles(data, self._set_aside)
        self._clock = stage.clock
        self._clock.save_with(files.keep_clock)
        self._line = line = Line()
        self._landing = Landing()
        self._background = Background()
        self._seat = seat = Seat(
            enrolment.device,
            shelf,
            self._clock,
            files,
            line,
            self._background,
            Workspace(data / "work"),
            self._changed,
        )
        self._trace = trace = Trace("kiosk", chosen.trace)
        self._again = QTimer()
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._open_files)
        self.director = Director(
            stage.kit._replace(voice=Voice(self._background)),
            seat,
            shelf,
            self._clock,
            stage.shell,
            Steps(trace),
            application.primaryScreen(),
            self._visit,
            windowed=chosen.windowed,
        )
        self._login: Login1 | None = None
        self._keys = Keys(application)
        self._keys.oops.connect(self.director.oops)

    def start(self) -> None:
        """Take over the screen that stands, then open the files and the link behind it."""
        self.director.start()
        gc.collect()
        gc.freeze()  # what stands now stays: no need to look through it again
        self._open_files()
        self._background(_bus, self._on_bus, self._without_bus)

    def close(self) -> None:
        """End in order: the page, the line, the work under way, the files."""
        self._again.stop()
        if self._login is not None:
            self._login.close()
        self.director.close()
        self._landing.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._line.close()
        self._background.close()
        self._ending.close()
        self._keep_clock()
        self._files.close()

    def _visit(self, language: str) -> Visit:
        from ui.browser.visit import Visit  # not before somebody goes to the web

        return Visit(language, self._enrolment.hub, self._seat)

    def _open_files(self) -> None:
        self._background(self._open, self._opened, self._not_opened)

    def _changed(self) -> None:
        self.director.changed()

    def _open(self) -> tuple[Link, list[Document]]:
        """In the background: what takes long to import and to open. The documents held, too."""
        from msgspec import Raw

        from kiosk.link import Link
        from kiosk.sync.messages import Document, Hello

        journal = self._files.journal()
        documents = self._files.documents()
        enrolment = self._enrolment

        def hello() -> Hello:
            return Hello(
                role="device",
                id=enrolment.device.id,
                credential=enrolment.credential,
                versions=documents.versions(),
                heard=documents.heard,
            )

        held = [
            Document(key, one.version, Raw(one.body.encode()))
            for key, one in documents.everything().items()
        ]
        ear = Ear(self._line)
        return Link(enrolment.hub, hello, journal, ear, self._clock, shelf=documents), held

    def _opened(self, opened: tuple[Link, list[Document]]) -> None:
        line, seat = self._line, self._seat
        link, held = opened
        for document in held:  # what could not be read for the first screen; the hub sends no more
            if document.version > self._shelf.version(document.key):
                seat.document(document)
        line.stated.connect(seat.connected)
        line.heard.connect(lambda _position, entry: seat.news(entry))
        line.documented.connect(seat.document)
        line.watched_by.connect(seat.watched)
        line.denied.connect(lambda why: _log.warning("%s", told(why)))
        line.open(link)
        self._clock.tell(self._corrected)
        link.start()

    def _corrected(self, correction: Correction) -> None:
        """On the link's thread: the hub's word moved the time, and the seat looks at once."""
        self._landing.bring(lambda: self._seat.corrected(correction))

    def _not_opened(self, trouble: Exception) -> None:
        _log.warning("%s", said(trouble))
        self._trace.event("files_refused")
        self._again.start(AGAIN_MS)

    def _on_bus(self, login1: type[Login1]) -> None:
        self._login = login = login1()
        login.sleeping.connect(self.director.sleep)
        login.woken.connect(self.director.wake)
        login.woken.connect(self._line.start_afresh)
        self.director.asleep.connect(login.let_sleep)
        login.held.connect(lambda held: self._trace.event("inhibits", held=held))
        login.start()

    def _without_bus(self, trouble: Exception) -> None:
        _log.warning("no D-Bus: %s", trouble)

    def _set_aside(self, path: Path) -> Entry:
        """On any thread: the journal was damaged; the new one begins with a word to the teacher."""
        from kiosk.local.damage import notice

        _log.warning("%s", told("error.journal_damaged", path=path))
        device = self._enrolment.device.id
        return notice(path, self._clock, device, device)

    def _keep_clock(self) -> None:
        try:
            self._clock.keep()
        except NetjesError as trouble:
            _log.warning("%s", said(trouble))


def _bus() -> type[Login1]:
    """In the background: what takes a moment to import and to connect."""
    from PySide6.QtDBus import QDBusConnection

    from ui.login1 import Login1

    QDBusConnection.systemBus()  # connects, once and for all
    return Login1
