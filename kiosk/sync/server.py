"""The hub's side of one connection: which message may come when, and from whom. No sockets.

A frame goes in and a checked message comes out; a message goes in and a frame comes out. Everything
that is allowed stands in the two tables below. Trouble of the peer's making is
:class:`PeerTrouble`: answer with :class:`Refuse` and hang up. Trouble of our own making is a
``RuntimeError``, since it can only be a mistake in the hub.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

import msgspec

from kiosk.errors import ProtocolTrouble
from kiosk.sync.messages import (
    MAX_MESSAGE,
    PROTOCOL,
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

DEVICE = "device"
DESK = "desk"
LONGEST_ID = 64
LONGEST_CREDENTIAL = 256


class State(Enum):
    """How far a connection is."""

    GREETING = auto()  # the peer has to say hello
    CHECKING = auto()  # the hub has to welcome or refuse
    LIVE = auto()
    ENDED = auto()


Steps = Mapping[State, Mapping[type, State]]

HEARS: Steps = MappingProxyType(
    {
        State.GREETING: {Hello: State.CHECKING},
        State.CHECKING: {},
        State.LIVE: dict.fromkeys((Push, Request, Watch, Here), State.LIVE),
        State.ENDED: {},
    }
)
"""What the hub may hear in each state, and the state that follows."""

SAYS: Steps = MappingProxyType(
    {
        State.GREETING: {Refuse: State.ENDED},
        State.CHECKING: {Welcome: State.LIVE, Refuse: State.ENDED},
        State.LIVE: {
            **dict.fromkeys((Ack, News, Document, Reply, Watched, Here, Gone), State.LIVE),
            Refuse: State.ENDED,
        },
        State.ENDED: {},
    }
)
"""What the hub may say in each state, and the state that follows."""

ROLES: Mapping[str, frozenset[type]] = MappingProxyType(
    {
        DEVICE: frozenset({Hello, Push, Request, Here}),
        DESK: frozenset({Hello, Push, Request, Watch}),
    }
)
"""Who may say what."""


class PeerTrouble(ProtocolTrouble):
    """The peer broke the agreed form. ``why`` is a message id for :class:`Refuse`."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why=why)


class ServerSide:
    """The hub's end of one connection."""

    def __init__(self) -> None:
        self.state = State.GREETING
        self.role = ""
        self._decoder = msgspec.json.Decoder(Upward)
        self._encoder = msgspec.json.Encoder()

    def hear(self, frame: str | bytes) -> Upward:
        """The message in a frame. Raises :class:`PeerTrouble`; the state is then as it was."""
        message = self._decode(frame)
        follows = HEARS[self.state].get(type(message))
        if follows is None:
            raise PeerTrouble("error.order")
        if isinstance(message, Hello):
            _check(message)
            self.role = message.role
        if type(message) not in ROLES[self.role]:
            raise PeerTrouble("error.order")
        self.state = follows
        return message

    def say(self, message: Downward) -> str:
        """The frame for a message. Raises ``RuntimeError`` if it has no place now."""
        follows = SAYS[self.state].get(type(message))
        if follows is None:
            raise RuntimeError(f"no {type(message).__name__} while {self.state.name}")
        self.state = follows
        return self._encoder.encode(message).decode()

    def end(self) -> None:
        """The line is gone."""
        self.state = State.ENDED

    def _decode(self, frame: str | bytes) -> Upward:
        if len(frame) > MAX_MESSAGE:
            raise PeerTrouble("error.too_big")
        try:
            message: Upward = self._decoder.decode(frame)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as trouble:
            raise PeerTrouble("error.form") from trouble
        return message


def _check(hello: Hello) -> None:
    if hello.protocol != PROTOCOL:
        raise PeerTrouble("error.version")
    if hello.role not in ROLES:
        raise PeerTrouble("error.form")
    if not 0 < len(hello.id) <= LONGEST_ID or len(hello.credential) > LONGEST_CREDENTIAL:
        raise PeerTrouble("error.form")
