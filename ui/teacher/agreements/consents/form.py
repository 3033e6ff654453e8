"""Recording what was said, for one person or many."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.desk.plain import harmless
from kiosk.desk.register import Person
from kiosk.desk.saying import Saying
from kiosk.desk.typed import nearest_date
from kiosk.model import ConsentState
from kiosk.packs.model import Renewal
from kiosk.register.postings import Posting
from kiosk.register.statements import HOW, LONGEST, By
from ui.style import SPACE
from ui.teacher.agreements.consents.options import Options
from ui.teacher.agreements.consents.words import ConsentWords
from ui.teacher.hours.fields import DateField
from ui.teacher.pieces import Choice, Press, Said, column, row, target
from ui.teacher.tools import Tools


class Form(QWidget):
    """``given`` with a list of each person and what was said. ``termed`` with another consent."""

    given = Signal(object)
    termed = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._says = ConsentWords(tools)
        self._people: list[Person] = []
        self._posting: Posting | None = None
        words = tools.words
        self._who = Said(script="heading")
        self.term = Choice()
        target(self.term, "consent:term", words("teacher.consents.what"))
        self.term.currentIndexChanged.connect(lambda: self._tell())
        _narrow(self.term)
        self._purpose = Said(voice="small")
        states = [one.value for one in ConsentState]
        self.state = Options(
            "consent:state", {one: words(f"teacher.consent.{one}") for one in states}, kind="pick"
        )
        self.state.picked.connect(lambda _: self._tell())
        self.by = Options(
            "consent:by",
            {one.value: words(f"teacher.consent.by.{one.value}") for one in (By.PARENTS, By.PUPIL)},
            kind="pick",
        )
        self._rule = Said(voice="small")
        self.how = Choice()
        target(self.how, "consent:how", words("teacher.consents.how"))
        for one in HOW:
            self.how.addItem(words(f"teacher.consent.how.{one}"), one)
        self.how.currentIndexChanged.connect(lambda: self._tell())
        _narrow(self.how)
        self.day = self._date_field("day")
        self.until = self._date_field("until")
        self.day.setFixedWidth(124)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(words("teacher.consents.said_by"))
        target(self.name, "consent:name", words("teacher.consents.said_by"))
        self._trouble = Said(voice="trouble")
        self.record = Press(
            "consent:record", words("teacher.consents.record"), self._record, kind="main"
        )
        self._lay()

    def show_terms(self) -> None:
        """The protocol asks for these consents; the one that was meant stays so."""
        held = self.term.currentData()
        self.term.blockSignals(True)
        self.term.clear()
        for one in self._tools.desk.register.terms:
            self.term.addItem(self._says.term(one), one.id)
        self.term.setCurrentIndex(max(self.term.findData(held), 0))
        self.term.blockSignals(False)
        self.term.setVisible(self.term.count() > 1)

    def show_people(self, people: Sequence[Person], posting: Posting | None) -> None:
        """It is about these now, and about this posting, where the protocol asks per posting."""
        self._people, self._posting = list(people), posting
        if not self.day.text():
            self.day.show_day(self._tools.desk.register.today)
        if len(people) == 1:
            self._who.say(harmless(people[0].name, 80))
        else:
            self._who.say(self._tools.words("teacher.consents.chosen", count=len(people)))
        self._tell()

    def mean(self, term: str) -> None:
        """It is about this consent."""
        at = self.term.findData(term)
        if at >= 0:
            self.term.setCurrentIndex(at)

    def clear(self) -> None:
        """Put away what was typed."""
        self.until.clear()
        self.name.clear()
        self.day.clear()
        self.state.choose(ConsentState.GIVEN.value)
        self.by.choose(By.PARENTS.value)
        self.how.setCurrentIndex(0)

    @property
    def saying(self) -> Saying | None:
        """What stands in the fields; None while a date is none."""
        day, until = self.day.day, self.until.day
        if day is None or (self.until.text().strip() and until is None):
            return None
        term = self._tools.desk.register.term(str(self.term.currentData()))
        once = term is not None and term.renewal is Renewal.POSTING
        state = ConsentState(self.state.value)
        return Saying(
            str(self.term.currentData()),
            state,
            By(self.by.value),
            day,
            str(self.how.currentData()),
            until if state is ConsentState.GIVEN else None,
            self._posting if once else None,
            self.name.text().strip(),
        )

    @property
    def troubles(self) -> list[str]:
        """What is wrong with it, as sentences."""
        words, said = self._tools.words, self.saying
        register = self._tools.desk.register
        term = register.term(str(self.term.currentData()))
        if term is None:
            return []
        if said is None:
            return [words("teacher.consents.wrong.date")]
        found: dict[str, None] = {}
        for person in self._people:
            one = _of(person, said)
            found.update(dict.fromkeys(one.troubles(term, register.today, staff=person.staff)))
        return [words(why) for why in found]

    def _record(self) -> None:
        said = self.saying
        if said is None or self.troubles or not self._people:
            self._tell()
            return
        self.given.emit([(person, _of(person, said)) for person in self._people])

    def _tell(self) -> None:
        """Say the rule and what is wrong; fields that do not count are not there."""
        register = self._tools.desk.register
        term = register.term(str(self.term.currentData()))
        if term is None:
            return
        self.termed.emit(term.id)
        self._purpose.say(f"{self._says.clause(term)}. {self._says.purpose(term)}")
        self._rule.say(self._says.rule(term))
        self.by.setVisible(any(not one.staff for one in self._people))
        self.until.setVisible(self.state.value == ConsentState.GIVEN.value)
        troubles = self.troubles
        self._trouble.say("\n".join(troubles), hide=True)
        self.record.setEnabled(not troubles)

    def _date_field(self, name: str) -> DateField:
        said = self._tools.words(f"teacher.consents.{name}")
        field = DateField(
            f"consent:{name}",
            said,
            lambda text: nearest_date(text, self._tools.desk.register.today),
        )
        field.undoes = True
        field.textEdited.connect(lambda _: self._tell())
        return field

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.small)
        laid.addWidget(self._who)
        laid.addWidget(self.term)
        laid.addWidget(self._purpose)
        laid.addWidget(self.state)
        laid.addWidget(Said(words("teacher.consents.by"), voice="small"))
        laid.addWidget(self.by)
        laid.addWidget(self._rule)
        across = row(gap=SPACE.small)
        across.addWidget(self.how, 1)
        across.addWidget(self.day)
        laid.addLayout(across)
        laid.addWidget(self.name)
        laid.addWidget(self.until)
        laid.addWidget(self._trouble)
        laid.addWidget(self.record)


def _of(person: Person, said: Saying) -> Saying:
    """What was said, in the voice of who can have said it."""
    if not person.staff:
        return said
    return structs.replace(said, by=By.STAFF)


def _narrow(choice: Choice) -> None:
    """As wide as there is room, and no wider for its longest words."""
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(8)
