"""Both machines of the wire, over a line that cuts, loses and garbles, between two that crash.

A WebSocket keeps the order within one connection, so the line here is two queues of frames: what
is in them when the connection is cut is lost, at any point. The hub commits, then acknowledges;
the peer forgets what is acknowledged. Nothing may be lost, nothing kept twice, and order is kept.
"""

from __future__ import annotations

from collections import deque

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from kiosk.errors import ProtocolTrouble
from kiosk.model import Entry, Kind, Trust
from kiosk.sync.asks import Answer, Done, StaffNames
from kiosk.sync.client import WINDOW, Client, State
from kiosk.sync.messages import Ack, Downward, Hello, News, Push, Reply, Request, Welcome
from kiosk.sync.server import ServerSide


def entry(name: str) -> Entry:
    return Entry(name, Kind.REPORTED, 1, Trust.HUB, "d1")


class Hub:
    """What a hub keeps on its disk, and one connection to it."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.news: list[Entry] = []
        self.side = ServerSide()

    def reads(self, frame: bytes) -> list[str]:
        """The frames that it answers with, once it has committed."""
        return [self.side.say(answer) for answer in self._answers(frame)]

    def _answers(self, frame: bytes) -> list[Downward]:
        message = self.side.hear(frame)
        if isinstance(message, Hello):
            later = list(enumerate(self.news, 1))[message.heard :]
            return [Welcome(1), *(News(position, told) for position, told in later)]
        if isinstance(message, Push):
            self.entries.setdefault(message.entry.id, message.entry)
            return [Ack(message.entry.id, 1)]
        assert isinstance(message, Request)
        return [Reply(message.id, Done())]


class Conversation(RuleBasedStateMachine):
    """A peer with a journal, a hub with a store, and the line between them."""

    @initialize()
    def begin(self) -> None:
        self.hub = Hub()
        self.peer = Client()
        self.added: list[str] = []
        self.journal: dict[int, Entry] = {}
        self.heard: list[Entry] = []
        self.asked = 0
        self.answers: list[Answer | None] = []
        self.up: deque[bytes] = deque()
        self.down: deque[str] = deque()

    @rule(count=st.integers(1, 2 * WINDOW))
    def the_peer_adds(self, count: int) -> None:
        for _ in range(count):
            place = len(self.added) + 1
            self.added.append(f"e{place}")
            self.journal[place] = entry(f"e{place}")

    @precondition(lambda self: self.peer.state is State.AWAY)
    @rule()
    def the_peer_dials(self) -> None:
        self.hub.side = ServerSide()
        hello = Hello("device", "d1", "secret", heard=len(self.heard))
        self.up.append(self.peer.connected(hello))

    @precondition(lambda self: self.peer.room)
    @rule()
    def the_peer_pushes(self) -> None:
        waiting = [place for place in sorted(self.journal) if place > self.peer.pushed]
        for place in waiting[: self.peer.room]:
            self.up.append(self.peer.push(place, self.journal[place]))

    @precondition(lambda self: self.peer.state is State.LIVE)
    @rule()
    def the_peer_asks(self) -> None:
        self.asked += 1
        self.up.append(self.peer.ask(StaffNames(), self.answers.append))

    @precondition(lambda self: self.up)
    @rule()
    def the_hub_reads(self) -> None:
        self.down.extend(self.hub.reads(self.up.popleft()))

    @precondition(lambda self: self.down)
    @rule()
    def the_peer_reads(self) -> None:
        self._hear(self.down.popleft())

    @precondition(lambda self: self.peer.state is State.LIVE)
    @rule()
    def others_make_news(self) -> None:
        self.hub.news.append(entry(f"n{len(self.hub.news) + 1}"))
        position = len(self.hub.news)
        self.down.append(self.hub.side.say(News(position, self.hub.news[-1])))

    @precondition(lambda self: self.peer.state is not State.AWAY)
    @rule(up=st.integers(0, 40))
    def the_line_is_cut(self, up: int) -> None:
        """Some of what is under way to the hub still arrives, its answers do not."""
        for frame in list(self.up)[:up]:
            self.hub.reads(frame)
        self._cut()

    @precondition(lambda self: self.peer.state is not State.AWAY and self.down)
    @rule(left=st.floats(0, 1, exclude_max=True))
    def a_frame_comes_in_half(self, left: float) -> None:
        frame = self.down.popleft()
        try:
            self.peer.received(frame[: int(len(frame) * left)])
        except ProtocolTrouble:
            self._cut()
        else:
            raise AssertionError("half a frame was taken for a whole one")

    @precondition(lambda self: self.peer.state is State.LIVE and self.journal)
    @rule()
    def the_hub_repeats_itself(self) -> None:
        for known in list(self.hub.entries)[-2:]:
            self._hear(self.hub.side.say(Ack(known, 2)))

    @rule()
    def the_peer_is_killed(self) -> None:
        self._cut()
        self.peer = Client()

    @invariant()
    def nothing_is_lost(self) -> None:
        kept = set(self.hub.entries) | {waiting.id for waiting in self.journal.values()}
        assert kept == set(self.added)

    @invariant()
    def order_is_kept_without_gaps(self) -> None:
        arrived = list(self.hub.entries)
        assert arrived == self.added[: len(arrived)]
        assert self.heard == self.hub.news[: len(self.heard)]

    @invariant()
    def no_more_than_a_window_is_under_way(self) -> None:
        assert len(self.peer.in_flight) <= WINDOW

    def teardown(self) -> None:
        """In the end there is a connection that lasts: everything gets there, once."""
        if not hasattr(self, "peer"):
            return
        self._cut()
        self.the_peer_dials()
        while self.up or self.down:
            if self.up:
                self.the_hub_reads()
            else:
                self.the_peer_reads()
            if self.peer.room:
                self.the_peer_pushes()
        assert list(self.hub.entries) == self.added
        assert not self.journal
        assert self.heard == self.hub.news
        assert len(self.answers) == self.asked

    def _hear(self, frame: str) -> None:
        match self.peer.received(frame):
            case Ack(name, _):
                self.journal = {
                    place: waiting for place, waiting in self.journal.items() if waiting.id != name
                }
            case News(position, told):
                assert position == len(self.heard) + 1
                self.heard.append(told)
            case Reply() as reply:
                self.peer.take_asker(reply)(reply.answer)

    def _cut(self) -> None:
        self.up.clear()
        self.down.clear()
        self.answers.extend(None for _unanswered in self.peer.lost())
        self.hub.side.end()


TestConversation = Conversation.TestCase
TestConversation.settings = settings(max_examples=150, stateful_step_count=60)
