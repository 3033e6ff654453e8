"""Opening databases: private, durable, migrated, and never at a loss with a broken file."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.errors import DiskFull, NoAccess
from kiosk.local.db import Schema, open_database, told

if TYPE_CHECKING:
    from sqlite_utils import Database


def _things(database: Database) -> None:
    database.execute("create table things (name text)")


def _sizes(database: Database) -> None:
    database.execute("alter table things add column size integer")


ONE = Schema("things", (("things", _things),), "select name from things limit 1")
TWO = Schema("things", (*ONE.steps, ("sizes", _sizes)), "select name, size from things limit 1")


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"pragma {name}").fetchone()[0]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_is_durable_and_private(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "data" / "things.db"
    connection = open_database(path, ONE)
    connection.execute("insert into things values ('ball')")
    assert pragma(connection, "journal_mode") == "wal"
    assert pragma(connection, "synchronous") == 2
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    connection.close()


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_database(tmp_path / "things.db", ONE).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_migrations_are_done_once_and_recorded(tmp_path: Path) -> None:
    path = tmp_path / "things.db"
    first = open_database(path, ONE)
    first.execute("insert into things values ('ball')")
    first.close()
    second = open_database(path, TWO)
    assert second.execute("select name, size from things").fetchall() == [("ball", None)]
    assert second.execute("select name from _sqlite_migrations order by id").fetchall() == [
        ("things",),
        ("sizes",),
    ]
    second.close()
    open_database(path, TWO).close()


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def _half(database: Database) -> None:
        database.execute("create table halves (name text)")
        raise ZeroDivisionError

    path = tmp_path / "things.db"
    with pytest.raises(ZeroDivisionError):
        open_database(path, Schema("things", (*ONE.steps, ("half", _half)), ONE.probe))
    connection = open_database(path, ONE)
    assert connection.execute("select name from _sqlite_migrations").fetchall() == [("things",)]
    assert not connection.execute("select 1 from sqlite_master where name = 'halves'").fetchone()
    connection.close()


def test_an_ordinary_start_imports_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kiosk.local.journal import Journal;"
        "Journal(Path(sys.argv[1])).close(); print('sqlite_utils' in sys.modules)"
    )
    path = str(tmp_path / "journal.db")
    for heavy in ("True\n", "False\n"):
        run = subprocess.run(
            [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
        )
        assert run.stdout == heavy


def _no_database(path: Path) -> None:
    path.write_bytes(b"this is no database, and a long way from one. " * 200)


def _cut_in_half(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _broken_pages(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))


def _no_table(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("drop table things")
    connection.close()


def _another_table(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("alter table things rename column name to title")
    connection.close()


@pytest.mark.parametrize(
    "harm", [_no_database, _cut_in_half, _broken_pages, _no_table, _another_table]
)
def test_a_damaged_file_is_set_aside_and_a_new_one_started(tmp_path: Path, harm: object) -> None:
    assert callable(harm)
    path = tmp_path / "things.db"
    open_database(path, ONE).close()
    harm(path)
    broken = path.read_bytes()
    told_of: list[Path] = []
    connection = open_database(path, ONE, told_of.append)
    assert told_of == [tmp_path / "things.db.damaged-1"]
    assert told_of[0].read_bytes() == broken
    assert connection.execute("select count(*) from things").fetchone() == (0,)
    connection.close()


def test_the_log_goes_with_the_damaged_file_and_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "things.db"
    _no_database(path)
    path.with_name("things.db-wal").write_text("its log")
    (tmp_path / "things.db.damaged-1").write_text("an earlier one")
    open_database(path, ONE).close()
    assert (tmp_path / "things.db.damaged-1").read_text() == "an earlier one"
    assert (tmp_path / "things.db.damaged-2-wal").read_text() == "its log"


def test_a_log_that_is_whole_mends_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "things.db"
    connection = open_database(path, ONE)
    connection.execute("insert into things values ('ball')")
    log = shutil.copy(path.with_name("things.db-wal"), tmp_path / "log")
    connection.close()
    _broken_pages(path)
    shutil.move(log, path.with_name("things.db-wal"))
    told_of: list[Path] = []
    connection = open_database(path, ONE, told_of.append)
    assert connection.execute("select name from things").fetchall() == [("ball",)]
    assert not told_of
    connection.close()


def test_an_empty_file_is_a_new_database_and_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "things.db"
    path.touch()
    told_of: list[Path] = []
    open_database(path, ONE, told_of.append).close()
    assert not told_of


def test_a_folder_that_cannot_be_is_no_access(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NoAccess) as caught:
        open_database(tmp_path / "file" / "things.db", ONE)
    assert caught.value.facts["path"].endswith("things.db")


def test_a_folder_in_the_place_of_the_file_is_no_access(tmp_path: Path) -> None:
    (tmp_path / "things.db").mkdir()
    with pytest.raises(NoAccess):
        open_database(tmp_path / "things.db", ONE)
    assert names_in(tmp_path) == ["things.db"]


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    path = tmp_path / "things.db"
    connection = open_database(path, ONE)
    connection.execute(f"pragma max_page_count={pragma(connection, 'page_count')}")
    with pytest.raises(DiskFull), told(path):
        connection.execute("insert into things values (?)", ("x" * 10_000,))
    assert connection.execute("select count(*) from things").fetchone() == (0,)
    connection.close()


def test_a_file_kept_locked_by_another_is_no_access(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "things.db"
    connection = open_database(path, ONE)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    connection.execute("pragma busy_timeout=0")
    with pytest.raises(NoAccess), told(path):
        connection.execute("insert into things values ('ball')")
    other.close()
    connection.close()


def test_a_mistake_of_our_own_stays_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "things.db"
    connection = open_database(path, ONE)
    with pytest.raises(sqlite3.OperationalError), told(path):
        connection.execute("insert into nowhere values (1)")
    connection.close()


def test_a_new_file_that_is_broken_too_is_told(tmp_path: Path) -> None:
    hopeless = Schema("things", ONE.steps, "select name from nothing_of_the_kind")
    with pytest.raises(NoAccess):
        open_database(tmp_path / "x.db", hopeless)
    assert not (tmp_path / "x.db").exists(), "set aside, for whoever looks into it"
