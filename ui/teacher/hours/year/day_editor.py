"""The small editor of a day or several: what they are, how they are called, from when to when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QTimeEdit, QWidget

from kiosk.desk.days_off import Draft, Sort, troubles
from kiosk.desk.plain import harmless
from kiosk.desk.typed import nearest_date, tidy, written
from kiosk.names import LONGEST
from ui.style import SPACE, STAFF_TARGET
from ui.teacher.hours.year.groups_choice import GroupsChoice
from ui.teacher.hours.year.words import YearWords
from ui.teacher.pieces import Choice, Press, Said, column, row, target
from ui.teacher.tools import Tools

_FORM = "HH:mm"
_NIGHT = "24:00"


class DayEditor(QFrame):
    """``kept`` with a draft that is right, ``removed`` and ``left`` without one."""

    kept = Signal(object)
    removed = Signal()
    left = Signal()
    moved = Signal(object, object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._words = YearWords(tools)
        self._near = date.min
        words = tools.words
        self.setProperty("ground", "notice")
        self._heading = Said(script="strong")
        self.sort = Choice()
        target(self.sort, "day:sort", words("teacher.year.sort"))
        self.sort.currentIndexChanged.connect(lambda: self._turned())
        self.name = self._field("name", LONGEST)
        self.first, self.last = self._field("first", 10), self._field("last", 10)
        for field in (self.first, self.last):
            field.textEdited.connect(lambda: self._dates())
        self.start = self._time("from", "12:00")
        self.end = self._time("to", "00:00")
        self.variant = Choice()
        target(self.variant, "day:variant", words("teacher.year.variant"))
        self.groups = GroupsChoice(tools, "day:groups")
        self.trouble = Said(voice="trouble")
        self.keep = Press("day:keep", words("teacher.year.keep"), self._keep, kind="main")
        self.remove = Press("day:remove", words("teacher.year.remove"), self.removed.emit)
        self.leave = Press("day:leave", "\u00d7", self.left.emit, kind="quiet")
        self.leave.setAccessibleName(words("teacher.year.leave"))
        self.leave.setFixedWidth(STAFF_TARGET)
        for field in (self.name, self.first, self.last):
            field.returnPressed.connect(self._keep)
        self._lay()

    def begin(self, draft: Draft, variants: list[str], *, there: bool) -> None:
        """Fill in; ``there``: it stands in the year already, and can be taken away."""
        self._near = draft.first
        self._fill(draft, variants)
        self.name.setText(draft.name)
        self.first.setText(written(draft.first))
        self.last.setText(written(draft.last))
        self.start.setTime(QTime.fromString(_clock(draft.start), _FORM))
        self.end.setTime(QTime.fromString(_clock(draft.end), _FORM))
        self.groups.show_groups(draft.groups)
        self.remove.setVisible(there)
        self.say("")
        self.busy(on=False)
        self._turned()
        self._head()

    @property
    def draft(self) -> Draft | None:
        """What stands in the editor; None while a date is none."""
        first = nearest_date(self.first.text(), self._near)
        last = nearest_date(self.last.text(), self._near)
        if first is None or last is None:
            return None
        sort = Sort(self.sort.currentData())
        end = self.end.time().toString(_FORM)
        return Draft(
            sort=sort,
            first=first,
            last=last,
            name=tidy(self.name.text()) or self.name.placeholderText(),
            start=self.start.time().toString(_FORM),
            end=_NIGHT if end == "00:00" else end,
            variant=str(self.variant.currentData() or ""),
            groups=self.groups.groups,
        )

    def busy(self, *, on: bool) -> None:
        """It is being kept."""
        for button in (self.keep, self.remove):
            button.setEnabled(not on)

    def say(self, trouble: str) -> None:
        """Say what is wrong."""
        self.trouble.say(trouble, hide=True)

    def _keep(self) -> None:
        draft = self.draft
        if draft is None:
            self.say(self._tools.words("teacher.year.no_date"))
            wrong = nearest_date(self.first.text(), self._near) is None
            (self.first if wrong else self.last).setFocus()
            return
        found = troubles(draft)
        self.say(self._tools.words(found[0]) if found else "")
        if not found and self.keep.isEnabled():
            self.busy(on=True)
            self.kept.emit(draft)

    def _dates(self) -> None:
        """As dates are typed the year shows them."""
        draft = self.draft
        if draft is not None and draft.first <= draft.last:
            self.moved.emit(draft.first, draft.last)
            self._head()

    def _head(self) -> None:
        draft = self.draft
        if draft is None:
            return
        one = draft.first == draft.last
        said = self._words.named(draft.first) if one else ""
        self._heading.say(said or self._words.span(draft.first, draft.last))

    def _turned(self) -> None:
        """Another sort of day: other fields."""
        if self.sort.currentIndex() < 0:
            return
        sort = Sort(self.sort.currentData())
        words = self._tools.words
        self.name.setPlaceholderText(words(f"teacher.year.as.{sort.value}"))
        self.name.setVisible(sort is not Sort.VARIANT)
        self.variant.setVisible(sort is Sort.VARIANT)
        self.groups.setVisible(sort is not Sort.VARIANT and len(self._tools.desk.groups()) > 1)
        self._times.setVisible(sort is Sort.HALF_DAY)

    def _fill(self, draft: Draft, variants: list[str]) -> None:
        words = self._tools.words
        self.sort.blockSignals(True)
        self.sort.clear()
        for sort in Sort:
            if sort is not Sort.VARIANT or variants:
                self.sort.addItem(words(f"teacher.year.as.{sort.value}"), sort)
        self.sort.setCurrentIndex(max(self.sort.findData(draft.sort), 0))
        self.sort.blockSignals(False)
        self.variant.clear()
        for name in variants:
            self.variant.addItem(harmless(name, LONGEST), name)
        self.variant.setCurrentIndex(max(self.variant.findData(draft.variant), 0))

    def _field(self, name: str, longest: int) -> QLineEdit:
        said = self._tools.words(f"teacher.year.{name}")
        field = QLineEdit()
        field.setMaxLength(longest)
        target(field, f"day:{name}", said)
        field.setToolTip(said)
        return field

    def _time(self, name: str, at: str) -> QTimeEdit:
        field = QTimeEdit(QTime.fromString(at, _FORM))
        field.setDisplayFormat(_FORM)
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        target(field, f"day:{name}", self._tools.words(f"teacher.year.{name}"))
        return field

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.small, 12)
        head = row(gap=6)
        head.addWidget(self._heading, 1)
        head.addWidget(self.leave)
        laid.addLayout(head)
        laid.addWidget(self.sort)
        laid.addWidget(self.name)
        laid.addWidget(self.variant)
        dates = row(gap=6)
        dates.addWidget(self.first, 1)
        dates.addWidget(Said(words("teacher.year.until"), voice="quiet", wrap=False))
        dates.addWidget(self.last, 1)
        laid.addLayout(dates)
        self._times = QWidget()
        times = row(self._times, 6)
        times.addWidget(Said(words("teacher.year.free"), voice="quiet", wrap=False))
        times.addWidget(self.start, 1)
        times.addWidget(Said(words("teacher.year.until_time"), voice="quiet", wrap=False))
        times.addWidget(self.end, 1)
        laid.addWidget(self._times)
        laid.addWidget(self.groups)
        laid.addWidget(self.trouble)
        buttons = row(gap=6)
        buttons.addWidget(self.keep, 1)
        buttons.addWidget(self.remove, 1)
        laid.addLayout(buttons)
        self.trouble.hide()


def _clock(wall: str) -> str:
    """A wall time as the field has it: 24:00 is the midnight that ends the day."""
    return "00:00" if wall.startswith("24:00") else wall[:5]
