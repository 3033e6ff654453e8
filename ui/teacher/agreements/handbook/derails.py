"""What to do when a conversation online gets out of hand, step by step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.desk.handbook import Step, StepKind, when_it_derails
from kiosk.packs.model import Pack
from ui.style import SPACE
from ui.teacher.agreements.saying import LONGEST_NAME, Saying
from ui.teacher.pieces import Said, column, row
from ui.teacher.tools import Tools


class Derails(QFrame):
    """The steps of this pack, and no others; whom to tell is said, or that nobody is named."""

    def __init__(self, tools: Tools, pack: Pack) -> None:
        super().__init__()
        self.setProperty("ground", "new")
        self._words = tools.words
        self._saying = Saying(tools)
        laid = column(self, SPACE.small, 12)
        heading = Said(tools.words("teacher.derails.heading"), script="strong", voice="on_new")
        laid.addWidget(heading)
        steps = when_it_derails(pack)
        if not any(one.kind is StepKind.TELL for one in steps):
            laid.addWidget(Said(tools.words("teacher.derails.tell_nobody"), voice="on_new"))
        for step in steps:
            laid.addLayout(self._step(step))

    def _step(self, step: Step) -> QVBoxLayout:
        laid = column(gap=0)
        head = row(gap=SPACE.small)
        asked = Said(self._words(f"teacher.derails.{step.kind.value}"), voice="on_new")
        asked.setProperty("script", "small")
        head.addWidget(asked, 1)
        clause = Said(self._saying.brief(step.clause), voice="on_new", wrap=False)
        clause.setProperty("script", "small")
        head.addWidget(clause, 0, Qt.AlignmentFlag.AlignTop)
        laid.addLayout(head)
        answer = Said(self._answer(step), script="strong", voice="on_new")
        laid.addWidget(answer)
        for said in (asked, answer):
            said.setMinimumWidth(1)  # a very long word is cut
        return laid

    def _answer(self, step: Step) -> str:
        said = [self._saying.text(one.name, LONGEST_NAME) for one in step.contacts]
        said += [self._words(f"teacher.{step.kind.value}.{one}") for one in step.says]
        whole = ", ".join(said)
        return whole[:1].upper() + whole[1:]
