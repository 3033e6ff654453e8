"""A day as a whole: what can be put on it, its end, and the same on other days."""

from __future__ import annotations

from kiosk.desk.rooster.conflicts import SCHOOL_DAYS
from kiosk.desk.rooster.draft import Unfit
from kiosk.desk.rooster.times import span, wall
from kiosk.timetable.model import Period
from kiosk.timetable.verdicts import PeriodKind
from ui.style import SPACE
from ui.teacher.hours.fields import TimeField
from ui.teacher.hours.week import said
from ui.teacher.hours.week.day_toggles import DayToggles
from ui.teacher.hours.week.editor import Editor
from ui.teacher.hours.week.panel import Panel, unfit_time
from ui.teacher.pieces import Press, Said, row
from ui.teacher.tools import Tools

_NOON = 720
_USUAL = {
    PeriodKind.LESSON: (510, 840),
    PeriodKind.BREAK: (615, 630),
    PeriodKind.LUNCH: (720, 750),
}


class DayPanel(Panel):
    """The day that is chosen."""

    def __init__(self, tools: Tools, editor: Editor) -> None:
        super().__init__(tools, editor)
        words = tools.words
        self.new = {kind: self._new(kind) for kind in _USUAL}
        self.free_at = TimeField("free.at", words("teacher.rooster.free_from"), _NOON)
        self.free = Press("free", words("teacher.rooster.make_free"), self._free)
        self.free_at.returnPressed.connect(self._free)
        self.fields = {"free": self.free_at}
        self.clear = Press("clear", words("teacher.rooster.no_school"), self._clear)
        self.to = DayToggles(tools, "copy.to")
        self.copy = Press("copy", words("teacher.rooster.copy"), self._copy)
        self.to.changed.connect(self._can_copy)
        self._shown = 0
        self._lay()

    def renew(self) -> None:
        """Show the day."""
        day = self.editor.chosen.day
        if not day:
            return
        self.heading.say(said.weekday(self.tools, day))
        some = any(day in one.days for one in self.editor.periods)
        self.free.setEnabled(some)
        self.clear.setEnabled(some)
        for to, button in self.to.buttons.items():
            button.setEnabled(to != day)
        if day != self._shown:
            self._shown = day
            self.to.set([])
        self._can_copy()
        self.tell(None)

    def begin(self) -> None:
        """Start with the first thing."""
        self.new[PeriodKind.LESSON].setFocus()

    def _can_copy(self) -> None:
        self.copy.setEnabled(bool(self.to.days))

    def _new(self, kind: PeriodKind) -> Press:
        name = self.tools.words(f"teacher.kind.{kind.value}")
        button = Press(f"new:{kind.value}", f"+ {name}", lambda: self._add(kind))
        button.setAccessibleName(self.tools.words("teacher.rooster.add", what=name))
        return button

    def _add(self, kind: PeriodKind) -> None:
        day = self.editor.chosen.day
        start, end = self._place(kind, day)
        self.editor.add(Period([day], wall(start), wall(end), kind), day)

    def _place(self, kind: PeriodKind, day: int) -> tuple[int, int]:
        """Where it would usually stand; after what is there of its kind."""
        start, end = _USUAL[kind]
        mine = [one for one in self.editor.periods if one.kind is kind and day in one.days]
        last = max((span(one)[1] for one in mine), default=0)
        if last > start:
            length = min(end - start, 60)
            start = min(last if kind is PeriodKind.LESSON else last + 60, 1435 - length)
            end = start + length
        return start, end

    def _free(self) -> None:
        moment = self.free_at.moment
        if moment is None:
            self.tell(unfit_time("free"))
            return
        day = self.editor.chosen.day
        self.editor.do(lambda draft: draft.free_from(self.editor.week, day, moment))

    def _clear(self) -> None:
        day = self.editor.chosen.day
        self.editor.do(lambda draft: draft.clear_day(self.editor.week, day))

    def _copy(self) -> None:
        day, to = self.editor.chosen.day, self.to.days
        if not to:
            self.tell(Unfit("teacher.rooster.no.days", "days"))
            return
        self.editor.do(lambda draft: draft.copy_day(self.editor.week, day, to))
        self.to.set([])
        self._can_copy()

    def all_school_days(self) -> None:
        """Choose every other school day to copy to."""
        self.to.set(day for day in SCHOOL_DAYS if day != self.editor.chosen.day)
        self._can_copy()

    def _lay(self) -> None:
        words = self.tools.words
        new = row(gap=SPACE.small)
        for button in self.new.values():
            new.addWidget(button, 1)
        free = row(gap=SPACE.small)
        free.addWidget(Said(words("teacher.rooster.free_from"), wrap=False))
        free.addWidget(self.free_at)
        free.addWidget(self.free, 1)
        every = Press("copy.every", words("teacher.rooster.all_days"), self.all_school_days)
        last = row(gap=SPACE.small)
        last.addWidget(every, 1)
        last.addWidget(self.copy, 1)
        self.put(new, free, self.trouble, self.clear)
        self.put(Said(words("teacher.rooster.copy_to"), script="strong"), self.to, last)
