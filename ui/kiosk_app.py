"""The kiosk's start, in two steps.

First the screen, from what the device kept, with as little code as that takes; it is closed where
the timetable says so, before anything is painted. Then, once it stands, everything else.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk import paths, private
from kiosk.clock import SchoolTime, system
from kiosk.device.opening import Opening
from kiosk.errors import KioskRunning, of_file
from kiosk.local import first
from kiosk.words import Words
from ui import style
from ui.pupil.corner import state
from ui.pupil.flushing import flush
from ui.pupil.shell import Shell
from ui.widgets.kit import Kit
from ui.widgets.pictures import Pictures

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

    from kiosk.device.seat import Seat
    from kiosk.local.first import First
    from ui.kiosk import Kiosk
    from ui.options import Options


LOCK = "kiosk.lock"


class Stage(NamedTuple):
    """What stands when the first screen does."""

    kit: Kit
    clock: SchoolTime
    shell: Shell


def run(chosen: Options) -> int:
    """Run the kiosk until it is told to stop; its exit code."""
    data = chosen.data or paths.data("device")
    known = first.read(data)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Netjes")
    application.setQuitOnLastWindowClosed(False)
    if not _enrolled(known):
        return _without_school(application, chosen, known, data)
    with _alone(data):
        return _with_school(application, chosen, known, data)


def _with_school(application: QApplication, chosen: Options, known: First, data: Path) -> int:
    stage = _first_screen(application, chosen, known)
    start = Start(application, chosen, known, data, stage)
    code = application.exec()
    start.close()
    return code


def _alone(data: Path) -> IO[bytes]:
    """Holds the device's folder: two kiosks on it would take the line from each other."""
    try:
        return private.locked(data / LOCK)
    except BlockingIOError as trouble:
        raise KioskRunning(data=data) from trouble
    except OSError as trouble:
        raise of_file(trouble, data / LOCK) from trouble


def _enrolled(known: First) -> bool:
    """Whether the device's file is whole; :mod:`kiosk.device.enrolment` looks closer later."""
    device = known.device or {}
    texts = [device.get(text) for text in ("hub", "id", "name", "credential")]
    groups = device.get("groups", [])
    listed = groups if isinstance(groups, list) else [None]
    whole = all(isinstance(text, str) and text for text in [*texts, *listed])
    return whole and str(texts[0]).startswith(("ws://", "wss://"))


def _first_screen(application: QApplication, chosen: Options, known: First) -> Stage:
    clock = SchoolTime(system(), known.states.get("clock", ""))
    opening = Opening(known, clock)
    screen = application.primaryScreen()
    kit = Kit(style.ruler(screen), Words(opening.language, "errors", "pupil"), Pictures())
    # the first screens ask a seat for no more than an opening has
    shell = Shell(kit, cast("Seat", opening))
    shell.show_place(opening.place)
    shown = state(opening.verdict, opening.warning, [], clock, inside=False)
    shell.show_corner(shown, clock.now(), opening.zone)
    shell.cover(screen, windowed=chosen.windowed)
    return Stage(kit, clock, shell)


class Start:
    """The second step, taken when the first screen has been painted."""

    def __init__(
        self, application: QApplication, chosen: Options, known: First, data: Path, stage: Stage
    ) -> None:
        self._application = application
        self._chosen = chosen
        self._known = known
        self._data = data
        self._stage = stage
        self._kiosk: Kiosk | None = None
        stage.shell.painted.connect(self._painted)

    def close(self) -> None:
        """The program ends."""
        if self._kiosk is not None:
            self._kiosk.close()

    def _painted(self) -> None:
        self._stage.shell.painted.disconnect(self._painted)
        flush()
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        from ui.kiosk import Kiosk

        self._kiosk = Kiosk(self._application, self._chosen, self._known, self._data, self._stage)
        self._kiosk.start()


def _without_school(application: QApplication, chosen: Options, known: First, data: Path) -> int:
    """Say that this device belongs to no school, on the screen and on standard error."""
    from kiosk.errors import NotEnrolled
    from ui.ending import Ending
    from ui.pupil.lost import LostWindow
    from ui.terminal import said

    opening = Opening(known, SchoolTime(system()))
    sys.stderr.write(said(NotEnrolled(data=data)) + "\n")
    sys.stderr.flush()
    screen = application.primaryScreen()
    window = LostWindow(
        Kit(style.ruler(screen), Words(opening.language, "errors", "pupil"), Pictures())
    )
    window.cover(screen, windowed=chosen.windowed)
    ending = Ending(lambda: application.exit(1))
    code = application.exec()
    ending.close()
    return code
