"""One connection, without a socket: what a peer brings about, it brings about for itself alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import cast

import msgspec
import pytest
from starlette.websockets import WebSocket, WebSocketDisconnect

from kiosk.errors import DiskFull, NoAccess, StoreDamaged
from kiosk.hub import conversation
from kiosk.hub.conversation import Conversation
from kiosk.hub.peers import Peer
from kiosk.hub.service import Service
from kiosk.model import Entry, Kind, Presence, Trust
from kiosk.sync.asks import Answer, Ask, Done, No, StaffNames
from kiosk.sync.messages import (
    Ack,
    Downward,
    Gone,
    Hello,
    Here,
    Push,
    Refuse,
    Reply,
    Request,
    Upward,
    Watch,
    Welcome,
)

pytestmark = pytest.mark.anyio
ENTRY = Entry("e", Kind.REPORTED, 1, Trust.HUB, "d")
SECRET = "the pupil typed this"


class Socket:
    """A WebSocket of which both ends are here."""

    def __init__(self) -> None:
        self.incoming: asyncio.Queue[dict[str, object]] = asyncio.Queue()
        self.said: list[Downward] = []
        self.closed = False
        self.reads = asyncio.Event()
        self.reads.set()
        self.gone = False
        self.leaves_after = -1

    def say(self, message: Upward) -> None:
        text = msgspec.json.encode(message).decode()
        self.incoming.put_nowait({"type": "websocket.receive", "text": text})

    def leave(self) -> None:
        self.incoming.put_nowait({"type": "websocket.disconnect"})

    async def accept(self) -> None:
        """Nothing to do."""

    async def receive(self) -> dict[str, object]:
        return await self.incoming.get()

    async def send_text(self, text: str) -> None:
        await self.reads.wait()
        if self.gone:
            raise WebSocketDisconnect(1006)
        self.said.append(msgspec.json.decode(text, type=Downward))
        if len(self.said) == self.leaves_after:
            self.leave()

    async def close(self) -> None:
        self.closed = True
        self.leave()


class Deaf:
    """A service that does what the test says with everything but a greeting."""

    def __init__(self, does: Callable[[Peer], object]) -> None:
        self._does = does
        self.left = 0

    async def greet(self, peer: Peer, _hello: Hello) -> bool:
        peer.say(Welcome(1))
        return True

    async def push(self, peer: Peer, _entry: Entry) -> None:
        self._does(peer)

    async def ask(self, peer: Peer, _ask: Ask) -> Answer:
        self._does(peer)
        return Done()

    async def watch(self, peer: Peer, _watch: Watch) -> None:
        self._does(peer)

    def here(self, peer: Peer, _presence: Presence) -> None:
        self._does(peer)

    def leave(self, _peer: Peer) -> None:
        self.left += 1


def fails(trouble: Exception) -> Callable[[Peer], object]:
    def does(_peer: Peer) -> object:
        raise trouble

    return does


async def talk(
    does: Callable[[Peer], object], *said: Upward, role: str = "desk", hears: int = 0
) -> tuple[Socket, Deaf]:
    """A whole conversation; the peer leaves once it has heard so much (0: right away)."""
    socket, service = Socket(), Deaf(does)
    socket.say(Hello(role, "d", "c"))
    for message in said:
        socket.say(message)
    socket.leaves_after = hears
    if not hears:
        socket.leave()
    await Conversation(cast(WebSocket, socket), cast(Service, service)).run()
    assert service.left == 1
    return socket, service


async def test_a_full_disk_is_told_and_the_entry_is_not_acknowledged() -> None:
    socket, _ = await talk(fails(DiskFull(path="hub.db")), Push(ENTRY), hears=-1)
    assert socket.said == [Welcome(1), Refuse("error.hub_full")]
    assert socket.closed
    asked, _ = await talk(fails(DiskFull(path="hub.db")), Request(7, StaffNames()), hears=2)
    assert asked.said == [Welcome(1), Reply(7, No("error.hub_full"))]


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (StoreDamaged(path="/secret/hub.db"), "error.hub_damaged"),
        (NoAccess(path="/secret/hub.db"), "error.hub_disk"),
    ],
)
async def test_trouble_with_the_store_is_told_and_logged(
    trouble: Exception, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    pushed, _ = await talk(fails(trouble), Push(ENTRY), hears=-1)
    asked, _ = await talk(fails(trouble), Request(7, StaffNames()), hears=2)
    assert pushed.said == [Welcome(1), Refuse(told)]
    assert asked.said == [Welcome(1), Reply(7, No(told))]
    assert "/secret/hub.db" in caplog.text, "for who reads the hub's log"


async def test_a_mistake_of_ours_ends_one_connection_and_is_logged_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        pushed, _ = await talk(fails(ValueError(SECRET)), Push(ENTRY), hears=-1)
        asked, _ = await talk(fails(ValueError(SECRET)), Request(1, StaffNames()), hears=2)
    assert pushed.said == [Welcome(1), Refuse("error.unknown")]
    assert asked.said == [Welcome(1), Reply(1, No("error.unknown"))]
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text


async def test_a_question_that_fails_leaves_the_connection() -> None:
    troubles = [ValueError()]

    def once(_peer: Peer) -> None:
        if troubles:
            raise troubles.pop()

    asked = (Request(1, StaffNames()), Request(2, StaffNames()))
    socket, _ = await talk(once, *asked, hears=3)
    assert socket.said == [Welcome(1), Reply(1, No("error.unknown")), Reply(2, Done())]


async def test_each_role_says_its_own() -> None:
    here = Here(Presence("d", "g", "p", "home"))
    for role, message in (("desk", here), ("device", Watch([]))):
        socket, _ = await talk(lambda _peer: None, message, role=role, hears=-1)
        assert socket.said == [Welcome(1), Refuse("error.order")]
    for role, fitting in (("desk", Watch([])), ("device", here)):
        socket, _ = await talk(lambda _peer: None, fitting, role=role)
        assert socket.said == [Welcome(1)]


async def test_who_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "GREETING_SECONDS", 0.01)
    socket = Socket()
    await Conversation(cast(WebSocket, socket), cast(Service, Deaf(fails(OSError())))).run()
    assert socket.said == [Refuse("error.order")]
    assert socket.closed


async def test_a_line_that_breaks_while_we_speak_is_no_trouble() -> None:
    def breaks(peer: Peer) -> object:
        socket.gone = True
        socket.leave()
        peer.say(Ack("e", 1))
        return None

    socket, service = Socket(), Deaf(breaks)
    socket.say(Hello("desk", "d", "c"))
    socket.say(Push(ENTRY))
    await Conversation(cast(WebSocket, socket), cast(Service, service)).run()
    assert socket.said in ([], [Welcome(1)])
    assert service.left == 1


async def test_a_slow_reader_is_let_go_and_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "MOST_WAITING", 10)

    def floods(peer: Peer) -> object:
        for number in range(100):
            peer.say(Gone(str(number)))
        socket.reads.set()
        return None

    socket, service = Socket(), Deaf(floods)
    socket.reads.clear()
    socket.say(Hello("desk", "d", "c"))
    socket.say(Push(ENTRY))
    await Conversation(cast(WebSocket, socket), cast(Service, service)).run()
    assert socket.said[-1] == Refuse("error.too_slow")
    assert len(socket.said) <= 12
    assert socket.closed
