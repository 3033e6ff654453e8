"""The store as one SQLite file: for one school on one machine, with nothing else to install."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from sqlite_utils import Database, Migrations

from kiosk.errors import NoAccess, StoreDamaged
from kiosk.hub.schema import STEPS
from kiosk.hub.store import (
    Appended,
    DeviceRow,
    Kept,
    Paper,
    PupilRow,
    SessionRow,
    SetAside,
    Span,
    StaffRow,
)
from kiosk.local.db import is_damage, meaning
from kiosk.model import Device, Entry, Kind, Role, Staff, Trust

_ENTRY = 'id, kind, at, trust, origin, device, "group", pupil, staff, about, body'
_MARKS = ", ".join("?" * 14)

Row = tuple[Any, ...]
Found = TypeVar("Found")


class SqliteStore:
    """:class:`kiosk.hub.store.Store` in the file at ``path``; of one thread at a time.

    Raises :class:`NoAccess` and :class:`StoreDamaged` if the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        _look_through(path)
        try:
            connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as trouble:
            raise NoAccess(path=str(path)) from trouble
        try:
            self._db = _prepared(connection)
        except sqlite3.DatabaseError as trouble:
            connection.close()
            raise self._trouble(trouble) from trouble

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """See :meth:`kiosk.hub.store.Store.atomic`.

        The outermost block takes its turn before it reads: one that began by reading could not
        write any more once another program (``netjes hub staff``) had written in between.
        """
        inside = self._db.conn.in_transaction
        try:
            if not inside:
                self._db.execute("BEGIN IMMEDIATE")
            with self._db.atomic() if inside else self._db.conn:
                yield
        except sqlite3.DatabaseError as trouble:
            raise self._trouble(trouble) from trouble
        except msgspec.DecodeError as trouble:  # jobs decode what is in the store, and no more
            raise StoreDamaged(path=str(self._path)) from trouble

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def schools(self) -> list[str]:
        """The ids of the schools."""
        return [row[0] for row in self._rows("SELECT school FROM schools ORDER BY made, school")]

    def add_school(self, school: str, at: int) -> None:
        """A school begins."""
        self._write("INSERT INTO schools (school, made) VALUES (?, ?)", (school, at))

    def append(self, school: str, entry: Entry, at: int) -> Appended:
        """Keep an entry, once."""
        with self.atomic():
            known = self._rows(
                "SELECT position FROM entries WHERE school = ? AND id = ?", (school, entry.id)
            )
            if known:
                return Appended(known[0][0], new=False)
            # A counter of its own, so that a position is never given twice, whatever is erased.
            self._write("UPDATE schools SET position = position + 1 WHERE school = ?", (school,))
            position = self._rows("SELECT position FROM schools WHERE school = ?", (school,))[0][0]
            self._write(
                f"INSERT INTO entries (school, position, taken, {_ENTRY}) VALUES ({_MARKS})",
                (school, position, at, *_entry_row(entry)),
            )
        return Appended(position, new=True)

    def entry(self, school: str, entry: str) -> Kept | None:
        """The entry with this id."""
        return _first(self._entries("school = ? AND id = ?", (school, entry)))

    def latest(self, school: str, pupil: str, kind: Kind) -> Kept | None:
        """The pupil's last entry of this kind."""
        where = "school = ? AND pupil = ? AND kind = ?"
        return _first(self._entries(where, (school, pupil, kind.value), "position DESC LIMIT 1"))

    def for_device(self, school: str, device: str, after: int, since: int) -> list[Kept]:
        """What others recorded about the device."""
        where = "school = ? AND device = ? AND position > ? AND origin <> device AND taken >= ?"
        return self._entries(where, (school, device, after, since))

    def for_groups(
        self, school: str, groups: Sequence[str], after: int, spans: Sequence[Span]
    ) -> list[Kept]:
        """Entries of the groups, or of no group."""
        # A query a span: an index serves each, and none serves both together.
        found = {
            kept.position: kept
            for span in spans
            for kept in self._in_span(school, groups, after, span)
        }
        return [found[position] for position in sorted(found)]

    def of_group(self, school: str, group: str, kinds: Sequence[Kind]) -> list[Kept]:
        """All entries of these kinds that are of this very group."""
        where = f'school = ? AND "group" = ? AND {_any("kind", kinds)}'
        facts = (school, group, *(kind.value for kind in kinds))
        return self._entries(where, facts, source="entries INDEXED BY entries_kind")

    def set_aside(self, school: str, entry: Entry, why: str, at: int) -> None:
        """Keep an entry that could not be accepted, apart."""
        self._write(
            "INSERT INTO refused (school, id, why, taken, entry) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (school, id) DO NOTHING",
            (school, entry.id, why, at, msgspec.json.encode(entry).decode()),
        )

    def refused(self, school: str) -> list[SetAside]:
        """The entries that were set aside."""
        rows = self._rows(
            "SELECT entry, why FROM refused WHERE school = ? ORDER BY taken, id", (school,)
        )
        return [SetAside(msgspec.json.decode(entry, type=Entry), why) for entry, why in rows]

    def documents(self, school: str) -> list[Paper]:
        """Every document."""
        return self._papers("school = ?", (school,))

    def document(self, school: str, key: str) -> Paper | None:
        """One document."""
        return _first(self._papers("school = ? AND key = ?", (school, key)))

    def put_document(self, school: str, paper: Paper, at: int) -> None:
        """The document's newest version."""
        self._write(
            "INSERT INTO documents (school, key, version, body, made) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (school, key) DO UPDATE SET"
            " version = excluded.version, body = excluded.body, made = excluded.made",
            (school, paper.key, paper.version, paper.body.decode(), at),
        )

    def add_pupils(self, school: str, rows: Iterable[PupilRow]) -> None:
        """More pupils."""
        with self.atomic():
            for row in rows:
                self._write(
                    'INSERT INTO pupils (school, id, "group", code, failures, locked)'
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (school, row.id, row.group, row.code, row.failures, int(row.locked)),
                )

    def pupil(self, school: str, pupil: str) -> PupilRow | None:
        """One pupil."""
        rows = self._rows(
            'SELECT id, "group", code, failures, locked FROM pupils WHERE school = ? AND id = ?',
            (school, pupil),
        )
        return _first(
            [
                PupilRow(one, group, code, failures, bool(locked))
                for one, group, code, failures, locked in rows
            ]
        )

    def set_pupil(self, school: str, row: PupilRow) -> None:
        """What is known of the pupil from now on."""
        self._write(
            'UPDATE pupils SET "group" = ?, code = ?, failures = ?, locked = ?'
            " WHERE school = ? AND id = ?",
            (row.group, row.code, row.failures, int(row.locked), school, row.id),
        )

    def add_staff(self, school: str, row: StaffRow) -> None:
        """One more member of staff."""
        one = row.staff
        self._write(
            "INSERT INTO staff (school, id, name, role, password, failures, wait)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (school, one.id, one.name, one.role.value, row.password, row.failures, row.wait),
        )

    def staff(self, school: str) -> list[StaffRow]:
        """Everybody who works here."""
        rows = self._rows(
            "SELECT id, name, role, password, failures, wait FROM staff"
            " WHERE school = ? ORDER BY id",
            (school,),
        )
        return [
            StaffRow(Staff(one, name, Role(role)), password, failures, wait)
            for one, name, role, password, failures, wait in rows
        ]

    def set_staff(self, school: str, row: StaffRow) -> None:
        """What is known of the member of staff from now on."""
        self._write(
            "UPDATE staff SET name = ?, role = ?, password = ?, failures = ?, wait = ?"
            " WHERE school = ? AND id = ?",
            (
                row.staff.name,
                row.staff.role.value,
                row.password,
                row.failures,
                row.wait,
                school,
                row.staff.id,
            ),
        )

    def add_device(self, school: str, row: DeviceRow, at: int) -> None:
        """One more device."""
        one = row.device
        groups = msgspec.json.encode(one.groups).decode()
        self._write(
            "INSERT INTO devices (school, id, name, groups, credential, made)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (school, one.id, one.name, groups, row.credential, at),
        )

    def device(self, school: str, device: str) -> DeviceRow | None:
        """One device."""
        rows = self._rows(
            "SELECT id, name, groups, credential FROM devices WHERE school = ? AND id = ?",
            (school, device),
        )
        return _first(
            [
                DeviceRow(Device(one, name, msgspec.json.decode(groups, type=list[str])), key)
                for one, name, groups, key in rows
            ]
        )

    def put_session(self, school: str, row: SessionRow) -> None:
        """A session begins, goes on or ends."""
        self._write(
            "INSERT INTO sessions (school, desk, staff, started, last, ended)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (school, desk, staff, started)"
            " DO UPDATE SET last = excluded.last, ended = excluded.ended",
            (school, row.desk, row.staff, row.started, row.last, row.ended),
        )

    def sessions(self, school: str, desk: str, since: int = 0) -> list[SessionRow]:
        """The sessions of a dashboard, newest first."""
        rows = self._rows(
            "SELECT desk, staff, started, last, ended FROM sessions"
            " WHERE school = ? AND desk = ? AND started >= ? ORDER BY started DESC",
            (school, desk, since),
        )
        return [SessionRow(*row) for row in rows]

    def _entries(
        self,
        where: str,
        facts: Sequence[object],
        order: str = "position",
        source: str = "entries",
    ) -> list[Kept]:
        rows = self._rows(
            f"SELECT position, {_ENTRY} FROM {source} WHERE {where} ORDER BY {order}", facts
        )
        return [Kept(row[0], _entry(row[1:])) for row in rows]

    def _in_span(self, school: str, groups: Sequence[str], after: int, span: Span) -> list[Kept]:
        of_groups, of_kinds = _any('"group"', ("", *groups)), _any("kind", span.kinds)
        where = f"school = ? AND {of_groups} AND {of_kinds} AND taken >= ? AND position > ?"
        facts = (school, "", *groups, *(kind.value for kind in span.kinds), span.since, after)
        # Left to itself, SQLite walks through all that the school ever kept, by position.
        return self._entries(where, facts, source="entries INDEXED BY entries_kind")

    def _papers(self, where: str, facts: Sequence[object]) -> list[Paper]:
        rows = self._rows(
            f"SELECT key, version, body FROM documents WHERE {where} ORDER BY key", facts
        )
        return [Paper(key, version, body.encode()) for key, version, body in rows]

    def _rows(self, query: str, facts: Sequence[object] = ()) -> list[Row]:
        try:
            return self._db.execute(query, tuple(facts)).fetchall()
        except sqlite3.DatabaseError as trouble:
            raise self._trouble(trouble) from trouble

    def _write(self, statement: str, facts: Sequence[object]) -> None:
        with self.atomic():
            self._db.execute(statement, tuple(facts))

    def _trouble(self, trouble: sqlite3.DatabaseError) -> Exception:
        if is_damage(trouble) or _is_no_text(trouble):
            return StoreDamaged(path=str(self._path))
        return meaning(trouble, self._path) or trouble


