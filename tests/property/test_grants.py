"""However staff, consents, protocols, clocks and restarts follow: a permission has ground.

None lasts beyond eight hours or the day, none holds for a pupil without the consent that the
protocol of the moment asks for, and what devices hold, what the hub keeps and what the entries tell
is one story.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule
from msgspec import structs

from kiosk.access import LONGEST_GRANT
from kiosk.hub.store import Span
from kiosk.model import ConsentState, Entry, Fact, Grant, Kind, Permission, Role
from kiosk.packs import load_shipped
from kiosk.packs.model import ConsentUse, SocialMedia
from kiosk.packs.policy import Policy
from kiosk.sync.asks import (
    Done,
    EndGrant,
    GiveGrant,
    Granted,
    Put,
    PutDocument,
    StaffSession,
    StaffSignIn,
)
from kiosk.sync.messages import Document
from tests.parts.founding import GROUP, PASSWORD
from tests.parts.service import Hub, Someone

T = TypeVar("T")
MINUTE = 60_000
DAY = 24 * 60 * MINUTE
KEY = f"grants/{GROUP}"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PACKS = {name: load_shipped(name) for name in ("juliana", "bnc", "asko", "verkruisen", "osvs")}
TERM = next(one for one in PACKS["osvs"].consents if one.use is ConsentUse.SOCIAL_MEDIA)
ROLES = [Role.LEADER, Role.TEACHER]

who = st.sampled_from([0, 1])
minutes = st.one_of(st.integers(-5, 90), st.sampled_from([0, 479, 480, 481, 720, 1 << 40]))


class Granting(RuleBasedStateMachine):
    """A leader, a teacher, a device, three pupils; beside them what should be known."""

    given = Bundle("given")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = asyncio.new_event_loop()
        self.pack = "osvs"
        self.consents: dict[str, ConsentState] = {}
        self.purposes: dict[str, str] = {}
        self.givers: dict[str, Role] = {}
        self.begun: dict[str, int] = {}
        self.numbers = 0
        self.run(self._open())

    def run(self, doing: Coroutine[object, object, T]) -> T:
        return self.loop.run_until_complete(doing)

    async def _open(self) -> None:
        self.hub = Hub(self.folder)
        documents = {"pack": msgspec.Raw(msgspec.json.encode(PACKS[self.pack]))}
        leader = await self.hub.founded(role=Role.LEADER, documents=documents)
        self.staff = [leader, await self.hub.teacher(leader)]
        self.device = await self.hub.device(leader, GROUP)
        self.ids = [one.peer.staff.id for one in self.staff if one.peer.staff is not None]
        self.pupils = [one.pupil for one in self.hub.codes]

    @rule(target=given, by=who, length=minutes, purpose=st.sampled_from(["", "vlogs"]))
    def give(self, by: int, length: int, purpose: str) -> object:
        now = self.hub.now
        end = now + length * MINUTE
        before = len(self._kept())
        answer = self.run(
            self.staff[by].ask(GiveGrant(GROUP, Permission.SOCIAL_MEDIA, end, purpose))
        )
        may = self._ground(ROLES[by], purpose) and len(self._lacking()) < len(self.pupils)
        in_time = 0 < end - now <= LONGEST_GRANT and _same_day(now, end)
        assert isinstance(answer, Granted) == (may and in_time) or before >= 12, answer
        if not isinstance(answer, Granted):
            return multiple()
        one = answer.grant
        self.purposes[one.id], self.givers[one.id] = purpose, ROLES[by]
        self.begun[one.id] = now
        return one.id

    @rule(by=who, one=given)
    def end(self, by: int, one: str) -> None:
        assert self.run(self.staff[by].ask(EndGrant(GROUP, one))) == Done()
        assert one not in {held.id for held in self._kept() if held.end > self.hub.now}

    @rule(by=who, number=st.integers(0, 2), state=st.sampled_from(ConsentState))
    def say(self, by: int, number: int, state: ConsentState) -> None:
        if self.pack != "osvs":
            return  # nobody asks
        self.numbers += 1
        day = datetime.fromtimestamp(self.hub.now / 1000, AMSTERDAM).date().isoformat()
        body: dict[str, Fact] = {
            "consent": TERM.id, "state": state.value, "by": "parents", "how": "paper", "date": day,
        }  # fmt: skip
        entry = Entry(
            f"c{self.numbers:06}",
            Kind.CONSENT,
            self.hub.now,
            self.hub.entry("x", Kind.CONSENT, self.staff[by]).trust,
            self.staff[by].hello.id,
            group=GROUP,
            pupil=self.pupils[number],
            staff=self.ids[by],
            body=body,
        )
        self.run(self.staff[by].push(entry))
        self.consents[self.pupils[number]] = state
        assert self.hub.store.refused(self.hub.school) == []
        self.hub.now += 1  # what is said last counts

    @rule(name=st.sampled_from(sorted(PACKS)))
    def change(self, name: str) -> None:
        paper = self.hub.store.document(self.hub.school, "pack")
        assert paper is not None
        body = msgspec.Raw(msgspec.json.encode(PACKS[name]))
        answer = self.run(self.staff[0].ask(PutDocument("pack", paper.version, body)))
        assert isinstance(answer, Put)
        self.pack = name

    @rule(later=st.sampled_from([1, MINUTE, 40 * MINUTE, 9 * 60 * MINUTE]))
    def time_goes_by(self, later: int) -> None:
        self.hub.now += later
        self.run(self._sign_in())

    @rule()
    def restart(self) -> None:
        self.run(self.hub.restart())
        self.staff = [Someone(self.hub, one.hello) for one in self.staff]
        versions = {one.key: one.version for one in self.device.of(Document)}
        heard = self.device.heard
        self.device = Someone(
            self.hub, msgspec.structs.replace(self.device.hello, versions=versions)
        )
        self.run(self._dial())
        self.device.heard[:0] = heard

    @invariant()
    def what_is_permitted_has_ground_now(self) -> None:
        for one in self._kept():
            if one.end <= self.hub.now:
                continue
            assert self._ground(self.givers[one.id], self.purposes[one.id])
            assert one.start == self.begun[one.id] < one.end <= one.start + LONGEST_GRANT
            assert _same_day(one.start, one.end)
            assert one.purpose == self.purposes[one.id]

    @invariant()
    def nobody_without_consent_is_in_one(self) -> None:
        for one in self._kept():
            if one.end > self.hub.now:
                assert one.without == self._lacking()
                assert len(one.without) < len(self.pupils)

    @invariant()
    def the_entries_tell_the_same(self) -> None:
        spans = [Span((Kind.GRANTED,), 0)]
        told = self.hub.store.for_groups(self.hub.school, [GROUP], 0, spans)
        last: dict[str, Entry] = {str(one.entry.body["id"]): one.entry for one in told}
        assert last.keys() == self.begun.keys()
        kept = {one.id: one for one in self._kept()}
        for name, entry in last.items():
            if "ended" in entry.body:
                assert name not in kept
            elif name in kept:
                assert entry.body["without"] == kept[name].without
            else:
                end = entry.body["end"]
                assert isinstance(end, int)
                assert end <= self.hub.now, "else somebody ended it, and it is told"

    @invariant()
    def the_device_has_what_the_hub_has(self) -> None:
        paper = self.hub.store.document(self.hub.school, KEY)
        heard = [one for one in self.device.of(Document) if one.key == KEY]
        assert [one.version for one in heard] == list(range(1, paper.version + 1 if paper else 1))
        told = msgspec.json.decode(heard[-1].body, type=list[Grant]) if heard else []
        unsaid = [structs.replace(one, staff="", by="", purpose="") for one in self._kept()]
        assert told == unsaid, "when and for whom not, and no more"
        assert self.device.news() == []

    def teardown(self) -> None:
        self.run(self.hub.service.close())
        self.loop.close()
        shutil.rmtree(self.folder)

    def _ground(self, role: Role, purpose: str) -> bool:
        policy = Policy(PACKS[self.pack])
        wanted = policy.social_media.value
        return (
            wanted is not None
            and role in policy.grant_by.value
            and (wanted is not SocialMedia.EDUCATIONAL or bool(purpose))
        )

    def _lacking(self) -> list[str]:
        if self.pack != "osvs":
            return []
        given = ConsentState.GIVEN
        return [one for one in self.pupils if self.consents.get(one) is not given]

    def _kept(self) -> list[Grant]:
        paper = self.hub.store.document(self.hub.school, KEY)
        return msgspec.json.decode(paper.body, type=list[Grant]) if paper else []

    async def _dial(self) -> None:
        for one in (*self.staff, self.device):
            assert await one.dial()
        await self._sign_in()

    async def _sign_in(self) -> None:
        for desk, staff in zip(self.staff, self.ids, strict=True):
            assert isinstance(await desk.ask(StaffSignIn(staff, PASSWORD)), StaffSession)


def _same_day(start: int, end: int) -> bool:
    """Whether the end is on the same school day, midnight included."""
    days = (datetime.fromtimestamp(at / 1000, AMSTERDAM).date() for at in (start, end - 1))
    return len(set(days)) == 1


Granting.TestCase.settings = settings(max_examples=25, stateful_step_count=20)
TestGranting = Granting.TestCase
