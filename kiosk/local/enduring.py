"""A database that outlives its file: a broken one is set aside, and a new one begun."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kiosk.local.db import Schema, is_damage, open_database, set_aside, told

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]


class Enduring:
    """The database at ``path``, for any thread, one at a time.

    ``damaged`` is told where a broken file was put: of one found at the start by :meth:`tell`, of
    one found later before :meth:`run` goes on. Raises DiskFull or NoAccess.
    """

    def __init__(self, path: Path, schema: Schema, damaged: Callable[[Path], None]) -> None:
        self._path = path
        self._schema = schema
        self._damaged = damaged
        self._lock = threading.RLock()
        self._aside: list[Path] = []
        self.connection = self._open()

    def run(self, job: Job[T]) -> T:
        """Does the job; when the file turns out to be broken, does it on a new one.

        Raises DiskFull or NoAccess.
        """
        with self._lock, told(self._path):
            try:
                return job(self.connection)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                self._renew()
                return job(self.connection)

    def tell(self) -> None:
        """Tell of what was set aside, once whoever is told can write to the new file."""
        while self._aside:
            self._damaged(self._aside.pop(0))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self.connection.close()

    def _open(self) -> sqlite3.Connection:
        return open_database(self._path, self._schema, self._aside.append)

    def _renew(self) -> None:
        self._aside.append(set_aside(self._path))
        self.connection.close()
        self.connection = self._open()
        self.tell()


def less_durably(connection: sqlite3.Connection, statement: str, facts: tuple[str, ...]) -> None:
    """Write what may be lost in a power cut: not flushed to the disk, unlike all else."""
    connection.execute("pragma synchronous=normal")
    try:
        connection.execute(statement, facts)
    finally:
        connection.execute("pragma synchronous=full")
