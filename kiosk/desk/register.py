"""The register at the desk: what stands in it for the group looked at, and what is added to it.

What is recorded is an entry in the dashboard's own journal, durable before ``then`` is called, so
it goes while the hub is away as well; what belongs together is kept together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from msgspec import Struct

from kiosk import names, ulid
from kiosk.desk import moments
from kiosk.desk.changes import Changes, Part, parts
from kiosk.desk.classroom import Classroom
from kiosk.desk.ports import Clock
from kiosk.desk.protocol import Protocol as InForce
from kiosk.desk.saying import Saying
from kiosk.desk.staff import Duty
from kiosk.desk.typed import tidy
from kiosk.model import Entry, Fact, Kind, School
from kiosk.packs.model import ConsentTerm, ConsentUse
from kiosk.register import (
    Consents,
    Explained,
    Explanations,
    Lesson,
    Lessons,
    Standing,
    State,
    behind,
    explaining,
    lessons,
    statements,
    without,
)
from kiosk.register.consents import Recorded
from kiosk.register.postings import Posting
from kiosk.timetable.school_year import starting

SOON = 60
"""Days before a consent runs out from which on it is told."""

Then = Callable[[list[str]], None]
"""Hears the ids of the entries that are kept now."""


class Around(Protocol):
    """What the register asks of the desk."""

    id: str
    clock: Clock
    classroom: Classroom
    duty: Duty
    protocol: InForce

    @property
    def school(self) -> School:
        """The school."""

    @property
    def group(self) -> str:
        """The group that is looked at."""

    def keep(self, entries: Sequence[Entry], then: Callable[[], None]) -> None:
        """Keep these together; then tell."""


class Person(Struct, frozen=True):
    """Somebody whom a consent is about. ``name`` is whole, ``called`` as short as can be."""

    id: str
    name: str
    called: str
    staff: bool = False


class Ending(Struct, frozen=True):
    """A consent that runs out on ``until``, or has."""

    person: Person
    term: ConsentTerm
    until: date


class Register:
    """Consents, lessons and explanations of the groups heard of."""

    def __init__(self, desk: Around) -> None:
        self._desk = desk
        self.consents = Consents()
        self.lessons = Lessons()
        self.explanations = Explanations()
        self._heard: dict[str, Entry] = {}

    def hear(self, entry: Entry) -> Changes | None:
        """Take in an entry; what is different now, if anything."""
        folds = (self.consents, self.lessons, self.explanations)
        if not any(fold.hear(entry) for fold in folds):
            return None
        self._heard.setdefault(entry.id, entry)
        return parts(Part.REGISTER)

    @property
    def today(self) -> date:
        """The day that it is at school."""
        return moments.local(self._desk.clock.now(), self._desk.school.zone).date()

    # Consents

    @property
    def terms(self) -> list[ConsentTerm]:
        """The consents that the protocol asks for."""
        pack = self._desk.protocol.pack
        return list(pack.consents) if pack else []

    def term(self, id: str) -> ConsentTerm | None:
        """The consent that is called so in the protocol."""
        return next((one for one in self.terms if one.id == id), None)

    def pupils(self) -> list[Person]:
        """The group's pupils in the order of a class list."""
        desk = self._desk
        if desk.duty.staff is None:
            return []
        return [
            Person(one.id, names.full(one), desk.classroom.called(one.id))
            for one in desk.classroom.pupils(desk.group)
        ]

    def staff(self) -> list[Person]:
        """Those who work here, by name, where a consent of the protocol is asked of them, too."""
        if self._desk.duty.staff is None or not any(one.staff for one in self.terms):
            return []
        every = sorted(self._desk.duty.names, key=lambda one: (names.sort_key(one.name), one.id))
        return [Person(one.id, one.name, one.name, staff=True) for one in every]

    def people(self) -> list[Person]:
        """Pupils, then staff."""
        return [*self.pupils(), *self.staff()]

    def standing(self, term: ConsentTerm, who: str, posting: str = "") -> Standing:
        """How a consent of somebody stands today."""
        return self.consents.standing(term, who, self.today, posting)

    def history(self, who: str) -> list[Recorded]:
        """Everything that was ever recorded about somebody's consents, what was said last first."""
        return self.consents.history(who)

    def postings(self) -> list[Posting]:
        """The postings that were asked consent for, newest first."""
        found = {one for term in self.terms for one in self.consents.postings(term.id)}
        return sorted(found, reverse=True)

    def runs_out(self, days: int = SOON) -> list[Ending]:
        """Consents that run out in so many days, or have; those that are over first."""
        today = self.today
        found = (
            Ending(person, term, stands.until)
            for person in self.people()
            for term in self.terms
            if (stands := self.standing(term, person.id)).until is not None
            and stands.state in (State.GIVEN, State.RUN_OUT)
            and stands.until <= today + timedelta(days=days)
        )
        return sorted(found, key=lambda one: one.until)

    def without(self, use: ConsentUse, posting: str = "") -> list[Person]:
        """Who has not given what this use asks for, pupils first. Nobody where it asks nothing."""
        asked = [term for term in self.terms if term.use is use]
        of_staff = [term for term in asked if term.staff]
        pupils, staff = self.pupils(), self.staff()
        lacking = {
            *without(asked, use, self.consents, [one.id for one in pupils], self.today, posting),
            *without(of_staff, use, self.consents, [one.id for one in staff], self.today, posting),
        }
        return [one for one in (*pupils, *staff) if one.id in lacking]

    def record(self, said: Sequence[tuple[Person, Saying]], then: Then) -> None:
        """To each person what was said of that one, all of it together.

        What is recorded has no :meth:`Saying.troubles`.
        """
        entries = [
            self._entry(
                Kind.CONSENT,
                saying.body(staff_member=person.id if person.staff else ""),
                pupil="" if person.staff else person.id,
                group="" if person.staff else self._desk.group,  # of staff every group hears
            )
            for person, saying in said
        ]
        self._keep(entries, then)

    def overruled(self, said: Sequence[tuple[Person, Saying]]) -> list[Person]:
        """Of whom something of a later day stands, which counts and not what was just recorded."""
        found = []
        for person, saying in said:
            term = self.term(saying.term)
            key = saying.posting.key if saying.posting else ""
            stands = self.standing(term, person.id, key).said if term else None
            if stands is not None and stands.day > saying.day:
                found.append(person)
        return found

    # Lessons on the risks

    @property
    def target(self) -> int:
        """How many lessons this school year treats the risks; 0: none are asked for."""
        return self._desk.protocol.policy.lessons_a_year.value

    def held(self) -> list[Lesson]:
        """The group's lessons of this school year, first one first."""
        return self.lessons.of(self._desk.group, starting(self.today))

    def behind(self) -> int:
        """How many lessons should have been held by now and were not."""
        return behind(self.held(), self.target, self.today)

    def record_lesson(self, day: date, about: str, topic: str, then: Then, *, by: str = "") -> None:
        """The group had a lesson on the risks, on a day until today."""
        lesson = Lesson(
            "",
            0,
            self._desk.group,
            day,
            tidy(about, lessons.LONGEST_ABOUT),
            topic,
            tidy(by, statements.LONGEST),
        )
        self._keep([self._entry(Kind.LESSON_HELD, lessons.body(lesson), group=lesson.group)], then)

    # Agreements explained

    def explained(self, present: Sequence[str], then: Then) -> None:
        """The agreements were gone through with the group: these pupils, at least one."""
        pack = self._desk.protocol.pack
        if pack is None or not present:
            return
        body = explaining.body(pack.reading, present)
        self._keep([self._entry(Kind.EXPLAINED, body, group=self._desk.group)], then)

    def explanations_here(self) -> list[Explained]:
        """Each time that the agreements were explained to the group, newest first."""
        return self.explanations.of(self._desk.group)

    # Corrections

    def undo(self, ids: Sequence[str], then: Then) -> None:
        """These records were a mistake. They stay readable in the history."""
        entries = [
            self._entry(one.kind, {"undone": True}, pupil=one.pupil, group=one.group, about=one.id)
            for one in map(self._heard.get, ids)
            if one is not None
        ]
        self._keep(entries, then)

    # Inside

    def _keep(self, entries: list[Entry], then: Then) -> None:
        if self._desk.duty.staff is None or not entries:
            return
        self._desk.keep(entries, lambda: then([one.id for one in entries]))

    def _entry(
        self, kind: Kind, body: Mapping[str, Fact], *, group: str, pupil: str = "", about: str = ""
    ) -> Entry:
        desk = self._desk
        now = desk.clock.now()
        return Entry(
            id=ulid.new(now),
            kind=kind,
            at=now,
            trust=desk.clock.trust,
            origin=desk.id,
            group=group,
            pupil=pupil,
            staff=desk.duty.staff.id if desk.duty.staff else "",
            about=about,
            body=dict(body),
        )
