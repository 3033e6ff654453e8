"""A device's link to a real hub, that remembers what it is told."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.link import Link
from kiosk.local.documents import Documents
from kiosk.local.journal import Journal
from kiosk.model import Entry, Presence
from kiosk.sync.asks import Enrolled
from kiosk.sync.messages import Document, Hello

PATIENCE = 20.0


class Listening:
    """The device's side of a link: its documents on the disk, and what it was told of them."""

    def __init__(self, folder: Path, url: str, enrolled: Enrolled) -> None:
        self.documents = Documents(folder / "documents.db")
        self._journal = Journal(folder / "journal.db")
        self._told: queue.Queue[Document] = queue.Queue()
        self._who = enrolled
        self._link = Link(url, self._hello, self._journal, self, self, shelf=self.documents)
        self._link.start()

    def hear_of(self, key: str) -> Document:
        """The next version of this document that is told; others are skipped."""
        while True:
            told = self._told.get(timeout=PATIENCE)
            if told.key == key:
                return told

    def close(self) -> None:
        """Hang up."""
        self._link.close()
        self._journal.close()
        self.documents.close()

    def _hello(self) -> Hello:
        versions = self.documents.versions()
        return Hello("device", self._who.device.id, self._who.credential, versions=versions)

    def document(self, document: Document) -> None:
        self._told.put(document)

    def state(self, connected: bool) -> None: ...

    def news(self, position: int, entry: Entry) -> None: ...

    def watched(self, by: list[str]) -> None: ...

    def acked(self, entry_id: str) -> None: ...

    def here(self, presence: Presence) -> None: ...

    def gone(self, device: str) -> None: ...

    def refused(self, why: str) -> None: ...

    def mark(self) -> int:
        return 0

    def hear(self, now: int, since: int) -> None: ...

    def lost(self) -> None: ...


@contextmanager
def listening(folder: Path, url: str, enrolled: Enrolled) -> Iterator[Listening]:
    """A device with these files, for a while."""
    folder.mkdir(exist_ok=True)
    made = Listening(folder, url, enrolled)
    try:
        yield made
    finally:
        made.close()
