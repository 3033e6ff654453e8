"""Another group: its name and its pupils, as at the first start."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.desk.founding import years
from kiosk.names import LONGEST
from kiosk.slug import slug
from kiosk.sync.asks import AddGroup, Answer, Codes, No
from ui.style import SPACE
from ui.teacher.names_field import NamesField
from ui.teacher.pieces import Press, Said, card, column, row, target
from ui.teacher.tools import Tools


class GroupPage(QWidget):
    """``made`` with the group's id and its picture codes, ``left`` when it is not to be."""

    made = Signal(str, list)
    left = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "desk")
        words = tools.words
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(words("teacher.founding.group"))
        target(self.name, "group:name", words("teacher.founding.group"))
        self.names = NamesField(tools)
        self.make = Press("group:make", words("teacher.group.make"), self._make, kind="main")
        self.back = Press("group:back", words("teacher.group.back"), self.left.emit)
        self.trouble = Said(voice="trouble")
        self._lay()

    def begin(self) -> None:
        """Start anew."""
        self.name.clear()
        self.names.clear(frozenset())
        self.trouble.say("")
        self._busy(on=False)
        self.name.setFocus()

    def _make(self) -> None:
        words = self._tools.words
        name = self.name.text().strip()
        if not slug(name):
            self.trouble.say(words("teacher.founding.no_group"))
            self.name.setFocus()
            return
        names = list(self.names.preview.names)
        if not names:
            self.trouble.say(words("teacher.founding.no_names"))
            self.names.field.setFocus()
            return
        self.trouble.say("")
        self._busy(on=True)
        self._tools.desk.ask(AddGroup(name, years(name), names), self._heard)

    def _heard(self, answer: Answer) -> None:
        self._busy(on=False)
        if isinstance(answer, Codes):
            self.made.emit(slug(self.name.text().strip()), answer.codes)
        elif isinstance(answer, No):
            self.trouble.say(self._tools.no(answer))

    def _busy(self, *, on: bool) -> None:
        self.make.setEnabled(not on)
        self.make.setText(self._tools.words(f"teacher.group.{'busy' if on else 'make'}"))

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.medium)
        head = row(gap=SPACE.medium)
        head.addWidget(self.back)
        head.addWidget(Said(words("teacher.group.heading"), script="heading", wrap=False))
        head.addStretch(1)
        laid.addLayout(head)
        frame = card()
        inside = column(frame, SPACE.small, SPACE.medium)
        inside.addWidget(self.name)
        inside.addWidget(Said(words("teacher.names.lead"), voice="quiet"))
        inside.addWidget(self.names, 1)
        inside.addWidget(Said(words("teacher.group.lead"), voice="quiet"))
        foot = row(gap=SPACE.medium)
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.make)
        inside.addLayout(foot)
        laid.addWidget(frame, 1)
