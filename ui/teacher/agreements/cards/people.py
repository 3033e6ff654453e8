"""Who of the group has read the agreements, and that a teacher explained them to everybody."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from kiosk.desk.readings import Reader, ReadState
from ui.style import SPACE
from ui.teacher.pieces import Press, Said, Tick, column, row, scroller, take_out
from ui.teacher.tools import Tools

_WIDE = 300


class Readers(QFrame):
    """Names by how it is with them. ``explained`` with the ids of who was there."""

    explained = Signal(list)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "card")
        self.setFixedWidth(_WIDE)
        words = tools.words
        self.lead = Said(voice="small")
        self.told = Said(voice="quiet")
        self.names: dict[ReadState, tuple[Said, Said]] = {}
        self.explain = Press(
            "cards:explain", words("teacher.cards.explain"), self._ask, kind="main"
        )
        self.ticks: dict[str, Tick] = {}
        self.keep = Press("cards:keep", words("teacher.cards.keep"), self._keep, kind="main")
        self.back = Press("cards:back", words("teacher.cards.back"), self.leave)
        self._pages = QStackedWidget()
        self._list, self._absent = QWidget(), QWidget()
        self._tick_column: QVBoxLayout
        self._lay()

    def tell(self, readers: list[Reader], term: date, *, explains: bool) -> None:
        """Show how it is with each, since the first day of the term."""
        words = self._tools.words
        done = sum(one.state in (ReadState.READ, ReadState.EXPLAINED) for one in readers)
        month = words(f"teacher.month.{term.month}")
        self.lead.say(
            words("teacher.cards.since", count=done, all=len(readers), day=term.day, month=month)
        )
        for state, (head, said) in self.names.items():
            called = [self._tools.called(one.pupil.id) for one in readers if one.state is state]
            head.say(words(f"teacher.cards.state.{state.value}", count=len(called)))
            said.say(", ".join(called))
            head.setVisible(bool(called))
            said.setVisible(bool(called))
        self.explain.setVisible(explains and bool(readers))
        if not explains:
            self.leave()

    def say(self, text: str) -> None:
        """Something was kept."""
        self.told.say(text, hide=True)

    def leave(self) -> None:
        """Back to the names."""
        self._pages.setCurrentWidget(self._list)

    def _ask(self) -> None:
        desk = self._tools.desk
        take_out(self._tick_column, list(self.ticks.values()))
        self.ticks = {}
        for at, pupil in enumerate(desk.classroom.pupils(desk.group)):
            tick = Tick(f"absent:{pupil.id}", self._tools.called(pupil.id))
            tick.toggled.connect(self._ticked)
            self.ticks[pupil.id] = tick
            self._tick_column.insertWidget(at, tick, 0, Qt.AlignmentFlag.AlignLeft)
        self.say("")
        self._pages.setCurrentWidget(self._absent)
        self._ticked()
        self.keep.setFocus()

    @property
    def _present(self) -> list[str]:
        return [pupil for pupil, tick in self.ticks.items() if not tick.isChecked()]

    def _ticked(self, _on: bool = False) -> None:
        self.keep.setEnabled(bool(self._present))  # to nobody is not explained

    def _keep(self) -> None:
        self.leave()
        self.explained.emit(self._present)

    def _lay(self) -> None:
        words = self._tools.words
        outer = column(self, SPACE.small, SPACE.medium)
        outer.addWidget(self._pages, 1)
        laid = column(self._list, SPACE.small)
        laid.addWidget(Said(words("teacher.cards.readers"), script="strong"))
        laid.addWidget(self.lead)
        inside = QWidget()
        listed = column(inside, SPACE.hair)
        for state in (ReadState.NEVER, ReadState.AGAIN, ReadState.EXPLAINED, ReadState.READ):
            head, said = Said(script="strong"), Said()
            self.names[state] = head, said
            listed.addWidget(head)
            listed.addWidget(said)
            listed.addSpacing(SPACE.small)
        listed.addStretch(1)
        laid.addWidget(scroller(inside), 1)
        laid.addWidget(self.told)
        laid.addWidget(self.explain)
        asking = column(self._absent, SPACE.small)
        asking.addWidget(Said(words("teacher.cards.absent"), script="strong"))
        asking.addWidget(Said(words("teacher.cards.absent_lead"), voice="small"))
        ticked = QWidget()
        self._tick_column = column(ticked, 0)
        self._tick_column.addStretch(1)
        asking.addWidget(scroller(ticked), 1)
        across = row()
        across.addWidget(self.keep, 1)
        across.addWidget(self.back)
        asking.addLayout(across)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._absent)
        self.told.hide()
