"""The whole school year, large: pick days and say what they are, take it back, read a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk import access
from kiosk.desk.changes import AROUND_HOURS, Changes, Part
from kiosk.desk.days_off import Draft, Item, Sort, drawn_from, kept, unused, used, without
from kiosk.desk.hours import CALENDAR
from kiosk.desk.plain import harmless
from kiosk.sync.asks import Answer, No
from kiosk.timetable.model import Use
from ui.style import SPACE, STAFF_TARGET
from ui.teacher.hours.year.canvas import YearCanvas
from ui.teacher.hours.year.ceiling import Ceiling
from ui.teacher.hours.year.day_editor import DayEditor
from ui.teacher.hours.year.days_list import DaysList
from ui.teacher.hours.year.grid import LARGE
from ui.teacher.hours.year.legend import Legend
from ui.teacher.hours.year.source import read_year, this_year, today
from ui.teacher.hours.year.step import Step, of_calendar, of_timetable
from ui.teacher.pieces import Press, Said, card, column, row
from ui.teacher.tools import Tools

_SIDE = 330
_LISTED = 64  # pixels: the editor goes before the list in a low window
_STEPS = 50


class YearPage(QWidget):
    """``left`` to go back to the week, ``reading`` to read a calendar file."""

    left = Signal()
    reading = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._start = 0
        self._instead: Item | None = None
        self._steps: list[Step] = []
        self._staff = ""
        self.setProperty("ground", "desk")
        words = tools.words
        self.canvas = YearCanvas(tools, LARGE, "year:large", words("teacher.year.strip"))
        self.editor = DayEditor(tools)
        self.list = DaysList(tools)
        self.ceiling = Ceiling(tools)
        self.back = Press("year:back", words("teacher.year.back"), self.left.emit)
        self.before = Press("year:earlier", "\u2039", lambda: self._turn(-1), kind="quiet")
        self.after = Press("year:later", "\u203a", lambda: self._turn(1), kind="quiet")
        self.before.setAccessibleName(words("teacher.year.before"))
        self.after.setAccessibleName(words("teacher.year.after"))
        self.undo = Press("year:undo", words("teacher.year.undo"), self._undo)
        self.read = Press("year:read", words("teacher.year.read"), self.reading.emit)
        self._name = Said(script="heading", wrap=False)
        self._count = Said(voice="quiet", wrap=False)
        self.told = Said(voice="quiet", wrap=False)
        self._legend = Legend(tools)
        self._day = Said(wrap=False)
        self._hint = card("notice")
        column(self._hint, SPACE.small, 12).addWidget(
            Said(words("teacher.year.hint"), voice="quiet")
        )
        self._key = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self._key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._key.activated.connect(self._undo)
        self._lay()
        self._connect()

    @property
    def start(self) -> int:
        """The calendar year in which the school year that is shown began."""
        return self._start

    def turn_to(self, start: int) -> None:
        """Show this school year, with nothing picked."""
        self._start = start
        self._leave()
        self._show()

    def open(self, start: int, first: date, last: date) -> None:
        """Show this school year, with these days picked."""
        self._start = start
        self._show()
        self._pick(first, last)

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if Part.SESSION in changes.parts or Part.GROUP in changes.parts:
            self._forget()
            self._leave()
        if AROUND_HOURS & changes.parts and self.isVisible():
            self._show()

    def _forget(self) -> None:
        """Somebody takes back what they did themselves: in every group, until another comes."""
        staff = self._tools.desk.duty.staff
        now = staff.id if staff is not None else ""
        if now != self._staff:
            self._staff = now
            self._steps.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed meanwhile."""
        super().showEvent(event)
        self._show()

    def put(self, *steps: Step) -> None:
        """Send these documents to the hub one after the other, as something that can be undone."""
        self._send(list(steps), undoing=False)

    # What is shown

    def _show(self) -> None:
        desk = self._tools.desk
        if desk.duty.staff is None:
            return
        self._start = self._start or this_year(self._tools)
        year = read_year(self._tools, self._start)
        self.canvas.show_year(year, today(self._tools))
        self.list.show_year(self._start, desk.group, desk.hours.calendar, desk.hours.timetable())
        self._name.say(f"{self._start} \u2013 {self._start + 1}")
        self._count.say(self._tools.words("teacher.year.count", count=year.school_days))
        self.ceiling.renew()
        self.undo.setEnabled(bool(self._steps))

    def _turn(self, step: int) -> None:
        self._start += step
        self._leave()
        self._show()

    def _tell(self, text: str) -> None:
        self.told.say(harmless(text, 120))

    # What is picked

    def _pick(self, first: date, last: date) -> None:
        """Days picked in the year: what stands there, or something new."""
        self.canvas.select(first, last)
        year = self.canvas.year
        day = year.day(first) if year is not None else None
        found: Item | None = None
        if day is not None and first == last:
            found = day.off or day.half or self._use(day.variant, first)
        if found is not None:
            self._choose(found)
            return
        self._instead = None
        sort = Sort.STUDY_DAY if first == last else Sort.HOLIDAY
        self._edit(Draft(sort, first, last), there=False)

    def _use(self, variant: str, on: date) -> Use | None:
        timetable = self._tools.desk.hours.timetable()
        uses = timetable.uses if timetable is not None and variant else []
        day = on.isoformat()
        return next((use for use in uses if use.first <= day <= use.last), None)

    def _choose(self, item: Item) -> None:
        """Something that stands in the year."""
        self._instead = item
        draft = drawn_from(item)
        self.canvas.select(draft.first, draft.last)
        self._edit(draft, there=True)

    def _edit(self, draft: Draft, *, there: bool) -> None:
        desk = self._tools.desk
        timetable = desk.hours.timetable()
        names = [one.name for one in timetable.variants] if timetable is not None else []
        self._tell("")
        self.editor.begin(draft, names, there=there)
        self._turn_editor(on=True)
        role = desk.duty.staff.role if desk.duty.staff is not None else None
        may = access.may(role, access.changing(CALENDAR))
        if not may.allowed:
            self.editor.busy(on=True)
            self.editor.say(self._tools.words(may.reason))
        self.editor.sort.setFocus()

    def _leave(self) -> None:
        if not self.editor.isHidden():
            self._turn_editor(on=False)
            self.canvas.select(self.canvas.selected[0], self.canvas.selected[0])
            self.canvas.setFocus()
        self._instead = None

    def _turn_editor(self, *, on: bool) -> None:
        """The editor takes the place of what is not about these days."""
        self.editor.setVisible(on)
        self._hint.setVisible(not on)
        self.ceiling.setVisible(not on)

    # What is kept

    def _keep(self, draft: Draft) -> None:
        hours, instead = self._tools.desk.hours, self._instead
        calendar, timetable = hours.calendar, hours.timetable()
        steps: list[Step] = []
        if draft.sort is Sort.VARIANT:
            if timetable is None:
                return
            if instead is not None and not isinstance(instead, Use):
                steps.append(of_calendar(calendar, without(calendar, instead)))
            was = instead if isinstance(instead, Use) else None
            steps.append(of_timetable(timetable, used(timetable, draft, was)))
        else:
            off = instead if not isinstance(instead, Use) else None
            steps.append(of_calendar(calendar, kept(calendar, draft, off)))
        self.put(*steps)

    def _remove(self) -> None:
        hours, item = self._tools.desk.hours, self._instead
        timetable = hours.timetable()
        if isinstance(item, Use):
            if timetable is not None:
                self.put(of_timetable(timetable, unused(timetable, item)))
        elif item is not None:
            calendar = hours.calendar
            self.put(of_calendar(calendar, without(calendar, item)))

    def _undo(self) -> None:
        """Take the last change back, unless somebody has changed the same document since."""
        if not self._steps:
            return
        step = self._steps.pop()
        hours = self._tools.desk.hours
        held = hours.calendar if step.key == CALENDAR else hours.timetable(_group(step.key))
        if held != step.after:
            self._tell(self._tools.words("teacher.year.undo_late"))
            self.undo.setEnabled(bool(self._steps))
            return
        self._leave()
        self.undo.setEnabled(bool(self._steps))
        self._send([Step(step.key, step.after, step.before)], undoing=True)

    def _send(self, steps: list[Step], *, undoing: bool) -> None:
        if not steps:
            self._leave()
            self._tell(self._tools.words("teacher.year.undone" if undoing else "teacher.year.kept"))
            self._show()
            return
        step, *rest = steps

        def answered(answer: Answer) -> None:
            if isinstance(answer, No):
                self.editor.busy(on=False)
                self.editor.say(self._tools.no(answer))
                self._tell(self._tools.no(answer))
                if undoing:  # it can be tried again
                    self._done(Step(step.key, step.after, step.before))
                    self.undo.setEnabled(True)
                return
            if not undoing:
                self._done(step)
            self._send(rest, undoing=undoing)

        if step.before == step.after:
            self._send(rest, undoing=undoing)
        else:
            self._tools.desk.hours.put(step.key, step.after, answered)

    def _done(self, step: Step) -> None:
        """This can be taken back."""
        self._steps = [*self._steps[-_STEPS:], step]

    # How it is laid out

    def _connect(self) -> None:
        self.canvas.pointed.connect(self._day.say)
        self.canvas.chosen.connect(self._pick)
        self.list.picked.connect(self._choose)
        self.editor.kept.connect(self._keep)
        self.editor.removed.connect(self._remove)
        self.editor.left.connect(self._leave)
        self.editor.moved.connect(self.canvas.select)
        self.ceiling.changed.connect(self.put)

    def _lay(self) -> None:
        laid = column(self, SPACE.small)
        head = row(gap=SPACE.small)
        for button in (self.before, self.after):
            button.setFixedWidth(STAFF_TARGET)
        head.addWidget(self.back)
        head.addSpacing(SPACE.small)
        head.addWidget(self.before)
        head.addWidget(self._name)
        head.addWidget(self.after)
        head.addWidget(self._count)
        head.addSpacing(SPACE.medium)
        head.addWidget(self.told)
        head.addStretch(1)
        head.addWidget(self.undo)
        head.addWidget(self.read)
        laid.addLayout(head)
        across = row(gap=SPACE.medium)
        frame = card()
        wide = column(frame, SPACE.hair, 12)
        wide.addWidget(self.canvas, 1)
        self._day.setFixedHeight(24)
        wide.addWidget(self._day)
        wide.addWidget(self._legend)
        across.addWidget(frame, 1)
        across.addWidget(self._side())
        laid.addLayout(across, 1)

    def _side(self) -> QWidget:
        frame = card()
        frame.setFixedWidth(_SIDE)
        side = column(frame, SPACE.small, 12)
        side.addWidget(self._hint)
        side.addWidget(self.editor)
        self.editor.hide()
        self.list.setMinimumHeight(_LISTED)
        side.addWidget(self.list, 1)
        side.addWidget(self.ceiling)
        return frame


def _group(key: str) -> str:
    return key.partition("/")[2]
