"""The kiosk, put together: first the screen, then the journal, the documents and the link."""

from __future__ import annotations

import gc
import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.clock import SchoolTime, system
from kiosk.device.enrolment import Enrolment, of
from kiosk.device.seat import Seat
from kiosk.device.shelf import Shelf
from kiosk.errors import NetjesError, NotEnrolled
from kiosk.local import first
from kiosk.words import Words, sentence
from ui import style
from ui.bridge import Background, Ear, Line
from ui.device_files import DeviceFiles
from ui.ending import Ending
from ui.pupil.director import Director
from ui.pupil.keys import Keys
from ui.pupil.shell import Shell
from ui.pupil.steps import Steps
from ui.trace import Trace
from ui.widgets.kit import Kit
from ui.widgets.pictures import Pictures

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.link import Link
    from kiosk.local.first import First
    from kiosk.model import Entry
    from ui.options import Options

_log = logging.getLogger(__name__)


def run(chosen: Options) -> int:
    """Run the kiosk until it is told to stop; its exit code."""
    data = chosen.data or paths.data("device")
    known = first.read(data)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Netjes")
    application.setQuitOnLastWindowClosed(False)
    keys = Keys(application)
    ending = Ending(lambda: application.exit(0))  # windows refuse a mere quit
    try:
        enrolment = of(known.device, data)
    except NotEnrolled as trouble:
        return _lost(application, chosen, known, trouble, ending)
    device = Kiosk(application, chosen, known, enrolment, data)
    keys.oops.connect(device.director.oops)
    device.start()
    code = application.exec()
    device.close()
    ending.close()
    return code


class Kiosk:
    """All parts of a running kiosk."""

    def __init__(
        self,
        application: QApplication,
        chosen: Options,
        known: First,
        enrolment: Enrolment,
        data: Path,
    ) -> None:
        self._enrolment = enrolment
        self._data = data
        self._shelf = shelf = Shelf()
        for key, body in known.documents.items():
            shelf.put(key, known.versions.get(key, 0), body)
        self._files = files = DeviceFiles(data, self._set_aside)
        self._clock = SchoolTime(system(), known.states.get("clock", ""), files.keep_clock)
        self._line = line = Line()
        self._background = Background()
        self._seat = seat = Seat(
            enrolment.device,
            shelf,
            self._clock,
            files,
            line,
            self._background,
            self._changed,
        )
        self._link: Link | None = None
        screen = application.primaryScreen()
        language = shelf.school.language if shelf.school else "nl"
        kit = Kit(style.ruler(screen), Words(language, "errors", "pupil"), Pictures())
        self._shell = shell = Shell(kit, seat)
        self.director = Director(
            kit,
            seat,
            shelf,
            self._clock,
            shell,
            Steps(Trace("kiosk", chosen.trace)),
            screen,
            windowed=chosen.windowed,
        )

    def start(self) -> None:
        """Show the first screen; the rest follows once it stands."""
        self._shell.painted.connect(self._first_painted)
        self.director.start()

    def close(self) -> None:
        """End in order: the page, the line, the work under way, the files."""
        self.director.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._line.close()
        self._background.close()
        self._keep_clock()
        self._files.close()

    def _changed(self) -> None:
        self.director.changed()

    def _first_painted(self) -> None:
        self._shell.painted.disconnect(self._first_painted)
        gc.freeze()  # what stands now stays: no need to look through it again
        QTimer.singleShot(0, lambda: self._background(self._open, self._opened, self._not_opened))

    def _open(self) -> Link:
        """In the background: what takes long to import and to open."""
        from kiosk.link import Link
        from kiosk.sync.messages import Hello

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

        ear = Ear(self._line)
        return Link(enrolment.hub, hello, journal, ear, self._clock, shelf=documents)

    def _opened(self, link: Link) -> None:
        line, seat = self._line, self._seat
        line.stated.connect(seat.connected)
        line.heard.connect(lambda _position, entry: seat.news(entry))
        line.documented.connect(seat.document)
        line.watched_by.connect(seat.watched)
        line.denied.connect(lambda why: _log.warning("the hub refuses this device: %s", why))
        line.open(link)
        link.start()

    def _not_opened(self, trouble: Exception) -> None:
        said = sentence(trouble) if isinstance(trouble, NetjesError) else repr(trouble)
        _log.error("%s", said)

    def _set_aside(self, path: Path) -> Entry:
        """On any thread: the journal was damaged; the new one begins with a word to the teacher."""
        from kiosk.local.damage import notice

        _log.warning("a damaged journal was set aside: %s", path)
        device = self._enrolment.device.id
        return notice(path, self._clock, device, device)

    def _keep_clock(self) -> None:
        try:
            self._clock.keep()
        except NetjesError as trouble:
            _log.warning("%s", sentence(trouble))


def _lost(
    application: QApplication, chosen: Options, known: First, trouble: NetjesError, ending: Ending
) -> int:
    """This device belongs to no school: say so on the screen and on standard error."""
    from ui.pupil.lost import LostWindow

    sys.stderr.write(sentence(trouble) + "\n")
    sys.stderr.flush()
    screen = application.primaryScreen()
    school = known.documents.get("school")
    language = school.get("language", "nl") if isinstance(school, dict) else "nl"
    kit = Kit(style.ruler(screen), Words(language, "errors", "pupil"), Pictures())
    window = LostWindow(kit)
    window.cover(screen, windowed=chosen.windowed)
    code = application.exec()
    ending.close()
    return code or 1
