"""What the panels beside the week have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from kiosk.desk.rooster.draft import Unfit
from ui.style import SPACE
from ui.teacher.hours.fields import TimeField, WordField
from ui.teacher.hours.week import said
from ui.teacher.hours.week.editor import Editor
from ui.teacher.pieces import Press, Said, column, dress, row
from ui.teacher.tools import Tools


class Panel(QWidget):
    """A heading and things under it. ``fields`` by the names that an Unfit gives them."""

    def __init__(self, tools: Tools, editor: Editor, *, back: bool = True) -> None:
        """``back``: with a way back to the whole week."""
        super().__init__()
        self.tools = tools
        self.editor = editor
        self.fields: dict[str, WordField] = {}
        self.heading = Said(script="heading")
        self.trouble = Said(voice="trouble")
        self.trouble.hide()
        self.back = Press(
            "panel.back", tools.words("teacher.rooster.back"), editor.choose, kind="link"
        )
        self.laid = column(self, SPACE.small)
        head = row(gap=SPACE.small)
        head.addWidget(self.heading, 1)
        if back:
            head.addWidget(self.back)
        self.laid.addLayout(head)

    def put(self, *parts: QWidget | QLayout) -> None:
        """Under what is there already."""
        for part in parts:
            if isinstance(part, QWidget):
                self.laid.addWidget(part)
            else:
                self.laid.addLayout(part)

    def tell(self, no: Unfit | None) -> None:
        """Mark the field that is wrong, and say why; None: nothing is."""
        for name, field in self.fields.items():
            wrong = no is not None and name == no.field
            dress(field, "voice", "trouble" if wrong else "")
        self.trouble.say(said.refused(self.tools, no) if no else "", hide=True)

    def times(self, name: str, start: TimeField, end: TimeField) -> QHBoxLayout:
        """Two times on one line, with a word before them."""
        line = row(gap=SPACE.small)
        if name:
            line.addWidget(Said(name, wrap=False), 1)
        for part in (start, Said(said.DASH, wrap=False), end):
            line.addWidget(part)
        if not name:
            line.addStretch(1)
        return line


def unfit_time(field: str) -> Unfit:
    """What stands in this field is no time."""
    return Unfit("teacher.rooster.no.time", field)
