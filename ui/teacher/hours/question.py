"""A question in the page itself: something is not saved, or a colleague was first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QFrame

from ui.style import SPACE
from ui.teacher.pieces import Press, Said, row, take_out


class Way(NamedTuple):
    """One answer: a button."""

    name: str
    text: str
    does: Callable[[], None]
    kind: str = ""


class Question(QFrame):
    """A band with a sentence and its answers; hidden while there is nothing to ask."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "new")
        self.text = Said(voice="on_new", script="strong")
        laid = row(self, SPACE.small, SPACE.small)
        laid.addSpacing(SPACE.small)
        laid.addWidget(self.text, 1)
        self._laid = laid
        self.ways: dict[str, Press] = {}
        self.hide()

    def ask(self, text: str, *ways: Way) -> None:
        """Ask this."""
        self.quiet()
        self.text.say(text)
        for way in ways:
            button = Press(way.name, way.text, way.does, kind=way.kind)
            self.ways[way.name] = button
            self._laid.addWidget(button)
        self.show()

    def quiet(self) -> None:
        """Nothing is asked any more."""
        take_out(self._laid, self.ways.values())
        self.ways = {}
        self.hide()
