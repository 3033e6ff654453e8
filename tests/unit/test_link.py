"""The link over a real socket, against a model hub."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.errors import DiskFull
from kiosk.link import AWAY, Link, Timing
from kiosk.local.documents import Documents
from kiosk.local.journal import Journal
from kiosk.model import Entry, Kind, Presence, Trust
from kiosk.sync.asks import Answer, Done, StaffNames
from kiosk.sync.messages import (
    MAX_MESSAGE,
    Ack,
    Document,
    Gone,
    Hello,
    Here,
    News,
    Push,
    Refuse,
    Request,
    Watch,
    Watched,
)
from tests.parts.hub import NOW, ModelHub, model_hub


def entry(name: str) -> Entry:
    return Entry(id=name, kind=Kind.REPORTED, at=1, trust=Trust.HUB, origin="device")


class Heard:
    """A listener that writes down what it is told, as tuples."""

    def __init__(self) -> None:
        self.told: queue.Queue[tuple[Any, ...]] = queue.Queue()
        self.threads: set[str] = set()

    def _tell(self, *facts: object) -> None:
        self.threads.add(threading.current_thread().name)
        self.told.put(facts)

    def state(self, connected: bool) -> None:
        self._tell("state", connected)

    def news(self, position: int, entry: Entry) -> None:
        if entry.id == "bad":
            raise ZeroDivisionError
        self._tell("news", position, entry)

    def document(self, document: Document) -> None:
        self._tell("document", document)

    def watched(self, by: list[str]) -> None:
        self._tell("watched", by)

    def acked(self, entry_id: str) -> None:
        self._tell("acked", entry_id)

    def here(self, presence: Presence) -> None:
        self._tell("here", presence)

    def gone(self, device: str) -> None:
        self._tell("gone", device)

    def refused(self, why: str) -> None:
        self._tell("refused", why)

    def next(self, name: str, seconds: float = 10) -> tuple[Any, ...]:
        """What is told next under this name; other things are skipped."""
        until = time.monotonic() + seconds
        while True:
            told = self.told.get(timeout=max(0.01, until - time.monotonic()))
            if told[0] == name:
                return told[1:]


class Clock:
    def __init__(self) -> None:
        self.said: list[int | None] = []
        self.marks = 0
        self.since: list[int] = []

    def mark(self) -> int:
        self.marks += 1
        return self.marks

    def hear(self, now: int, since: int) -> None:
        self.said.append(now)
        self.since.append(since)

    def lost(self) -> None:
        self.said.append(None)


class Peer:
    """A device: its files, its link, what it heard."""

    def __init__(self, folder: Path, url: str, timing: Timing | None = None) -> None:
        self.journal = Journal(folder / "journal.db")
        self.documents = Documents(folder / "documents.db")
        self.heard = Heard()
        self.clock = Clock()
        self.link = Link(
            url, self.hello, self.journal, self.heard, self.clock,
            shelf=self.documents, timing=timing, chance=lambda: 0.0,
        )  # fmt: skip
        self.answers: queue.Queue[Answer] = queue.Queue()

    def hello(self) -> Hello:
        return Hello(
            "device", "d1", "secret",
            versions=self.documents.versions(), heard=self.documents.heard,
        )  # fmt: skip

    def add(self, name: str) -> None:
        self.journal.add(entry(name))
        self.link.wake()

    def settle(self) -> None:
        """Wait until the hub has had everything that was sent until now."""
        self.link.ask(StaffNames(), self.answers.put)
        self.answers.get(timeout=10)

    def close(self) -> None:
        self.link.close()
        self.journal.close()
        self.documents.close()


@pytest.fixture
def hub() -> Iterator[ModelHub]:
    with model_hub() as hub:
        yield hub


@pytest.fixture
def peer(hub: ModelHub, tmp_path: Path) -> Iterator[Peer]:
    peer = Peer(tmp_path, hub.url)
    yield peer
    peer.close()


@pytest.fixture
def live(peer: Peer) -> Peer:
    peer.link.start()
    assert peer.heard.next("state") == (True,)
    return peer


def test_says_who_it_is_and_hears_the_time(hub: ModelHub, live: Peer) -> None:
    assert hub.heard[0] == Hello("device", "d1", "secret")
    assert live.link.connected
    assert live.clock.said == [NOW]


def test_each_word_about_time_is_as_old_as_its_question_at_most(hub: ModelHub, live: Peer) -> None:
    hub.acks = False
    for name in ("a", "b", "c"):
        live.add(name)
        hub.wait(lambda name=name: name in hub.entries)  # type: ignore[misc]
    for name in ("c", "a", "unknown", "b"):
        hub.say(Ack(name, NOW))
        assert live.heard.next("acked") == (name,)
    assert live.clock.since == [1, 4, 2, 1, 3]
    hub.cut()
    assert live.heard.next("state") == (False,)
    assert live.heard.next("state") == (True,)
    assert live.clock.since[-1] == 5


def test_entries_arrive_in_order_and_leave_the_journal(hub: ModelHub, peer: Peer) -> None:
    names = [f"e{number:03}" for number in range(50)]
    for name in names[:30]:
        peer.journal.add(entry(name))
    peer.link.start()
    for name in names[30:]:
        peer.add(name)
    for name in names:
        assert peer.heard.next("acked") == (name,)
    assert list(hub.entries) == names
    assert peer.journal.count == 0
    assert len(hub.of(Push)) == 50


def test_no_more_than_a_window_waits_for_the_hub(hub: ModelHub, live: Peer) -> None:
    hub.acks = False
    for number in range(30):
        live.add(f"e{number:03}")
    hub.wait(lambda: len(hub.entries) == 16)
    hub.say(Ack("e000", NOW))
    assert live.heard.next("acked") == ("e000",)
    live.settle()
    assert len(hub.entries) == 17


def test_entries_wait_for_a_hub_that_is_away(hub: ModelHub, live: Peer) -> None:
    hub.close()
    assert live.heard.next("state") == (False,)
    assert not live.link.connected
    live.add("kept")
    assert live.journal.count == 1
    hub.open()
    live.link.wake()
    assert live.heard.next("acked") == ("kept",)
    assert live.clock.said[:2] == [NOW, None]


def test_what_was_not_acknowledged_is_sent_again_after_a_cut(hub: ModelHub, live: Peer) -> None:
    hub.acks = False
    live.add("a")
    live.add("b")
    hub.wait(lambda: len(hub.entries) == 2)
    hub.acks = True
    hub.cut()
    assert live.heard.next("acked") == ("a",)
    assert live.heard.next("acked") == ("b",)
    assert [push.entry.id for push in hub.of(Push)] == ["a", "b", "a", "b"]
    assert list(hub.entries) == ["a", "b"]


def test_a_question_is_answered(hub: ModelHub, live: Peer) -> None:
    live.link.ask(StaffNames(), live.answers.put)
    live.link.ask(StaffNames(), live.answers.put)
    assert live.answers.get(timeout=10) == Done()
    assert live.answers.get(timeout=10) == Done()
    assert [request.id for request in hub.of(Request)] == [1, 2]


def test_a_question_to_nobody_is_answered_at_once(hub: ModelHub, peer: Peer) -> None:
    hub.close()
    peer.link.start()
    peer.link.ask(StaffNames(), peer.answers.put)
    assert peer.answers.get(timeout=5) == AWAY


def test_an_open_question_fails_when_the_connection_is_lost(hub: ModelHub, live: Peer) -> None:
    hub.answer = lambda _ask: None
    live.link.ask(StaffNames(), live.answers.put)
    hub.wait(lambda: hub.of(Request))
    hub.cut()
    assert live.answers.get(timeout=10) == AWAY


def test_questions_after_the_end_are_answered_too(live: Peer) -> None:
    live.link.close()
    live.link.ask(StaffNames(), live.answers.put)
    assert live.answers.get_nowait() == AWAY


def test_news_is_told_and_remembered_across_connections(hub: ModelHub, live: Peer) -> None:
    hub.say(News(7, entry("n7")))
    assert live.heard.next("news") == (7, entry("n7"))
    hub.cut()
    hub.wait(lambda: len(hub.of(Hello)) == 2)
    assert hub.of(Hello)[1].heard == 7


def test_a_newer_document_is_kept_before_it_is_told(hub: ModelHub, live: Peer) -> None:
    newest = Document("school", 3, msgspec.Raw(b'{"a":1}'))
    hub.say(newest)
    hub.say(Document("school", 2, msgspec.Raw(b"{}")))
    hub.say(Document("pack", 1, msgspec.Raw(b"[]")))
    assert live.heard.next("document") == (newest,)
    assert live.heard.next("document")[0].key == "pack"
    assert live.documents.get("school") == (3, '{"a":1}')


def test_a_document_that_finds_no_room_holds_all_the_same(
    hub: ModelHub, live: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Staff close the devices now: a full disk must not keep one open."""

    def full(*_facts: object) -> bool:
        raise DiskFull(path="documents.db")

    with monkeypatch.context() as disk:
        disk.setattr(live.documents, "take", full)
        disk.setattr(live.documents, "hear", full)
        hub.say(News(7, entry("n7")))
        assert live.heard.next("news") == (7, entry("n7"))
        for version in (1, 2):
            newest = Document("overrides/groep-5", version, msgspec.Raw(b"[]"))
            hub.say(newest)
            assert live.heard.next("document") == (newest,)
    live.settle()
    assert live.link.connected
    assert len(hub.of(Hello)) == 1, "and the conversation goes on"
    assert live.documents.versions() == {}, "sent again with the next one"