def _look_through(path: Path) -> None:
    """Raise StoreDamaged for a database that is broken anywhere, and leave it as it is.

    Without this it would be found out a question at a time, long after the last good back-up. Read
    only, since the last connection that may write tidies the log away when it is closed.
    """
    if not path.exists() or not path.stat().st_size:
        return
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as reader:
            said = reader.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as trouble:
        if is_damage(trouble):
            raise StoreDamaged(path=str(path)) from trouble
        return  # not to be read without writing; whoever opens it says what is the matter
    if said != "ok":
        raise StoreDamaged(path=str(path))


def _is_no_text(trouble: sqlite3.DatabaseError) -> bool:
    """Text that is no UTF-8: found by Python's module, which gives such trouble no code."""
    return "decode" in str(trouble) and not hasattr(trouble, "sqlite_errorcode")


def _prepared(connection: sqlite3.Connection) -> Database:
    database = Database(connection)
    database.enable_wal()
    # An acknowledged entry has to outlive a pulled plug: every commit reaches the disk.
    database.execute("PRAGMA synchronous=FULL")
    migrations = Migrations("hub")
    for name, script in STEPS.items():
        migrations(name=name)(_step(script))
    migrations.apply(database)
    return database


def _step(script: str) -> Callable[[Database], None]:
    def apply(database: Database) -> None:
        database.executescript(script)

    return apply


def _entry_row(entry: Entry) -> Row:
    return (
        entry.id,
        entry.kind.value,
        entry.at,
        entry.trust.value,
        entry.origin,
        entry.device,
        entry.group,
        entry.pupil,
        entry.staff,
        entry.about,
        msgspec.json.encode(entry.body).decode(),
    )


def _entry(row: Row) -> Entry:
    made, kind, at, trust, origin, device, group, pupil, staff, about, body = row
    return Entry(
        id=made,
        kind=Kind(kind),
        at=at,
        trust=Trust(trust),
        origin=origin,
        device=device,
        group=group,
        pupil=pupil,
        staff=staff,
        about=about,
        body=msgspec.json.decode(body),
    )


def _any(column: str, of: Sequence[object]) -> str:
    return f"{column} IN ({', '.join('?' * len(of))})"


def _first(found: list[Found]) -> Found | None:
    return found[0] if found else None
