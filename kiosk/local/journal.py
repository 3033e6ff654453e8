"""The journal: entries that must not be lost, from the moment they are made to the hub's word.

One writes (:meth:`Journal.add`), another sends (:meth:`Journal.pending`) and removes what the hub
has committed (:meth:`Journal.acknowledged`); they may be different threads.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from kiosk.local.db import Schema, is_damage, nobody, open_database, set_aside, told
from kiosk.model import Entry

if TYPE_CHECKING:
    from sqlite_utils import Database

FILE = "journal.db"
LARGEST = 65_536  # bytes of an entry: a larger one would never pass the wire
T = TypeVar("T")
Damaged = Callable[[Path], Entry | None]


class Kept(NamedTuple):
    """An entry and its place in the journal; places only grow and are never used again."""

    place: int
    entry: Entry


class Journal:
    """The entries of one device or dashboard that the hub has not confirmed yet."""

    def __init__(self, path: Path, damaged: Damaged = nobody) -> None:
        """Open the journal at ``path``.

        ``damaged`` is told where a broken journal was put, now or whenever that is found. The
        entry that it may give, to tell the teacher of it, is the first of the new journal.
        Raises DiskFull or NoAccess.
        """
        self._path = path
        self._damaged = damaged
        self._lock = threading.RLock()
        aside: list[Path] = []
        self._connection = open_database(path, SCHEMA, aside.append)
        self._tell(aside)

    def add(self, entry: Entry) -> None:
        """Keep an entry: when this returns, it is on the disk and survives a power cut.

        Raises DiskFull or NoAccess when it cannot be kept; ValueError when the journal has an
        entry of this id, or the entry is larger than ``LARGEST``.
        """
        text = msgspec.json.encode(entry)
        if len(text) > LARGEST:
            raise ValueError(f"entry {entry.id} is too large: {len(text)} bytes")
        row = (entry.id, text.decode())
        self._safely(lambda: self._insert(row))

    def pending(self, after: int = 0, limit: int = 100) -> list[Kept]:
        """The oldest entries beyond place ``after``, in the order in which they were added."""
        query = "select place, entry from entries where place > ? order by place limit ?"
        rows = self._safely(lambda: self._connection.execute(query, (after, limit)).fetchall())
        return [Kept(place, msgspec.json.decode(text, type=Entry)) for place, text in rows]

    def acknowledged(self, entry_id: str) -> None:
        """The hub has committed this entry: it leaves. Unknown ids are nothing special.

        Not flushed to the disk: after a power cut the entry is sent again, which the hub knows.
        """
        self._safely(lambda: self._remove(entry_id))

    @property
    def count(self) -> int:
        """How many entries wait for the hub."""
        query = "select count(*) from entries"
        return int(self._safely(lambda: self._connection.execute(query).fetchone()[0]))

    def close(self) -> None:
        """Let go of the file. Nothing is lost by not calling this."""
        with self._lock:
            self._connection.close()

    def _safely(self, job: Callable[[], T]) -> T:
        """Does the job; when the file turns out to be broken, does it on a new one."""
        with self._lock, told(self._path):
            try:
                return job()
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                self._renew()
                return job()

    def _insert(self, row: tuple[str, str]) -> None:
        try:
            self._connection.execute("insert into entries (id, entry) values (?, ?)", row)
        except sqlite3.IntegrityError as error:
            raise ValueError(f"the journal has an entry {row[0]} already") from error

    def _remove(self, entry_id: str) -> None:
        self._connection.execute("pragma synchronous=normal")
        try:
            self._connection.execute("delete from entries where id = ?", (entry_id,))
        finally:
            self._connection.execute("pragma synchronous=full")

    def _renew(self) -> None:
        aside = set_aside(self._path)
        self._connection.close()
        found = [aside]
        self._connection = open_database(self._path, SCHEMA, found.append)
        self._tell(found)

    def _tell(self, found: list[Path]) -> None:
        for aside in found:
            if entry := self._damaged(aside):
                self.add(entry)


def _entries(database: Database) -> None:
    database.execute(
        "create table entries (place integer primary key autoincrement,"
        " id text not null unique, entry text not null)"
    )


SCHEMA = Schema("journal", (("entries", _entries),), "select place, id, entry from entries limit 1")
