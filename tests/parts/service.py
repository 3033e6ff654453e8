"""A hub's service without sockets, and peers that remember what they are told."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TypeVar

from argon2 import PasswordHasher
from msgspec import structs

from kiosk.hub.peers import Peer
from kiosk.hub.service import Service
from kiosk.hub.store_sqlite import SqliteStore
from kiosk.model import Entry, Fact, Kind, Role, Trust
from kiosk.signin import Hashing
from kiosk.sync.asks import (
    AddStaff,
    Answer,
    Ask,
    Enrol,
    Enrolled,
    PupilCode,
    StaffList,
    StaffSession,
    StaffSignIn,
)
from kiosk.sync.messages import Downward, Hello, News, Watch, Welcome
from tests.parts.founding import GROUP, PASSWORD, school

KEY = "k" * 64
NOON = 1_800_010_800_000  # Friday 15 January 2027, 12:00 in Amsterdam
Said = TypeVar("Said", bound=Downward)


class QuickHashing(Hashing):
    """The same, with next to no work in it: tests of the service guess nothing."""

    @cached_property
    def _codes(self) -> PasswordHasher:
        return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

    @cached_property
    def _passwords(self) -> PasswordHasher:
        return self._codes


class Someone:
    """A peer at the other end."""

    def __init__(self, hub: Hub, hello: Hello) -> None:
        self.hub = hub
        self.hello = hello
        self.heard: list[Downward] = []
        self.refused = ""
        self.peer = Peer(self.heard.append, self._hang_up)

    async def dial(self) -> bool:
        return await self.hub.service.greet(self.peer, self.hello)

    async def ask(self, ask: Ask) -> Answer:
        return await self.hub.service.ask(self.peer, ask)

    async def push(self, entry: Entry) -> None:
        await self.hub.service.push(self.peer, entry)

    async def watch(self, *groups: str, heard: int = 0) -> None:
        await self.hub.service.watch(self.peer, Watch(list(groups), heard))

    def of(self, kind: type[Said]) -> list[Said]:
        """What was heard of one kind."""
        return [message for message in self.heard if isinstance(message, kind)]

    def news(self) -> list[str]:
        """The ids of the entries heard of."""
        return [message.entry.id for message in self.of(News)]

    def kinds(self) -> list[Kind]:
        """The kinds of the entries heard of."""
        return [message.entry.kind for message in self.of(News)]

    def _hang_up(self, why: str) -> None:
        self.refused = self.refused or why
        self.hub.service.leave(self.peer)


class Hub:
    """The service on a store in a folder, at a time that the test decides."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.now = NOON
        self.open()
        self.session: StaffSession
        self.codes: list[PupilCode] = []

    def open(self) -> None:
        self.store = SqliteStore(self._folder / "hub.db")
        self.service = Service(self.store, QuickHashing(b"p" * 32), KEY, lambda: self.now)

    async def restart(self) -> None:
        await self.service.close()
        self.open()

    async def desk(self, name: str = "desk-1") -> Someone:
        """A dashboard that is connected."""
        desk = Someone(self, Hello("desk", name, KEY))
        assert await desk.dial()
        return desk

    async def founded(self, **changes: object) -> Someone:
        """The dashboard at which the school was made and its teacher is signed in."""
        desk = await self.desk()
        session = await desk.ask(school(**changes))
        assert isinstance(session, StaffSession)
        self.session, self.codes = session, session.codes
        return desk

    async def teacher(self, leader: Someone, name: str = "desk-2") -> Someone:
        """Another dashboard, with a teacher whom the first one's leader has added."""
        added = await leader.ask(AddStaff("Meester Ali", Role.TEACHER, PASSWORD))
        assert isinstance(added, StaffList)
        ali = next(one.id for one in added.staff if one.name == "Meester Ali")
        desk = await self.desk(name)
        assert isinstance(await desk.ask(StaffSignIn(ali, PASSWORD)), StaffSession)
        return desk

    async def device(self, desk: Someone, *groups: str) -> Someone:
        """A device that is enrolled and connected."""
        enrolled = await desk.ask(Enrol("Laptop", list(groups)))
        assert isinstance(enrolled, Enrolled)
        device = Someone(self, Hello("device", enrolled.device.id, enrolled.credential))
        assert await device.dial()
        return device

    @property
    def school(self) -> str:
        return self.store.schools()[0]

    def entry(self, name: str, kind: Kind, by: Someone, **facts: object) -> Entry:
        """An entry as a device makes it, about the first pupil."""
        device = by.hello.id if by.hello.role == "device" else ""
        pupil = self.codes[0].pupil
        made = Entry(name, kind, self.now, Trust.HUB, by.hello.id, device, GROUP, pupil)
        return structs.replace(made, **facts)

    def by_staff(self, name: str, kind: Kind, by: Someone, about: Entry, **body: Fact) -> Entry:
        """An entry as a dashboard makes it, about an earlier one."""
        return self.entry(
            name,
            kind,
            by,
            device=about.device,
            pupil=about.pupil,
            staff=self.session.staff.id,
            about=about.id,
            body=body,
        )


def welcome(someone: Someone) -> Welcome:
    """The welcome that was heard first."""
    first = someone.heard[0]
    assert isinstance(first, Welcome)
    return first
