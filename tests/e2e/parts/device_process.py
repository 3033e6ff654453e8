"""A small real device: a journal and a link, no screen.

``python -m tests.e2e.parts.device_process FOLDER RUN [COUNT]`` adds entries as fast as it can,
``COUNT`` or until it is killed, and prints ``kept ID`` once the journal's word stands. Ids sort in
the order in which they are added. After ``COUNT`` entries it waits until the hub has every one,
prints ``empty`` and ends.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from itertools import count
from pathlib import Path

from msgspec import structs

from kiosk.clock import SchoolTime, system
from kiosk.link import Link
from kiosk.local.damage import notice
from kiosk.local.documents import CLOCK, Documents
from kiosk.local.journal import Journal
from kiosk.model import Entry, Presence
from kiosk.sync.messages import Document, Hello
from tests.parts.entries import made

MOST_WAITING = 60  # entries; more than the link has under way at one time


class Device:
    """Hears when the hub has an entry, and does not care about the rest."""

    def __init__(self, folder: Path) -> None:
        self._told = json.loads((folder / "device.json").read_text())
        name = self._told["id"]
        self._documents = Documents(folder / "documents.db")
        kept = self._documents.state(CLOCK)
        clock = SchoolTime(system(), kept, lambda text: self._documents.set_state(CLOCK, text))
        self.journal = Journal(
            folder / "journal.db", lambda aside: notice(aside, clock, name, name)
        )
        self.link = Link(
            self._told["hub"], self._hello, self.journal, self, clock, shelf=self._documents
        )
        self._less = threading.Condition()

    def add(self, name: str) -> None:
        """Keep an entry, say so, and have it sent."""
        told = self._told
        whose = {key: told[key] for key in ("group", "pupil")}
        entry = structs.replace(made(name), origin=told["id"], device=told["id"], **whose)
        self.journal.add(entry)
        say(f"kept {name}")
        self.link.wake()

    def wait_until_waiting(self, most: int) -> None:
        """Wait until no more than so many entries wait for the hub."""
        with self._less:
            self._less.wait_for(lambda: self.journal.count <= most)

    def close(self) -> None:
        """An orderly end."""
        self.link.close()
        self.journal.close()
        self._documents.close()

    def acked(self, entry_id: str) -> None:
        """The hub has it."""
        with self._less:
            self._less.notify_all()

    def state(self, connected: bool) -> None:
        """Nothing to do."""

    def news(self, position: int, entry: Entry) -> None:
        """Nothing to do."""

    def document(self, document: Document) -> None:
        """Nothing to do."""

    def watched(self, by: list[str]) -> None:
        """Nothing to do."""

    def here(self, presence: Presence) -> None:
        """Nothing to do."""

    def gone(self, device: str) -> None:
        """Nothing to do."""

    def refused(self, why: str) -> None:
        """Say so: whoever runs this will not have expected it."""
        say(f"refused {why}")

    def _hello(self) -> Hello:
        told, shelf = self._told, self._documents
        return Hello(
            "device", told["id"], told["credential"], versions=shelf.versions(), heard=shelf.heard
        )


def say(words: str) -> None:
    """A line to whoever runs this, at once."""
    os.write(1, f"{words}\n".encode())


def main(folder: Path, run: int, entries: int | None) -> None:
    """Add entries until there were enough, or for ever."""
    device = Device(folder)
    device.link.start()
    for number in count() if entries is None else range(entries):
        device.add(f"r{run:04}-{number:06}")
        device.wait_until_waiting(MOST_WAITING)
    device.wait_until_waiting(0)
    say("empty")
    device.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
