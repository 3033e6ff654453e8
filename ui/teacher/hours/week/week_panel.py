"""The week as a whole: filled in one go, taken over from another group, made up of groups."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.desk.plain import harmless
from kiosk.timetable.model import Period
from ui.style import SPACE
from ui.teacher.hours.week.editor import Editor
from ui.teacher.hours.week.quick_form import QuickForm
from ui.teacher.pieces import Choice, Press, Said, Tick, column, row, take_out, target, tip
from ui.teacher.tools import Tools


class WeekPanel(QWidget):
    """Everything that is about the week and not about a part of it."""

    def __init__(self, tools: Tools, editor: Editor) -> None:
        super().__init__()
        self._tools = tools
        self._editor = editor
        words = tools.words
        self.quick = QuickForm(tools, editor)
        self._others = QWidget()
        self.other = Choice()
        target(self.other, "from.group", words("teacher.rooster.from_group"))
        self.other.currentIndexChanged.connect(self._can_take)
        self.why = Said(voice="small")
        self.take = Press("take.week", words("teacher.rooster.take"), self._take)
        self.combined = Press(
            "combine", words("teacher.rooster.combined"), self._turn_parts, kind="link"
        )
        self.combined.setCheckable(True)
        self._parts = QWidget()
        self._inside = column(self._parts, SPACE.hair)
        self.boxes: dict[str, Tick] = {}
        self._lay()

    def renew(self) -> None:
        """Show the other groups as they are."""
        self.quick.renew()
        desk, editor = self._tools.desk, self._editor
        others = [one for one in desk.groups() if one.id != editor.group]
        self._others.setVisible(bool(others))
        listed = [(one.id, harmless(one.name, 40)) for one in others]
        if listed != [
            (self.other.itemData(at), self.other.itemText(at)) for at in range(self.other.count())
        ]:
            self.other.clear()
            for id, name in listed:
                self.other.addItem(name, id)
            self._make_boxes(listed)
        parts = set(editor.draft.timetable.combines)
        for id, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(id in parts)
            box.blockSignals(False)
        self._turn_parts()
        self._can_take()

    def _can_take(self) -> None:
        ready = bool(self._theirs())
        why = self._tools.words("teacher.rooster.take_none", group=self.other.currentText())
        self.take.setEnabled(ready)
        self.take.setToolTip("" if ready else tip(why))
        self.why.say("" if ready else why, hide=True)

    def _theirs(self) -> list[Period]:
        """The week of the other group; none where it has no timetable."""
        group = self.other.currentData()
        theirs = self._tools.desk.hours.timetable(group) if group else None
        return theirs.periods if theirs else []

    def _take(self) -> None:
        periods = self._theirs()
        self._editor.do(lambda draft: draft.copy_week(self._editor.week, periods))

    def _turn_parts(self) -> None:
        """The parts, or the form: there is no room for both."""
        variant = bool(self._editor.week)
        self.combined.setVisible(not variant)
        on = self.combined.isChecked() and not variant
        self._parts.setVisible(on)
        self.quick.setVisible(not on)
        words = self._tools.words
        parts = [box.text() for box in self.boxes.values() if box.isChecked()]
        said = words("teacher.rooster.combined")
        if parts:
            said = words("teacher.rooster.combined_of", groups=", ".join(parts))
        self.combined.setText(words("teacher.rooster.combined_done") if on else said)

    def _combine(self) -> None:
        parts = [id for id, box in self.boxes.items() if box.isChecked()]
        known = [one for one in self._editor.draft.timetable.combines if one not in self.boxes]
        self._editor.do(lambda draft: draft.combine([*parts, *known]))

    def _make_boxes(self, groups: list[tuple[str, str]]) -> None:
        take_out(self._inside, self.boxes.values())
        self.boxes = {}
        for id, name in groups:
            box = Tick(f"combine:{id}", name)
            box.toggled.connect(self._combine)
            self.boxes[id] = box
            self._inside.addWidget(box)

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.medium)
        laid.addWidget(self.quick)
        inside = column(self._others, SPACE.small)
        inside.addWidget(Said(words("teacher.rooster.from_group"), script="strong"))
        line = row(gap=SPACE.small)
        line.addWidget(self.other, 1)
        line.addWidget(self.take)
        inside.addLayout(line)
        inside.addWidget(self.why)
        inside.addWidget(self.combined, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(Said(words("teacher.rooster.parts"), voice="quiet"))
        inside.addWidget(self._parts)
        laid.addWidget(self._others)
        laid.addStretch()
