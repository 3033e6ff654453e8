"""What is odd about the timetable, one sentence a line; a press leads to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from kiosk.desk.rooster import Conflict
from ui.style import SPACE
from ui.teacher.hours import said
from ui.teacher.hours.editor import Editor
from ui.teacher.pieces import Press, Said, column
from ui.teacher.tools import Tools

MOST = 6


class OddLine(Press):
    """One sentence, that wraps."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(f"odd:{number}", "", kind="line")
        self.setAccessibleName(text)
        self.text_ = Said(text)
        self.text_.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        laid = column(self, margin=SPACE.small)
        laid.addWidget(self.text_)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)


class OddList(QFrame):
    """The list. Hidden while nothing is odd."""

    def __init__(self, tools: Tools, editor: Editor) -> None:
        super().__init__()
        self._tools = tools
        self._editor = editor
        self._shown: list[tuple[Conflict, str]] = []
        self.lines: list[OddLine] = []
        self.setProperty("ground", "new")
        laid = column(self, SPACE.hair, SPACE.small)
        self._heading = Said(script="strong", voice="on_new")
        laid.addWidget(self._heading)
        self._inside = column(gap=0)
        laid.addLayout(self._inside)

    @property
    def sentences(self) -> list[str]:
        """What is said."""
        return [text for _, text in self._shown]

    def renew(self) -> None:
        """Show what is odd now."""
        draft, tools = self._editor.draft, self._tools
        found = [(one, said.odd(tools, one, draft.periods(one.week))) for one in draft.conflicts()]
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        for line in self.lines:
            self._inside.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._heading.say(tools.words("teacher.rooster.look", count=len(found)))
        self.lines = [self._line(at, *one) for at, one in enumerate(found[:MOST])]
        for line in self.lines:
            self._inside.addWidget(line)

    def _line(self, number: int, conflict: Conflict, text: str) -> OddLine:
        if conflict.week:
            text = self._tools.beside(conflict.week, text)
        line = OddLine(number, text)
        line.text_.setProperty("voice", "on_new")
        line.clicked.connect(lambda: self._lead(conflict))
        return line

    def _lead(self, conflict: Conflict) -> None:
        if conflict.week != self._editor.week:
            self._editor.choose_week(conflict.week)
        day = conflict.days[0] if conflict.days else 0
        self._editor.choose(day, conflict.at)
