"""Moments of today to choose from, and a field for any other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QButtonGroup, QTimeEdit, QWidget

from kiosk.desk import moments
from kiosk.desk.until import MANY, today_at
from ui.teacher.pieces import Press, row, target
from ui.teacher.tools import Tools


class Times(QWidget):
    """``picked`` when another moment is meant; ``until`` is that moment, ms, 0 for none."""

    picked = Signal()

    def __init__(self, tools: Tools, name: str) -> None:
        super().__init__()
        self._tools = tools
        self.until = 0
        self.offered: list[int] = []
        self._picks = QButtonGroup(self)
        self.buttons = [Press(f"{name}:{at}", "", kind="pick") for at in range(MANY)]
        across = row(self, 6)
        for at, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, which=at: self._pressed(which))
            self._picks.addButton(button)
            across.addWidget(button, 1)
        self.typed = QTimeEdit()
        self.typed.setDisplayFormat("H:mm")
        self.typed.setFixedWidth(84)
        self.typed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        target(self.typed, f"{name}:typed", tools.words("teacher.rest.typed"))
        self.typed.timeChanged.connect(self._typed)
        across.addWidget(self.typed)

    def offer(self, times: Sequence[int], meant: int = 0) -> None:
        """These moments; ``meant`` is chosen where it is one of them, else the first."""
        self.offered = list(times)
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(self.offered))
        if self.offered:
            self._choose(self.offered.index(meant) if meant in self.offered else 0)

    def _pressed(self, which: int) -> None:
        self._choose(which)
        self.picked.emit()

    def _choose(self, which: int) -> None:
        self.until = self.offered[which]
        self.buttons[which].setChecked(True)
        clock = moments.local(self.until, self._tools.desk.school.zone)
        self.typed.blockSignals(True)
        self.typed.setTime(QTime(clock.hour, clock.minute))
        self.typed.blockSignals(False)

    def _typed(self, typed: QTime) -> None:
        desk = self._tools.desk
        self.until = today_at(typed.hour(), typed.minute(), desk.clock.now(), desk.school.zone)
        self._picks.setExclusive(False)
        for at, button in enumerate(self.buttons):
            button.setChecked(at < len(self.offered) and self.offered[at] == self.until)
        self._picks.setExclusive(True)
        self.picked.emit()
