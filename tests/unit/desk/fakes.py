"""A desk without a hub: a line that remembers what was asked, and a journal in a list."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TypeVar

import msgspec

from kiosk.desk.changes import Changes
from kiosk.desk.desk import Desk
from kiosk.model import Entry, Fact, Group, Kind, Pupil, Role, Roster, School, Staff, Trust
from kiosk.sync.asks import Answer, Ask, StaffList, StaffSession
from kiosk.sync.messages import Document

Outcome = TypeVar("Outcome")

GROUP = Group("groep-5", "Groep 5", [5])
PUPILS = [Pupil("p1", "Sem", "Bakker"), Pupil("p2", "Noor", "de Vries"), Pupil("p3", "Sem", "Vos")]
ANNA = Staff("s1", "Anna Jansen", Role.TEACHER)
NOON = 1_699_951_200_000  # Tuesday 14 November 2023, 9:40 in Amsterdam
_numbers = count(1)


class FakeLine:
    """Answers come when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[Ask, Callable[[Answer], None]]] = []
        self.watches: list[list[str]] = []
        self.wakes = 0

    def ask(self, ask: Ask, then: Callable[[Answer], None]) -> None:
        self.asked.append((ask, then))

    def watch(self, groups: list[str]) -> None:
        self.watches.append(groups)

    def wake(self) -> None:
        self.wakes += 1

    def answer(self, answer: Answer) -> None:
        """The answer to the oldest open question."""
        self.asked.pop(0)[1](answer)


class FakeJournal:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.trouble: Exception | None = None

    def add(self, *entries: Entry) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.entries.extend(entries)


class FakeClock:
    trust = Trust.HUB

    def __init__(self, at: int = NOON) -> None:
        self.at = at

    def now(self) -> int:
        return self.at


def at_once(
    job: Callable[[], Outcome],
    then: Callable[[Outcome], None],
    failed: Callable[[Exception], None],
) -> None:
    """A background that is done before it began."""
    try:
        result = job()
    except Exception as trouble:  # noqa: BLE001 - as the real one
        failed(trouble)
    else:
        then(result)


class World:
    """A desk with everything around it."""

    def __init__(self) -> None:
        self.line = FakeLine()
        self.journal = FakeJournal()
        self.clock = FakeClock()
        self.changes: list[Changes] = []
        self.desk = Desk(
            "desk-1",
            line=self.line,
            journal=self.journal,
            background=at_once,
            clock=self.clock,
            changed=self.changes.append,
        )
        self.position = 0

    def sign_in(self, *, pupils: list[Pupil] | None = None, groups: tuple[Group, ...] = ()) -> None:
        """Anna is on duty in groep 5."""
        every = (GROUP, *groups)
        self.desk.line_state(connected=True)
        self.line.answer(StaffList([ANNA]))
        self.document("school", 1, School("school", "De Regenboog"))
        for group in every:
            mine = (PUPILS if pupils is None else pupils) if group is GROUP else []
            self.document(f"roster/{group.id}", 1, Roster(group, mine))
        self.desk.duty.sign_in("s1", "a long password")
        self.line.answer(StaffSession(ANNA, [group.id for group in every]))
        self.changes.clear()

    def document(self, key: str, version: int, value: object) -> None:
        self.desk.document(Document(key, version, msgspec.Raw(msgspec.json.encode(value))))

    def news(self, entry: Entry) -> Entry:
        self.position += 1
        self.desk.news(self.position, entry)
        return entry


def entry(kind: Kind, pupil: str = "p1", **more: object) -> Entry:
    """An entry as a device would make it."""
    number = next(_numbers)
    facts: dict[str, object] = {
        "id": f"e{number:06}",
        "at": NOON + number,
        "trust": Trust.HUB,
        "origin": "laptop-1",
        "device": "laptop-1",
        "group": GROUP.id,
        "kind": kind,
        "pupil": pupil,
        **more,
    }
    return msgspec.convert(facts, Entry)


def reported(pupil: str = "p1", **body: Fact) -> Entry:
    """A tap on Oeps."""
    page: dict[str, Fact] = {
        "host": "fout.test",
        "title": "Een foute site",
        "url": "http://fout.test/spel?x=1",
        **body,
    }
    return entry(Kind.REPORTED, pupil, body=page)
