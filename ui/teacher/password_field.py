"""A new password, twice, or once and readable."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from kiosk.desk.founding import Trouble, password_troubles
from kiosk.desk.staff import SHORTEST_PASSWORD
from ui.style import SPACE
from ui.teacher.pieces import column, target
from ui.teacher.tools import Tools


class NewPassword(QWidget):
    """Two fields, and a box that makes them readable."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        words = tools.words
        self.first = QLineEdit()
        hint = words("teacher.password.hint", least=SHORTEST_PASSWORD)
        self.first.setPlaceholderText(hint)
        target(self.first, "password", hint)
        self.again = QLineEdit()
        self.again.setPlaceholderText(words("teacher.password.again"))
        target(self.again, "again", words("teacher.password.again"))
        self._show = QCheckBox(words("teacher.password.show"))
        target(self._show, "reveal", words("teacher.password.show"))
        self._show.toggled.connect(self._turned)
        laid = column(self, SPACE.small)
        for widget in (self.first, self.again, self._show):
            laid.addWidget(widget)
        self._turned(on=False)

    @property
    def text(self) -> str:
        """The password."""
        return self.first.text()

    @property
    def repeated(self) -> str:
        """The password as typed a second time; a readable one need not be."""
        return self.first.text() if self._show.isChecked() else self.again.text()

    @property
    def troubles(self) -> list[Trouble]:
        """What is wrong with it."""
        return password_troubles(self.text, self.repeated)

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()
        self._show.setChecked(False)

    def _turned(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.again.setEchoMode(mode)
        self.again.setVisible(not on)
