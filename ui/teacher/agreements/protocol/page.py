"""The protocol."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.desk.changes import Changes
from ui.teacher.tools import Tools


class ProtocolPage(QWidget):
    """The protocol as it is in force."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
