"""One thread for the store, beside the event loop.

Commits wait for the disk, and an event loop must not. One thread keeps them in one order, and what
follows from a commit runs on the loop in that same order: a listener that hears position 8 has
heard 7.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from kiosk.hub.store import Store

Outcome = TypeVar("Outcome")


class Writer:
    """Runs jobs on ``store``, one after the other, each in one transaction.

    To be made on the loop that is to hear of the results; :meth:`close` closes the store too.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loop = asyncio.get_running_loop()
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="netjes-store")
        self._thread.start()

    def run(
        self, job: Callable[[Store], Outcome], then: Callable[[Outcome], None] | None = None
    ) -> asyncio.Future[Outcome]:
        """The job's result, once it is committed.

        ``then`` runs on the loop first, also when nobody waits for the result any more: what is
        committed is told.
        """
        result: asyncio.Future[Outcome] = self._loop.create_future()

        def work() -> None:
            try:
                with self._store.atomic():
                    outcome = job(self._store)
            except Exception as trouble:  # noqa: BLE001 - told to whoever asked
                self._loop.call_soon_threadsafe(_failed, result, trouble)
            else:
                self._loop.call_soon_threadsafe(_done, result, outcome, then)

        self._jobs.put(work)
        return result

    async def close(self) -> None:
        """Finish what was asked for, then close the store."""
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)
        self._store.close()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


def _done(
    result: asyncio.Future[Outcome], outcome: Outcome, then: Callable[[Outcome], None] | None
) -> None:
    try:
        if then is not None:
            then(outcome)
    except Exception as trouble:  # noqa: BLE001 - told to whoever asked
        _failed(result, trouble)
    else:
        if not result.done():
            result.set_result(outcome)


def _failed(result: asyncio.Future[Outcome], trouble: Exception) -> None:
    if not result.done():
        result.set_exception(trouble)
