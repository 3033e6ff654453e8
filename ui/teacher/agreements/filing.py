"""Files of the agreements' pages: read and written off the window's thread, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from kiosk.desk.codes import file_name, free_path
from kiosk.errors import NetjesError
from kiosk.sync.asks import No
from ui.bridge import Background
from ui.teacher import documents
from ui.teacher.tools import Tools

Result = TypeVar("Result")


class Filing:
    """Does one thing with a file at a time. ``told`` hears what came of writing; so is trouble."""

    def __init__(self, tools: Tools, told: Callable[[str, str], None]) -> None:
        self._tools = tools
        self._told = told
        self._background: Background | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being read or written."""
        return self._background is not None

    def do(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do this in the background, unless something is under way."""
        if self.busy:
            return
        background = self._background = Background("files")

        def done(result: Result) -> None:
            self._finish()
            then(result)

        def lost(trouble: Exception) -> None:
            self._finish()
            failed(trouble)

        background(work, done, lost)

    def write(self, title: str, ending: str, make: Callable[[Path], None]) -> None:
        """Write a file among the documents, under a name that nothing there has yet."""
        desk = self._tools.desk
        group = next((one.name for one in desk.groups() if one.id == desk.group), desk.group)
        stem = named(title, group, desk.register.today)

        def work() -> Path:
            path = free_path(documents.folder(), f"{stem}{ending}")
            make(path)
            return path

        self.do(work, self._written, self._not_written)

    def _written(self, path: Path) -> None:
        self._told(self._tools.words("teacher.codes.saved", path=str(path)), "")

    def _not_written(self, trouble: Exception) -> None:
        if isinstance(trouble, NetjesError):
            self._told(self._tools.no(No(trouble.message, trouble.facts)), "trouble")
        else:
            self._told(self._tools.words("teacher.codes.not_saved"), "trouble")

    def _finish(self) -> None:
        background, self._background = self._background, None
        if background is not None:
            background.close()


def named(title: str, group: str, day: date) -> str:
    """A file's name without its ending: ``Toestemmingen Groep 5 2026-11-20``."""
    return Path(file_name(title, group, day)).stem
