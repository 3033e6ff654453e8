"""However staff, clocks, calendars and restarts follow each other: no override without an end.

None lasts beyond what its giver may give, nobody's is lost, and what devices hold, what the hub
keeps and what the entries tell is one story.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import TypeVar

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from kiosk.hub.overriding import AHEAD_DAYS, LEEWAY, REST
from kiosk.hub.store import Span
from kiosk.model import Entry, Kind, Override, Role, Why
from kiosk.sync.asks import (
    Answer,
    Done,
    EndOverride,
    Given,
    GiveOverride,
    No,
    Put,
    PutDocument,
    StaffSession,
    StaffSignIn,
)
from kiosk.sync.messages import Document
from kiosk.timetable.model import CEILING, Calendar
from tests.parts.founding import GROUP, PASSWORD
from tests.parts.service import Hub, Someone

T = TypeVar("T")
MINUTE = 60_000
DAY = 24 * 60 * MINUTE
KEY = f"overrides/{GROUP}"
TEACHER, LEADER = 1, 0

who = st.sampled_from([LEADER, TEACHER])
# of what people mean, and the edges of what they may
minutes = st.one_of(
    st.integers(-90, 200), st.sampled_from([0, 60, 61, 1_440, 1_441, 10_080, 10_081, 1 << 40])
)


class Overriding(RuleBasedStateMachine):
    """A leader, a teacher, a device; beside them what should be known."""

    given = Bundle("given")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = asyncio.new_event_loop()
        self.ceiling = CEILING
        self.stands: dict[str, Override] = {}
        self.moments: dict[str, tuple[int, int, int]] = {}  # given when, by whom, under which
        self.run(self._open())

    def run(self, doing: Coroutine[object, object, T]) -> T:
        return self.loop.run_until_complete(doing)

    async def _open(self) -> None:
        self.hub = Hub(self.folder)
        leader = await self.hub.founded(role=Role.LEADER)
        self.staff = [leader, await self.hub.teacher(leader)]
        self.device = await self.hub.device(leader, GROUP)
        self.ids = [one.peer.staff.id for one in self.staff if one.peer.staff is not None]

    @rule(target=given, by=who, start=minutes, length=minutes, opens=st.booleans())
    def give(self, by: int, start: int, length: int, opens: bool) -> object:
        answer = self.run(self.staff[by].ask(self._ask(start, length, opens)))
        return self._heard(by, start, length, opens, answer)

    @rule(target=given, length=st.integers(1, 60), opens=st.booleans())
    def both_at_once(self, length: int, opens: bool) -> object:
        ask = self._ask(0, length, opens)
        answers = self.run(self._together([one.ask(ask) for one in self.staff]))
        found = [self._heard(by, 0, length, opens, answer) for by, answer in enumerate(answers)]
        return multiple(*(one for one in found if isinstance(one, str)))

    @rule(by=who, one=given)
    def end(self, by: int, one: str) -> None:
        assert self.run(self.staff[by].ask(EndOverride(GROUP, one))) == Done()
        if one in self.stands and self.stands[one].until > self.hub.now:
            self._tidied()
            del self.stands[one]

    @rule(by=who, ceiling=st.sampled_from([5, 60, 240]))
    def put_calendar(self, by: int, ceiling: int) -> None:
        paper = self.hub.store.document(self.hub.school, "calendar")
        body = msgspec.Raw(msgspec.json.encode(Calendar(ceiling=ceiling)))
        ask = PutDocument("calendar", paper.version if paper else 0, body)
        answer = self.run(self.staff[by].ask(ask))
        if by == LEADER or ceiling == self.ceiling:
            assert isinstance(answer, Put)
            self.ceiling = ceiling
        else:
            assert answer == No("error.not_allowed")

    @rule(by=who, base=st.integers(0, 9))
    def put_by_hand(self, by: int, base: int) -> None:
        answer = self.run(self.staff[by].ask(PutDocument(KEY, base, msgspec.Raw(b"[]"))))
        assert answer == No("error.not_allowed")

    @rule(later=st.sampled_from([1, MINUTE, 20 * MINUTE, 60 * MINUTE, DAY, -MINUTE]))
    def time_goes_by(self, later: int) -> None:
        self.hub.now += later
        self.run(self._sign_in())

    @rule()
    def restart(self) -> None:
        self.run(self.hub.restart())
        self.staff = [Someone(self.hub, one.hello) for one in self.staff]
        versions = {one.key: one.version for one in self.device.of(Document)}
        again = msgspec.structs.replace(self.device.hello, versions=versions)
        heard = self.device.heard
        self.device = Someone(self.hub, again)
        self.run(self._dial())
        self.device.heard[:0] = heard

    @invariant()
    def what_stands_has_an_end_that_its_giver_may_give(self) -> None:
        for one in self._kept():
            at, by, ceiling = self.moments[one.id]
            assert at <= one.start < one.until == one.end
            assert one.start <= at + AHEAD_DAYS * DAY
            most = DAY if by == LEADER else min(ceiling * MINUTE, DAY)
            assert one.until - one.start <= most
            assert one.staff == self.ids[by]

    @invariant()
    def nobodys_is_lost_and_none_comes_back(self) -> None:
        assert {one.id: one for one in self._kept()} == self.stands

    @invariant()
    def the_entries_tell_the_same(self) -> None:
        spans = [Span((Kind.OVERRIDDEN,), 0)]
        entries = [
            one.entry for one in self.hub.store.for_groups(self.hub.school, [GROUP], 0, spans)
        ]
        mine = [one for one in entries if one.body["key"] == "override"]
        begun = {str(one.body["id"]): one for one in mine if "ended" not in one.body}
        ended = {str(one.body["id"]): one for one in mine if "ended" in one.body}
        assert len(mine) == len(begun) + len(ended), "each once"
        assert ended.keys() <= begun.keys() == self.moments.keys()
        for one in self._kept():
            assert one.id not in ended
            assert _says(begun[one.id], one)

    @invariant()
    def the_device_has_what_the_hub_has(self) -> None:
        paper = self.hub.store.document(self.hub.school, KEY)
        heard = [one for one in self.device.of(Document) if one.key == KEY]
        assert [one.version for one in heard] == list(range(1, paper.version + 1 if paper else 1))
        assert (bytes(heard[-1].body) if heard else None) == (paper.body if paper else None)

    def teardown(self) -> None:
        self.run(self.hub.service.close())
        self.loop.close()
        shutil.rmtree(self.folder)

    def _ask(self, start: int, length: int, opens: bool) -> GiveOverride:
        begin = self.hub.now + start * MINUTE if start else 0
        end = (begin or self.hub.now) + length * MINUTE
        return GiveOverride(GROUP, opens, Why.RAIN, end, max(begin, 0))

    def _heard(self, by: int, start: int, length: int, opens: bool, answer: Answer) -> object:
        left = length + min(start, 0)  # what is over already is not given
        most = 24 * 60 if by == LEADER else min(self.ceiling, 24 * 60)
        fits = 0 < left <= most and start <= AHEAD_DAYS * 24 * 60
        fits = fits and self._chain(max(start, 0), left, opens, most) <= most * MINUTE + LEEWAY
        assert isinstance(answer, Given) == fits or answer == _FULL, (answer, left, most)
        if not isinstance(answer, Given):
            return multiple()
        one = answer.override
        self._tidied()
        self.stands[one.id] = one
        self.moments[one.id] = self.hub.now, by, self.ceiling
        return one.id

    def _chain(self, start: int, length: int, opens: bool, most: int) -> int:
        """How long (ms) from now, or from its start, it would go on with those that touch it."""
        now = self.hub.now
        begin = now + start * MINUTE
        chain = [(begin, begin + length * MINUTE)]
        others = [
            (one.start, one.until)
            for one in self.stands.values()
            if one.until > now and one.opens is opens and one.until - one.start <= most * MINUTE
        ]
        for _ in others:
            chain += [
                other
                for other in others
                if other not in chain
                and any(other[0] < end + REST and other[1] > at - REST for at, end in chain)
            ]
        return max(end for _, end in chain) - max(min(at for at, _ in chain), now)

    def _tidied(self) -> None:
        """What is over goes out of the document with the next change."""
        now = self.hub.now
        self.stands = {name: one for name, one in self.stands.items() if one.until > now}

    def _kept(self) -> list[Override]:
        paper = self.hub.store.document(self.hub.school, KEY)
        return msgspec.json.decode(paper.body, type=list[Override]) if paper else []

    async def _together(self, asks: list[Coroutine[object, object, Answer]]) -> list[Answer]:
        return await asyncio.gather(*asks)

    async def _dial(self) -> None:
        for one in (*self.staff, self.device):
            assert await one.dial()
        await self._sign_in()

    async def _sign_in(self) -> None:
        for desk, staff in zip(self.staff, self.ids, strict=True):
            assert isinstance(await desk.ask(StaffSignIn(staff, PASSWORD)), StaffSession)


_FULL = No("error.too_many_overrides", {"most": "60"})


def _says(entry: Entry, one: Override) -> bool:
    told = {"opens": one.opens, "why": one.why.value, "start": one.start, "end": one.until}
    return entry.staff == one.staff and told.items() <= entry.body.items()


Overriding.TestCase.settings = settings(max_examples=20, stateful_step_count=20)
TestOverriding = Overriding.TestCase
