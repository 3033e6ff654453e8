"""The pupil's own files at the seat: what is there, what comes in, what is looked at.

The disk is asked in the background alone; what is known of it here is what it said last. Files are
those of the session: with its end they are out of reach, and its unfinished downloads go.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kiosk import programs
from kiosk.device.ports import Background
from kiosk.device.writing import Session
from kiosk.errors import DiskFull, NetjesError
from kiosk.web.why import Why
from kiosk.workspace import MOST_FILES, NotTaken, Shown, WorkFile, Workspace

_log = logging.getLogger(__name__)

Found = TypeVar("Found")
Then = Callable[[WorkFile | Why], None]


class Files:
    """The files of whoever is signed in. ``refuse`` hears what could not be shown or removed."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        changed: Callable[[], None],
        refuse: Callable[[Why], None],
    ) -> None:
        self._workspace = workspace
        self._background = background
        self._changed = changed
        self._refuse = refuse
        self._session: Session | None = None
        self._number = 0  # of the session: marks what it has in the waiting room
        self._count = 0
        self._coming: tuple[Path, str] | None = None
        self.files: list[WorkFile] = []
        self.opened: Shown | None = None
        self._background(self._workspace.sweep, _nothing, self._unswept)

    @property
    def used(self) -> int:
        """Bytes that the files take."""
        return sum(one.size for one in self.files)

    def begin(self, session: Session) -> None:
        """Somebody signed in."""
        self._number += 1
        self._session = session
        self._list()

    def end(self) -> None:
        """Nobody is in any more."""
        if self._session is None:
            return
        self._session = self._coming = self.opened = None
        self.files = []
        mine = f"{self._number}-"
        self._background(lambda: self._workspace.sweep(mine), _nothing, self._unswept)

    def accept(self, name: str, kind: str, size: int, quota: int) -> Path | Why:
        """Where a download may be written, one at a time; ``size`` in bytes, -1: not known."""
        announced = programs.announced(name, kind)
        if announced is not None:
            return Why(f"pupil.files.{announced}")
        if self._coming is not None:
            return Why.BUSY
        if len(self.files) >= MOST_FILES:
            return Why.TOO_MANY
        if self.used + max(size, 1) > quota:
            return Why.NO_ROOM
        self._count += 1
        path = self._workspace.incoming / f"{self._number}-{self._count}"
        self._coming = (path, name)
        return path

    def arrived(self, path: Path, quota: int, then: Then) -> None:
        """A download is complete: it is looked at and kept, or it goes and ``then`` hears why."""
        coming, session = self._coming, self._session
        if session is None or coming is None or coming[0] != path:
            self._drop(path)
            then(Why.FAILED)
            return
        self._coming = None

        def kept(file: WorkFile) -> None:
            self._list()
            then(file)

        def failed(trouble: Exception) -> None:
            then(_why(trouble))
            self._changed()

        self._background(
            lambda: self._workspace.keep(session.pupil, path, coming[1], quota), kept, failed
        )

    def failed(self, path: Path) -> None:
        """A download did not get here."""
        if self._coming is not None and self._coming[0] == path:
            self._coming = None
        self._drop(path)

    def open(self, name: str) -> None:
        """Look into this file; :attr:`opened` has it when the disk has answered."""
        self._ask(lambda session: self._workspace.read(session.pupil, name), self._show)

    def peek(self, name: str, then: Callable[[Shown], None]) -> None:
        """Look into this file beside the others; what cannot be looked into is not."""
        session = self._session
        if session is None:
            return

        def read(shown: Shown) -> None:
            if self._session is session:
                then(shown)

        self._background(lambda: self._workspace.read(session.pupil, name), read, _overlook)

    def close(self) -> None:
        """Look into no file."""
        self.opened = None

    def delete(self, name: str) -> None:
        """Away with this file."""
        self._ask(
            lambda session: self._workspace.delete(session.pupil, name), lambda _gone: self._list()
        )

    def _show(self, shown: Shown) -> None:
        self.opened = shown
        self._changed()

    def _list(self) -> None:
        def listed(files: list[WorkFile]) -> None:
            self.files = files
            self._changed()

        self._ask(lambda session: self._workspace.files(session.pupil), listed)

    def _ask(self, job: Callable[[Session], Found], then: Callable[[Found], None]) -> None:
        """Of the disk, for the one who is in; an answer after that session goes nowhere."""
        session = self._session
        if session is None:
            return

        def answered(found: Found) -> None:
            if self._session is session:
                then(found)

        def failed(trouble: Exception) -> None:
            if self._session is session:
                self._refuse(_why(trouble))

        self._background(lambda: job(session), answered, failed)

    def _drop(self, path: Path) -> None:
        self._background(lambda: self._workspace.drop(path), _nothing, self._unswept)

    def _unswept(self, trouble: Exception) -> None:
        """At the next start it is tried again; what comes in until then fails, and says so."""
        _why(trouble)


def _overlook(trouble: Exception) -> None:
    """Its tile has the picture of its kind."""
    _why(trouble)


def _nothing(_done: None) -> None:
    """It went well."""


def _why(trouble: Exception) -> Why:
    match trouble:
        case NotTaken():
            return Why(f"pupil.files.{trouble.why}")
        case DiskFull():
            return Why.DISK_FULL
        case NetjesError():
            return Why.FAILED
    _log.error("a pupil's file", exc_info=trouble)
    return Why.FAILED