def test_a_large_document_arrives_whole(hub: ModelHub, live: Peer) -> None:
    body = b'"' + "é".encode() * 400_000 + b'"'
    hub.say(Document("pack", 1, msgspec.Raw(body)))
    assert live.heard.next("document")[0].version == 1
    held = live.documents.get("pack")
    assert held is not None
    assert held.body.encode() == body


def test_a_message_that_is_too_large_is_not_taken(hub: ModelHub, live: Peer) -> None:
    hub.say(Document("pack", 1, msgspec.Raw(b'"' + b"x" * MAX_MESSAGE + b'"')))
    assert live.heard.next("state") == (False,)
    assert live.heard.next("state") == (True,)
    assert live.documents.get("pack") is None


def test_every_address_of_a_name_is_tried(hub: ModelHub, tmp_path: Path) -> None:
    peer = Peer(tmp_path, f"ws://localhost:{hub.port}/sync")  # may be ::1 first, and nobody there
    peer.link.start()
    assert peer.heard.next("state") == (True,)
    peer.close()


@pytest.mark.parametrize("url", ["", "http://127.0.0.1/", "ws://no.such.host.invalid/sync"])
def test_an_address_that_leads_nowhere_is_a_hub_that_is_away(tmp_path: Path, url: str) -> None:
    peer = Peer(tmp_path, url, Timing(shortest=60, longest=60))
    peer.link.start()
    peer.link.ask(StaffNames(), peer.answers.put)
    assert peer.answers.get(timeout=20) == AWAY
    peer.close()


