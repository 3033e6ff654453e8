"""What was ever recorded about one person's consents."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.desk.plain import harmless
from kiosk.register.consents import Recorded
from ui.style import SPACE
from ui.teacher.agreements.consents.words import ConsentWords
from ui.teacher.pieces import Press, Said, column, take_out
from ui.teacher.tools import Tools

MOST = 40
"""So many records are shown, the latest."""


class History(QWidget):
    """``undone`` with the id of a record that was a mistake."""

    undone = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._says = ConsentWords(tools)
        self._laid = column(self, SPACE.hair)
        self._pieces: list[QWidget] = []

    @property
    def said(self) -> str:
        """Everything that is shown, a piece a line."""
        return "\n".join(one.text() for one in self._pieces if isinstance(one, Said | Press))

    def show_person(self, who: str) -> None:
        """Show the history of this person; "": of nobody."""
        take_out(self._laid, self._pieces)
        self._pieces = []
        found = self._tools.desk.register.history(who)[:MOST] if who else []
        if found:
            self._add(Said(self._tools.words("teacher.consents.history"), script="strong"))
        for one in found:
            self._record(one)
        self.setVisible(bool(found))

    def _record(self, one: Recorded) -> None:
        statement = one.statement
        term = self._tools.desk.register.term(statement.term)
        what = self._says.term(term) if term else harmless(statement.term, 60)
        undone = bool(one.undone_at)
        said = Said(f"{what}. {self._says.said(statement)}", voice="quiet" if undone else "")
        if undone:
            font = said.font()
            font.setStrikeOut(True)
            said.setFont(font)
        self._add(said)
        self._add(Said(self._says.recorded(one), voice="small"))
        if not undone:
            mistake = self._tools.words("teacher.consents.mistake")
            back = Press(f"consent:undo:{statement.id}", mistake, kind="link")
            back.clicked.connect(lambda _=False, id=statement.id: self.undone.emit(id))
            back.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._add(back)

    def _add(self, piece: QWidget) -> None:
        self._pieces.append(piece)
        self._laid.addWidget(piece)
