"""However tries, unlockings, restarts and time follow each other: five wrong ones, and no more."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.hub.pupils import ADMISSION
from kiosk.model import Kind
from kiosk.signin import TRIES
from kiosk.sync.asks import Admitted, Done, No, SignedIn, SignIn, Unlock, WrongCode
from kiosk.sync.messages import News
from tests.parts.founding import GROUP
from tests.parts.service import Hub, Someone

T = TypeVar("T")


class Tries(RuleBasedStateMachine):
    """Two pupils, two devices, a teacher; beside them what should be known."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = asyncio.new_event_loop()
        self.run(self._open())
        self.failures = [0, 0]
        self.told = [0, 0]
        self.locks = [0, 0]
        self.admitted: dict[tuple[int, int], int] = {}

    def run(self, doing: Coroutine[object, object, T]) -> T:
        return self.loop.run_until_complete(doing)

    async def _open(self) -> None:
        self.hub = Hub(self.folder)
        self.desk = await self.hub.founded()
        self.devices = [await self.hub.device(self.desk) for _ in range(2)]
        await self.desk.watch(GROUP)

    @rule(pupil=st.integers(0, 1), device=st.integers(0, 1))
    def wrong(self, pupil: int, device: int) -> None:
        code = ["key" if one != "key" else "sun" for one in self.hub.codes[pupil].code]
        answer = self.run(self._ask(device, SignIn(self.hub.codes[pupil].pupil, code)))
        if self.failures[pupil] < TRIES:
            self.failures[pupil] += 1
            self.locks[pupil] += self.failures[pupil] == TRIES
        assert answer == WrongCode(TRIES - self.failures[pupil])

    @rule(pupil=st.integers(0, 1), device=st.integers(0, 1))
    def right(self, pupil: int, device: int) -> None:
        known = self.hub.codes[pupil]
        answer = self.run(self._ask(device, SignIn(known.pupil, known.code)))
        if self.failures[pupil] == TRIES:
            assert answer == WrongCode(0)
        else:
            self.failures[pupil] = 0
            assert answer == SignedIn(known.pupil, GROUP)

    @rule(pupil=st.integers(0, 1), device=st.integers(0, 1))
    def lets_in(self, pupil: int, device: int) -> None:
        ask = Unlock(self.hub.codes[pupil].pupil, self.devices[device].hello.id)
        assert self.run(self.desk.ask(ask)) == Done()
        self.failures[pupil] = 0
        self.admitted[pupil, device] = self.hub.now + ADMISSION

    @rule(pupil=st.integers(0, 1), device=st.integers(0, 1))
    def comes_in(self, pupil: int, device: int) -> None:
        known = self.hub.codes[pupil]
        answer = self.run(self._ask(device, Admitted(known.pupil)))
        if self.hub.now <= self.admitted.pop((pupil, device), -1):
            self.failures[pupil] = 0
            assert answer == SignedIn(known.pupil, GROUP)
        else:
            assert answer == No("error.not_admitted")

    @rule(minutes=st.integers(1, 4))
    def time_goes_by(self, minutes: int) -> None:
        self.hub.now += minutes * 60_000
        self.run(self.desk.watch(GROUP, heard=1 << 60))

    @rule()
    def hub_restarts(self) -> None:
        self.run(self._restart())
        self.admitted.clear()

    @invariant()
    def each_lock_is_told_once(self) -> None:
        self._count()
        assert self.told == self.locks

    def teardown(self) -> None:
        self.run(self.hub.service.close())
        self.loop.close()
        shutil.rmtree(self.folder)

    async def _ask(self, device: int, ask: SignIn | Admitted) -> object:
        return await self.devices[device].ask(ask)

    async def _restart(self) -> None:
        self._count()
        codes, session = self.hub.codes, self.hub.session
        await self.hub.restart()
        self.hub.codes, self.hub.session = codes, session
        self.desk = await self.hub.desk()
        self.devices = [Someone(self.hub, device.hello) for device in self.devices]
        for device in self.devices:
            await device.dial()
        await self.desk.watch(GROUP, heard=1 << 60)

    def _count(self) -> None:
        for entry in self._locked_out():
            pupils = [one.pupil for one in self.hub.codes]
            self.told[pupils.index(entry)] += 1

    def _locked_out(self) -> list[str]:
        found = [one for one in self.desk.of(News) if one.entry.kind is Kind.LOCKED_OUT]
        for one in found:
            self.desk.heard.remove(one)
        return [one.entry.pupil for one in found]


Tries.TestCase.settings = settings(max_examples=25, stateful_step_count=25)
TestTries = Tries.TestCase
