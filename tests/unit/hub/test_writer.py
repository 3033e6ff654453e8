"""The store's thread: in order, told when committed, and what fails is told to who asked."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from kiosk.hub.store import Store
from kiosk.hub.store_sqlite import SqliteStore
from kiosk.hub.writer import Writer

pytestmark = pytest.mark.anyio


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return SqliteStore(tmp_path / "hub.db")


async def test_what_follows_runs_in_the_order_of_the_commits(store: Store) -> None:
    writer = Writer(store)
    told: list[int] = []
    numbers = iter(range(50))
    runs = [writer.run(lambda _store: next(numbers), told.append) for _ in range(50)]
    for number, run in reversed(list(enumerate(runs))):
        assert await run == number
    assert told == list(range(50))
    await writer.close()


async def test_a_job_that_fails_leaves_nothing_and_the_next_goes_on(store: Store) -> None:
    writer = Writer(store)
    told: list[None] = []

    def half(inside: Store) -> None:
        inside.add_school("a", 1)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        await writer.run(half, told.append)
    assert told == []
    assert await writer.run(lambda inside: inside.schools()) == []
    await writer.close()


async def test_what_is_committed_is_told_though_nobody_waits(store: Store) -> None:
    writer = Writer(store)
    told: list[None] = []
    forgotten = writer.run(lambda inside: inside.add_school("a", 1), told.append)
    forgotten.cancel()
    assert await writer.run(lambda inside: inside.schools()) == ["a"]
    assert told == [None]
    await writer.close()


async def test_a_listener_that_fails_is_told_to_who_asked(store: Store) -> None:
    writer = Writer(store)

    def fails(_outcome: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        await writer.run(lambda inside: inside.schools(), fails)
    await writer.close()


async def test_closing_finishes_what_was_asked_for(store: Store) -> None:
    writer = Writer(store)
    last = writer.run(lambda inside: inside.add_school("a", 1))
    await writer.close()
    await asyncio.wait_for(last, 1)
