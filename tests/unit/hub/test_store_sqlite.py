"""What is SQLite's own: durability, damage, rights, full disks, steps of the schema."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from kiosk.errors import DiskFull, NoAccess, StoreDamaged
from kiosk.hub.schema import STEPS
from kiosk.hub.store import Paper
from kiosk.hub.store_sqlite import SqliteStore


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
