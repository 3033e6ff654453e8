"""What is SQLite's own: durability, damage, rights, full disks, steps of the schema."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from kiosk.errors import DiskFull, NoAccess, StoreDamaged
from kiosk.hub.schema import STEPS
from kiosk.hub.store import Paper, Span
from kiosk.hub.store_sqlite import SqliteStore
from kiosk.model import Entry, Fact, Kind, Trust


def database(path: Path) -> Database:
    return Database(sqlite3.connect(path))


def test_every_commit_reaches_the_disk(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hub.db")
    assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)  # 2: FULL
    assert store._db.journal_mode == "wal"
    store.close()


def test_each_step_stands_in_the_file_with_its_record(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "hub.db").close()
    looked = database(tmp_path / "hub.db")
    names = [row["name"] for row in looked["_sqlite_migrations"].rows]
    assert names == list(STEPS)
    looked.close()


def test_a_step_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {"0001_half": "CREATE TABLE schools (school TEXT);\nCREATE TABLE schools (x TEXT);"}
    with monkeypatch.context() as patched:
        patched.setattr("kiosk.hub.store_sqlite.STEPS", broken)
        with pytest.raises(sqlite3.OperationalError):
            SqliteStore(tmp_path / "hub.db")
    store = SqliteStore(tmp_path / "hub.db")
    assert store.schools() == []
    store.close()


def test_every_key_begins_with_the_school(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "hub.db").close()
    looked = database(tmp_path / "hub.db")
    tables = [name for name in looked.table_names() if not name.startswith("_sqlite")]
    assert len(tables) == 8
    for name in tables:
        assert looked.table(name).pks[0] == "school", name
        for index in looked.table(name).indexes:
            assert index.columns[0] == "school", index.name
    looked.close()


def test_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    path.write_bytes(b"something else altogether" * 50)
    with pytest.raises(StoreDamaged):
        SqliteStore(path)


def with_reports(path: Path) -> int:
    """A school with so many entries that they fill pages; the size of a page."""
    store = SqliteStore(path)
    store.add_school("s", 1)
    with store.atomic():
        for number in range(200):
            body: dict[str, Fact] = {"url": "x" * 200}
            entry = Entry(f"e{number}", Kind.REPORTED, 1, Trust.HUB, "d", group="g", body=body)
            store.append("s", entry, 1)
    page: int = store._db.execute("PRAGMA page_size").fetchone()[0]
    store.close()
    return page


def overwrite(path: Path, page: int) -> None:
    """Every page is rubbish but the one that SQLite looks at first."""
    with path.open("r+b") as file:
        for place in range(page, path.stat().st_size, page):
            file.seek(place)
            file.write(b"\xff" * page)


def test_a_page_that_was_overwritten_is_told_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    page = with_reports(path)
    with path.open("r+b") as file:
        file.seek(-page, 2)
        file.write(b"\xff" * page)
    before = path.read_bytes()
    with pytest.raises(StoreDamaged):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_what_a_crash_left_in_the_log_is_looked_through_too(tmp_path: Path) -> None:
    path, copy = tmp_path / "hub.db", tmp_path / "copy" / "hub.db"
    store = SqliteStore(path)
    store.add_school("s", 1)
    copy.parent.mkdir()
    for name in ("hub.db", "hub.db-wal"):
        (copy.parent / name).write_bytes((tmp_path / name).read_bytes())
    store.close()
    again = SqliteStore(copy)
    assert again.schools() == ["s"]
    again.close()


def test_damage_while_it_runs_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    page = with_reports(path)
    store = SqliteStore(path)
    overwrite(path, page)
    with pytest.raises(StoreDamaged):
        store.for_groups("s", ["g"], 0, [Span((Kind.REPORTED,), 0)])
    store.close()


@pytest.mark.parametrize("body", ["no json", b"\xff\xfe"])
def test_words_that_cannot_be_are_damage(tmp_path: Path, body: object) -> None:
    path = tmp_path / "hub.db"
    with_reports(path)
    store = SqliteStore(path)
    store._db.execute("UPDATE entries SET body = CAST(? AS TEXT)", [body])
    with pytest.raises(StoreDamaged), store.atomic():
        store.entry("s", "e7")
    store.close()


def test_a_disk_that_fails_is_no_access(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hub.db")
    failing = sqlite3.OperationalError("disk I/O error")
    failing.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    with pytest.raises(NoAccess), store.atomic():
        raise failing
    store.close()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoAccess):
        SqliteStore(tmp_path / "nowhere" / "hub.db")


def test_a_full_disk_is_told_and_nothing_is_half_kept(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hub.db")
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(DiskFull):
        store.put_document("a", Paper("pack", 1, b"x" * 100_000), 1)
    assert store.document("a", "pack") is None
    store.put_document("a", Paper("pack", 1, b"small"), 1)
    store.close()


def test_another_program_that_writes_in_between_waits_its_turn(tmp_path: Path) -> None:
    store, other = SqliteStore(tmp_path / "hub.db"), SqliteStore(tmp_path / "hub.db")
    other._db.execute("PRAGMA busy_timeout = 1")
    with store.atomic():
        assert store.schools() == []
        with pytest.raises(NoAccess):
            other.add_school("b", 2)
        store.add_school("a", 1)
    other.add_school("b", 2)
    assert store.schools() == ["a", "b"]
    store.close()
    other.close()


def test_a_year_of_a_whole_school_is_not_walked_through(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hub.db")
    asked: list[str] = []
    store._db.conn.set_trace_callback(asked.append)
    store.for_groups("a", ["g"], 0, [Span((Kind.REPORTED, Kind.HANDLED), 5)])
    store.for_device("a", "d", 0, 5)
    store.latest("a", "p", Kind.RULES_READ)
    store._db.conn.set_trace_callback(None)
    plans = [store._db.execute(f"EXPLAIN QUERY PLAN {query}").fetchall() for query in asked]
    told = [" ".join(row[3] for row in plan) for plan in plans]
    assert len(told) == 3
    assert "group=? AND kind=? AND taken>?" in told[0]
    assert "device=? AND position>?" in told[1]
    assert "pupil=? AND kind=?" in told[2]
    store.close()
