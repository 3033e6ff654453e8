"""What a device has from the hub: the newest version of each document, and small states.

States are short texts by name that outlive the program: the clock's anchor, how far the news was
heard. Documents are the school's settings, see :class:`kiosk.sync.messages.Document`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.local.db import Schema, nobody
from kiosk.local.enduring import Enduring, less_durably

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database

FILE = "documents.db"
CLOCK = "clock"  # kiosk.clock's state
_HEARD = "heard"
_KEEP_STATE = (
    "insert into states (name, value) values (?, ?)"
    " on conflict (name) do update set value = excluded.value"
)


def anything(_key: str, _body: str) -> bool:
    """Every document will do."""
    return True


class Held(NamedTuple):
    """A document as it is held: its version, and its body as JSON."""

    version: int
    body: str


class Documents:
    """The documents and states of one device. Any thread may call."""

    def __init__(
        self,
        path: Path,
        damaged: Callable[[Path], None] = nobody,
        readable: Callable[[str, str], bool] = anything,
    ) -> None:
        """Open the database at ``path``.

        A damaged one is set aside, now or whenever that is found; the hub sends all anew.
        A document (key, body) that is not ``readable`` never takes the place of the one held: over
        a restart, too, the one in force stays in force. One that is held and cannot be read any
        more is let go of: else the hub would not send it again. Raises DiskFull or NoAccess.
        """
        self._readable = readable
        self._file = Enduring(path, SCHEMA, damaged)
        self._file.tell()
        self._let_go_of_unreadable()

    def take(self, key: str, version: int, body: str) -> bool:
        """Keep this version, unless the one held is as new or newer, or this cannot be read.

        True when it was news.
        """
        if not self._readable(key, body):
            return False
        statement = (
            "insert into documents (key, version, body) values (?, ?, ?)"
            " on conflict (key) do update set version = excluded.version, body = excluded.body"
            " where excluded.version > documents.version"
        )
        facts = (key, version, body)
        return self._file.run(lambda file: file.execute(statement, facts).rowcount) > 0

    def get(self, key: str) -> Held | None:
        """The newest version seen of a document."""
        rows = self._rows("select version, body from documents where key = ?", key)
        return Held(*rows[0]) if rows else None

    def everything(self) -> dict[str, Held]:
        """Every document held, by key."""
        rows = self._rows("select key, version, body from documents")
        return {key: Held(version, body) for key, version, body in rows}

    def versions(self) -> dict[str, int]:
        """The version held of every document, by key."""
        return dict(self._rows("select key, version from documents"))

    def state(self, name: str) -> str:
        """A small state, or "" when there is none."""
        rows = self._rows("select value from states where name = ?", name)
        return rows[0][0] if rows else ""

    def set_state(self, name: str, value: str) -> None:
        """Keep a small state."""
        self._file.run(lambda file: file.execute(_KEEP_STATE, (name, value)))

    @property
    def heard(self) -> int:
        """The position of the last news that was taken."""
        return int(self.state(_HEARD) or 0)

    def hear(self, position: int) -> None:
        """News up to this position was taken.

        Not flushed to the disk: after a power cut the hub tells it again.
        """
        facts = (_HEARD, str(position))
        self._file.run(lambda file: less_durably(file, _KEEP_STATE, facts))

    def forget(self) -> None:
        """Hold nothing of the hub any more, as for another one; what time it was is kept.

        Raises DiskFull or NoAccess.
        """
        self._file.run(lambda file: file.execute("delete from documents"))
        self.set_state(_HEARD, "0")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _let_go_of_unreadable(self) -> None:
        for key, held in self.everything().items():
            if not self._readable(key, held.body):
                self._file.run(partial(_delete, key=key))

    def _rows(self, query: str, *facts: str) -> list[tuple[Any, ...]]:
        return self._file.run(lambda file: file.execute(query, facts).fetchall())


def _delete(file: Connection, *, key: str) -> None:
    file.execute("delete from documents where key = ?", (key,))


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
