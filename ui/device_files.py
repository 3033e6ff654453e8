"""A device's journal and documents, opened after the first screen stands, off its thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.local.documents import Documents
    from kiosk.local.journal import Journal
    from kiosk.model import Entry


class DeviceFiles:
    """Opens the files when they are first needed. ``damaged`` hears of a journal set aside."""

    def __init__(self, data: Path, damaged: Callable[[Path], Entry | None]) -> None:
        self._data = data
        self._damaged = damaged
        self._lock = threading.Lock()
        self._journal: Journal | None = None
        self._documents: Documents | None = None

    def add(self, entry: Entry) -> None:
        """Keep an entry: durable when this returns. Raises DiskFull or NoAccess."""
        self.journal().add(entry)

    def journal(self) -> Journal:
        """The journal. Raises DiskFull or NoAccess, and is tried again at the next call."""
        from kiosk.local.journal import FILE, Journal

        with self._lock:
            if self._journal is None:
                self._journal = Journal(self._data / FILE, self._damaged)
            return self._journal

    def documents(self) -> Documents:
        """The documents. Raises DiskFull or NoAccess."""
        from kiosk.device.shelf import readable
        from kiosk.local.documents import FILE, Documents

        with self._lock:
            if self._documents is None:
                self._documents = Documents(self._data / FILE, readable=readable)
            return self._documents

    def keep_clock(self, kept: str) -> None:
        """Keep the clock's state. Raises DiskFull or NoAccess."""
        from kiosk.local.documents import CLOCK

        self.documents().set_state(CLOCK, kept)

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            for opened in (self._journal, self._documents):
                if opened is not None:
                    opened.close()
            self._journal = self._documents = None
