"""A period to be typed: what it is, when, on which days."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from kiosk.desk.rooster.conflicts import SCHOOL_DAYS
from kiosk.desk.rooster.draft import Unfit
from kiosk.desk.rooster.times import span
from kiosk.desk.rooster.weeks import LONGEST_NAME
from kiosk.timetable.verdicts import PeriodKind
from ui.style import SPACE
from ui.teacher.hours.fields import TimeField, WordField
from ui.teacher.hours.week import said
from ui.teacher.hours.week.day_toggles import DayToggles
from ui.teacher.hours.week.editor import Editor
from ui.teacher.hours.week.panel import Panel, unfit_time
from ui.teacher.pieces import Choice, Press, Said, row, target
from ui.teacher.tools import Tools


class BlockPanel(Panel):
    """The period that is chosen."""

    def __init__(self, tools: Tools, editor: Editor) -> None:
        super().__init__(tools, editor)
        words = tools.words
        self.kind = Choice()
        target(self.kind, "kind", words("teacher.rooster.kind"))
        for kind in PeriodKind:
            self.kind.addItem(words(f"teacher.kind.{kind.value}"), kind)
        self.kind.activated.connect(self._kind_given)
        self.name = WordField("period.name", words("teacher.rooster.name"))
        self.name.setPlaceholderText(words("teacher.rooster.name"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.given.connect(lambda: self.editor.change_chosen(name=self.name.text()))
        self.start = TimeField("start", words("teacher.rooster.from"))
        self.end = TimeField("end", words("teacher.rooster.to"))
        self.fields = {"start": self.start, "end": self.end}
        self.days = DayToggles(tools, "on")
        self.days.changed.connect(self._days_given)
        self.every = Press("every", words("teacher.rooster.every"), self._every)
        self.alone = QCheckBox()
        target(self.alone, "alone", words("teacher.rooster.alone"))
        self.alone.toggled.connect(self.editor.only_here)
        self.scope = Said(voice="quiet")
        self.remove = Press("remove", words("teacher.rooster.remove"), editor.remove_chosen)
        self._lay()
        for field in (self.start, self.end):
            field.given.connect(self._times_given)
            field.textEdited.connect(self._typed)

    def renew(self) -> None:
        """Show the period as it is."""
        period, day = self.editor.period, self.editor.chosen.day
        if period is None:
            return
        tools, words = self.tools, self.tools.words
        self.heading.say(said.title(tools, period))
        self.kind.setCurrentIndex(list(PeriodKind).index(period.kind))
        self.name.hold(period.name)
        start, end = span(period)
        self.start.set(start)
        self.end.set(end)
        self.days.set(period.days)
        several = len(period.days) > 1
        self.alone.setVisible(several)
        self.alone.blockSignals(True)
        self.alone.setChecked(self.editor.alone)
        self.alone.blockSignals(False)
        self.alone.setText(words("teacher.rooster.alone_on", day=words(f"teacher.weekday.{day}")))
        scope = said.days(tools, self.editor.scope)
        self.scope.say(words("teacher.rooster.scope", days=scope))
        self.every.setEnabled(not set(SCHOOL_DAYS) <= set(period.days))
        key = "remove_one" if self.editor.splits(self.editor.chosen.at) else "remove"
        self.remove.setText(words(f"teacher.rooster.{key}"))
        self.tell(None)

    def begin(self) -> None:
        """Start typing."""
        self.start.setFocus()
        self.start.selectAll()

    def _typed(self) -> None:
        """Say at once what cannot be, while it is being typed."""
        self.tell(self._wrong())

    def _wrong(self) -> Unfit | None:
        start, end = self.start.moment, self.end.moment
        if start is None:
            return unfit_time("start")
        if end is None:
            return unfit_time("end")
        if end <= start:
            facts = {"start": self.start.text(), "end": self.end.text()}
            return Unfit("teacher.rooster.no.backwards", "end", **facts)
        return None

    def _times_given(self) -> None:
        start, end, wrong = self.start.moment, self.end.moment, self._wrong()
        if start is None or end is None or wrong is not None:
            self.tell(wrong)
            return
        self.editor.change_chosen(start=start, end=end)

    def _kind_given(self) -> None:
        self.editor.change_chosen(kind=PeriodKind(self.kind.currentData()))

    def _days_given(self) -> None:
        day, at = self.editor.chosen
        wanted = self.days.days
        if not wanted:
            self.renew()
            self.tell(Unfit("teacher.rooster.no.days", "days"))
            return
        here = day if day in wanted else wanted[0]
        self.editor.change(at, here, split=False, days=wanted)

    def _every(self) -> None:
        period = self.editor.period
        if period is not None:
            self.days.set({*period.days, *SCHOOL_DAYS})
            self._days_given()

    def _lay(self) -> None:
        first = row(gap=SPACE.small)
        first.addWidget(self.kind, 2)
        first.addWidget(self.name, 3)
        last = row(gap=SPACE.small)
        last.addWidget(self.every, 1)
        last.addWidget(self.remove)
        from_to = self.times("", self.start, self.end)
        self.put(first, from_to, self.trouble, self.days, self.scope, self.alone, last)