def test_an_idle_link_sleeps(live: Peer) -> None:
    def switches() -> list[str]:
        status = Path(f"/proc/self/task/{live.link._thread.native_id}/status").read_text("ascii")
        return [line for line in status.splitlines() if "voluntary_ctxt" in line]

    live.settle()
    with pytest.raises(queue.Empty):  # so long that it is asleep for certain
        live.answers.get(timeout=0.2)
    before = switches()
    with pytest.raises(queue.Empty):
        live.answers.get(timeout=1)
    assert switches() == before


def test_where_a_pupil_is_goes_out_only_while_watched(hub: ModelHub, live: Peer) -> None:
    place = Presence("d1", "groep-5", "p1", "home")
    live.link.here(place)
    live.settle()
    hub.say(Watched(["Juf Anne"]))
    assert live.heard.next("watched") == (["Juf Anne"],)
    live.link.here(place)
    hub.wait(lambda: hub.of(Here))
    hub.say(Watched([]))
    assert live.heard.next("watched") == ([],)
    live.link.here(place)
    live.settle()
    assert hub.of(Here) == [Here(place)]


def test_nobody_watches_over_a_lost_connection(hub: ModelHub, live: Peer) -> None:
    hub.say(Watched(["Juf Anne"]))
    assert live.heard.next("watched") == (["Juf Anne"],)
    hub.cut()
    assert live.heard.next("watched") == ([],)


def test_a_sign_of_life_brings_no_old_news(hub: ModelHub, live: Peer) -> None:
    live.link.watch(["groep-5"])
    hub.wait(lambda: hub.of(Watch))
    hub.say(News(9, entry("n9")))
    assert live.heard.next("news") == (9, entry("n9"))
    live.link.watch(["groep-5"])
    live.link.watch(["groep-6"])
    live.link.watch([])
    live.link.watch(["groep-6"])
    hub.wait(lambda: len(hub.of(Watch)) == 5)
    said = [(one.groups, one.heard) for one in hub.of(Watch)]
    assert said[1:] == [(["groep-5"], 9), (["groep-6"], 0), ([], 0), (["groep-6"], 0)]


def test_a_dashboard_goes_on_watching_after_a_cut(hub: ModelHub, live: Peer) -> None:
    live.link.watch(["groep-5"])
    hub.wait(lambda: hub.of(Watch))
    hub.say(News(9, entry("n9")))
    live.heard.next("news")
    hub.cut()
    hub.wait(lambda: len(hub.of(Watch)) == 2)
    assert hub.of(Watch) == [Watch(["groep-5"]), Watch(["groep-5"], heard=9)]


