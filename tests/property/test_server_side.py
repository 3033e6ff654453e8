"""The hub's machine hears anything, in any order, and never falls over."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from kiosk.model import Entry, Kind, Presence, Trust
from kiosk.sync import asks
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
from kiosk.sync.server import HEARS, ROLES, SAYS, PeerTrouble, ServerSide, State

_ENTRY = Entry("e", Kind.REPORTED, 1, Trust.HUB, "d")
_PRESENCE = Presence("d", "g", "p", "home")
UPWARD: list[Upward] = [
    Hello("device", "d", "c"),
    Hello("desk", "d", "c"),
    Push(_ENTRY),
    Request(1, asks.StaffNames()),
    Watch(["g"]),
    Here(_PRESENCE),
]
DOWNWARD: list[Downward] = [
    Welcome(1),
    Refuse("error.form"),
    Ack("e", 1),
    News(1, _ENTRY),
    Document("school", 1, msgspec.Raw(b"{}")),
    Reply(1, asks.Done()),
    Watched([]),
    Here(_PRESENCE),
    Gone("d"),
]


def frame(message: Upward) -> bytes:
    return msgspec.json.encode(message)


class AnyOrder(RuleBasedStateMachine):
    """Whatever is said to it, the machine goes by its tables."""

    def __init__(self) -> None:
        super().__init__()
        self.side = ServerSide()

    @rule(message=st.sampled_from(UPWARD))
    def hears(self, message: Upward) -> None:
        before, role = self.side.state, self.side.role
        may_come = type(message) in HEARS[before]
        may_say = before is State.GREETING or type(message) in ROLES.get(role, ())
        if may_come and may_say:
            assert self.side.hear(frame(message)) == message
            assert self.side.state is HEARS[before][type(message)]
        else:
            with pytest.raises(PeerTrouble):
                self.side.hear(frame(message))
            assert self.side.state is before

    @rule(message=st.sampled_from(DOWNWARD))
    def says(self, message: Downward) -> None:
        before = self.side.state
        if type(message) in SAYS[before]:
            told: Downward = msgspec.json.decode(self.side.say(message), type=Downward)
            assert type(told) is type(message)
            assert self.side.state is SAYS[before][type(message)]
        else:
            with pytest.raises(RuntimeError):
                self.side.say(message)
            assert self.side.state is before

    @precondition(lambda self: self.side.state is not State.ENDED)
    @rule(babble=st.binary(max_size=200))
    def hears_babble(self, babble: bytes) -> None:
        with pytest.raises(PeerTrouble):
            self.side.hear(babble)

    @rule()
    def loses_the_line(self) -> None:
        self.side.end()
        assert self.side.state is State.ENDED


AnyOrder.TestCase.settings = settings(max_examples=60, stateful_step_count=20)
TestAnyOrder = AnyOrder.TestCase

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(
    type_=st.sampled_from(["hello", "push", "request", "watch", "here", "welcome", "", "x"]),
    facts=st.dictionaries(
        st.sampled_from(
            ["role", "id", "credential", "protocol", "entry", "ask", "groups", "heard"]
        ),
        _JSON,
    ),
)
def test_any_json_is_a_message_or_refused(type_: str, facts: dict[str, object]) -> None:
    side = ServerSide()
    try:
        message = side.hear(msgspec.json.encode({"type": type_, **facts}))
    except PeerTrouble:
        assert side.state is State.GREETING
    else:
        assert isinstance(message, Hello)


@given(text=st.text(max_size=300))
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(PeerTrouble):
        ServerSide().hear(text)


def test_a_frame_may_be_so_large_and_no_larger() -> None:
    hello = frame(Hello("desk", "d", "c"))
    assert isinstance(ServerSide().hear(hello + b" " * (MAX_MESSAGE - len(hello))), Hello)
    with pytest.raises(PeerTrouble) as caught:
        ServerSide().hear(hello + b" " * (MAX_MESSAGE - len(hello) + 1))
    assert caught.value.why == "error.too_big"


@pytest.mark.parametrize(
    ("hello", "why"),
    [
        (Hello("desk", "", "c"), "error.form"),
        (Hello("desk", "i" * 65, "c"), "error.form"),
        (Hello("desk", "d", "c" * 257), "error.form"),
        (Hello("hub", "d", "c"), "error.form"),
        (Hello("desk", "d", "c", PROTOCOL + 1), "error.version"),
    ],
)
def test_a_greeting_has_its_form(hello: Hello, why: str) -> None:
    with pytest.raises(PeerTrouble) as caught:
        ServerSide().hear(frame(hello))
    assert caught.value.why == why


def test_depth_is_refused_too() -> None:
    for deep in ("[" * 100_000, '{"type":"hello","x":' + "[" * 5_000 + "]" * 5_000 + "}"):
        with pytest.raises(PeerTrouble):
            ServerSide().hear(deep)
