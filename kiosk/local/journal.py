"""The journal: entries that must not be lost, from the moment they are made to the hub's word.

One writes (:meth:`Journal.add`), another sends (:meth:`Journal.pending`) and removes what the hub
has committed (:meth:`Journal.acknowledged`); they may be different threads.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kiosk.local.db import Schema, nobody
from kiosk.local.enduring import Enduring, less_durably
from kiosk.model import Entry

if TYPE_CHECKING:
    from sqlite_utils import Database

FILE = "journal.db"
LARGEST = 65_536  # bytes of an entry: a larger one would never pass the wire
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
        self._damaged = damaged
        self._file = Enduring(path, SCHEMA, self._tell)
        self._file.tell()

    def add(self, *entries: Entry) -> None:
        """Keep entries: when this returns, they are on the disk and survive a power cut.

        Several are kept all of them, or none. The very same entry is kept once, however often it
        is added. Raises DiskFull or NoAccess when they cannot be kept; ValueError when the journal
        has another entry of an id, or an entry is larger than ``LARGEST``.
        """
        rows = [_row(entry) for entry in entries]
        if len(rows) == 1:
            self._file.run(lambda file: _insert(file, rows[0]))
        else:
            self._file.run(lambda file: _insert_all(file, rows))

    def pending(self, after: int = 0, limit: int = 100) -> list[Kept]:
        """The oldest entries beyond place ``after``, in the order in which they were added."""
        query = "select place, entry from entries where place > ? order by place limit ?"
        rows = self._file.run(lambda file: file.execute(query, (after, limit)).fetchall())
        return [Kept(place, msgspec.json.decode(text, type=Entry)) for place, text in rows]

    def acknowledged(self, entry_id: str) -> None:
        """The hub has committed this entry: it leaves. Unknown ids are nothing special.

        Not flushed to the disk: after a power cut the entry is sent again, which the hub knows.
        With the last one the write-ahead log goes as well, and what it still told of them all.
        """
        self._file.run(lambda file: _forget(file, entry_id))

    @property
    def count(self) -> int:
        """How many entries wait for the hub."""
        query = "select count(*) from entries"
        return int(self._file.run(lambda file: file.execute(query).fetchone()[0]))

    def close(self) -> None:
        """Let go of the file. Nothing is lost by not calling this."""
        self._file.close()

    def _tell(self, aside: Path) -> None:
        if entry := self._damaged(aside):
            self.add(entry)


def _row(entry: Entry) -> tuple[str, str]:
    text = msgspec.json.encode(entry)
    if len(text) > LARGEST:
        raise ValueError(f"entry {entry.id} is too large: {len(text)} bytes")
    return entry.id, text.decode()


def _insert_all(connection: sqlite3.Connection, rows: list[tuple[str, str]]) -> None:
    connection.execute("begin immediate")
    try:
        for row in rows:
            _insert(connection, row)
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise


def _insert(connection: sqlite3.Connection, row: tuple[str, str]) -> None:
    try:
        connection.execute("insert into entries (id, entry) values (?, ?)", row)
    except sqlite3.IntegrityError as error:
        held = connection.execute("select entry from entries where id = ?", row[:1]).fetchone()
        if held == row[1:]:
            return
        raise ValueError(f"the journal has another entry {row[0]}") from error


def _forget(connection: sqlite3.Connection, entry_id: str) -> None:
    less_durably(connection, "delete from entries where id = ?", (entry_id,))
    if connection.execute("select 1 from entries limit 1").fetchone() is None:
        try:
            connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        except sqlite3.OperationalError:  # no room, say: with the next one, then
            return


def _entries(database: Database) -> None:
    database.execute(
        "create table entries (place integer primary key autoincrement,"
        " id text not null unique, entry text not null)"
    )


SCHEMA = Schema("journal", (("entries", _entries),), "select place, id, entry from entries limit 1")
