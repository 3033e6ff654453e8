"""Before something is posted: who may not be recognised in it (juliana O5), at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.desk.plain import harmless
from kiosk.desk.register import Person
from kiosk.packs.model import ConsentUse, Renewal
from kiosk.register.postings import Posting
from ui.style import SPACE
from ui.teacher.agreements.consents.options import Options
from ui.teacher.agreements.consents.words import ConsentWords
from ui.teacher.pieces import Press, Said, card, column, row, take_out
from ui.teacher.tools import Tools


class Before(QWidget):
    """``pointed`` with the id of somebody who is pressed."""

    pointed = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._says = ConsentWords(tools)
        self._posting: Posting | None = None
        self._people: list[Press] = []
        self.use: Options | None = None
        self._frame = card("notice")
        self.verdict = Said(script="heading")
        self._clause = Said(voice="small")
        self._lay()

    @property
    def names(self) -> list[str]:
        """Who may not be recognised, as listed."""
        return [one.text() for one in self._people]

    def renew(self, posting: Posting | None) -> None:
        """Show it for the uses of the protocol, and for this posting."""
        self._posting = posting
        held = self.use.value if self.use else ""
        uses = dict.fromkeys(one.use for one in self._tools.desk.register.terms)
        ways = {one.value: self._tools.words(f"teacher.consents.for.{one.value}") for one in uses}
        if self.use is None or list(self.use.ways) != list(ways):
            self._choose_among(ways)
        if self.use is not None and held in self.use.ways:
            self.use.choose(held)
        self._tell()

    def _choose_among(self, ways: dict[str, str]) -> None:
        if self.use is not None:
            take_out(self._uses, [self.use])
        self.use = Options("before", ways, kind="pick") if ways else None
        if self.use is not None:
            self.use.picked.connect(lambda _: self._tell())
            self._uses.addWidget(self.use)
            self.use.setVisible(len(ways) > 1)

    def _tell(self) -> None:
        take_out(self._list, self._people)
        self._people = []
        if self.use is None:
            return
        words, register = self._tools.words, self._tools.desk.register
        use = ConsentUse(self.use.value)
        asked = [one for one in register.terms if one.use is use]
        once = any(one.renewal is Renewal.POSTING for one in asked)
        self._clause.say(", ".join(self._says.clause(one) for one in asked))
        if once and self._posting is None:
            self.verdict.say(words("teacher.consents.before.no_posting"))
            return
        lacking = register.without(use, self._posting.key if self._posting else "")
        everybody = len(register.people() if any(one.staff for one in asked) else register.pupils())
        key = f"teacher.consents.before.{use.value}" if lacking else "teacher.consents.before.all"
        self.verdict.say(words(key, count=len(lacking), all=everybody))
        for person in lacking:
            self._add(person)

    def _add(self, person: Person) -> None:
        said = harmless(person.name, 80)
        if person.staff:
            said = self._tools.words("teacher.consents.staff", name=said)
        name = Press(f"before:{person.id}", said, kind="line")
        name.clicked.connect(lambda _=False, id=person.id: self.pointed.emit(id))
        self._people.append(name)
        self._list.addWidget(name)

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.small)
        laid.addWidget(Said(words("teacher.consents.lead"), voice="quiet"))
        laid.addSpacing(SPACE.small)
        laid.addWidget(Said(words("teacher.consents.before"), script="heading"))
        self._uses = row()
        laid.addLayout(self._uses)
        inside = column(self._frame, SPACE.hair, SPACE.small)
        inside.addWidget(self.verdict)
        inside.addWidget(self._clause)
        laid.addWidget(self._frame)
        self._list = column(gap=0)
        laid.addLayout(self._list)
