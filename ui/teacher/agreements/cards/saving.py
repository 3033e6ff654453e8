"""Where a poster goes, on which paper, and making it away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from kiosk.desk.codes import file_name, free_path
from kiosk.errors import NetjesError
from kiosk.sync.asks import No
from ui.bridge import Background
from ui.style import SPACE
from ui.teacher import documents
from ui.teacher.paper import SIZES
from ui.teacher.pieces import Choice, Press, Said, column, dress, row, target
from ui.teacher.tools import Tools

Write = Callable[[Path, str], None]
"""Writes to a path, on paper of a size; raises NoAccess."""


class SaveBar(QFrame):
    """One poster at a time. ``closed`` when it is not wanted any more."""

    closed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._write: Write | None = None
        self._background: Background | None = None
        self.setProperty("ground", "card")
        words = tools.words
        self._what = Said(script="strong")
        self.paper = Choice()
        for size in SIZES:
            self.paper.addItem(size.upper(), size)
        target(self.paper, "poster:paper", words("teacher.poster.size"))
        self.path = QLineEdit()
        target(self.path, "poster:path", words("teacher.poster.where"))
        self.path.returnPressed.connect(self._save)
        self.save = Press("poster:save", words("teacher.poster.save"), self._save, kind="main")
        self.close_it = Press("poster:close", words("teacher.poster.close"), self.end)
        self.told = Said()
        self._lay()
        self.hide()

    def begin(self, what: str, file: str, write: Write) -> None:
        """Ask where this poster goes. ``file``: the first word of its name."""
        desk = self._tools.desk
        group = next((one.name for one in desk.groups() if one.id == desk.group), "")
        name = file_name(file, group, desk.register.today)
        self._write = write
        self._what.say(what)
        self.path.setText(str(free_path(documents.folder(), name)))
        self._tell("")
        self.show()
        self.save.setFocus()

    def end(self) -> None:
        """Away with it; a poster that is being made is still made."""
        self._write = None
        self.hide()
        self.closed.emit()

    def _save(self) -> None:
        if self._write is None or self._background is not None:
            return
        write, size = self._write, str(self.paper.currentData())
        path = Path(self.path.text().strip()).expanduser()
        if path.suffix.lower() != ".pdf":
            path = path.with_name((path.name or "poster") + ".pdf")
        self._tell(self._tools.words("teacher.poster.busy"))
        self.save.setEnabled(False)
        self._background = Background("poster")
        self._background(lambda: write(path, size), lambda _: self._saved(path), self._failed)

    def _saved(self, path: Path) -> None:
        self._finish()
        self.path.setText(str(path))
        self._tell(self._tools.words("teacher.codes.saved", path=str(path)))

    def _failed(self, trouble: Exception) -> None:
        self._finish()
        no = No("teacher.codes.not_saved")
        if isinstance(trouble, NetjesError):
            no = No(trouble.message, trouble.facts)
        self._tell(self._tools.no(no), "trouble")

    def _finish(self) -> None:
        background, self._background = self._background, None
        if background is not None:
            background.close()
        self.save.setEnabled(True)

    def _tell(self, text: str, voice: str = "quiet") -> None:
        dress(self.told, "voice", voice)
        self.told.say(text, hide=True)

    def _lay(self) -> None:
        laid = column(self, SPACE.small, SPACE.medium)
        laid.addWidget(self._what)
        across = row()
        across.addWidget(self.paper)
        across.addWidget(self.path, 1)
        across.addWidget(self.save)
        across.addWidget(self.close_it)
        laid.addLayout(across)
        laid.addWidget(self.told)
