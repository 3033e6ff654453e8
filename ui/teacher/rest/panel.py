"""Open or closed for a while: for whom, until when, why. Says what it will do before it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QWidget

from kiosk.desk.plain import harmless
from kiosk.desk.until import QUARTER, choices
from kiosk.model import Override
from kiosk.names import LONGEST
from kiosk.sync.asks import LONGEST_NOTE, Answer, No
from ui.style import SPACE
from ui.teacher.pieces import Choice, Press, Said, column, row, target
from ui.teacher.rest.times import Times
from ui.teacher.rest.words import RestWords
from ui.teacher.tools import Tools

WIDTH = 440
KEEP, CLOSE, INSIDE = "keep", "close", "inside"
_NEVER = 1 << 60  # ms: what is so stays so


class RestPanel(QFrame):
    """The panel. ``done`` once the hub has agreed, ``resized`` when it wants another size."""

    done = Signal()
    resized = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._said = RestWords(tools)
        self._like: Override | None = None
        words = tools.words
        self.setProperty("ground", "card")
        self.setFixedWidth(WIDTH)
        self.whom = Choice()
        target(self.whom, "rest:whom", words("teacher.rest.whom"))
        self.whom.currentIndexChanged.connect(lambda: self._offer())
        self._ways = QButtonGroup(self)
        self.ways = {name: self._way(name) for name in (KEEP, CLOSE, INSIDE)}
        self._times = Times(tools, "rest")
        self._times.picked.connect(self._tell)
        self.times, self.typed = self._times.buttons, self._times.typed
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(words("teacher.rest.note"))
        target(self.note, "rest:note", words("teacher.rest.note"))
        self._most = Said(voice="small")
        self.trouble = Said(voice="trouble")
        self.go = Press("rest:go", "", self._go, kind="main")
        self.note.returnPressed.connect(self._go)
        self._lay()

    def begin(self, pupil: str = "", *, like: Override | None = None) -> None:
        """Fill in anew: for this pupil or the group, or what makes ``like`` last longer.

        What can be done comes first: devices that are open for as long as they may be can only
        be closed.
        """
        self._like = like
        self._fill_whom(like.pupil if like is not None else pupil)
        opens = like.opens if like is not None else bool(self._times_for(KEEP))
        self.ways[KEEP if opens else CLOSE].setChecked(True)
        inside = self._tools.desk.hours.rain() is not None and not self.pupil
        self.ways[INSIDE].setVisible(inside)
        self.note.setText(like.note if like is not None else "")
        self.trouble.say("", hide=True)
        self._offer()
        self.ways[KEEP if opens else CLOSE].setFocus()

    @property
    def way(self) -> str:
        """What is chosen: keep, close or inside."""
        return next(name for name, button in self.ways.items() if button.isChecked())

    @property
    def pupil(self) -> str:
        """For whom it is; "" for the whole group."""
        return str(self.whom.currentData() or "")

    @property
    def until(self) -> int:
        """Until when, ms; 0 while it is not a time to come."""
        return self._times.until

    def _fill_whom(self, pupil: str) -> None:
        desk, words = self._tools.desk, self._tools.words
        self.whom.blockSignals(True)
        self.whom.clear()
        self.whom.addItem(words("teacher.rest.group"), "")
        for one in desk.classroom.pupils(desk.group):
            self.whom.addItem(harmless(desk.classroom.called(one.id), LONGEST), one.id)
        self.whom.setCurrentIndex(max(self.whom.findData(pupil), 0))
        self.whom.blockSignals(False)

    def _so_until(self, way: str) -> int:
        """Until when it is so by itself, ms: only later is of use. 0: it is not so now."""
        if self._like is not None and self._like.opens is (way == KEEP):
            return self._like.until
        now = self._tools.desk.hours.verdict("", self.pupil)
        if now.open is not (way == KEEP):
            return 0
        return now.until_ms or _NEVER

    def _edge(self, way: str) -> int:
        """The moment (ms) that somebody probably means."""
        hours, so = self._tools.desk.hours, self._so_until(way)
        if self._like is not None and so == self._like.until:
            return min(so + QUARTER, self._tools.desk.clock.now() + hours.most())
        if so:
            return 0 if so == _NEVER else hours.plan().next_change(so)
        return hours.verdict("", self.pupil).until_ms

    def _times_for(self, way: str) -> list[int]:
        now, most = self._tools.desk.clock.now(), self._tools.desk.hours.most()
        return choices(now, most, self._edge(way), self._so_until(way))

    def _offer(self) -> None:
        """The times to choose from."""
        way = KEEP if self.way == KEEP else CLOSE
        offered = self._times_for(way)
        for button, at in zip(self.times, offered, strict=False):
            said = self._tools.clock(at)
            button.setText(said)
            button.setAccessibleName(f"{self._tools.words('teacher.rest.typed')} {said}")
        self._times.offer(offered, self._edge(way))
        if not offered:
            self._times.until = min(self._so_until(way), _NEVER)
        self._tell()

    def _tell(self) -> None:
        """Say what pressing the button will do, and whether it may be done."""
        words, hours, inside = self._tools.words, self._tools.desk.hours, self.way == INSIDE
        self._when.setVisible(not inside and bool(self._times.offered))
        self.note.setVisible(not inside)
        self.whom.setEnabled(not inside)
        if inside:
            self.whom.setCurrentIndex(0)
        self._most.say(self._said.most())
        span, so = hours.rain(), self._so_until(self.way)
        latest = self._tools.desk.clock.now() + hours.most()
        if inside and span is not None:
            facts = {"start": self._tools.clock(span[0]), "end": self._tools.clock(span[1])}
            said, ready = words("teacher.rest.go.inside", **facts), True
        elif not self._times.until:
            said, ready = words("teacher.rest.past"), False
        elif not inside and self._times.until <= so:
            clock = self._said.clock(so) if so != _NEVER else ""
            key = f"teacher.rest.so.{self.way}" if clock else f"teacher.rest.always.{self.way}"
            said, ready = words(key, **({"clock": clock} if clock else {})), False
        elif self._times.until > latest:
            said, ready = words("teacher.rest.beyond"), False
        else:
            facts = {"end": self._tools.clock(self._times.until)}
            said, ready = words(f"teacher.rest.go.{self.way}", **facts), not inside
        self.go.setText(said)
        self.go.setAccessibleName(said)
        self.go.setEnabled(ready)
        self.resized.emit()

    def _go(self) -> None:
        if not self.go.isEnabled():
            return
        self.go.setEnabled(False)
        hours, note = self._tools.desk.hours, self.note.text().strip()
        if self.way == INSIDE:
            hours.rain_break(False, self._answered)
        elif self.way == KEEP:
            hours.keep_open(self._times.until, note, self._answered, self.pupil)
        else:
            hours.close_now(self._times.until, note, self._answered, self.pupil)

    def _answered(self, answer: Answer) -> None:
        self._tell()
        if isinstance(answer, No):
            self.trouble.say(self._tools.no(answer), hide=True)
            self.resized.emit()
        else:
            self.done.emit()

    def _way(self, name: str) -> Press:
        button = Press(f"rest:{name}", self._tools.words(f"teacher.rest.{name}"), kind="pick")
        button.setCheckable(True)
        button.setChecked(name == KEEP)
        button.clicked.connect(lambda: self._offer())
        self._ways.addButton(button)
        return button

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.small, SPACE.medium)
        laid.addWidget(Said(words("teacher.rest.heading"), script="heading"))
        laid.addWidget(self.whom)
        two = row()
        two.addWidget(self.ways[KEEP], 1)
        two.addWidget(self.ways[CLOSE], 1)
        laid.addLayout(two)
        laid.addWidget(self.ways[INSIDE])
        self._when = QWidget()
        when = column(self._when, SPACE.hair)
        when.addWidget(Said(words("teacher.rest.until"), voice="quiet"))
        when.addWidget(self._times)
        laid.addWidget(self._when)
        laid.addWidget(self.note)
        laid.addWidget(self._most)
        laid.addWidget(self.trouble)
        laid.addWidget(self.go)
