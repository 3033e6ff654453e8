"""Team: who works here, and a form for a colleague."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk import access
from kiosk.desk.changes import Changes, Part
from kiosk.desk.plain import harmless
from kiosk.model import Role
from kiosk.names import LONGEST, sort_key
from kiosk.sync.asks import AddStaff, Answer, No, StaffList
from ui.style import SPACE
from ui.teacher.password_field import NewPassword
from ui.teacher.pieces import Choice, Press, Said, card, column, dress, row, target
from ui.teacher.tools import Tools


class TeamPage(QWidget):
    """The list and the form; only roles that the one on duty may add can be chosen."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "desk")
        words = tools.words
        self._people = Said()
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(words("teacher.team.name"))
        target(self.name, "name", words("teacher.team.name"))
        self.role = Choice()
        target(self.role, "role", words("teacher.founding.role"))
        self.password = NewPassword(tools)
        self.add = Press("add", words("teacher.team.add"), self._add, kind="main")
        self.told = Said()
        self._lay()

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if {Part.SESSION, Part.TEAM} & changes.parts:
            self._build()

    def _build(self) -> None:
        words, duty = self._tools.words, self._tools.desk.duty
        if duty.staff is None:
            self.name.clear()
            self.password.clear()
            self.told.say("")
            self._people.say("")
            return
        people = sorted(duty.names, key=lambda one: sort_key(one.name))
        lines = [
            f"{harmless(one.name, 60)}  \u00b7  {words(f'teacher.role.{one.role.value}')}"
            for one in people
        ]
        self._people.say("\n".join(lines))
        allowed = [
            role for role in Role if access.may(duty.staff.role, access.adding(role)).allowed
        ]
        if [self.role.itemData(at) for at in range(self.role.count())] != allowed:
            self.role.clear()
            for role in allowed:
                self.role.addItem(words(f"teacher.role.{role.value}"), role)
        self.add.setEnabled(bool(allowed))

    def _add(self) -> None:
        words = self._tools.words
        found = self.password.troubles
        if not self.name.text().strip():
            self._tell(words("teacher.founding.no_staff"), "trouble")
            self.name.setFocus()
        elif found:
            self._tell(words(found[0].message, **found[0].facts), "trouble")
            self.password.first.setFocus()
        else:
            self.add.setEnabled(False)
            role = Role(self.role.currentData())
            ask = AddStaff(self.name.text().strip(), role, self.password.text)
            self._tools.desk.ask(ask, self._heard)

    def _heard(self, answer: Answer) -> None:
        self.add.setEnabled(True)
        if isinstance(answer, StaffList):
            self._tell(
                self._tools.words("teacher.team.added", name=harmless(self.name.text(), 60)), ""
            )
            self.name.clear()
            self.password.clear()
            self._tools.desk.duty.heard_names(answer)
        elif isinstance(answer, No):
            self._tell(self._tools.no(answer), "trouble")

    def _tell(self, text: str, voice: str) -> None:
        dress(self.told, "voice", voice)
        self.told.say(text)

    def _lay(self) -> None:
        words = self._tools.words
        across = row(self, SPACE.medium)
        left, right = card(), card()
        laid = column(left, SPACE.medium, SPACE.medium)
        laid.addWidget(Said(words("teacher.team.heading"), script="heading"))
        laid.addWidget(self._people)
        laid.addStretch()
        inside = column(right, SPACE.small, SPACE.medium)
        inside.addWidget(Said(words("teacher.team.new"), script="heading"))
        inside.addWidget(Said(words("teacher.team.lead"), voice="quiet"))
        for widget in (self.name, self.role, self.password):
            inside.addWidget(widget)
        inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.told)
        inside.addStretch()
        across.addWidget(left, 1)
        across.addWidget(right, 1)
