"""A peer's side of the wire as a machine: no socket, no clock, no thread.

It is told that a connection stands, what came in and that the connection is gone; it gives the
messages to send and tells what those that came in mean. Whoever owns it moves the bytes.

========  ==========================================================================
state     what may come in, and what it leads to
========  ==========================================================================
away      nothing
greeting  Welcome -> live; Refuse -> refused
live      Ack, News, Document, Reply, Watched, Here, Gone -> live; Refuse -> refused
refused   nothing
========  ==========================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from itertools import count
from types import MappingProxyType

import msgspec

from kiosk.errors import ProtocolTrouble
from kiosk.model import Entry, Presence
from kiosk.sync.asks import Answer, Ask
from kiosk.sync.messages import (
    Ack,
    Document,
    Downward,
    Gone,
    Hello,
    Here,
    News,
    Push,
    Refuse,
    Reply,
    Request,
    Upward,
    Watch,
    Watched,
    Welcome,
)

WINDOW = 16  # pushed entries that may wait for the hub's word at one time


class State(Enum):
    """Where the conversation is."""

    AWAY = auto()
    GREETING = auto()
    LIVE = auto()
    REFUSED = auto()


_TABLE: Mapping[State, Mapping[type[Downward], State]] = MappingProxyType(
    {
        State.AWAY: {},
        State.GREETING: {Welcome: State.LIVE, Refuse: State.REFUSED},
        State.LIVE: {
            Ack: State.LIVE,
            News: State.LIVE,
            Document: State.LIVE,
            Reply: State.LIVE,
            Watched: State.LIVE,
            Here: State.LIVE,
            Gone: State.LIVE,
            Refuse: State.REFUSED,
        },
        State.REFUSED: {},
    }
)


class Client:
    """One peer's conversation with the hub, over one connection after another."""

    def __init__(self) -> None:
        self._state = State.AWAY
        self._decoder = msgspec.json.Decoder(Downward)
        self._encoder = msgspec.json.Encoder()
        self._in_flight: dict[str, int] = {}
        self._pushed = 0
        self._numbers = count(1)
        self._askers: dict[int, Callable[[Answer], None]] = {}
        self._watched: list[str] = []

    @property
    def state(self) -> State:
        """Where the conversation is."""
        return self._state

    @property
    def room(self) -> int:
        """How many more entries may be pushed now."""
        return WINDOW - len(self._in_flight) if self._state is State.LIVE else 0

    @property
    def pushed(self) -> int:
        """The place in the journal up to which this connection has carried the entries."""
        return self._pushed

    @property
    def in_flight(self) -> list[str]:
        """The ids of the entries that were pushed and not acknowledged, in order."""
        return list(self._in_flight)

    def connected(self, hello: Hello) -> bytes:
        """A connection stands. Gives the first message."""
        self._expect(State.AWAY)
        self._state = State.GREETING
        return self._encoded(hello)

    def received(self, text: bytes | str) -> Downward:
        """A message came in. Gives what it says, once it is fitting here.

        Raises ProtocolTrouble when it is not: the connection is of no use any more.
        """
        try:
            message: Downward = self._decoder.decode(text)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ProtocolTrouble(why=error) from error
        after = _TABLE[self._state].get(type(message))
        if after is None:
            name = type(message).__name__
            raise ProtocolTrouble(why=f"{name} while {self._state.name.lower()}")
        self._state = after
        if isinstance(message, Ack):
            self._in_flight.pop(message.id, None)
        elif isinstance(message, Watched):
            self._watched = message.by
        return message

    def push(self, place: int, entry: Entry) -> bytes:
        """The message for the next entry of the journal; there must be :attr:`room`."""
        if not self.room or place <= self._pushed:
            raise RuntimeError(f"entry {entry.id} is not to be pushed now")
        self._in_flight[entry.id] = place
        self._pushed = place
        return self._encoded(Push(entry))

    def ask(self, ask: Ask, answered: Callable[[Answer], None]) -> bytes:
        """The message for a question; ``answered`` is kept for :meth:`take_asker`."""
        self._expect(State.LIVE)
        number = next(self._numbers)
        self._askers[number] = answered
        return self._encoded(Request(number, ask))

    def take_asker(self, reply: Reply) -> Callable[[Answer], None]:
        """Who waits for this reply. Raises ProtocolTrouble when nobody does."""
        try:
            return self._askers.pop(reply.id)
        except KeyError:
            raise ProtocolTrouble(why=f"a reply to question {reply.id}, never asked") from None

    def watch(self, groups: list[str], heard: int) -> bytes:
        """The message that says which groups this dashboard watches."""
        self._expect(State.LIVE)
        return self._encoded(Watch(groups, heard))

    @property
    def watched(self) -> list[str]:
        """Who sees the pupil now, by the hub's last word on this connection."""
        return self._watched

    def here(self, presence: Presence) -> bytes:
        """The message that says where a pupil is; somebody must be watching."""
        self._expect(State.LIVE)
        if not self._watched:
            raise RuntimeError("nobody watches: where a pupil is goes nowhere")
        return self._encoded(Here(presence))

    def lost(self) -> list[Callable[[Answer], None]]:
        """The connection is gone. Gives those whose questions will not be answered."""
        unanswered = list(self._askers.values())
        self._state = State.AWAY
        self._forget()
        return unanswered

    def _forget(self) -> None:
        self._in_flight = {}
        self._pushed = 0
        self._numbers = count(1)
        self._askers = {}
        self._watched = []

    def _expect(self, state: State) -> None:
        if self._state is not state:
            raise RuntimeError(f"not while {self._state.name.lower()}")

    def _encoded(self, message: Upward) -> bytes:
        return self._encoder.encode(message)
