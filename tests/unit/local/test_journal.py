"""The journal keeps entries, in order, until the hub has them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import DiskFull
from kiosk.local.journal import LARGEST, Journal, Kept
from kiosk.model import Entry, Kind, Trust


def entry(name: str, words: str = "") -> Entry:
    body: dict[str, str | int | bool | list[str]] = {"title": words} if words else {}
    return Entry(name, Kind.REPORTED, 1_800_000_000_000, Trust.CARRIED, "d1", body=body)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "journal.db")
    yield journal
    journal.close()


def names(journal: Journal) -> list[str]:
    return [kept.entry.id for kept in journal.pending()]


def test_gives_back_what_was_added(journal: Journal) -> None:
    whole = Entry(
        "e1", Kind.REPORTED, 5, Trust.NONE, "d1", "d1", "groep-5", "p1", "s1", "e0",
        {"host": "voorbeeld.nl", "title": "één 😀", "tries": 3, "ok": True, "of": ["a", "b"]},
    )  # fmt: skip
    journal.add(whole)
    assert journal.pending() == [Kept(1, whole)]


def test_pending_goes_on_after_a_place_and_stops_at_a_limit(journal: Journal) -> None:
    for name in "abcde":
        journal.add(entry(name))
    first = journal.pending(limit=2)
    rest = journal.pending(after=first[-1].place, limit=2)
    assert [kept.entry.id for kept in first + rest] == list("abcd")


def test_acknowledged_entries_leave(journal: Journal) -> None:
    for name in "abc":
        journal.add(entry(name))
    journal.acknowledged("b")
    journal.acknowledged("never seen")
    assert names(journal) == ["a", "c"]
    assert journal.count == 2


def test_places_are_never_used_again(journal: Journal, tmp_path: Path) -> None:
    journal.add(entry("a"))
    last = journal.pending()[0].place
    journal.acknowledged("a")
    journal.close()
    again = Journal(tmp_path / "journal.db")
    again.add(entry("b"))
    assert again.pending(after=last) == [Kept(last + 1, entry("b"))]
    again.close()


def test_an_id_is_added_once(journal: Journal) -> None:
    journal.add(entry("a", "first"))
    journal.add(entry("a", "first"))
    assert names(journal) == ["a"]
    with pytest.raises(ValueError, match="has another entry a"):
        journal.add(entry("a", "second"))
    assert [kept.entry for kept in journal.pending()] == [entry("a", "first")]


def test_an_entry_that_the_wire_would_not_carry_is_refused(journal: Journal) -> None:
    with pytest.raises(ValueError, match="too large"):
        journal.add(entry("a", "x" * LARGEST))
    assert journal.count == 0


def test_everything_is_there_after_reopening(journal: Journal, tmp_path: Path) -> None:
    journal.add(entry("a"))
    other = Journal(tmp_path / "journal.db")  # as after a kill: the first one was never closed
    assert names(other) == ["a"]
    other.close()


def test_a_full_disk_is_told_and_what_was_kept_stays(journal: Journal) -> None:
    journal.add(entry("a"))
    pages = journal._file.connection.execute("pragma page_count").fetchone()[0]
    journal._file.connection.execute(f"pragma max_page_count={pages}")
    with pytest.raises(DiskFull):
        journal.add(entry("b", "x" * 20_000))
    assert names(journal) == ["a"]
    journal._file.connection.execute("pragma max_page_count=10000")
    journal.add(entry("b", "x" * 20_000))
    assert names(journal) == ["a", "b"]


def break_under(journal: Journal, path: Path) -> None:
    """Overwrite the file of an open journal, and have it look at the file again."""
    with path.open("r+b") as file:
        file.write(b"\xff" * path.stat().st_size)
    journal._file.connection.execute("pragma shrink_memory")


def test_damage_found_while_adding_costs_the_old_entries_but_not_the_new(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    Journal(path).close()
    told: list[Path] = []

    def damaged(aside: Path) -> None:
        told.append(aside)

    journal = Journal(path, damaged)
    break_under(journal, path)
    journal.add(entry("a"))
    assert names(journal) == ["a"]
    assert told == [tmp_path / "journal.db.damaged-1"]
    assert told[0].read_bytes()[:4] == b"\xff" * 4
    journal.close()


def test_the_entry_that_tells_of_damage_is_the_first_of_the_new_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(b"no journal at all" * 500)
    found_at_once = Journal(path, lambda aside: entry(aside.name))
    assert names(found_at_once) == ["journal.db.damaged-1"]
    found_at_once.close()

    found_later = Journal(path, lambda aside: entry(aside.name))
    break_under(found_later, path)
    found_later.add(entry("a"))
    assert names(found_later) == ["journal.db.damaged-2", "a"]
    found_later.close()


def test_one_thread_adds_while_another_takes_away(journal: Journal) -> None:
    wanted = [f"e{number:03}" for number in range(200)]
    seen: list[str] = []

    def take() -> None:
        while len(seen) < len(wanted):
            for kept in journal.pending(limit=7):
                seen.append(kept.entry.id)
                journal.acknowledged(kept.entry.id)

    taker = threading.Thread(target=take)
    taker.start()
    for name in wanted:
        journal.add(entry(name))
    taker.join(timeout=30)
    assert seen == wanted
    assert journal.count == 0


def test_removing_does_not_make_later_adding_less_durable(journal: Journal) -> None:
    journal.add(entry("a"))
    journal.acknowledged("a")
    assert journal._file.connection.execute("pragma synchronous").fetchone() == (2,)


def test_what_the_hub_has_can_be_read_nowhere_on_the_disk(journal: Journal, tmp_path: Path) -> None:
    secret = b"van-wie-het-was"
    for name in "ab":
        journal.add(entry(name, secret.decode()))
    files = [tmp_path / "journal.db", tmp_path / "journal.db-wal"]
    assert any(secret in file.read_bytes() for file in files)
    journal.acknowledged("a")
    journal.acknowledged("b")
    assert not any(secret in file.read_bytes() for file in files)


def test_several_are_kept_together_or_not_at_all(journal: Journal) -> None:
    journal.add(entry("a"), entry("b"))
    assert names(journal) == ["a", "b"]
    with pytest.raises(ValueError, match="another entry"):
        journal.add(entry("c"), entry("a", "other words"))
    assert names(journal) == ["a", "b"]
    journal.add(entry("c"), entry("a"))
    assert names(journal) == ["a", "b", "c"]
