"""Permit social media: for this lesson in one tap, or until another end; what is permitted now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from kiosk.desk.granting import End
from kiosk.desk.until import choices
from kiosk.model import Grant
from kiosk.sync.asks import LONGEST_NOTE, Answer, No
from ui.style import SPACE
from ui.teacher.granting.words import GrantWords
from ui.teacher.pieces import Press, Said, column, row, take_out, target
from ui.teacher.rest.times import Times
from ui.teacher.tools import Tools

WIDTH = 500
PURPOSES = ("clip", "search", "make", "learn")
"""Purposes to choose from; any other words will do as well."""


class Lasting(QFrame):
    """One permission in force. ``ended`` with its id when it is to end now."""

    ended = Signal(str)

    def __init__(self, tools: Tools, one: Grant) -> None:
        super().__init__()
        words = GrantWords(tools)
        self.setProperty("ground", "notice")
        laid = row(self, SPACE.small, 10)
        said = column(gap=0)
        for line in (
            Said(words.until(one), script="strong"),
            Said(words.about(one), voice="small"),
        ):
            line.setMinimumWidth(1)  # a very long word is cut
            said.addWidget(line)
        laid.addLayout(said, 1)
        self.stop = Press(f"granting:end:{one.id}", tools.words("teacher.given.end"))
        self.stop.setAccessibleName(f"{self.stop.text()}: {words.until(one)}")
        self.stop.clicked.connect(lambda: self._end(one.id))
        laid.addWidget(self.stop)

    def _end(self, grant: str) -> None:
        self.stop.setEnabled(False)
        self.ended.emit(grant)


class GrantPanel(QFrame):
    """The panel. ``done`` once the hub has agreed, ``resized`` when it wants another size."""

    done = Signal()
    resized = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._said = GrantWords(tools)
        self._offered: list[tuple[int, End | None]] = []
        self.lasting: list[Lasting] = []
        words = tools.words
        self.setProperty("ground", "card")
        self.setFixedWidth(WIDTH)
        self._rule = Said(voice="quiet")
        self._when = Said(voice="quiet")
        self.left_out = Said()
        self.trouble = Said(voice="trouble")
        self.purpose = QLineEdit()
        self.purpose.setMaxLength(LONGEST_NOTE)
        self.purpose.setPlaceholderText(words("teacher.granting.purpose"))
        target(self.purpose, "granting:purpose", words("teacher.granting.purpose"))
        self.purpose.textChanged.connect(self._tell)
        self.purpose.returnPressed.connect(self._go)
        self.purposes = [self._suggestion(name) for name in PURPOSES]
        self._times = Times(tools, "granting")
        self._times.picked.connect(self._tell)
        self.picks, self.typed = self._times.buttons, self._times.typed
        self.go = Press("granting:go", "", self._go, kind="main")
        self._lay()

    def begin(self) -> None:
        """Fill in anew: until the end of this lesson."""
        self.purpose.clear()
        self.trouble.say("", hide=True)
        self.show_anew()

    def focus(self) -> None:
        """The keyboard where it begins: what is to be filled in, else the button.

        Where it is permitted already, Enter neither ends it nor makes it longer.
        """
        if self.go.isEnabled() and not self.lasting:
            self.go.setFocus()
        elif self._tools.desk.grants.needs_purpose and not self.lasting:
            self.purpose.setFocus()
        else:
            (self.picks[0] if self._offered else self.typed).setFocus()

    def show_anew(self) -> None:
        """Show what holds and what is permitted now; what was filled in stays."""
        self._rule.say(self._said.rule())
        self.left_out.say(self._said.left_out(), hide=True)
        self._list()
        self._offer()

    @property
    def until(self) -> int:
        """Until when, ms; 0 while it is not a time to come."""
        return self._times.until

    def _list(self) -> None:
        take_out(self._lasting, self.lasting)
        self.lasting = [Lasting(self._tools, one) for one in self._tools.desk.grants.in_force()]
        for one in self.lasting:
            one.ended.connect(self._end)
            self._lasting.addWidget(one)

    def _offer(self) -> None:
        """The ends to choose from, later than what is permitted already."""
        desk = self._tools.desk
        after = max((one.end for one in desk.grants.in_force()), default=0)
        self._when.say(
            self._tools.words("teacher.granting.longer" if after else "teacher.rest.until")
        )
        ends = desk.grants.ends()
        self._offered = [(one.at, one) for one in ends if one.at > after]
        if not ends:
            now = desk.clock.now()
            times = choices(now, desk.grants.latest() - now, 0, after)
            self._offered = [(at, None) for at in times]
        for button, (at, end) in zip(self.picks, self._offered, strict=False):
            self._label(button, at, end)
        self._times.until = 0
        self._times.offer([at for at, _ in self._offered])
        self._tell()

    def _label(self, button: Press, at: int, end: End | None) -> None:
        button.setText(self._said.pick(end) if end else self._tools.clock(at))
        button.setAccessibleName(self._said.go(at, end))
        button.setMinimumWidth(button.sizeHint().width())

    def _tell(self) -> None:
        """Say what pressing the button will do, or why it cannot be done."""
        grants = self._tools.desk.grants
        for one in (self.purpose, self._chips):
            one.setVisible(grants.needs_purpose)
        why = self._trouble()
        end = next((end for at, end in self._offered if at == self._times.until), None)
        said = why or self._said.go(self._times.until, end)
        self.go.setText(said)
        self.go.setAccessibleName(said)
        self.go.setEnabled(not why)
        self.resized.emit()

    def _trouble(self) -> str:
        """Why it cannot be permitted so; "" if it can."""
        words, desk = self._tools.words, self._tools.desk
        decision = desk.grants.may()
        if not decision.allowed:
            return words("teacher.granting.not_you", who=self._said.givers, clause=decision.clause)
        if self._said.nobody:
            return words("teacher.granting.no_consent")
        if not self._times.until:
            return words("teacher.rest.past")
        if self._times.until > desk.grants.latest():
            return words("teacher.rest.beyond")
        if desk.grants.needs_purpose and not any(map(str.isalnum, self.purpose.text())):
            return words("teacher.granting.purpose_first")
        return ""

    def _go(self) -> None:
        if not self.go.isEnabled():
            return
        self.go.setEnabled(False)
        grants = self._tools.desk.grants
        purpose = self.purpose.text().strip() if grants.needs_purpose else ""
        grants.give(self._times.until, purpose, self._answered)

    def _end(self, grant: str) -> None:
        self._tools.desk.grants.end(grant, self._ended)

    def _answered(self, answer: Answer) -> None:
        self._tell()
        if isinstance(answer, No):
            self.trouble.say(self._tools.no(answer), hide=True)
            self.resized.emit()
        else:
            self.done.emit()

    def _ended(self, answer: Answer) -> None:
        if isinstance(answer, No):
            self.show_anew()
        else:
            self.done.emit()

    def _suggestion(self, name: str) -> Press:
        said = self._tools.words(f"teacher.granting.for.{name}")
        button = Press(f"granting:for:{name}", said, kind="pick")
        button.clicked.connect(lambda: self._take(said))
        return button

    def _take(self, purpose: str) -> None:
        self.purpose.setText(purpose)
        self.go.setFocus()

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.small, SPACE.medium)
        laid.addWidget(Said(words("teacher.granting.heading"), script="heading"))
        laid.addWidget(self._rule)
        self._lasting = column(gap=SPACE.small)
        laid.addLayout(self._lasting)
        self._chips = QWidget()
        chips = column(self._chips, 6)
        for pair in (self.purposes[:2], self.purposes[2:]):
            across = row(gap=6)
            for button in pair:
                across.addWidget(button, 1)
            chips.addLayout(across)
        laid.addWidget(self.purpose)
        laid.addWidget(self._chips)
        laid.addWidget(self._when)
        laid.addWidget(self._times)
        laid.addWidget(self.left_out)
        laid.addWidget(self.trouble)
        laid.addWidget(self.go)
