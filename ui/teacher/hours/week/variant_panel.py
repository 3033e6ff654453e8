"""A variant of the week: its name, and the dates on which it holds."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from kiosk.desk import moments
from kiosk.desk.rooster.draft import Unfit
from kiosk.desk.rooster.weeks import LONGEST_NAME
from kiosk.desk.typed import next_date, written
from kiosk.timetable.model import Use
from ui.style import SPACE
from ui.teacher.hours.fields import DateField, WordField
from ui.teacher.hours.week import said
from ui.teacher.hours.week.editor import Editor
from ui.teacher.hours.week.panel import Panel
from ui.teacher.pieces import Press, Said, column, row
from ui.teacher.tools import Tools


class VariantPanel(Panel):
    """The variant that is shown; without one, a form for a new one."""

    def __init__(self, tools: Tools, editor: Editor) -> None:
        super().__init__(tools, editor)
        words = tools.words
        self.new = False
        self.name = WordField("variant.name", words("teacher.variant.name"))
        self.name.setPlaceholderText(words("teacher.variant.hint"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.given.connect(self._named)
        self.make = Press("variant.make", words("teacher.variant.make"), self._make, kind="main")
        self.name.returnPressed.connect(lambda: self._make() if self.new else None)
        self.first = DateField("variant.first", words("teacher.variant.first"), self._read)
        self.last = DateField("variant.last", words("teacher.variant.last"), self._read)
        self.add = Press("variant.add", words("teacher.variant.add"), self._add)
        self.last.returnPressed.connect(self._add)
        for name, field in (("first", self.first), ("last", self.last)):
            field.wrong.connect(lambda wrong, name=name: self._wrong(name, wrong=wrong))
        self.remove = Press("variant.remove", words("teacher.variant.remove"), self._remove)
        self.fields = {"name": self.name, "first": self.first, "last": self.last}
        self._lead = Said(words("teacher.variant.lead"), voice="quiet")
        self._dates = QWidget()
        self._uses = column(gap=SPACE.hair)
        self._lay()

    def renew(self) -> None:
        """Show the variant and its dates."""
        words, week = self.tools.words, self.editor.week
        self.heading.say(words(f"teacher.variant.{'new' if self.new else 'one'}"))
        if not self.new:
            self.name.hold(week)
        self.make.setVisible(self.new)
        self.remove.setVisible(not self.new)
        self.back.setVisible(self.new)
        self._lead.setVisible(self.new)
        self._dates.setVisible(not self.new)
        self._show_uses([one for one in self.editor.draft.timetable.uses if one.variant == week])
        self.tell(None)

    def begin_new(self) -> None:
        """A form for a new variant."""
        self.new = True
        self.name.hold("")
        self.renew()
        self.name.setFocus()

    def offer(self, first: date, last: date) -> None:
        """Fill in dates that were picked elsewhere."""
        self.first.show_day(first)
        self.last.show_day(last)

    def _named(self) -> None:
        if not self.new:
            self._rename()

    def _rename(self) -> None:
        editor = self.editor
        try:
            made = editor.draft.rename_variant(editor.week, self.name.text())
        except Unfit as no:
            self.tell(no)
            return
        editor.choose_week(made)

    def _make(self) -> None:
        try:
            made = self.editor.draft.add_variant(self.name.text(), self.editor.week)
        except Unfit as no:
            self.tell(no)
            self.name.setFocus()
            return
        self.new = False
        self.editor.choose_week(made)
        self.first.setFocus()

    def _add(self) -> None:
        first, last = self.first.day, self.last.day
        if first is not None and not self.last.text().strip():
            last = first
        for name, day in (("first", first), ("last", last)):
            if day is None:
                self.tell(Unfit("teacher.rooster.no.date", name))
                self.fields[name].setFocus()
                return
        editor = self.editor
        try:
            editor.draft.add_use(editor.week, str(first), str(last))
        except Unfit as no:
            self.tell(_told(no))
            return
        self.first.hold("")
        self.last.hold("")
        editor.choose_week(editor.week)

    def _remove(self) -> None:
        week = self.editor.week
        self.editor.do(lambda draft: draft.remove_variant(week))

    def _read(self, text: str) -> date | None:
        desk = self.tools.desk
        return next_date(text, moments.local(desk.clock.now(), desk.school.zone).date())

    def _wrong(self, name: str, *, wrong: bool) -> None:
        """What is typed is no date, or is one after all."""
        if wrong or not self.trouble.isHidden():
            self.tell(Unfit("teacher.rooster.no.date", name) if wrong else None)

    def _show_uses(self, uses: list[Use]) -> None:
        while (item := self._uses.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for use in uses:
            self._uses.addWidget(self._use(use))

    def _use(self, use: Use) -> QWidget:
        line = QWidget()
        laid = row(line, SPACE.small)
        first, last = date.fromisoformat(use.first), date.fromisoformat(use.last)
        text = written(first) if first == last else f"{written(first)} {said.DASH} {written(last)}"
        laid.addWidget(Said(text, wrap=False), 1)
        away = Press(f"use:{use.first}", "\u00d7", lambda: self._drop(use), kind="quiet")
        away.setAccessibleName(self.tools.words("teacher.variant.drop", dates=text))
        laid.addWidget(away)
        return line

    def _drop(self, use: Use) -> None:
        self.editor.do(lambda draft: draft.remove_use(use))

    def _lay(self) -> None:
        words = self.tools.words
        self.put(self.name, self._lead, self.make)
        inside = column(self._dates, SPACE.small)
        inside.addWidget(Said(words("teacher.variant.holds"), script="strong"))
        inside.addLayout(self._uses)
        line = row(gap=SPACE.small)
        line.addWidget(self.first, 1)
        line.addWidget(Said(said.DASH, wrap=False))
        line.addWidget(self.last, 1)
        inside.addLayout(line)
        inside.addWidget(self.add)
        self.put(self._dates, self.trouble, self.remove)


def _told(no: Unfit) -> Unfit:
    """The dates of a refusal as people say them."""
    facts = {
        name: written(date.fromisoformat(fact)) if name in ("first", "last") else fact
        for name, fact in no.facts.items()
    }
    return Unfit(no.message, no.field, **facts)
