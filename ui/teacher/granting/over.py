"""The panel for social media, over whatever page is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.desk.changes import Changes, Part
from ui.teacher.granting.button import PARTS
from ui.teacher.granting.panel import GrantPanel
from ui.teacher.rest.curtain import Curtain
from ui.teacher.tools import Tools


class Granting(Curtain):
    """Opens under the button, closes once the hub has agreed."""

    def __init__(self, tools: Tools, over: QWidget) -> None:
        self._tools = tools
        self.panel = GrantPanel(tools)
        super().__init__(over, self.panel)
        self.panel.done.connect(self.close_panel)
        self.panel.resized.connect(self.again)

    def begin(self, by: QWidget) -> None:
        """Open under ``by``; Enter permits it for this lesson."""
        self.panel.begin()
        self.open_under(by)
        self.panel.focus()

    def renew(self, changes: Changes) -> None:
        """What is permitted, or what holds, has changed while it is open."""
        if not self.isVisible():
            return
        if {Part.GROUP, Part.SESSION} & changes.parts or not self._tools.desk.grants.offered():
            self.close_panel()
        elif PARTS & changes.parts:
            self.panel.show_anew()
