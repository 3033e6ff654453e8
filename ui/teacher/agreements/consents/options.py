"""One of a few, all of them in sight."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.teacher.pieces import Press, row


class Options(QWidget):
    """Buttons of which one is pressed; ``picked`` when it is another one by hand."""

    picked = Signal(str)

    def __init__(self, name: str, ways: Mapping[str, str], *, kind: str = "choice") -> None:
        """``ways`` are values and their words; the first one is pressed."""
        super().__init__()
        self._group = QButtonGroup(self)
        self.ways: dict[str, Press] = {}
        laid = row(self, 6)
        for value, said in ways.items():
            way = Press(f"{name}:{value}", said, kind=kind)
            way.setCheckable(True)
            way.clicked.connect(lambda _=False, value=value: self.picked.emit(value))
            self._group.addButton(way)
            self.ways[value] = way
            laid.addWidget(way)
        self.choose(next(iter(ways)))

    @property
    def value(self) -> str:
        """The value of the one that is pressed."""
        return next((value for value, way in self.ways.items() if way.isChecked()), "")

    def choose(self, value: str) -> None:
        """Press this one."""
        self.ways[value].setChecked(True)
