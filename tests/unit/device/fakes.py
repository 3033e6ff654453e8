"""A seat with everything around it in the test's hands: clock, disk, hub."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TypeVar
from weakref import finalize
from zoneinfo import ZoneInfo

import msgspec

from kiosk.device.seat import Place, ReportProgress, Seat
from kiosk.device.shelf import Shelf
from kiosk.errors import DiskFull
from kiosk.model import (
    Device,
    Entry,
    Fact,
    Group,
    Kind,
    Override,
    Presence,
    Pupil,
    Roster,
    School,
    Tile,
    Trust,
    Why,
)
from kiosk.packs.model import Band, Pack, Rule, Sector, Setting, Settings
from kiosk.packs.model import School as PackSchool
from kiosk.sync.asks import Answer, Ask, No, SignedIn
from kiosk.sync.messages import Document
from kiosk.timetable.model import Period, PeriodKind, Timetable
from kiosk.timetable.verdicts import Verdict
from kiosk.workspace import Workspace

Outcome = TypeVar("Outcome")

ZONE = "Europe/Amsterdam"
WEEKDAYS = [1, 2, 3, 4, 5]
CODE = ["sun", "fish", "tree", "ball"]
FIVE = Group("groep-5", "Groep 5", [5])
SIX = Group("groep-6", "Groep 6", [6])
NOOR = Pupil("noor", "Noor", "Hendriks")
SEM = Pupil("sem", "Sem", "Bos")
SEM_K = Pupil("sem-k", "Sem", "Kuiper")
IDA = Pupil("ida", "Ida")
PUPILS = {FIVE.id: [SEM, NOOR, SEM_K], SIX.id: [IDA]}
WEEKS = {
    FIVE.id: [
        Period(WEEKDAYS, "08:15", "14:00", PeriodKind.LESSON),
        Period(WEEKDAYS, "10:15", "10:30", PeriodKind.BREAK),
    ],
    SIX.id: [
        Period(WEEKDAYS, "08:15", "14:00", PeriodKind.LESSON),
        Period(WEEKDAYS, "10:30", "10:45", PeriodKind.BREAK),
    ],
}
TILES = [
    Tile("Zoek", "http://127.0.0.1:9/zoek?q={words}"),
    Tile("Dieren", "http://127.0.0.1:9/dieren"),
]
_numbers = count(1)


def ms(text: str) -> int:
    """A moment by its wall time in Amsterdam."""
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)


CLOSES = Settings(closed_in_breaks=Setting(True, "P11"))


def pack(reading: int = 1, settings: Settings = CLOSES) -> Pack:
    """A pack of three cards, one of them for the upper groups, of a school that closes."""
    rules = [
        Rule("a", "P1", "rule-ask", {"nl": "Vraag het eerst."}),
        Rule("b", "P2", "rule-own", {"nl": "Kies je naam."}),
        Rule("c", "P3", "rule-words", {"nl": "Denk na."}, bands=[Band.UPPER]),
    ]
    school = PackSchool("Juliana")
    return Pack("juliana", "1", reading, school, Sector.PRIMARY, rules, settings=settings)


class FakeClock:
    """Friday the 20th, at school."""

    def __init__(self) -> None:
        self.at = ms("2026-11-20 09:00")
        self.trust = Trust.HUB
        self.wait = 60_000
        self.kept: list[int] = []

    def now(self) -> int:
        return self.at

    def keep(self) -> None:
        self.kept.append(self.at)


class FakeJournal:
    """A disk that can be full."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.full = False

    def add(self, entry: Entry) -> None:
        if self.full:
            raise DiskFull(path="/journal")
        if entry.id not in self.ids:
            self.entries.append(entry)

    @property
    def ids(self) -> list[str]:
        return [entry.id for entry in self.entries]

    def kinds(self) -> list[Kind]:
        return [entry.kind for entry in self.entries]


