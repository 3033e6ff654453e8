"""A device's documents: the newest only; and its small states."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.device.shelf import readable
from kiosk.local.documents import Documents, Held


@pytest.fixture
def documents(tmp_path: Path) -> Iterator[Documents]:
    documents = Documents(tmp_path / "documents.db")
    yield documents
    documents.close()


def test_a_newer_version_takes_the_place_of_an_older_one(documents: Documents) -> None:
    assert documents.take("school", 1, '{"a":1}')
    assert documents.take("school", 3, '{"a":3}')
    assert documents.get("school") == Held(3, '{"a":3}')


@pytest.mark.parametrize("version", [1, 2])
def test_never_an_older_version_nor_the_same(documents: Documents, version: int) -> None:
    documents.take("school", 2, "old")
    assert not documents.take("school", version, "new")
    assert documents.get("school") == Held(2, "old")


def test_knows_what_it_holds(documents: Documents) -> None:
    documents.take("roster/groep-5", 4, "[]")
    documents.take("pack", 1, "{}")
    assert documents.versions() == {"roster/groep-5": 4, "pack": 1}
    assert documents.everything() == {"roster/groep-5": Held(4, "[]"), "pack": Held(1, "{}")}
    assert documents.get("tiles/groep-5") is None


def test_states_outlive_the_program(documents: Documents, tmp_path: Path) -> None:
    assert documents.state("clock") == ""
    documents.set_state("clock", "a")
    documents.set_state("clock", "b")
    documents.hear(7)
    documents.hear(12)
    other = Documents(tmp_path / "documents.db")
    assert other.state("clock") == "b"
    assert other.heard == 12
    other.close()


def test_nothing_was_heard_to_begin_with(documents: Documents) -> None:
    assert documents.heard == 0


def test_a_damaged_shelf_is_set_aside_and_empty(tmp_path: Path) -> None:
    (tmp_path / "documents.db").write_bytes(b"no database at all" * 100)
    told: list[Path] = []
    documents = Documents(tmp_path / "documents.db", told.append)
    assert documents.versions() == {}
    assert documents.heard == 0
    assert told == [tmp_path / "documents.db.damaged-1"]
    documents.close()


def test_damage_found_later_costs_what_was_held_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "documents.db"
    told: list[Path] = []
    documents = Documents(path, told.append)
    documents.take("pack", 3, "{}")
    documents._file.connection.execute("pragma wal_checkpoint(truncate)")
    with path.open("r+b") as file:
        file.write(b"\xff" * path.stat().st_size)
    documents._file.connection.execute("pragma shrink_memory")
    assert documents.versions() == {}, "the hub sends all of it again"
    assert told == [tmp_path / "documents.db.damaged-1"]
    assert documents.take("pack", 3, "{}")
    documents.hear(7)
    assert (documents.heard, documents.versions()) == (7, {"pack": 3})
    documents.close()


def test_what_cannot_be_read_any_more_is_sent_again(tmp_path: Path) -> None:
    """A timetable of which a bit fell over must not leave the group without one for good."""
    week = json.dumps({"group": "groep-5"})
    before = Documents(tmp_path / "documents.db", readable=readable)
    for key in ("timetable/groep-5", "timetable/groep-6", "timetable/groep-7"):
        assert before.take(key, 3, week.replace("groep-5", key[-7:]))
    spoil = "update documents set body = ? where key = ?"
    spoilt = [('{"group":"groep-5","periods":[{"kind":"lessoo"}]}', "timetable/groep-5")]
    spoilt += [('{"group":"groep-6"', "timetable/groep-6")]
    before._file.connection.executemany(spoil, spoilt)
    before.close()
    after = Documents(tmp_path / "documents.db", readable=readable)
    assert after.versions() == {"timetable/groep-7": 3}
    assert after.take("timetable/groep-5", 3, week)
    after.close()


def test_another_hub_begins_anew(documents: Documents) -> None:
    documents.take("school", 9, "{}")
    documents.hear(7)
    documents.set_state("clock", "kept")
    documents.forget()
    assert (documents.versions(), documents.heard) == ({}, 0)
    assert documents.state("clock") == "kept"
    assert documents.take("school", 1, "{}")
