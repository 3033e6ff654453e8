"""What staff decided for a while, now or still to come: for whom, by whom, until when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.desk.changes import AROUND_HOURS, Changes
from kiosk.desk.plain import harmless
from kiosk.model import Override
from kiosk.sync.asks import Answer
from ui.style import SPACE
from ui.teacher.pieces import Press, Said, column, row, scroller, take_out
from ui.teacher.rest.disc import TimeDisc
from ui.teacher.rest.words import RestWords
from ui.teacher.tools import Tools

_SIDE = 30
HIGHEST, LOWEST = 250, 132
"""Pixels that the list takes at most, in a high window and in a low one; the rest is scrolled."""
HIGH_WINDOW = 900
MOST = 40
"""So many are listed; the rest is counted."""


class Given(QFrame):
    """One override. ``ended`` and ``longer`` with it when that is pressed."""

    ended = Signal(object)
    longer = Signal(object)

    def __init__(self, tools: Tools, one: Override) -> None:
        super().__init__()
        self._tools = tools
        self._one = one
        self.setProperty("ground", "notice")
        self._words = said = RestWords(tools)
        words = tools.words
        what = said.what(one)
        self._disc = TimeDisc(tools.look, _SIDE)
        note = harmless(one.note, 120)
        who = tools.beside(said.whom(one), said.by(one))
        self.stop = Press(f"end:{one.id}", said.undo(one), self._end)
        self.more = Press(f"longer:{one.id}", words("teacher.given.longer_press"), self._longer)
        for button in (self.stop, self.more):
            button.setAccessibleName(f"{button.text()}: {what}, {said.whom(one)}")
        laid = column(self, SPACE.hair, 12)
        head = row(gap=SPACE.small + 2)
        head.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        names = column(gap=0)
        lines = [Said(what, script="strong"), Said(who, voice="small")]
        if note:
            lines.append(Said(words("teacher.given.note", note=note), voice="small"))
        for line in lines:
            line.setMinimumWidth(1)  # a very long word is cut
            names.addWidget(line)
        head.addLayout(names, 1)
        laid.addLayout(head)
        buttons = row(gap=SPACE.small)
        buttons.addWidget(self.stop, 3)
        buttons.addWidget(self.more, 2)
        laid.addLayout(buttons)
        self.tell_left()

    @property
    def one(self) -> Override:
        """The override that this shows."""
        return self._one

    def tell_left(self) -> None:
        """Shrink the shape; full until it begins."""
        now, one = self._tools.desk.clock.now(), self._one
        self.stop.setText(self._words.undo(one))
        whole = max(one.until - one.start, 1)
        self._disc.show_left((one.until - max(now, one.start)) / whole, opens=one.opens)

    def allow_longer(self, *, on: bool) -> None:
        """Whether the one on duty may make it last longer."""
        self.more.setVisible(on)

    def _end(self) -> None:
        self.stop.setEnabled(False)
        self.ended.emit(self._one)

    def _longer(self) -> None:
        self.longer.emit(self._one)


class InForce(QFrame):
    """The list, soonest first. ``longer`` with an override that should last longer."""

    longer = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._shown: list[Override] = []
        self._rows: list[Given] = []
        self.setProperty("ground", "card")
        self.setMinimumWidth(264)
        words = tools.words
        self._empty = Said(words("teacher.given.none"), voice="quiet")
        self._ceiling = Said(voice="small")
        self._more = Said(voice="small")
        inside = QWidget()
        self._list = column(inside, SPACE.small)
        self._area = scroller(inside)
        laid = column(self, SPACE.small, 12)
        laid.addWidget(Said(words("teacher.given.heading"), script="strong"))
        laid.addWidget(self._empty)
        laid.addWidget(self._area)
        laid.addWidget(self._more)
        laid.addWidget(self._ceiling)

    @property
    def rows(self) -> list[Given]:
        """What is shown, in order."""
        return list(self._rows)

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if AROUND_HOURS & changes.parts:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be more room, or less."""
        super().resizeEvent(event)
        self._fit()

    def tell_times(self) -> None:
        """A minute has gone by."""
        for one in self.rows:
            one.tell_left()

    def _show(self) -> None:
        desk = self._tools.desk
        wanted = desk.hours.in_force() if desk.duty.staff is not None else []
        if wanted != self._shown or not wanted:
            self._build(wanted)
        latest = desk.clock.now() + desk.hours.most()
        for one in self.rows:
            one.allow_longer(on=one.one.until < latest)
        minutes = desk.hours.calendar.ceiling
        self._ceiling.say(self._tools.words("teacher.given.ceiling", minutes=minutes))
        self._ceiling.setVisible(not wanted)
        self._empty.setVisible(not wanted)

    def _build(self, wanted: list[Override]) -> None:
        self._shown = wanted
        take_out(self._list, self._rows)
        self._rows = [Given(self._tools, one) for one in wanted[:MOST]]
        more = max(len(wanted) - MOST, 0)
        self._more.say(self._tools.words("teacher.found.more", count=more) if more else "")
        self._more.setVisible(more > 0)
        for given in self._rows:
            given.ended.connect(self._end)
            given.longer.connect(self.longer)
            self._list.addWidget(given)
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, as far as there is room."""
        self._list.activate()
        room = HIGHEST if self.window().height() >= HIGH_WINDOW else LOWEST
        self._area.setVisible(bool(self._rows))
        self._area.setFixedHeight(min(self._list.sizeHint().height(), room))

    def _end(self, one: Override) -> None:
        self._tools.desk.hours.end(one.id, self._answered)

    def _answered(self, _answer: Answer) -> None:
        """A No is told above every page; then it can be tried again."""
        for one in self.rows:
            one.stop.setEnabled(True)
