"""The first start on one page: the school and you, its protocol, the day, the group's pupils."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from kiosk import packs
from kiosk.desk.founding import Draft, Trouble, troubles
from kiosk.desk.plain import harmless
from kiosk.model import Role
from kiosk.names import LONGEST
from kiosk.packs.model import Pack
from kiosk.packs.policy import Policy
from kiosk.sync.asks import No
from ui.bridge import Background
from ui.style import SPACE
from ui.teacher.hours_field import HoursField
from ui.teacher.names_field import NamesField
from ui.teacher.password_field import NewPassword
from ui.teacher.picture import Picture
from ui.teacher.pieces import Choice, Press, Said, card, column, row, scroller, target
from ui.teacher.tools import Tools


class FoundingPage(QWidget):
    """A form; ``founded`` gives what stands in it, once nothing is missing."""

    founded = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "desk")
        self.school = self._field("school")
        self.staff = self._field("staff")
        self.group = self._field("group")
        self.role = Choice()
        target(self.role, "role", tools.words("teacher.founding.role"))
        for role in Role:
            self.role.addItem(tools.words(f"teacher.role.{role.value}"), role)
        self._packs: dict[str, Pack] = {}
        self.pack = Choice()
        self.pack.addItem(tools.words("teacher.founding.advice"), packs.ADVICE)
        self.pack.setEnabled(False)  # until the others have been read
        self.pack.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        target(self.pack, "pack", tools.words("teacher.founding.pack"))
        self.pack.currentIndexChanged.connect(lambda _: self._tell_pack())
        self._closes = Said(voice="small")
        self.password = NewPassword(tools)
        self.hours = HoursField(tools)
        self.names = NamesField(tools)
        self._trouble = Said(voice="trouble")
        said = tools.words("teacher.founding.found")
        self.found = Press("found", said, self._found, kind="main")
        self._lay()
        background = self._background = Background("packs")
        self.destroyed.connect(lambda: background.close())
        background(packs.offered, self._offer, self._not_read)

    @property
    def draft(self) -> Draft:
        """The form as it stands."""
        role = self.role.currentData()
        return Draft(
            school=self.school.text(),
            staff=self.staff.text(),
            role=Role(role),
            password=self.password.text,
            again=self.password.repeated,
            group=self.group.text(),
            names=self.names.field.toPlainText(),
            hours=self.hours.hours,
            pack=str(self.pack.currentData()),
        )

    @property
    def trouble(self) -> str:
        """What is said to be wrong now."""
        return self._trouble.text()

    @property
    def notes(self) -> str:
        """What is said of breaks under the protocol chosen."""
        return self._closes.text()

    def busy(self, *, on: bool) -> None:
        """The school is being made."""
        self.found.setEnabled(not on)
        key = "busy" if on else "found"
        self.found.setText(self._tools.words(f"teacher.founding.{key}"))

    def refused(self, no: No) -> None:
        """The school was not made."""
        self.busy(on=False)
        self._trouble.say(self._tools.no(no))

    def _offer(self, found: list[Pack]) -> None:
        """The protocols that come with Netjes have been read."""
        self._background.close()
        self._packs = {pack.id: pack for pack in found}
        for pack in found:
            if pack.id != packs.ADVICE:
                name = harmless(pack.school.name, 80)
                said = self._tools.words("teacher.founding.of", school=name)
                self.pack.addItem(said, pack.id)
        self.pack.setEnabled(True)
        self._tell_pack()

    def _not_read(self, _trouble: Exception) -> None:
        """Our own advice can still be chosen."""
        self._background.close()

    def _tell_pack(self) -> None:
        """What the protocol means for the devices in breaks."""
        pack = self._packs.get(str(self.pack.currentData()))
        closes = pack is None or Policy(pack).closes.value
        key = "teacher.founding.closed" if closes else "teacher.founding.open"
        self._closes.say(self._tools.words(key))

    def _found(self) -> None:
        draft = self.draft
        found = troubles(draft)
        self._say(found)
        if not found:
            self.busy(on=True)
            self.founded.emit(draft)

    def _say(self, found: list[Trouble]) -> None:
        self._trouble.say("")
        if found:
            first = found[0]
            self._trouble.say(self._tools.words(first.message, **first.facts))
            self._place(first.field).setFocus()

    def _place(self, field: str) -> QWidget:
        places: dict[str, QWidget] = {
            "school": self.school,
            "staff": self.staff,
            "group": self.group,
            "password": self.password.first,
            "again": self.password.again,
            "names": self.names.field,
        }
        return places.get(field, self.hours)

    def _field(self, name: str) -> QLineEdit:
        said = self._tools.words(f"teacher.founding.{name}")
        field = QLineEdit()
        field.setMaxLength(LONGEST)
        field.setPlaceholderText(said)
        target(field, name, said)
        return field

    def _lay(self) -> None:
        tools = self._tools
        inside = QWidget()
        inside.setProperty("ground", "desk")
        laid = column(inside, SPACE.medium)
        laid.setContentsMargins(SPACE.medium, SPACE.medium, SPACE.medium, 0)
        head = row(gap=SPACE.medium)
        head.addWidget(Picture(tools.pictures, tools.look, "netjes", 44))
        words = column(gap=0)
        words.addWidget(Said(tools.words("teacher.founding.heading"), script="title"))
        words.addWidget(Said(tools.words("teacher.founding.lead"), voice="quiet"))
        head.addLayout(words, 1)
        laid.addLayout(head)
        across = row(gap=SPACE.medium)
        left = column(gap=SPACE.medium)
        left.addWidget(self._you())
        left.addWidget(self._day())
        left.addStretch()
        across.addLayout(left, 2)
        right = column(gap=SPACE.medium)
        right.addWidget(self._protocol())
        right.addWidget(self._class(), 1)
        across.addLayout(right, 3)
        laid.addLayout(across, 1)
        outer = column(self)
        outer.addWidget(scroller(inside), 1)
        foot = row(gap=SPACE.medium)
        foot.setContentsMargins(SPACE.medium, SPACE.small, SPACE.medium, SPACE.small)
        foot.addWidget(self._trouble, 1)
        foot.addWidget(self.found)
        outer.addLayout(foot)

    def _you(self) -> QFrame:
        frame = card()
        laid = column(frame, SPACE.small, SPACE.medium)
        laid.addWidget(Said(self._tools.words("teacher.founding.you"), script="heading"))
        laid.addWidget(self.school)
        across = row()
        across.addWidget(self.staff, 3)
        across.addWidget(self.role, 2)
        laid.addLayout(across)
        laid.addWidget(self.password)
        return frame

    def _protocol(self) -> QFrame:
        frame = card()
        laid = column(frame, SPACE.small, SPACE.medium)
        across = row(gap=SPACE.medium)
        said = Said(self._tools.words("teacher.founding.pack"), script="heading", wrap=False)
        across.addWidget(said)
        across.addWidget(self.pack, 1)
        laid.addLayout(across)
        laid.addWidget(Said(self._tools.words("teacher.founding.pack_later"), voice="small"))
        return frame

    def _day(self) -> QFrame:
        frame = card()
        laid = column(frame, SPACE.small, SPACE.medium)
        laid.addWidget(Said(self._tools.words("teacher.founding.hours"), script="heading"))
        self._tell_pack()
        laid.addWidget(self._closes)
        laid.addWidget(self.hours)
        return frame

    def _class(self) -> QFrame:
        frame = card()
        laid = column(frame, SPACE.small, SPACE.medium)
        laid.addWidget(Said(self._tools.words("teacher.founding.class"), script="heading"))
        laid.addWidget(self.group)
        laid.addWidget(Said(self._tools.words("teacher.names.lead"), voice="small"))
        laid.addWidget(self.names, 1)
        return frame
