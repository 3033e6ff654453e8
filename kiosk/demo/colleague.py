"""A member of staff who speaks to the hub over the wire, without a window.

The demo's teacher has a window for what a teacher does; what an office does on another day (new
picture codes, another timetable, the group's sites) goes this way, by the same questions and the
same rules.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import msgspec
from websockets.sync.client import connect

from kiosk.errors import ProtocolTrouble, Refused
from kiosk.model import Entry, Override
from kiosk.sync.asks import (
    Answer,
    Ask,
    Codes,
    Done,
    FoundSchool,
    Given,
    GiveOverride,
    No,
    PupilCode,
    Put,
    StaffList,
    StaffNames,
    StaffSession,
    StaffSignIn,
)
from kiosk.sync.client import Client
from kiosk.sync.messages import PATH, Ack, Document, Downward, Hello, News, Reply, Welcome

T = TypeVar("T")
_TIMEOUT = 20.0  # seconds that an answer may take


class Colleague:
    """A conversation with the hub as a desk."""

    def __init__(self, url: str, key: Path) -> None:
        """``url`` is the hub's (``ws://127.0.0.1:7370``), ``key`` the hub's file of that name."""
        self._client = Client()
        self._heard: dict[str, Document] = {}
        self._open = ExitStack()
        self._socket = self._open.enter_context(connect(url + PATH))
        self._pushed = 0
        self.id = f"colleague-{secrets.token_hex(4)}"
        hello = Hello("desk", self.id, key.read_text("ascii").strip())
        self._socket.send(self._client.connected(hello), text=True)
        welcome = self._until(lambda message: message if isinstance(message, Welcome) else None)
        self.offset: int = welcome.now - time.monotonic_ns() // 1_000_000
        """School time less this machine's monotonic time, in ms."""

    def sign_in(self, name: str, password: str) -> StaffSession:
        """Sign in as the member of staff of this name. Raises Refused."""
        listed = self._answer(StaffNames(), StaffList)
        staff = next((each.id for each in listed.staff if each.name == name), name)
        return self._answer(StaffSignIn(staff, password), StaffSession)

    def found(self, ask: FoundSchool) -> StaffSession:
        """Make the school. Raises Refused."""
        return self._answer(ask, StaffSession)

    def ask(self, ask: Ask) -> Answer:
        """Any question; the answer can be No."""
        answers: list[Answer] = []
        self._socket.send(self._client.ask(ask, answers.append), text=True)

        def reply(message: Downward) -> bool | None:
            if isinstance(message, Reply):
                self._client.take_asker(message)(message.answer)
            return True if answers else None

        self._until(reply)
        return answers[0]

    def codes(self, ask: Ask) -> list[PupilCode]:
        """A question that is answered with picture codes. Raises Refused."""
        return self._answer(ask, Codes).codes

    def keep(self, entry: Entry) -> None:
        """Have an entry kept that was made here (``origin`` is :attr:`id`)."""
        self._pushed += 1
        self._socket.send(self._client.push(self._pushed, entry), text=True)
        self._until(lambda message: (isinstance(message, Ack) and message.id == entry.id) or None)

    def hear(self, groups: list[str], last: Callable[[Entry], bool]) -> list[Entry]:
        """What a dashboard of these groups hears, from the start to the ``last`` of it."""
        heard: list[Entry] = []
        self._socket.send(self._client.watch(groups, 0), text=True)

        def take(message: Downward) -> bool | None:
            if not isinstance(message, News):
                return None
            heard.append(message.entry)
            return True if last(message.entry) else None

        self._until(take)
        return heard

    @property
    def now(self) -> int:
        """School time, ms since 1970 in UTC."""
        return self.offset + time.monotonic_ns() // 1_000_000

    def document(self, key: str) -> Document:
        """The newest version of a document that there is; waits for the hub to tell."""
        return self._until(lambda _: self._heard.get(key), ready=self._heard.get(key))

    def value(self, key: str, kind: type[T]) -> T:
        """The newest version of a document, decoded."""
        return msgspec.json.decode(self.document(key).body, type=kind)

    def put(self, ask: Ask) -> int:
        """Put a document. Its version. Raises Refused."""
        return self._answer(ask, Put).version

    def give(self, ask: GiveOverride) -> Override:
        """Override the timetable for a while. Raises Refused."""
        return self._answer(ask, Given).override

    def done(self, ask: Ask) -> None:
        """A question that is answered with nothing but done. Raises Refused."""
        self._answer(ask, Done)

    def close(self) -> None:
        """Hang up."""
        self._open.close()

    def _answer(self, ask: Ask, kind: type[T]) -> T:
        answer = self.ask(ask)
        if isinstance(answer, No):
            raise Refused(why=answer.why, **answer.facts)
        if not isinstance(answer, kind):
            raise ProtocolTrouble(why=f"{type(answer).__name__} for {type(ask).__name__}")
        return answer

    def _until(self, good: Callable[[Downward], T | None], ready: T | None = None) -> T:
        if ready is not None:
            return ready
        while True:
            message = self._client.received(self._socket.recv(_TIMEOUT))
            if isinstance(message, Document):
                self._heard[message.key] = message
            found = good(message)
            if found is not None:
                return found
