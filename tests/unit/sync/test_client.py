"""The peer's machine, alone."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from kiosk.errors import ProtocolTrouble
from kiosk.model import Entry, Kind, Presence, Trust
from kiosk.sync.asks import Answer, Done, StaffNames
from kiosk.sync.client import WINDOW, Client, State
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

HELLO = Hello("device", "d1", "secret")
PLACE = Presence("d1", "groep-5", "p1", "home")
LATER = [
    Ack("e1", 1),
    News(1, Entry("e1", Kind.REPORTED, 1, Trust.HUB, "d1")),
    Document("pack", 1, msgspec.Raw(b"{}")),
    Watched([]),
    Here(PLACE),
    Gone("d1"),
]


def entry(name: str) -> Entry:
    return Entry(name, Kind.REPORTED, 1, Trust.HUB, "d1")


def said(frame: bytes) -> Upward:
    message: Upward = msgspec.json.decode(frame, type=Upward)
    return message


def hear(client: Client, message: Downward) -> Downward:
    return client.received(msgspec.json.encode(message))


def nobody(_answer: Answer) -> None:
    pass


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def live(client: Client) -> Client:
    client.connected(HELLO)
    hear(client, Welcome(1))
    return client


def test_greets_and_is_live_once_welcomed(client: Client) -> None:
    states = [client.state]
    assert said(client.connected(HELLO)) == HELLO
    states.append(client.state)
    assert client.room == 0
    assert hear(client, Welcome(7, "school")) == Welcome(7, "school")
    states.append(client.state)
    assert client.room == WINDOW
    assert states == [State.AWAY, State.GREETING, State.LIVE]


def test_a_refusal_ends_it_at_any_time(client: Client) -> None:
    client.connected(HELLO)
    hear(client, Refuse("error.refused"))
    assert client.state is State.REFUSED
    client.lost()
    client.connected(HELLO)
    hear(client, Welcome(1))
    hear(client, Refuse("error.refused"))
    assert client.state is State.REFUSED
    assert client.room == 0


@pytest.mark.parametrize("message", [*LATER, Reply(1, Done())])
def test_nothing_else_comes_before_the_welcome(client: Client, message: Downward) -> None:
    client.connected(HELLO)
    with pytest.raises(ProtocolTrouble):
        hear(client, message)


@pytest.mark.parametrize("message", [*LATER, Reply(1, Done()), Welcome(1), Refuse("error.x")])
def test_nothing_comes_while_away_or_refused(client: Client, message: Downward) -> None:
    with pytest.raises(ProtocolTrouble):
        hear(client, message)
    client.connected(HELLO)
    hear(client, Refuse("error.refused"))
    with pytest.raises(ProtocolTrouble):
        hear(client, message)


@pytest.mark.parametrize("message", LATER)
def test_everything_that_fits_is_handed_on(live: Client, message: Downward) -> None:
    assert hear(live, message) == message
    assert live.state is State.LIVE


def test_a_second_welcome_is_trouble(live: Client) -> None:
    with pytest.raises(ProtocolTrouble):
        hear(live, Welcome(2))


@pytest.mark.parametrize(
    "words", [b"", b"{", b"[]", b'{"type":"hello"}', b'{"type":"ack"}', b"\xff"]
)
def test_bad_words_are_trouble(live: Client, words: bytes) -> None:
    with pytest.raises(ProtocolTrouble):
        live.received(words)


def test_pushes_in_order_until_the_window_is_full(live: Client) -> None:
    for place in range(1, WINDOW + 1):
        assert said(live.push(place, entry(f"e{place}"))) == Push(entry(f"e{place}"))
    assert live.room == 0
    assert live.pushed == WINDOW
    with pytest.raises(RuntimeError):
        live.push(WINDOW + 1, entry("late"))
    hear(live, Ack("e3", 1))
    assert live.room == 1
    assert "e3" not in live.in_flight


def test_an_entry_is_pushed_once_on_a_connection(live: Client) -> None:
    live.push(5, entry("e5"))
    for place in (4, 5):
        with pytest.raises(RuntimeError):
            live.push(place, entry("e"))


def test_a_second_word_about_an_entry_is_nothing_special(live: Client) -> None:
    live.push(1, entry("e1"))
    hear(live, Ack("e1", 1))
    hear(live, Ack("e1", 2))
    assert live.room == WINDOW


def test_a_new_connection_begins_at_the_front(live: Client) -> None:
    live.push(1, entry("e1"))
    live.lost()
    assert live.in_flight == []
    live.connected(HELLO)
    hear(live, Welcome(2))
    assert (live.room, live.pushed) == (WINDOW, 0)
    assert said(live.push(1, entry("e1"))) == Push(entry("e1"))


def test_questions_are_numbered_and_their_answers_find_them(live: Client) -> None:
    answers: list[Answer] = []
    assert said(live.ask(StaffNames(), nobody)) == Request(1, StaffNames())
    assert said(live.ask(StaffNames(), answers.append)) == Request(2, StaffNames())
    reply = hear(live, Reply(2, Done()))
    assert isinstance(reply, Reply)
    live.take_asker(reply)(reply.answer)
    assert answers == [Done()]


def test_an_answer_to_no_question_is_trouble(live: Client) -> None:
    live.ask(StaffNames(), nobody)
    live.take_asker(Reply(1, Done()))
    for number in (1, 2):
        with pytest.raises(ProtocolTrouble):
            live.take_asker(Reply(number, Done()))


def test_losing_the_connection_gives_back_the_open_questions(live: Client) -> None:
    live.ask(StaffNames(), nobody)
    assert live.lost() == [nobody]
    assert live.state is State.AWAY
    assert live.lost() == []


def test_says_what_is_watched_and_where_a_pupil_is(live: Client) -> None:
    assert said(live.watch(["groep-5"], 9)) == Watch(["groep-5"], 9)
    hear(live, Watched(["Juf Anne"]))
    assert said(live.here(PLACE)) == Here(PLACE)


def test_where_a_pupil_is_stays_here_while_nobody_watches(live: Client) -> None:
    with pytest.raises(RuntimeError):
        live.here(PLACE)
    hear(live, Watched(["Juf Anne"]))
    live.lost()
    assert live.watched == []


def test_nothing_is_said_while_away(client: Client) -> None:
    sayings: list[Callable[[], bytes]] = [
        lambda: client.push(1, entry("e1")),
        lambda: client.ask(StaffNames(), nobody),
        lambda: client.watch([], 0),
        lambda: client.here(PLACE),
    ]
    for say in sayings:
        with pytest.raises(RuntimeError):
            say()


def test_two_connections_at_one_time_are_a_mistake(live: Client) -> None:
    with pytest.raises(RuntimeError):
        live.connected(HELLO)
