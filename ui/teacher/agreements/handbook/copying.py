"""A button that copies, and says so."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from ui.teacher.pieces import Press
from ui.teacher.tools import Tools

SAID_MS = 4_000


class Copy(Press):
    """Puts ``text`` on the clipboard. ``what`` is what a screen reader says is copied."""

    def __init__(self, tools: Tools, name: str, text: str, what: str) -> None:
        self._words = tools.words
        super().__init__(f"copy:{name}", tools.words("teacher.copy.do"), self._copy)
        self._text = text
        self.setAccessibleName(tools.words("teacher.copy.what", what=what))
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(SAID_MS)
        self._again.timeout.connect(lambda: self.setText(self._words("teacher.copy.do")))
        done = self.fontMetrics().horizontalAdvance(tools.words("teacher.copy.done"))
        self.setMinimumWidth(done + 48)  # it does not move when it says something else

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.setText(self._words("teacher.copy.done"))
        self._again.start()
