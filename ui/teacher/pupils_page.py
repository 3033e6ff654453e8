"""Leerlingen: the group's list, new picture codes, and pupils who come in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from kiosk import names
from kiosk.desk.changes import Changes, Part
from kiosk.desk.plain import harmless
from kiosk.sync.asks import AddPupils, Answer, Codes, NewCodes, No
from ui.style import SPACE, STAFF_TARGET
from ui.teacher.names_field import NamesField
from ui.teacher.pieces import Press, Said, card, column, row, target
from ui.teacher.tools import Tools

_ID = Qt.ItemDataRole.UserRole


class PupilsPage(QWidget):
    """``coded`` gives new codes, to be shown once."""

    coded = Signal(list)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "desk")
        words = tools.words
        self.list = QListWidget()
        target(self.list, "pupils", words("teacher.tab.pupils"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.list.itemSelectionChanged.connect(self._tell)
        self.some = Press("codes:some", words("teacher.pupils.codes_some"), self._some, kind="main")
        self.every = Press("codes:all", words("teacher.pupils.codes_all"), self._all)
        self._sure = False
        self.names = NamesField(tools)
        self.names.changed.connect(self._tell)
        self.add = Press("add", words("teacher.pupils.add"), self._add, kind="main")
        self.trouble = Said(voice="trouble")
        self._count = Said(script="heading", wrap=False)
        self._lay()

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if {Part.ROSTER, Part.GROUP, Part.SESSION} & changes.parts:
            self._build()

    def choose(self, pupil: str) -> None:
        """Select this pupil alone."""
        self.list.clearSelection()
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.data(_ID) == pupil:
                item.setSelected(True)
                self.list.scrollToItem(item)

    def _build(self) -> None:
        desk = self._tools.desk
        pupils = desk.classroom.pupils(desk.group) if desk.duty.staff else []
        self.list.clear()
        for pupil in pupils:
            item = QListWidgetItem(harmless(names.full(pupil), 80))
            item.setData(_ID, pupil.id)
            self.list.addItem(item)
        taken = frozenset(names.full(pupil) for pupil in pupils)
        self.names.clear(taken)
        self.trouble.say("")
        self._tell()

    def _chosen(self) -> list[str]:
        return [str(item.data(_ID)) for item in self.list.selectedItems()]

    def _tell(self) -> None:
        words, chosen = self._tools.words, len(self._chosen())
        self._count.say(words("teacher.pupils.count", count=self.list.count()))
        key = "codes_none" if not chosen else "codes_one" if chosen == 1 else "codes_some"
        self.some.setText(words(f"teacher.pupils.{key}", count=chosen))
        self.some.setEnabled(chosen > 0)
        self._sure = False
        self.every.setText(words("teacher.pupils.codes_all"))
        self.every.setEnabled(self.list.count() > 0)
        self.add.setEnabled(bool(self.names.preview.names))

    def _some(self) -> None:
        self._ask_codes(self._chosen())

    def _all(self) -> None:
        if self._sure:
            self._ask_codes([])
            return
        self._sure = True
        self.every.setText(self._tools.words("teacher.pupils.codes_sure"))

    def _ask_codes(self, pupils: list[str]) -> None:
        self._wait(on=True)
        self._tools.desk.ask(NewCodes(self._tools.desk.group, pupils), self._heard)

    def _add(self) -> None:
        self._wait(on=True)
        chosen = list(self.names.preview.names)
        self._tools.desk.ask(AddPupils(self._tools.desk.group, chosen), self._heard)

    def _heard(self, answer: Answer) -> None:
        self._wait(on=False)
        if isinstance(answer, Codes):
            self.trouble.say("")
            self.list.clearSelection()
            self.coded.emit(answer.codes)
        elif isinstance(answer, No):
            self.trouble.say(self._tools.no(answer))

    def _wait(self, *, on: bool) -> None:
        for button in (self.some, self.every, self.add):
            button.setEnabled(not on)
        if not on:
            self._tell()

    def _lay(self) -> None:
        words = self._tools.words
        across = row(self, SPACE.medium)
        left, right = card(), card()
        laid = column(left, SPACE.small, SPACE.medium)
        laid.addWidget(self._count)
        laid.addWidget(Said(words("teacher.pupils.lead"), voice="quiet"))
        laid.addWidget(self.list, 1)
        buttons = row()
        buttons.addWidget(self.some)
        buttons.addWidget(self.every)
        buttons.addStretch()
        laid.addLayout(buttons)
        laid.addWidget(self.trouble)
        self.trouble.setMinimumHeight(STAFF_TARGET // 2)
        inside = column(right, SPACE.small, SPACE.medium)
        inside.addWidget(Said(words("teacher.pupils.new"), script="heading"))
        inside.addWidget(Said(words("teacher.names.lead"), voice="quiet"))
        inside.addWidget(self.names, 1)
        inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        across.addWidget(left, 1)
        across.addWidget(right, 1)
