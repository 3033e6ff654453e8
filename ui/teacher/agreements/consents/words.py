"""What the pages say of consents, in the window's language."""

from __future__ import annotations

from datetime import date

from kiosk.desk import moments
from kiosk.desk.plain import harmless
from kiosk.desk.register import Person
from kiosk.model import ConsentState
from kiosk.packs.model import ConsentTerm, Renewal, Shown, text_in
from kiosk.register import Standing, Statement
from kiosk.register.consents import Recorded
from kiosk.register.postings import Posting, posting
from kiosk.register.statements import HOW, LONGEST
from ui.teacher.agreements.consents.marks import Mark
from ui.teacher.tools import Tools


class ConsentWords:
    """Sentences about consents."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._words = tools.words

    def date(self, day: date) -> str:
        """A day in whole words: ``3 september 2026``."""
        return f"{day.day} {self._words(f'teacher.month.{day.month}')} {day.year}"

    def term(self, term: ConsentTerm) -> str:
        """What a consent is for, in a word or three; the clause tells two of a kind apart."""
        use = self._words(f"teacher.consent.use.{term.use.value}")
        pack = self._tools.desk.protocol.pack
        alike = pack.asks(term.use) if pack else []
        return f"{use} ({self.clause(term)})" if len(alike) > 1 else use

    def clause(self, term: ConsentTerm) -> str:
        """The clause that asks for it."""
        pack = self._tools.desk.protocol.pack
        return harmless(pack.cite(term.clause), 60) if pack else ""

    def purpose(self, term: ConsentTerm) -> str:
        """What the protocol asks it for."""
        return harmless(text_in(term.purpose, self._words.language), 300)

    def rule(self, term: ConsentTerm) -> str:
        """Who gives it, how, and for how long: what stands beside the fields."""
        words = self._words
        own = "own" if term.own_from else "law"
        said = [words(f"teacher.consent.from_{own}", age=term.own_from)]
        if Shown.WRITTEN in term.shown:
            said.append(words("teacher.consent.written"))
        said.append(words(f"teacher.consent.renewal.{term.renewal.value}"))
        if term.unless_refused:
            said.append(words("teacher.consent.unless_refused"))
        return "\n".join(said)

    def cell(self, kind: Mark, stands: Standing) -> str:
        """How a consent stands, in a word or three."""
        said = self._words(f"teacher.consent.{kind.value}")
        if stands.until is None or kind not in (Mark.GIVEN, Mark.SOON, Mark.RUN_OUT):
            return said
        until = f"{stands.until.day}-{stands.until.month}-{stands.until.year}"
        return self._words(f"teacher.consent.{kind.value}_until", date=until)

    def posting(self, one: Posting) -> str:
        """A posting as it is called, and its day."""
        return f"{harmless(one.name, LONGEST)}, {self.date(one.day)}"

    def how(self, how: str) -> str:
        """How a consent was shown."""
        if how in HOW:
            return self._words(f"teacher.consent.how.{how}")
        return harmless(how, LONGEST)

    def said(self, one: Statement) -> str:
        """What was said, by whom and how."""
        words = self._words
        who = words(f"teacher.consent.by.{one.by.value}")
        name = harmless(one.name, LONGEST)
        parts = [f"{who} ({name})" if name else who, self.how(one.how)]
        if one.until is not None and one.state is ConsentState.GIVEN:
            parts.append(words("teacher.consent.until", date=self.date(one.until)))
        asked = posting(one.posting)
        if asked is not None:
            parts.append(self.posting(asked))
        state = words(f"teacher.consent.{one.state.value}")
        return f"{self.date(one.day)}: {state}, {', '.join(filter(None, parts))}"

    def recorded(self, one: Recorded) -> str:
        """Who recorded it and when, or took it back."""
        statement = one.statement
        said = self._words(
            "teacher.consent.recorded",
            staff=self._tools.staff(statement.recorded_by),
            date=self.moment(statement.at),
        )
        if not one.undone_at:
            return said
        undone = self._words(
            "teacher.consent.undone",
            staff=self._tools.staff(one.undone_by),
            date=self.moment(one.undone_at),
        )
        return f"{said} {undone}"

    def moment(self, at: int) -> str:
        """A day and a time at school."""
        zone = self._tools.desk.school.zone
        return f"{self.date(moments.local(at, zone).date())} {moments.clock(at, zone)}"

    def names(self, people: list[Person], most: int = 3) -> str:
        """Several people in a line; beyond ``most`` they are counted."""
        called = [harmless(one.called, 60) for one in people]
        if len(called) <= most:
            return ", ".join(called)
        shown = ", ".join(called[: most - 1])
        return self._words("teacher.consents.and_more", names=shown, count=len(called) - most + 1)

    def asks_once(self, term: ConsentTerm) -> bool:
        """Whether a consent is for one posting alone."""
        return term.renewal is Renewal.POSTING
