"""The panel for a while that is other than the timetable, over whatever page is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.model import Override
from ui.teacher.rest.curtain import Curtain
from ui.teacher.rest.panel import RestPanel
from ui.teacher.tools import Tools


class Rest(Curtain):
    """Opens under what was pressed, closes once the hub has agreed."""

    def __init__(self, tools: Tools, over: QWidget) -> None:
        self.panel = RestPanel(tools)
        super().__init__(over, self.panel)
        self.panel.done.connect(self.close_panel)
        self.panel.resized.connect(self.again)

    def begin(self, by: QWidget, pupil: str = "", *, like: Override | None = None) -> None:
        """Open under ``by``: for a pupil or the group, or to make ``like`` last longer."""
        self.panel.begin(pupil, like=like)
        self.open_under(by)
        self.panel.ways[self.panel.way].setFocus()
