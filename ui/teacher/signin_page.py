"""Who are you, and your password: how a member of staff comes on duty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from kiosk.desk.changes import Changes, Part
from kiosk.desk.plain import harmless
from kiosk.model import Staff
from kiosk.names import sort_key
from ui.style import SPACE
from ui.teacher.picture import Picture
from ui.teacher.pieces import Press, Said, card, column, row, scroller, target
from ui.teacher.tools import Tools

WIDTH = 480


class SignInPage(QWidget):
    """The names of those who work here, and a field for the password."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._chosen = ""
        self._staff: list[Staff] = []
        self.setProperty("ground", "desk")
        words = tools.words
        self._school = Said(script="title")
        self._people = QWidget()
        self._list = column(self._people, SPACE.small)
        self._area = scroller(self._people)
        self._group = QButtonGroup(self)
        self.trouble = Said(voice="trouble")
        self.trouble.hide()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(words("teacher.signin.password"))
        target(self.password, "password", words("teacher.signin.password"))
        self.password.returnPressed.connect(self._enter)
        self.password.textEdited.connect(lambda _: self.trouble.say("", hide=True))
        self.enter = Press("enter", words("teacher.signin.enter"), self._enter, kind="main")
        self._lay()

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if {Part.SESSION, Part.TEAM, Part.SCHOOL, Part.LINE} & changes.parts:
            self._tell()

    def begin(self) -> None:
        """The page comes up: an empty password, ready to type."""
        self.password.clear()
        self._tell()
        if self._chosen:
            self.password.setFocus()

    def _tell(self) -> None:
        desk = self._tools.desk
        if self._staff != desk.duty.names:
            self._staff = list(desk.duty.names)
            self._list_people()
        self._school.say(harmless(desk.school.name, 80) or self._tools.words("teacher.app"))
        busy = desk.duty.busy
        self.enter.setEnabled(not busy and desk.connected)
        key = "busy" if busy else "enter"
        self.enter.setText(self._tools.words(f"teacher.signin.{key}"))
        away = "" if desk.connected else self._tools.words("teacher.signin.away")
        trouble = self._tools.no(desk.duty.trouble)
        self.trouble.say(away or trouble, hide=True)
        if trouble and not busy and self.isVisible():
            self.password.selectAll()
            self.password.setFocus()

    def _list_people(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in sorted(self._staff, key=lambda one: sort_key(one.name)):
            self._list.addWidget(self._person(one))
        self._list.addStretch()
        if self._chosen not in {one.id for one in self._staff}:
            self._choose(self._staff[0].id if len(self._staff) == 1 else "")
        rows = min(len(self._staff), 5)
        self._area.setFixedHeight(rows * 66 + 4)

    def _person(self, staff: Staff) -> Press:
        role = self._tools.words(f"teacher.role.{staff.role.value}")
        name = harmless(staff.name, 60)
        button = Press(f"staff:{staff.id}", f"{name}   \u00b7   {role}", kind="person")
        button.setCheckable(True)
        button.setChecked(staff.id == self._chosen)
        self._group.addButton(button)
        button.clicked.connect(lambda: self._choose(staff.id))
        return button

    def _choose(self, staff: str) -> None:
        self._chosen = staff
        for button in self._group.buttons():
            button.setChecked(button.objectName() == f"staff:{staff}")
        if staff and self.isVisible():
            self.password.setFocus()

    def _enter(self) -> None:
        if not self._chosen:
            self.trouble.say(self._tools.words("teacher.signin.who"), hide=True)
        elif self.password.text():
            self._tools.desk.duty.sign_in(self._chosen, self.password.text())
        else:
            self.trouble.say(self._tools.words("teacher.signin.no_password"), hide=True)
            self.password.setFocus()

    def _lay(self) -> None:
        tools = self._tools
        frame = card()
        frame.setFixedWidth(WIDTH)
        laid = column(frame, SPACE.medium, SPACE.wide)
        head = row(gap=SPACE.medium)
        head.addWidget(Picture(tools.pictures, tools.look, "netjes", 44))
        head.addWidget(self._school, 1)
        laid.addLayout(head)
        laid.addWidget(Said(tools.words("teacher.signin.heading"), script="strong"))
        laid.addWidget(self._area)
        laid.addWidget(self.password)
        laid.addWidget(self.trouble)
        laid.addWidget(self.enter)
        outer = column(self, 0, SPACE.large)
        outer.addStretch()
        outer.addWidget(frame, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch()
