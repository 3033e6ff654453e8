"""Letting pupils in: picture codes with five tries, and the teacher's word after that."""

from __future__ import annotations

from collections import deque
from functools import partial

from msgspec import structs

from kiosk import signin
from kiosk.hub import papers
from kiosk.hub.core import Change, Core
from kiosk.hub.peers import covers
from kiosk.hub.store import Kept, PupilRow, Store
from kiosk.model import Device, Fact, Kind, Staff
from kiosk.packs.model import Band, band_of
from kiosk.register import Explanations
from kiosk.sync.asks import Admitted, Answer, Done, No, SignedIn, SignIn, Unlock, WrongCode

ADMISSION = 2 * 60_000
"""How long (ms) a pupil who was let in may take to come in, without a code, once."""


class Pupils:
    """Answers pupils' sign-ins.

    Admissions are held in memory alone: after a restart of the hub the code works again, since
    letting in forgets the wrong ones too. So is what went wrong on a device; a pupil's own tries
    are in the store.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._admitted: dict[tuple[str, str], int] = {}
        self._wrong_at: dict[str, deque[int]] = {}

    async def sign_in(self, device: Device, ask: SignIn) -> Answer:
        """A pupil gives a code. A try is counted before it is looked at, so none comes free."""
        if wait := self._wait(device):
            return No("error.device_tries", {"minutes": str(-(-wait // 60_000))})
        row = await self._core.write(partial(self._pupil, device=device, pupil=ask.pupil))
        if row is None:
            return No("error.unknown_pupil")
        begun = await self._core.change(partial(self._begin, device=device, pupil=ask.pupil))
        if not isinstance(begun, Done):
            return begun
        right = signin.is_code(ask.code) and await self._core.hashed(
            lambda hashing: hashing.is_code(row.code, ask.pupil, ask.code)
        )
        if not right:
            await self._wrong_here(device)
        judge = self._right if right else self._wrong
        return await self._core.change(partial(judge, device=device, pupil=ask.pupil))

    async def admitted(self, device: Device, ask: Admitted) -> Answer:
        """A pupil comes in on the teacher's word."""
        until = self._admitted.pop((ask.pupil, device.id), 0)
        if self._core.now() > until:
            return No("error.not_admitted")
        return await self._core.change(partial(self._right, device=device, pupil=ask.pupil))

    async def unlock(self, staff: Staff, ask: Unlock) -> Answer:
        """The teacher lets a pupil in."""
        return await self._core.change(partial(self._unlock, staff=staff, ask=ask))

    async def _wrong_here(self, device: Device) -> None:
        """One more wrong code on this device; a school hears when that makes it wait."""
        waited = self._wait(device)
        self._wrong_on(device).append(self._core.now())
        wait = self._wait(device)
        if wait and not waited:
            until = self._core.now() + wait
            await self._core.change(partial(self._tell_wait, device=device, until=until))

    def _tell_wait(self, store: Store, *, device: Device, until: int) -> Change:
        group = device.groups[0] if len(device.groups) == 1 else ""
        body: dict[str, Fact] = {"device_name": device.name, "until": until}
        news = self._core.keep(store, Kind.DEVICE_WAITS, device=device.id, group=group, body=body)
        return Change(Done(), news)

    def _wait(self, device: Device) -> int:
        return signin.device_wait(self._wrong_on(device), self._core.now())

    def _wrong_on(self, device: Device) -> deque[int]:
        return self._wrong_at.setdefault(device.id, deque(maxlen=signin.DEVICE_TRIES))

    def _pupil(self, store: Store, *, device: Device, pupil: str) -> PupilRow | None:
        row = store.pupil(self._core.school, pupil)
        return row if row is not None and covers(device, row.group) else None

    def _begin(self, store: Store, *, device: Device, pupil: str) -> Change:
        row = self._pupil(store, device=device, pupil=pupil)
        if row is None:
            return Change(No("error.unknown_pupil"))
        if row.failures >= signin.TRIES:
            return Change(WrongCode(0), self._lock(store, device, row))
        store.set_pupil(self._core.school, structs.replace(row, failures=row.failures + 1))
        return Change(Done())

    def _right(self, store: Store, *, device: Device, pupil: str) -> Change:
        row = self._pupil(store, device=device, pupil=pupil)
        if row is None:
            return Change(No("error.unknown_pupil"))
        school = self._core.school
        store.set_pupil(school, structs.replace(row, failures=0, locked=False))
        reading, at = agreed(store, school, row, self._core.now())
        return Change(SignedIn(pupil, row.group, reading, at))

    def _wrong(self, store: Store, *, device: Device, pupil: str) -> Change:
        row = self._pupil(store, device=device, pupil=pupil)
        if row is None:
            return Change(No("error.unknown_pupil"))
        left = signin.tries_left(row.failures)
        return Change(WrongCode(left), [] if left else self._lock(store, device, row))

    def _lock(self, store: Store, device: Device, row: PupilRow) -> list[Kept]:
        """Tell the school once that there were too many wrong codes."""
        if row.locked:
            return []
        store.set_pupil(self._core.school, structs.replace(row, locked=True))
        body: dict[str, Fact] = {"device_name": device.name}
        return self._core.keep(
            store, Kind.LOCKED_OUT, device=device.id, group=row.group, pupil=row.id, body=body
        )

    def _unlock(self, store: Store, *, staff: Staff, ask: Unlock) -> Change:
        school = self._core.school
        row = store.pupil(school, ask.pupil)
        if row is None:
            return Change(No("error.unknown_pupil"))
        there = store.device(school, ask.device) if ask.device else None
        if ask.device and (there is None or not covers(there.device, row.group)):
            return Change(No("error.unknown_device"))
        store.set_pupil(school, structs.replace(row, failures=0, locked=False))
        news = self._core.keep(
            store,
            Kind.UNLOCKED,
            device=ask.device,
            group=row.group,
            pupil=row.id,
            staff=staff.id,
        )
        return Change(Done(), news, first=partial(self._admit, ask) if ask.device else None)

    def _admit(self, ask: Unlock) -> None:
        now = self._core.now()
        self._admitted = {who: until for who, until in self._admitted.items() if until >= now}
        self._admitted[ask.pupil, ask.device] = now + ADMISSION


def agreed(store: Store, school: str, row: PupilRow, now: int) -> tuple[str, int]:
    """The reading of the agreements that the pupil went through last, and when (ms); "", 0: none.

    Alone, or, in a group with the youngest, with the teacher and the whole group, who was there. No
    moment is later than ``now``: a device's clock may have been ahead.
    """
    read = store.latest(school, row.id, Kind.RULES_READ)
    found = [(min(read.entry.at, now), str(read.entry.body.get("reading", "")))] if read else []
    if _is_young(store, school, row.group):
        told = Explanations()
        for kept in store.of_group(school, row.group, [Kind.EXPLAINED]):
            told.hear(kept.entry)
        heard = (one for one in told.of(row.group) if row.id in one.present)
        found += [(min(one.at, now), one.reading) for one in heard]
    at, reading = max(found, default=(0, ""))
    return reading, at


def _is_young(store: Store, school: str, group: str) -> bool:
    roster, _ = papers.roster(store, school, group)
    return any(band_of(year) is Band.YOUNGEST for year in roster.group.years)
