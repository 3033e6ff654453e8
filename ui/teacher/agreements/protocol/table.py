"""What the protocol decides, a line a matter; where it is silent, a leader can choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.desk.decisions import OPTIONS, Decided, Matter, choose, chosen, decisions, word
from kiosk.packs.model import Pack
from kiosk.packs.policy import Choices, Policy, Source
from ui.style import SPACE
from ui.teacher.agreements.saying import Saying
from ui.teacher.pieces import Choice, Said, target
from ui.teacher.tools import Tools

_MATTER, _SAYS, _WHO, _CHOICE = range(4)
_NARROW = 900  # pixels


class Widths(NamedTuple):
    """How wide the columns with one line are; what the protocol says has the rest."""

    matter: int
    who: int
    choice: int


_ROOMY = Widths(220, 130, 300)
_TIGHT = Widths(150, 100, 210)


class Steady(Choice):
    """A choice that a wheel scrolls past."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Table(QWidget):
    """``chosen`` with the choices as they are to be."""

    chosen = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._saying = Saying(tools)
        self._pieces: list[QWidget] = []
        self.fields: dict[Matter, Choice] = {}
        self.said: dict[Matter, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.medium)
        self._grid.setVerticalSpacing(SPACE.small)
        self._grid.setColumnStretch(_SAYS, 1)
        self._widths = _ROOMY
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window every column has less."""
        super().resizeEvent(event)
        widths = _TIGHT if self.width() < _NARROW else _ROOMY
        if widths is not self._widths:
            self._widths = widths
            self._share_out()

    def _share_out(self) -> None:
        self._grid.setColumnMinimumWidth(_MATTER, self._widths.matter)
        self._grid.setColumnMinimumWidth(_WHO, self._widths.who)
        for field in self.fields.values():
            field.setFixedWidth(self._widths.choice)

    def fill(
        self, pack: Pack, policy: Policy, services: Mapping[str, str], *, chooses: bool
    ) -> None:
        """Show what holds. ``services``: their names by id; ``chooses``: choices can be made."""
        focused = next((one for one, field in self.fields.items() if field.hasFocus()), None)
        for piece in self._pieces:
            self._grid.removeWidget(piece)
            piece.hide()
            piece.deleteLater()
        self._pieces, self.fields, self.said = [], {}, {}
        for line, one in enumerate(decisions(pack, policy)):
            self._line(line, one, services)
            if chooses and not one.stated and one.matter in OPTIONS:
                self._add(self._field(one.matter, policy.choices), line, _CHOICE)
        if focused in self.fields:
            self.fields[focused].setFocus()

    def _line(self, line: int, one: Decided, services: Mapping[str, str]) -> None:
        words = self._tools.words
        self.said[one.matter] = said = self._saying.decided(one, services)
        self._add(Said(words(f"teacher.matter.{one.matter.value}"), script="strong"), line, _MATTER)
        value = Said(
            said[:1].upper() + said[1:], voice="quiet" if one.source is Source.NETJES else ""
        )
        value.setMinimumWidth(1)
        self._add(value, line, _SAYS)
        self._add(Said(self._who(one), voice="small"), line, _WHO)

    def _who(self, one: Decided) -> str:
        words = self._tools.words
        if one.source is Source.PACK:
            return self._saying.reference(one.clause) or words("teacher.protocol.in_pack")
        key = "by_school" if one.source is Source.SCHOOL else "not_stated"
        return words(f"teacher.protocol.{key}")

    def _field(self, matter: Matter, choices: Choices) -> Choice:
        words = self._tools.words
        field = Steady()
        name = words(f"teacher.matter.{matter.value}")
        target(field, f"choice:{matter.value}", words("teacher.protocol.choice_of", matter=name))
        field.setFixedWidth(self._widths.choice)
        field.addItem(words("teacher.protocol.nothing_chosen"), None)
        for value in OPTIONS[matter]:
            count = value if isinstance(value, int) else 0
            said = words(f"teacher.decided.{matter.value}.{word(value)}", count=count)
            field.addItem(said[:1].upper() + said[1:], value)
        now = chosen(choices, matter)
        every = [None, *OPTIONS[matter]]
        field.setCurrentIndex(every.index(now) if now in every else 0)
        field.activated.connect(lambda at: self._choose(choices, matter, at))
        self.fields[matter] = field
        return field

    def _choose(self, choices: Choices, matter: Matter, at: int) -> None:
        value = (None, *OPTIONS[matter])[at]
        if value is not chosen(choices, matter):
            self.chosen.emit(choose(choices, matter, value))

    def _add(self, piece: QWidget, line: int, column: int) -> None:
        self._pieces.append(piece)
        self._grid.addWidget(piece, line, column)