class FakeBackground:
    """Does its jobs at once, or when the test says so."""

    def __init__(self) -> None:
        self.delayed = False
        self.jobs: list[Callable[[], None]] = []

    def __call__(
        self,
        job: Callable[[], Outcome],
        then: Callable[[Outcome], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def run() -> None:
            try:
                result = job()
            except Exception as trouble:  # noqa: BLE001 - as the real one
                failed(trouble)
            else:
                then(result)

        if self.delayed:
            self.jobs.append(run)
        else:
            run()

    def run(self) -> None:
        """Everything that was put off."""
        while self.jobs:
            self.jobs.pop(0)()


class FakeLine:
    """A hub that answers when the test says so."""

    def __init__(self) -> None:
        self.connected = True
        self.asked: list[tuple[Ask, Callable[[Answer], None]]] = []
        self.told: list[Presence] = []
        self.wakes = 0

    def ask(self, ask: Ask, then: Callable[[Answer], None]) -> None:
        if self.connected:
            self.asked.append((ask, then))
        else:
            then(No("error.hub_away"))

    def wake(self) -> None:
        self.wakes += 1

    def here(self, presence: Presence) -> None:
        self.told.append(presence)

    def answer(self, answer: Answer, which: int = 0) -> Ask:
        """Answer an open question, the oldest unless told otherwise."""
        ask, then = self.asked.pop(which)
        then(answer)
        return ask


def workspace(owner: object) -> Workspace:
    """Pupils' files in a folder that goes with its owner."""
    folder = mkdtemp(prefix="netjes-work-")
    finalize(owner, rmtree, folder, True)
    return Workspace(Path(folder))


class World:
    """One seat, and all that it needs."""

    def __init__(self, *groups: Group, rules: bool = False) -> None:
        self.clock = FakeClock()
        self.journal = FakeJournal()
        self.background = FakeBackground()
        self.line = FakeLine()
        self.workspace = workspace(self)
        self.shelf = Shelf()
        self.changes = 0
        self.versions = count(1)
        self.groups = groups or (FIVE,)
        self.put("school", School("school", "De Regenboog"))
        for group in self.groups:
            self.put(f"roster/{group.id}", Roster(group, PUPILS[group.id]))
            self.put(f"timetable/{group.id}", Timetable(group.id, WEEKS[group.id]))
            self.put(f"tiles/{group.id}", TILES)
        if rules:
            self.put("pack", pack())
        self.seat = self.make()

    def make(self) -> Seat:
        """The seat, as after a start of the program."""
        return Seat(
            Device("device", "Laptop 12", [group.id for group in self.groups]),
            self.shelf,
            self.clock,
            self.journal,
            self.line,
            self.background,
            self.workspace,
            self._changed,
        )

    # asked anew each time, so that a type checker does not remember the answer

    def place(self) -> Place:
        return self.seat.place

    def report(self) -> ReportProgress:
        return self.seat.report

    def verdict(self) -> Verdict:
        return self.seat.verdict

    def put(self, key: str, value: object) -> None:
        assert self.shelf.take(key, next(self.versions), msgspec.json.encode(value))

    def document(self, key: str, value: object) -> None:
        """A document comes in over the line."""
        body = msgspec.Raw(msgspec.json.encode(value))
        self.seat.document(Document(key, next(self.versions), body))

    def override(
        self, *, opens: bool, start: str, end: str, pupil: str = "", group: str = FIVE.id
    ) -> None:
        """Staff decide for a while of that Friday; the hub's word of it comes in."""
        day = "2026-11-20"
        begin, over = ms(f"{day} {start}"), ms(f"{day} {end}")
        why = Why.LONGER if opens else Why.CLOSED_NOW
        number = f"override {next(_numbers)}"
        given = Override(
            number, group, opens, why, begin, over, over, "staff", "Juf Marieke", pupil
        )
        held = self.shelf.overrides.get(group, [])
        self.document(f"overrides/{group}", [*held, given])

    def at(self, text: str) -> int:
        """It becomes this time on that Friday, and the seat looks at the clock."""
        self.clock.at = ms(f"2026-11-20 {text}")
        return self.seat.tick()

    def enter(
        self, pupil: Pupil = NOOR, rules_read: str = "juliana@1", rules_at: int | None = None
    ) -> None:
        """This pupil signs in; who read rules did so just now, unless told otherwise."""
        self.seat.choose_pupil(pupil.id)
        self.type()
        read_at = (self.clock.at if rules_read else 0) if rules_at is None else rules_at
        self.line.answer(SignedIn(pupil.id, self.seat.group, rules_read, read_at))

    def type(self) -> None:
        for picture in CODE:
            self.seat.press(picture)

    def news(self, kind: Kind, **facts: str) -> Entry:
        """The hub tells of an entry of a dashboard."""
        body: dict[str, Fact] = {"name": facts.pop("name")} if "name" in facts else {}
        number = next(_numbers)
        entry = Entry(f"n{number}", kind, self.clock.at, Trust.HUB, "desk", body=body, **facts)
        self.seat.news(entry)
        return entry

    def _changed(self) -> None:
        self.changes += 1
