"""What the hub's subjects share: the store's thread, the hashing threads, the time, the crowd."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from msgspec import Struct

from kiosk import ulid
from kiosk.hub.peers import Crowd
from kiosk.hub.store import Kept, Paper, Store
from kiosk.hub.writer import Writer
from kiosk.model import Entry, Fact, Kind, Trust
from kiosk.signin import Hashing
from kiosk.sync.asks import Answer

HUB = "hub"
"""The origin of entries that the hub makes itself."""

HASHES_AT_ONCE = 2
"""Each takes a core and up to 46 MiB; more at once only makes everybody wait."""

Outcome = TypeVar("Outcome")


class Change(Struct, frozen=True):
    """What came of a question: the answer, and what others hear of it.

    ``first`` runs on the loop once all is committed, before anybody hears.
    """

    answer: Answer
    news: Sequence[Kept] = ()
    papers: Sequence[Paper] = ()
    first: Callable[[], None] | None = None


def note(
    store: Store,
    school: str,
    at: int,
    kind: Kind,
    *,
    body: dict[str, Fact] | None = None,
    **whom: str,
) -> Kept:
    """Keep an entry of the hub's own, made at ``at`` (ms)."""
    entry = Entry(ulid.new(at), kind, at, Trust.HUB, HUB, body=body or {}, **whom)
    return Kept(store.append(school, entry, at).position, entry)


class Core:
    """To be made on the running event loop. ``now`` is the hub's time in ms."""

    def __init__(self, store: Store, hashing: Hashing, now: Callable[[], int]) -> None:
        self.now = now
        self.crowd = Crowd()
        self.school = next(iter(store.schools()), "")
        self._hashing = hashing
        self._hashers = ThreadPoolExecutor(HASHES_AT_ONCE, "netjes-hash")
        self._writer = Writer(store)

    async def write(
        self, job: Callable[[Store], Outcome], then: Callable[[Outcome], None] | None = None
    ) -> Outcome:
        """A job on the store, committed when this returns; see :meth:`Writer.run`."""
        return await self._writer.run(job, then)

    async def change(self, job: Callable[[Store], Change]) -> Answer:
        """A job on the store whose outcome others hear of, in the order of the commits."""
        return (await self._writer.run(job, self._tell)).answer

    async def hashed(self, job: Callable[[Hashing], Outcome]) -> Outcome:
        """Make or check a hash, on a thread of its own."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._hashers, job, self._hashing)

    def keep(
        self,
        store: Store,
        kind: Kind,
        *,
        school: str = "",
        body: dict[str, Fact] | None = None,
        **whom: str,
    ) -> list[Kept]:
        """Keep an entry of the hub's own. ``whom``: device, group, pupil, staff."""
        return [note(store, school or self.school, self.now(), kind, body=body, **whom)]

    async def close(self) -> None:
        """Finish what is under way."""
        await self._writer.close()
        self._hashers.shutdown()

    def _tell(self, change: Change) -> None:
        if change.first is not None:
            change.first()
        self.crowd.papers(change.papers)
        self.crowd.news(change.news)
