"""A school's office under a pack: a real hub on its own file, and its staff at dashboards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

import msgspec
from msgspec import structs

from kiosk.model import Entry, Fact, Grant, Kind, Permission, Role
from kiosk.packs.model import ConsentTerm, ConsentUse
from kiosk.packs.policy import Policy
from kiosk.register import Consents, Lessons
from kiosk.sync.asks import AddPupils, Answer, Codes, GiveGrant, Granted
from tests.parts.founding import GROUP
from tests.parts.proving import Case
from tests.parts.service import NOON, Hub, Someone

LESSON_ENDS = NOON + 45 * 60_000


class Office:
    """The hub of the school, and who works there. It is 15 January 2027."""

    def __init__(self, case: Case, hub: Hub, leader: Someone, teacher: Someone) -> None:
        self.pack = case.pack
        self.policy = Policy(case.pack)
        self.hub = hub
        self.leader = leader
        self.teacher = teacher
        self.pupils = [code.pupil for code in hub.codes]
        listed = {row.staff.role: row.staff.id for row in hub.store.staff(hub.school)}
        self.leader_id, self.teacher_id = listed[Role.LEADER], listed[Role.TEACHER]
        self._numbers = count(1)

    def term(self, clause: str) -> ConsentTerm:
        """The consent that this clause asks for."""
        return next(one for one in self.pack.consents if one.clause == clause)

    async def permit(self, purpose: str = "") -> Grant | Answer:
        """The teacher permits social media for this lesson; what the hub says."""
        ask = GiveGrant(GROUP, Permission.SOCIAL_MEDIA, LESSON_ENDS, purpose)
        answer = await self.teacher.ask(ask)
        return answer.grant if isinstance(answer, Granted) else answer

    def grants(self) -> list[Grant]:
        """What is permitted now, as devices hear it."""
        paper = self.hub.store.document(self.hub.school, f"grants/{GROUP}")
        return msgspec.json.decode(paper.body, type=list[Grant]) if paper else []

    async def enrol(self, name: str) -> str:
        """One more pupil; the id."""
        answer = await self.teacher.ask(AddPupils(GROUP, [name]))
        assert isinstance(answer, Codes)
        return answer.codes[0].pupil

    async def record(self, kind: Kind, body: dict[str, Fact], pupil: str = "") -> Entry:
        """The teacher's dashboard records something, and the hub gets it."""
        made = self.hub.entry(f"record-{next(self._numbers)}", kind, self.teacher)
        entry = structs.replace(made, pupil=pupil, staff=self.teacher_id, body=body)
        await self.teacher.push(entry)
        return entry

    async def consent(self, term: ConsentTerm, pupil: str, **facts: str) -> Entry:
        """What was said about a consent: given by the parents on paper, or as told otherwise."""
        said = {"state": "given", "by": "parents", "how": "paper", "date": "2027-01-11"}
        return await self.record(Kind.CONSENT, {"consent": term.id, **said, **facts}, pupil)

    async def consent_of_everybody(self) -> None:
        """Whatever is asked for social media in lessons is there for all pupils."""
        for term in self.pack.consents:
            if term.use is ConsentUse.SOCIAL_MEDIA:
                for pupil in self.pupils:
                    await self.consent(term, pupil)

    def kept(self, *kinds: Kind) -> list[Entry]:
        """What the hub has kept, of the group or of staff."""
        store, school = self.hub.store, self.hub.school
        groups = (GROUP, "")
        return [one.entry for group in groups for one in store.of_group(school, group, kinds)]

    def consents(self) -> Consents:
        """The register of consents, as hub and dashboard fold it."""
        return Consents(self.kept(Kind.CONSENT))

    def lessons(self) -> Lessons:
        """The lessons on the risks that were held."""
        held = Lessons()
        for entry in self.kept(Kind.LESSON_HELD):
            held.hear(entry)
        return held


@asynccontextmanager
async def office(case: Case) -> AsyncIterator[Office]:
    """A school that has just taken this pack."""
    hub = Hub(case.folder)
    try:
        documents = {"pack": msgspec.Raw(msgspec.json.encode(case.pack))}
        leader = await hub.founded(role=Role.LEADER, documents=documents)
        teacher = await hub.teacher(leader)
        yield Office(case, hub, leader, teacher)
    finally:
        await hub.service.close()
