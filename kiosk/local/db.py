"""Opening the small databases that a device or dashboard keeps, and hubs too.

A database is opened with a write-ahead log and ``synchronous=FULL``: what is committed has been
flushed to the disk. Schemas grow by migrations of sqlite-utils, each committed together with its
record. That library is imported only when a migration is due: on an ordinary start everything
stands already, and a window's start and memory are precious.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk import private
from kiosk.errors import DiskFull, NetjesError, NoAccess, of_file

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_MS = 5_000  # how long to wait for another program's write
_DAMAGE = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))
_TAILS = ("", "-wal", "-shm", "-journal")


class Schema(NamedTuple):
    """What a database should hold: named steps, in order, never changed once released.

    ``probe`` is a query that fails unless the tables are there.
    """

    name: str
    steps: tuple[tuple[str, Callable[[Database], None]], ...]
    probe: str


def nobody(_path: Path) -> None:
    """For a caller that need not hear of damage."""


def open_database(
    path: Path, schema: Schema, damaged: Callable[[Path], None] = nobody
) -> sqlite3.Connection:
    """The database at ``path`` in autocommit mode, made or migrated when that is due.

    The file is private to its user. A damaged one is set aside under another name, never deleted;
    ``damaged`` is then told that name, and a new database is started. The connection may be used
    from several threads, one at a time. Raises DiskFull or NoAccess.
    """
    with told(path):
        private.make_folder(path.parent)
        try:
            return _opened(path, schema)
        except _SetAside as broken:
            aside = broken.aside
        try:
            connection = _opened(path, schema)
        except _SetAside as broken:  # a new file, and broken: the disk is
            raise NoAccess(path=path) from broken
    damaged(aside)
    return connection


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is broken, rather than full, locked or out of reach."""
    return isinstance(error, _Broken) or _primary_code(error) in _DAMAGE


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns a full disk or a refused access into an error with a sentence for people."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise meaning(error, path) or error from error
    except OSError as error:
        raise of_file(error, path) from error


def set_aside(path: Path) -> Path:
    """Renames a database and its log to the first free ``NAME.damaged-N``; gives that name.

    Before its connection is closed: closing would delete a log that SQLite makes nothing of.
    """
    aside = next(
        name for number in count(1) if not (name := _tail(path, f".damaged-{number}")).exists()
    )
    for tail in _TAILS:
        part = _tail(path, tail)
        if part.exists():
            part.rename(_tail(aside, tail))
    private.flush_folder(path.parent)
    return aside


class _Broken(sqlite3.DatabaseError):
    """A file that SQLite reads, and that is not what it should be."""


class _SetAside(Exception):
    """The file was broken, and is at ``aside`` now."""

    def __init__(self, aside: Path) -> None:
        self.aside = aside
        super().__init__(aside)


def meaning(error: sqlite3.Error, path: Path) -> NetjesError | None:
    """What trouble with the database at ``path`` means to a person: no room, or no access.

    ``None`` is anything else.
    """
    code = _primary_code(error)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _no_room(path)):
        return DiskFull(path=path)
    if code in (
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_BUSY,
    ):
        return NoAccess(path=path)
    return None


def _no_room(path: Path) -> bool:
    """A disk can turn out to be full as late as at the flush, which SQLite calls another error."""
    return shutil.disk_usage(path.parent).free == 0


def _primary_code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _tail(path: Path, tail: str) -> Path:
    return path.with_name(path.name + tail)


def _opened(path: Path, schema: Schema) -> sqlite3.Connection:
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    try:
        connection.execute(f"pragma busy_timeout={BUSY_MS}")
        connection.execute("pragma journal_mode=wal")
        connection.execute("pragma synchronous=full")
        connection.execute("pragma secure_delete=on")
        _check(connection)
        if _steps_due(connection, schema):
            _migrate(path, schema)
        _probe(connection, schema)
    except BaseException as error:
        broken = isinstance(error, sqlite3.Error) and is_damage(error)
        aside = set_aside(path) if broken else None
        connection.close()
        if aside:
            raise _SetAside(aside) from error
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    found = connection.execute("pragma quick_check(1)").fetchone()[0]
    if found != "ok":
        raise _Broken(found)


def _probe(connection: sqlite3.Connection, schema: Schema) -> None:
    try:
        connection.execute(schema.probe).fetchone()
    except sqlite3.OperationalError as error:
        if _primary_code(error) == sqlite3.SQLITE_ERROR:
            raise _Broken(str(error)) from error
        raise


def _steps_due(connection: sqlite3.Connection, schema: Schema) -> bool:
    records = "select 1 from sqlite_master where type = 'table' and name = '_sqlite_migrations'"
    if connection.execute(records).fetchone() is None:
        return True
    done = connection.execute(
        "select name from _sqlite_migrations where migration_set = ?", (schema.name,)
    )
    return not {name for name, _ in schema.steps} <= {row[0] for row in done}


def _migrate(path: Path, schema: Schema) -> None:
    from sqlite_utils import Database, Migrations  # heavy, and seldom due

    migrations = Migrations(schema.name)
    for name, step in schema.steps:
        migrations(name=name)(step)
    connection = sqlite3.connect(path)
    try:
        connection.execute(f"pragma busy_timeout={BUSY_MS}")
        connection.execute("pragma synchronous=full")
        migrations.apply(Database(connection, execute_plugins=False))
    finally:
        connection.close()
