"""What a device has from the hub: the newest version of each document, and small states.

States are short texts by name that outlive the program: the clock's anchor, how far the news was
heard. Documents are the school's settings, see :class:`kiosk.sync.messages.Document`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.local.db import Schema, nobody, open_database, told

if TYPE_CHECKING:
    from sqlite_utils import Database

FILE = "documents.db"
CLOCK = "clock"  # kiosk.clock's state
_HEARD = "heard"


class Held(NamedTuple):
    """A document as it is held: its version, and its body as JSON."""

    version: int
    body: str


class Documents:
    """The documents and states of one device. Any thread may call."""

    def __init__(self, path: Path, damaged: Callable[[Path], None] = nobody) -> None:
        """Open the database at ``path``; a damaged one is set aside and the hub sends all anew.

        Raises DiskFull or NoAccess.
        """
        self._path = path
        self._lock = threading.Lock()
        self._connection = open_database(path, SCHEMA, damaged)

    def take(self, key: str, version: int, body: str) -> bool:
        """Keep this version, unless the one held is as new or newer. True when it was news."""
        with self._lock, told(self._path):
            written = self._connection.execute(
                "insert into documents (key, version, body) values (?, ?, ?)"
                " on conflict (key) do update set version = excluded.version, body = excluded.body"
                " where excluded.version > documents.version",
                (key, version, body),
            )
        return written.rowcount > 0

    def get(self, key: str) -> Held | None:
        """The newest version seen of a document."""
        with self._lock, told(self._path):
            row = self._connection.execute(
                "select version, body from documents where key = ?", (key,)
            ).fetchone()
        return Held(*row) if row else None

    def everything(self) -> dict[str, Held]:
        """Every document held, by key."""
        with self._lock, told(self._path):
            rows = self._connection.execute("select key, version, body from documents").fetchall()
        return {key: Held(version, body) for key, version, body in rows}

    def versions(self) -> dict[str, int]:
        """The version held of every document, by key."""
        with self._lock, told(self._path):
            return dict(self._connection.execute("select key, version from documents").fetchall())

    def state(self, name: str) -> str:
        """A small state, or "" when there is none."""
        with self._lock, told(self._path):
            row = self._connection.execute(
                "select value from states where name = ?", (name,)
            ).fetchone()
        return row[0] if row else ""

    def set_state(self, name: str, value: str) -> None:
        """Keep a small state."""
        with self._lock, told(self._path):
            self._write_state(name, value)

    @property
    def heard(self) -> int:
        """The position of the last news that was taken."""
        return int(self.state(_HEARD) or 0)

    def hear(self, position: int) -> None:
        """News up to this position was taken.

        Not flushed to the disk: after a power cut the hub tells it again.
        """
        with self._lock, told(self._path):
            self._connection.execute("pragma synchronous=normal")
            try:
                self._write_state(_HEARD, str(position))
            finally:
                self._connection.execute("pragma synchronous=full")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _write_state(self, name: str, value: str) -> None:
        self._connection.execute(
            "insert into states (name, value) values (?, ?)"
            " on conflict (name) do update set value = excluded.value",
            (name, value),
        )


def _tables(database: Database) -> None:
    database.execute(
        "create table documents (key text primary key, version integer not null,"
        " body text not null) without rowid"
    )
    database.execute(
        "create table states (name text primary key, value text not null) without rowid"
    )


SCHEMA = Schema(
    "documents",
    (("documents and states", _tables),),
    "select (select key || version || body from documents), (select name || value from states)",
)
