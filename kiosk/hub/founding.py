"""Making a school, and pupils with their picture codes, which are told once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from itertools import count

import msgspec
from msgspec import Raw, Struct, structs

from kiosk import names, signin, ulid
from kiosk.hub import granting, papers, wording
from kiosk.hub.checking import checked
from kiosk.hub.core import Change, Core
from kiosk.hub.editing import Editing, check_ceiling
from kiosk.hub.peers import Peer
from kiosk.hub.store import Kept, PupilRow, SessionRow, StaffRow, Store
from kiosk.hub.wording import Unfit
from kiosk.model import Group, Kind, Pupil, Roster, School, Staff
from kiosk.signin import Hashing
from kiosk.slug import slug
from kiosk.sync.asks import (
    AddGroup,
    AddPupils,
    Answer,
    Codes,
    FoundSchool,
    NewCodes,
    No,
    PupilCode,
    StaffSession,
)
from kiosk.timetable.model import CEILING, Timetable

_YEARS = range(1, 9)
_OF_GROUP = frozenset({"timetable", "tiles"})
_FIRST = _OF_GROUP | {papers.PACK, papers.CHOICES, papers.CALENDAR}
"""What a school can begin with."""


class Coded(Struct, frozen=True):
    """A pupil with a new picture code, in clear and as a hash."""

    pupil: Pupil
    code: list[str]
    hash: str

    def told(self) -> PupilCode:
        """What is told, once."""
        return PupilCode(self.pupil.id, names.full(self.pupil), self.code)


class Plan(Struct, frozen=True):
    """A school that can be made: everything checked, nothing kept yet."""

    school: School
    staff: Staff
    group: Group
    people: list[tuple[str, str]]
    documents: dict[str, Raw]


class Founding:
    """Answers who makes a school or its pupils."""

    def __init__(self, core: Core, editing: Editing) -> None:
        self._core = core
        self._editing = editing

    async def found(self, peer: Peer, ask: FoundSchool) -> Answer:
        """The school, its first member of staff and its first group, all at once."""
        if self._core.school:
            return No("error.already_founded")
        plan = planned(ask, self._core.now())
        password = wording.password(ask.password)
        coded = await self._coded(_pupils(plan.people, self._core.now()))
        kept = await self._core.hashed(lambda hashing: hashing.password(password))
        return await self._core.change(lambda store: self._found(store, peer, plan, coded, kept))

    async def answer(self, staff: Staff, ask: AddPupils | AddGroup | NewCodes) -> Answer:
        """More pupils, another group, or new picture codes."""
        match ask:
            case AddPupils():
                return await self._add_pupils(staff, ask)
            case AddGroup():
                return await self._new_group(staff, ask)
            case NewCodes():
                return await self._new_codes(staff, ask)

    async def _add_pupils(self, staff: Staff, ask: AddPupils) -> Answer:
        people = wording.pupils(ask.names)
        coded = await self._coded(_pupils(people, self._core.now()))
        return await self._core.change(lambda store: self._add(store, staff, ask.group, coded))

    async def _new_group(self, staff: Staff, ask: AddGroup) -> Answer:
        group = named(ask.name, ask.years)
        people = wording.pupils(ask.names) if ask.names else []
        coded = await self._coded(_pupils(people, self._core.now()))
        return await self._core.change(lambda store: self._add_group(store, staff, group, coded))

    async def _new_codes(self, staff: Staff, ask: NewCodes) -> Answer:
        listed = await self._core.write(lambda store: self._listed(store, ask))
        coded = await self._coded(listed)
        return await self._core.change(lambda store: self._recode(store, staff, ask.group, coded))

    async def _coded(self, pupils: Sequence[Pupil]) -> list[Coded]:
        making = [self._core.hashed(partial(_coded, pupil)) for pupil in pupils]
        return await asyncio.gather(*making)

    def _found(
        self, store: Store, peer: Peer, plan: Plan, coded: list[Coded], password: str
    ) -> Change:
        if store.schools():
            return Change(No("error.already_founded"))
        at = self._core.now()
        school = plan.school.id
        store.add_school(school, at)
        store.add_staff(school, StaffRow(plan.staff, password))
        store.add_pupils(school, _rows(coded, plan.group.id))
        roster = Roster(plan.group, [one.pupil for one in coded])
        first: dict[str, object] = {
            papers.SCHOOL: plan.school,
            papers.roster_key(plan.group.id): roster,
            **plan.documents,
        }
        made = [papers.put(store, school, key, value, at) for key, value in first.items()]
        session = SessionRow(peer.id, plan.staff.id, at, at)
        store.put_session(school, session)
        news = self._editing.overridden(store, school, plan.staff, made[0])
        answer = StaffSession(plan.staff, [plan.group.id], [one.told() for one in coded])
        return Change(answer, news, made, partial(self._begin, peer, plan, session))

    def _begin(self, peer: Peer, plan: Plan, session: SessionRow) -> None:
        self._core.school = plan.school.id
        peer.staff, peer.session = plan.staff, session

    def _add(self, store: Store, staff: Staff, group: str, coded: list[Coded]) -> Change:
        school = self._core.school
        before, _ = papers.roster(store, school, group)
        if len(before.pupils) + len(coded) > names.MOST_PUPILS:
            raise Unfit("error.too_many_names", most=names.MOST_PUPILS)
        pupils = [*before.pupils, *(one.pupil for one in coded)]
        roster = structs.replace(before, pupils=pupils)
        paper = papers.put(store, school, papers.roster_key(group), roster, self._core.now())
        store.add_pupils(school, _rows(coded, group))
        news = self._editing.overridden(store, school, staff, paper)
        changed = granting.reviewed(store, school, [group], staff.id, self._core.now())
        answer = Codes([one.told() for one in coded])
        return Change(answer, [*news, *changed.news], [paper, *changed.papers])

    def _add_group(self, store: Store, staff: Staff, group: Group, coded: list[Coded]) -> Change:
        school = self._core.school
        known = [
            papers.roster(store, school, one)[0].group
            for one in papers.groups(store.documents(school))
        ]
        if any(one.name.casefold() == group.name.casefold() for one in known):
            raise Unfit("error.group_known", name=group.name)
        group = structs.replace(group, id=_unused(group.id, {one.id for one in known}))
        roster = Roster(group, [one.pupil for one in coded])
        paper = papers.put(store, school, papers.roster_key(group.id), roster, self._core.now())
        store.add_pupils(school, _rows(coded, group.id))
        news = self._editing.overridden(store, school, staff, paper)
        return Change(Codes([one.told() for one in coded]), news, [paper])

    def _listed(self, store: Store, ask: NewCodes) -> list[Pupil]:
        roster, _ = papers.roster(store, self._core.school, ask.group)
        listed = {pupil.id: pupil for pupil in roster.pupils}
        wanted = dict.fromkeys(ask.pupils or listed)
        if not listed.keys() >= wanted.keys():
            raise Unfit("error.unknown_pupil")
        return [listed[one] for one in wanted]

    def _recode(self, store: Store, staff: Staff, group: str, coded: list[Coded]) -> Change:
        school = self._core.school
        news = []
        for one in coded:
            before = store.pupil(school, one.pupil.id)
            store.set_pupil(school, PupilRow(one.pupil.id, group, one.hash))
            news += self._editing.recoded(store, staff, group, one.pupil.id)
            if before is not None and before.locked:
                news += self._let_in(store, staff, group, one.pupil.id)
        return Change(Codes([one.told() for one in coded]), news)

    def _let_in(self, store: Store, staff: Staff, group: str, pupil: str) -> list[Kept]:
        """A new code ends a lock too; the device where the pupil waits asks for the new code."""
        locked = store.latest(self._core.school, pupil, Kind.LOCKED_OUT)
        return self._core.keep(
            store,
            Kind.UNLOCKED,
            body={"key": "code"},
            device=locked.entry.device if locked else "",
            group=group,
            pupil=pupil,
            staff=staff.id,
        )


def planned(ask: FoundSchool, at: int) -> Plan:
    """What is asked, made clean and checked. Raises :class:`Unfit` with the first trouble."""
    school = School(ulid.new(at), wording.name(ask.school, "error.school_empty"))
    staff = Staff(ulid.new(at), wording.name(ask.staff, "error.staff_empty"), ask.role)
    group = named(ask.group, ask.years)
    people = wording.pupils(ask.names)
    return Plan(school, staff, group, people, _documents(ask, group.id))


def named(name: str, years: Sequence[int]) -> Group:
    """A group by its name, with an id made from that. Raises :class:`Unfit`."""
    called = wording.name(name, "error.group_empty")
    group = Group(slug(called), called, sorted(set(years)))
    if not group.id:
        raise Unfit("error.group_name")
    if any(year not in _YEARS for year in group.years):
        raise Unfit("error.years")
    return group


def _documents(ask: FoundSchool, group: str) -> dict[str, Raw]:
    """The first documents, under the group's own id: there is one group only."""
    found: dict[str, Raw] = {}
    for said, body in ask.documents.items():
        room = said.partition("/")[0]
        if room not in _FIRST:
            raise Unfit("error.document", key=room[: names.LONGEST])
        key = f"{room}/{group}" if room in _OF_GROUP else room
        fitting = _of_group(body, group) if room == "timetable" else body
        found[key] = checked(key, fitting)
    if papers.CALENDAR in found:
        check_ceiling(ask.role, found[papers.CALENDAR], CEILING)
    return found


def _of_group(body: Raw, group: str) -> Raw:
    try:
        timetable = msgspec.json.decode(body, type=Timetable)
    except (msgspec.DecodeError, RecursionError) as trouble:
        raise Unfit("error.document", key="timetable") from trouble
    if timetable.combines:
        raise Unfit("error.combines", group=timetable.combines[0][: names.LONGEST])
    return Raw(msgspec.json.encode(structs.replace(timetable, group=group)))


def _unused(name: str, used: set[str]) -> str:
    """The id, or with a number behind it where another group's name comes to the same."""
    numbered = (f"{name}-{number}" for number in count(2))
    return name if name not in used else next(one for one in numbered if one not in used)


def _pupils(people: Sequence[tuple[str, str]], at: int) -> list[Pupil]:
    return [Pupil(ulid.new(at), first, last) for first, last in people]


def _coded(pupil: Pupil, hashing: Hashing) -> Coded:
    code = signin.new_code()
    return Coded(pupil, code, hashing.code(pupil.id, code))


def _rows(coded: Sequence[Coded], group: str) -> list[PupilRow]:
    return [PupilRow(one.pupil.id, group, one.hash) for one in coded]