def test_hears_who_is_where(hub: ModelHub, live: Peer) -> None:
    place = Presence("d2", "groep-5", "p2", "web")
    hub.say(Here(place))
    hub.say(Gone("d2"))
    assert live.heard.next("here") == (place,)
    assert live.heard.next("gone") == ("d2",)


def test_a_refusal_is_told(hub: ModelHub, live: Peer) -> None:
    hub.say(Refuse("error.refused"))
    assert live.heard.next("refused") == ("error.refused",)
    assert live.heard.next("state") == (False,)


@pytest.mark.parametrize(
    "words",
    [
        "nonsense",
        "{}",
        '{"type":"welcome","now":1}',
        '{"type":"reply","id":9,"answer":{"answer":"done"}}',
    ],
)
def test_a_hub_that_speaks_nonsense_is_left_and_tried_again(
    hub: ModelHub, live: Peer, words: str
) -> None:
    hub.say_bytes(words)
    assert live.heard.next("state") == (False,)
    assert live.heard.next("state") == (True,)


def test_a_listener_that_fails_does_not_stop_the_entries(hub: ModelHub, live: Peer) -> None:
    hub.say(News(1, entry("bad")))
    assert live.heard.next("state") == (False,)
    live.add("e1")
    assert live.heard.next("acked") == ("e1",)


def test_everything_is_told_on_one_thread(hub: ModelHub, live: Peer) -> None:
    live.add("e1")
    live.heard.next("acked")
    hub.say(Watched(["Juf Anne"]))
    live.heard.next("watched")
    assert live.heard.threads == {"netjes-link"}


def test_a_quiet_hub_that_gives_signs_of_life_is_kept(hub: ModelHub, tmp_path: Path) -> None:
    peer = Peer(tmp_path, hub.url, Timing(keep_alive=0.05, patience=5))
    peer.link.start()
    assert peer.heard.next("state") == (True,)
    with pytest.raises(queue.Empty):
        peer.heard.next("state", seconds=0.5)
    peer.close()


def test_a_hub_that_is_silent_for_too_long_is_left(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"ws://127.0.0.1:{mute.getsockname()[1]}/sync"
        peer = Peer(tmp_path, url, Timing(patience=0.1, shortest=0.01))
        peer.link.start()
        for _attempt in range(2):
            connection, _ = mute.accept()
            with connection:
                connection.settimeout(10)
                while connection.recv(4096):
                    pass
        peer.close()


def test_a_hub_that_does_not_welcome_is_left(hub: ModelHub, tmp_path: Path) -> None:
    hub.greets = False
    peer = Peer(tmp_path, hub.url, Timing(patience=0.1, shortest=0.01))
    peer.link.start()
    hub.wait(lambda: len(hub.of(Hello)) == 2)
    peer.close()


def test_a_wake_makes_the_next_attempt_come_at_once(hub: ModelHub, tmp_path: Path) -> None:
    hub.close()
    peer = Peer(tmp_path, hub.url, Timing(shortest=60, longest=60))
    peer.link.start()
    peer.settle()
    hub.open()
    peer.link.wake()
    assert peer.heard.next("state") == (True,)
    peer.close()


def test_after_a_sleep_the_hub_is_reached_for_anew(hub: ModelHub, tmp_path: Path) -> None:
    peer = Peer(tmp_path, hub.url, Timing(shortest=60, longest=60))
    peer.link.start()
    assert peer.heard.next("state") == (True,)
    peer.link.start_afresh()
    assert peer.heard.next("state") == (False,)
    assert peer.heard.next("state") == (True,)
    assert len(hub.of(Hello)) == 2
    peer.close()


def test_after_a_sleep_a_hub_that_stays_away_is_tried_again_later(
    hub: ModelHub, tmp_path: Path
) -> None:
    peer = Peer(tmp_path, hub.url, Timing(shortest=0.01, longest=0.01))
    peer.link.start()
    assert peer.heard.next("state") == (True,)
    hub.close()
    assert peer.heard.next("state") == (False,)
    peer.link.start_afresh()
    peer.settle()
    hub.open()
    assert peer.heard.next("state") == (True,)
    peer.close()


def test_closing_is_quick_whatever_goes_on(hub: ModelHub, tmp_path: Path) -> None:
    for name, url in (("live", hub.url), ("nowhere", "ws://127.0.0.1:9/sync")):
        peer = Peer(tmp_path / name, url)
        peer.link.start()
        if name == "live":
            peer.heard.next("state")
        began = time.monotonic()
        peer.close()
        assert time.monotonic() - began < 0.5
        assert not peer.link._thread.is_alive()


def test_a_link_that_was_never_started_closes(tmp_path: Path) -> None:
    Peer(tmp_path, "ws://127.0.0.1:9/sync").close()
