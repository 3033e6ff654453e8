"""What a dashboard keeps: who it is, the language of its school, and its journal."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import private
from kiosk.errors import NoAccess, of_file
from kiosk.words import DEFAULT

if TYPE_CHECKING:
    from kiosk.local.journal import Journal
    from kiosk.model import Entry

FILE = "desk.json"


class DeskFiles:
    """A dashboard's data folder. ``damaged`` hears of a journal that was set aside."""

    def __init__(
        self, data: Path, new_id: Callable[[], str], damaged: Callable[[Path], Entry | None]
    ) -> None:
        """Read who this dashboard is, or make it somebody (``new_id``).

        Raises NoAccess or DiskFull.
        """
        self._data = data
        self._damaged = damaged
        self._lock = threading.Lock()
        self._journal: Journal | None = None
        kept = _read(data / FILE)
        self.id = kept.get("id", "")
        self.language = kept.get("language", DEFAULT)
        if not self.id:
            self.id = new_id()
            self._write()

    def speak(self, language: str) -> None:
        """Keep the school's language for the next start. Raises NoAccess or DiskFull."""
        if language and language != self.language:
            self.language = language
            self._write()

    def add(self, *entries: Entry) -> None:
        """Keep entries, all or none: durable when this returns. Raises DiskFull or NoAccess."""
        self.journal().add(*entries)

    def journal(self) -> Journal:
        """The journal, opened when it is first needed. Raises DiskFull or NoAccess."""
        from kiosk.local.journal import FILE as JOURNAL
        from kiosk.local.journal import Journal

        with self._lock:
            if self._journal is None:
                self._journal = Journal(self._data / JOURNAL, self._damaged)
            return self._journal

    def close(self) -> None:
        """Let go of the journal."""
        with self._lock:
            if self._journal is not None:
                self._journal.close()
            self._journal = None

    def _write(self) -> None:
        # Durable: a dashboard under another id could not send what its journal holds.
        path, text = self._data / FILE, json.dumps({"id": self.id, "language": self.language})
        try:
            private.make_folder(self._data)
            private.write(path, text.encode() + b"\n")
        except OSError as trouble:
            raise of_file(trouble, path) from trouble


def _read(path: Path) -> dict[str, str]:
    """What the file says; nothing when there is none or it is damaged."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except OSError as trouble:
        if path.exists():
            raise NoAccess(path=path) from trouble
        return {}
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {name: said for name, said in kept.items() if isinstance(said, str)}
