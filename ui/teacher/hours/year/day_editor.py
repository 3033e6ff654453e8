"""The small editor of a day or several: what they are, how they are called, from when to when."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from kiosk.desk.days_off import Draft, Sort, troubles
from kiosk.desk.plain import harmless
from kiosk.desk.rooster.times import MIDNIGHT, minutes, wall
from kiosk.desk.typed import nearest_date, tidy
from kiosk.names import LONGEST
from ui.style import SPACE, STAFF_TARGET
from ui.teacher.hours.fields import DateField, TimeField
from ui.teacher.hours.year.groups_choice import GroupsChoice
from ui.teacher.hours.year.words import YearWords
from ui.teacher.pieces import Choice, Press, Said, column, row, target
from ui.teacher.tools import Tools

_TOLD = 44  # pixels: room for two lines, so that nothing moves when something is wrong
_MONDAY, _FRIDAY = 0, 4
_WEEKEND = timedelta(days=2)


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
        self.first, self.last = self._date("first"), self._date("last")
        self.start, self.end = self._time("from"), self._time("to")
        self.wider = Press("day:wider", words("teacher.year.wider"), self._widen, kind="link")
        self.variant = Choice()
        target(self.variant, "day:variant", words("teacher.year.variant"))
        self.groups = GroupsChoice(tools, "day:groups")
        self.groups.changed.connect(self._scoped)
        self.trouble = Said(voice="trouble", script="small")
        self.scope = Said(voice="small")
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
        self.first.show_day(draft.first)
        self.last.show_day(draft.last)
        self.start.set(minutes(draft.start))
        self.end.set(minutes(draft.end))
        self.groups.show_groups(draft.groups)
        self.remove.setVisible(there)
        self.say("")
        self.busy(on=False)
        self._turned()
        self._head()

    @property
    def draft(self) -> Draft | None:
        """What stands in the editor; None while a date or a time is none."""
        first, last = self.first.day, self.last.day
        start, end = self.start.moment, self.end.moment
        if first is None or last is None or start is None or end is None:
            return None
        sort = Sort(self.sort.currentData())
        return Draft(
            sort=sort,
            first=first,
            last=last,
            name=tidy(self.name.text()) or self.name.placeholderText(),
            start=wall(start),
            end=wall(end or MIDNIGHT),
            variant=str(self.variant.currentData() or ""),
            groups=self.groups.groups,
        )

    def busy(self, *, on: bool) -> None:
        """It is being kept."""
        for button in (self.keep, self.remove):
            button.setEnabled(not on)

    def say(self, trouble: str) -> None:
        """Say what is wrong; nothing is: for whom it holds."""
        self.trouble.say(trouble, hide=True)
        self.scope.setVisible(not trouble)

    def _keep(self) -> None:
        draft = self.draft
        if draft is None:
            self._say_missing()
            return
        found = troubles(draft)
        self.say(self._tools.words(found[0]) if found else "")
        if not found and self.keep.isEnabled():
            self.busy(on=True)
            self.kept.emit(draft)

    def _say_missing(self) -> None:
        """Which field is no date or no time."""
        date_wrong = next((one for one in (self.first, self.last) if one.day is None), None)
        if date_wrong is not None:
            date_wrong.mark(on=True)
        key = "teacher.rooster.no.time" if date_wrong is None else "teacher.year.no_date"
        self.say(self._tools.words(key))
        (date_wrong or (self.start if self.start.moment is None else self.end)).setFocus()

    def _dates(self, *, wrong: bool = False) -> None:
        """As dates are typed the year shows them, and what is no date is said."""
        draft = self.draft
        if wrong:
            self.say(self._tools.words("teacher.year.no_date"))
        elif draft is not None and draft.first <= draft.last:
            self.say("")
            self.last.mark(on=False)
            self.moved.emit(draft.first, draft.last)
            self._head()

    def _ordered(self) -> None:
        """Somebody is done with a date: is the last one not before the first?"""
        draft = self.draft
        if draft is not None and draft.last < draft.first:
            self.last.mark(on=True)
            self.say(self._tools.words("teacher.year.before_first"))

    def _widen(self) -> None:
        """From the Saturday before to the Sunday after."""
        draft = self.draft
        if draft is not None:
            self.first.show_day(draft.first - _WEEKEND)
            self.last.show_day(draft.last + _WEEKEND)
            self._dates()

    def _offer_weekends(self) -> None:
        """Holidays are written down with the weekends around them."""
        draft = self.draft
        whole = draft is not None and (draft.first.weekday(), draft.last.weekday()) == (
            _MONDAY,
            _FRIDAY,
        )
        self.wider.setVisible(whole and draft is not None and draft.sort is Sort.HOLIDAY)

    def _scoped(self) -> None:
        """Say for whom it holds: days off are the whole school's, a timetable is a group's."""
        words, desk = self._tools.words, self._tools.desk
        names = {one.id: harmless(one.name, LONGEST) for one in desk.groups()}
        groups = self.groups.groups
        if self.sort.currentData() == Sort.VARIANT:
            groups = (desk.group,)
        said = ", ".join(names.get(one, one) for one in groups)
        key = "teacher.year.holds_here" if groups else "teacher.year.holds_everywhere"
        self.scope.say(words(key, **({"groups": said} if groups else {})))

    def _head(self) -> None:
        draft = self.draft
        self._offer_weekends()
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
        self._offer_weekends()
        self._scoped()

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

    def _date(self, name: str) -> DateField:
        said = self._tools.words(f"teacher.year.{name}")
        field = DateField(f"day:{name}", said, lambda text: nearest_date(text, self._near))
        field.undoes = True
        field.setToolTip(said)
        field.textEdited.connect(lambda: self._dates())
        field.wrong.connect(lambda wrong: self._dates(wrong=wrong))
        field.given.connect(self._ordered)
        return field

    def _time(self, name: str) -> TimeField:
        field = TimeField(f"day:{name}", self._tools.words(f"teacher.year.{name}"))
        field.undoes = True
        field.returnPressed.connect(self._keep)
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
        laid.addWidget(self.wider, 0, Qt.AlignmentFlag.AlignLeft)
        laid.addWidget(self.groups)
        told = QWidget()
        told.setFixedHeight(_TOLD)
        inside = column(told)
        inside.addWidget(self.trouble)
        inside.addWidget(self.scope)
        laid.addWidget(told)
        buttons = row(gap=6)
        buttons.addWidget(self.keep, 1)
        buttons.addWidget(self.remove, 1)
        laid.addLayout(buttons)
        self.trouble.hide()
