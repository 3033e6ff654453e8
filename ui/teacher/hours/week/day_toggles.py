"""The seven days as buttons that stay down."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.style import STAFF_TARGET
from ui.teacher.pieces import Press, row
from ui.teacher.tools import Tools

WEEK = range(1, 8)


class DayToggles(QWidget):
    """Which days; ``changed`` when a hand changes them. ``name`` goes before each object name."""

    changed = Signal()

    def __init__(self, tools: Tools, name: str, days: Iterable[int] = ()) -> None:
        super().__init__()
        laid = row(self, 4)
        self.buttons = {day: self._button(tools, name, day) for day in WEEK}
        for button in self.buttons.values():
            laid.addWidget(button)
        laid.addStretch()
        self.set(days)

    @property
    def days(self) -> list[int]:
        """The days that are on."""
        return [day for day, button in self.buttons.items() if button.isChecked()]

    def set(self, days: Iterable[int]) -> None:
        """Show these."""
        on = set(days)
        for day, button in self.buttons.items():
            button.setChecked(day in on)

    def _button(self, tools: Tools, name: str, day: int) -> Press:
        short = tools.words(f"teacher.day.short.{day}")
        button = Press(f"{name}:{day}", short, self.changed.emit, kind="toggle")
        button.setAccessibleName(tools.words(f"teacher.weekday.{day}"))
        button.setToolTip(tools.words(f"teacher.weekday.{day}"))
        button.setCheckable(True)
        button.setFixedSize(STAFF_TARGET, STAFF_TARGET)
        return button
