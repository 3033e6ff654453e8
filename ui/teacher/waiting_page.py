"""While the hub is looked for or started: calm, and clear when it does not come."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.style import SPACE
from ui.teacher.picture import Picture
from ui.teacher.pieces import Press, Said, column
from ui.teacher.tools import Tools


class WaitingPage(QWidget):
    """One sentence, and a button when waiting does not help."""

    again = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "desk")
        self._said = Said(tools.words("teacher.start.wait"), script="heading")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._why = Said(voice="quiet")
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = tools.words("teacher.start.again")
        self.button = Press("again", words, self.again.emit, kind="main")
        self.button.hide()
        laid = column(self, SPACE.medium, SPACE.wide)
        laid.addStretch()
        middle = Qt.AlignmentFlag.AlignHCenter
        laid.addWidget(Picture(tools.pictures, tools.look, "netjes", 88), 0, middle)
        laid.addWidget(self._said)
        laid.addWidget(self._why)
        laid.addWidget(self.button, 0, middle)
        laid.addStretch()

    @property
    def said(self) -> str:
        """The sentence that stands here."""
        return self._said.text()

    def wait(self) -> None:
        """It is being started."""
        self._said.say(self._tools.words("teacher.start.wait"))
        self._why.say("")
        self.button.hide()

    def failed(self, sentence: str, why: str = "") -> None:
        """It did not start: one sentence, and what the hub said itself."""
        self._said.say(sentence)
        self._why.say(why)
        self.button.show()
        self.button.setFocus()
