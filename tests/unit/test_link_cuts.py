"""The link over a line that is chopped up and cut at any byte."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from kiosk.clock import SchoolTime, system
from kiosk.link import Link, Timing
from kiosk.local.journal import Journal
from kiosk.model import Entry, Presence
from kiosk.sync.asks import Answer, StaffNames
from kiosk.sync.messages import Document, Hello, Push
from tests.parts.cutting_line import cutting_line
from tests.parts.entries import made
from tests.parts.hub import model_hub

ENTRIES = 50


class Patient:
    """Waits until every entry is acknowledged."""

    def __init__(self) -> None:
        self.acks: list[str] = []
        self.all = threading.Event()

    def acked(self, entry_id: str) -> None:
        self.acks.append(entry_id)
        if len(self.acks) == ENTRIES:
            self.all.set()

    def state(self, connected: bool) -> None: ...
    def news(self, position: int, entry: Entry) -> None: ...
    def document(self, document: Document) -> None: ...
    def watched(self, by: list[str]) -> None: ...
    def here(self, presence: Presence) -> None: ...
    def gone(self, device: str) -> None: ...
    def refused(self, why: str) -> None: ...


@pytest.mark.parametrize("seed", range(4))
def test_every_entry_arrives_once_and_in_order(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    names = [f"e{number:03}" for number in range(ENTRIES)]
    journal = Journal(tmp_path / "journal.db")
    patient = Patient()
    answers: list[Answer] = []
    with model_hub() as hub, cutting_line(hub.port, chance, 100, 30_000) as line:
        link = Link(
            f"ws://127.0.0.1:{line.port}/sync",
            lambda: Hello("device", "device", "secret"),
            journal,
            patient,
            SchoolTime(system()),
            timing=Timing(shortest=0.002, longest=0.01),
        )
        with closing(link), closing(journal):
            link.start()
            for name in names:
                journal.add(made(name))
                link.wake()
                link.ask(StaffNames(), answers.append)
            assert patient.all.wait(20), f"seed {seed}: {len(patient.acks)} acknowledged"
            assert journal.count == 0
        assert line.cuts > 3
        assert list(hub.entries) == names
        assert list(hub.entries.values()) == [made(name) for name in names]
        assert len(hub.of(Push)) >= ENTRIES
    assert patient.acks == names
    assert len(answers) == ENTRIES
