"""A data leak: whom to tell, what to do now, a message to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kiosk.desk.handbook import leak_contacts
from kiosk.desk.plain import harmless
from kiosk.packs.model import Pack
from ui.style import SPACE
from ui.teacher.agreements.handbook.contacts import ContactCard
from ui.teacher.agreements.handbook.copying import Copy
from ui.teacher.pieces import Press, Said, card, column, row, target
from ui.teacher.tools import Tools

_STEPS = ("first", "second", "third", "fourth")


class Leak(QWidget):
    """``left`` when the reader goes back."""

    left = Signal()

    def __init__(self, tools: Tools, pack: Pack) -> None:
        super().__init__()
        self._tools = tools
        words = tools.words
        self.back = Press("leak:back", words("teacher.leak.back"), self.left.emit)
        self.letter = QPlainTextEdit(self._letter())
        self.letter.setReadOnly(True)
        self.letter.setTabChangesFocus(True)
        target(self.letter, "leak:letter", words("teacher.leak.text"))
        laid = column(self, SPACE.small)
        head = row(gap=SPACE.medium)
        head.addWidget(self.back)
        head.addWidget(Said(words("teacher.leak.heading"), script="heading"), 1)
        laid.addLayout(head)
        across = row(gap=SPACE.medium)
        across.addWidget(self._steps(pack), 1)
        across.addWidget(self._message(), 1)
        laid.addLayout(across, 1)

    def _steps(self, pack: Pack) -> QWidget:
        words = self._tools.words
        frame = card()
        laid = column(frame, SPACE.small, SPACE.medium)
        laid.addWidget(Said(words("teacher.leak.tell"), script="strong"))
        for contact in leak_contacts(pack):
            laid.addWidget(ContactCard(self._tools, pack, contact, "leak:"))
        laid.addSpacing(SPACE.small)
        laid.addWidget(Said(words("teacher.leak.steps"), script="strong"))
        for number, step in enumerate(_STEPS, 1):
            line = row(gap=SPACE.small)
            mark = Said(f"{number}", script="strong", wrap=False)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Said(words(f"teacher.leak.{step}")), 1)
            laid.addLayout(line)
        laid.addStretch(1)
        laid.addWidget(Said(words("teacher.leak.whose"), voice="small"))
        return frame

    def _message(self) -> QWidget:
        words = self._tools.words
        frame = card()
        laid = column(frame, SPACE.small, SPACE.medium)
        head = row(gap=SPACE.small)
        head.addWidget(Said(words("teacher.leak.text"), script="strong"), 1)
        said = words("teacher.leak.text")
        head.addWidget(Copy(self._tools, "letter", self.letter.toPlainText(), said))
        laid.addLayout(head)
        laid.addWidget(self.letter, 1)
        return frame

    def _letter(self) -> str:
        desk = self._tools.desk
        staff = desk.duty.staff
        return self._tools.words(
            "teacher.leak.letter",
            school=harmless(desk.school.name, 80),
            staff=harmless(staff.name, 80) if staff else "",
        )
