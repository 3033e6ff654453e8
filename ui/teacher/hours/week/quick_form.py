"""A whole week in one small form: equal days with a break and a lunch."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from kiosk.desk.rooster.conflicts import SCHOOL_DAYS
from kiosk.desk.rooster.draft import EqualDays, Unfit
from kiosk.desk.rooster.times import span
from kiosk.desk.rooster.weeks import Span
from kiosk.timetable.model import Period
from kiosk.timetable.verdicts import PeriodKind
from ui.style import SPACE
from ui.teacher.hours.fields import TimeField
from ui.teacher.hours.week import said
from ui.teacher.hours.week.day_toggles import DayToggles
from ui.teacher.hours.week.editor import Editor
from ui.teacher.hours.week.panel import Panel, unfit_time
from ui.teacher.pieces import Press, Said, row, target
from ui.teacher.tools import Tools

_USUAL = {"day": (510, 840), "break.0": (615, 630), "break.1": (810, 825), "lunch": (720, 750)}
_ON = ("day", "break.0", "lunch")
_ORDER = ("day", "break.0", "lunch", "break.1")


class SpanRow:
    """From one time to another, that may be left out."""

    def __init__(self, tools: Tools, name: str) -> None:
        self._name = name
        words = tools.words
        key = name.partition(".")[0]
        self.said = words(f"teacher.quick.{'again' if name == 'break.1' else key}")
        start, end = _USUAL[name]
        self.box = QCheckBox(self.said) if name != "day" else None
        self.start = TimeField(
            f"quick.{name}.start", f"{self.said}: {words('teacher.rooster.from')}", start
        )
        self.end = TimeField(
            f"quick.{name}.end", f"{self.said}: {words('teacher.rooster.to')}", end
        )
        if self.box is not None:
            target(self.box, f"quick.{name}.on", self.said)
            self.box.toggled.connect(self._turned)
            self.box.setChecked(name in _ON)
            self._turned(self.box.isChecked())

    @property
    def on(self) -> bool:
        """Whether it is not left out."""
        return self.box is None or self.box.isChecked()

    def usual(self) -> None:
        """Show the times that many schools have."""
        start, end = _USUAL[self._name]
        self.start.set(start)
        self.end.set(end)
        if self.box is not None:
            self.box.setChecked(self._name in _ON)

    def set(self, period: Period | None) -> None:
        """Show these times; None: left out."""
        if self.box is not None:
            self.box.setChecked(period is not None)
        if period is not None:
            start, end = span(period)
            self.start.set(start)
            self.end.set(end)

    def span(self, name: str) -> Span:
        """The times. Raises Unfit."""
        start, end = self.start.moment, self.end.moment
        if start is None or end is None:
            raise unfit_time(name)
        return start, end

    def laid(self) -> QHBoxLayout:
        """On one line."""
        line = row(gap=SPACE.small)
        line.addWidget(self.box if self.box is not None else Said(self.said, wrap=False), 1)
        for part in (self.start, Said(said.DASH, wrap=False), self.end):
            line.addWidget(part)
        return line

    def _turned(self, on: bool) -> None:
        self.start.setEnabled(on)
        self.end.setEnabled(on)


class QuickForm(Panel):
    """The form. It starts from the days as they are."""

    def __init__(self, tools: Tools, editor: Editor) -> None:
        super().__init__(tools, editor, back=False)
        words = tools.words
        self.heading.say(words("teacher.quick.heading"))
        self.days = DayToggles(tools, "quick.on", SCHOOL_DAYS)
        self.rows = {name: SpanRow(tools, name) for name in _ORDER}
        self.fields = {name: one.end for name, one in self.rows.items()}
        self.fill = Press("quick.fill", words("teacher.quick.fill"), self._fill, kind="main")
        self.put(self.days)
        for one in self.rows.values():
            self.put(one.laid())
            for field in (one.start, one.end):
                field.returnPressed.connect(self._fill)
        self.warning = Said(voice="small")
        self.days.changed.connect(self._warn)
        self.put(self.warning, self.trouble, self.fill)
        self._seen: tuple[str, str, list[Period]] | None = None

    def renew(self) -> None:
        """Start from the week's first day that has lessons, when another week is shown."""
        periods = self.editor.periods
        seen = self.editor.group, self.editor.week, periods
        if self._seen == seen:
            return
        self._seen = seen
        self.tell(None)
        self._warn()
        lessons = [one for one in periods if one.kind is PeriodKind.LESSON]
        if not lessons:
            for one in self.rows.values():
                one.usual()
            return
        day = lessons[0].days[0]
        here = [one for one in periods if day in one.days]
        first, *_ = today = sorted((one for one in lessons if day in one.days), key=span)
        breaks = sorted((one for one in here if one.kind is PeriodKind.BREAK), key=span)
        lunches = [one for one in here if one.kind is PeriodKind.LUNCH]
        self.rows["day"].set(replace(first, end=max(one.end for one in today)))
        self.rows["break.0"].set(breaks[0] if breaks else None)
        self.rows["break.1"].set(breaks[1] if breaks[1:] else None)
        self.rows["lunch"].set(lunches[0] if lunches else None)

    def _fill(self) -> None:
        try:
            wanted = self._wanted()
        except Unfit as no:
            self.tell(no)
            return
        self.tell(None)
        self.editor.do(lambda draft: draft.equal_days(self.editor.week, wanted))

    def _warn(self) -> None:
        """Say which days are other than the first one, before filling in makes them alike."""
        periods, days = self.editor.periods, self.days.days
        looks = {
            day: [(one.start, one.end, one.kind) for one in periods if day in one.days]
            for day in days
        }
        first = next((look for look in looks.values() if look), [])
        other = [day for day, look in looks.items() if first and look != first]
        told = said.days(self.tools, other)
        self.warning.say(
            self.tools.words("teacher.quick.replaces", days=told) if other else "", hide=True
        )

    def _wanted(self) -> EqualDays:
        spans = {name: one.span(name) for name, one in self.rows.items() if one.on}
        breaks = [spans[name] for name in ("break.0", "break.1") if name in spans]
        return EqualDays(self.days.days, spans["day"], breaks, spans.get("lunch"))
