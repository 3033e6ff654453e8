"""Documents: what is in them, who changes them, and in which version they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from kiosk import access, names
from kiosk.access import Action
from kiosk.errors import NetjesError
from kiosk.hub.core import Change, Core
from kiosk.hub.store import Kept, Paper, Store
from kiosk.hub.wording import Unfit
from kiosk.model import Kind, Override, Role, Roster, School, Staff, Tile
from kiosk.packs import Pack
from kiosk.sync.asks import Answer, No, Put, PutDocument
from kiosk.timetable import reading
from kiosk.timetable.combining import circle
from kiosk.timetable.model import Calendar, Timetable

SCHOOL = "school"
PACK = "pack"
CALENDAR = "calendar"
MOST_TILES = 60
LONGEST_ADDRESS = 2_048


def roster_key(group: str) -> str:
    """The key of the group's roster."""
    return f"roster/{group}"


def timetable_key(group: str) -> str:
    """The key of the group's timetable."""
    return f"timetable/{group}"


def overrides_key(group: str) -> str:
    """The key of what staff decided for the group for a while."""
    return f"overrides/{group}"


def groups(papers: list[Paper]) -> list[str]:
    """The groups that have a roster among these documents."""
    keys = [paper.key.partition("/") for paper in papers]
    return [group for room, _, group in keys if room == "roster" and group]


def roster(store: Store, school: str, group: str) -> tuple[Roster, int]:
    """The group's roster and its version. Raises :class:`Unfit` for an unknown group."""
    paper = store.document(school, roster_key(group)) if group else None
    if paper is None:
        raise Unfit("error.unknown_group")
    return msgspec.json.decode(paper.body, type=Roster), paper.version


def calendar(store: Store, school: str) -> Calendar:
    """The school's calendar; an empty one until there is one."""
    paper = store.document(school, CALENDAR)
    return msgspec.json.decode(paper.body, type=Calendar) if paper else Calendar()


def overrides(store: Store, school: str, group: str) -> list[Override]:
    """What the group's document of overrides says; some may be over."""
    paper = store.document(school, overrides_key(group))
    return msgspec.json.decode(paper.body, type=list[Override]) if paper else []


def put(store: Store, school: str, key: str, value: object, at: int) -> Paper:
    """Keep the document's next version."""
    before = store.document(school, key)
    body = bytes(value) if isinstance(value, msgspec.Raw) else msgspec.json.encode(value)
    paper = Paper(key, before.version + 1 if before else 1, body)
    store.put_document(school, paper, at)
    return paper


def checked(key: str, body: msgspec.Raw) -> msgspec.Raw:
    """The body, if it is what the key says. Raises :class:`Unfit`."""
    room, slash, group = key.partition("/")
    if slash and not group:  # devices would take it for the whole school's
        raise Unfit("error.document", key=room)
    try:
        _CHECKS[room](bytes(body), group)
    except (msgspec.DecodeError, ValueError, KeyError, RecursionError, NetjesError) as trouble:
        raise Unfit("error.document", key=room) from trouble
    return body


class Papers:
    """Answers who wants to change a document."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def put(self, staff: Staff, ask: PutDocument) -> Answer:
        """A new version, if the asker has seen the newest one."""
        checked(ask.key, ask.body)
        return await self._core.change(lambda store: self._put(store, staff, ask))

    def overridden(self, store: Store, school: str, staff: Staff, paper: Paper) -> list[Kept]:
        """The entry that says who made this version."""
        return self._core.keep(
            store,
            Kind.OVERRIDDEN,
            school=school,
            body={"key": paper.key, "version": paper.version},
            group=paper.key.partition("/")[2],
            staff=staff.id,
        )

    def recoded(self, store: Store, staff: Staff, group: str, pupil: str) -> list[Kept]:
        """The entry that says who gave a pupil a new picture code."""
        return self._core.keep(
            store,
            Kind.OVERRIDDEN,
            body={"key": "code"},
            group=group,
            pupil=pupil,
            staff=staff.id,
        )

    def _put(self, store: Store, staff: Staff, ask: PutDocument) -> Change:
        school = self._core.school
        group = ask.key.partition("/")[2]
        if group:
            roster(store, school, group)
        before = store.document(school, ask.key)
        if ask.base != (before.version if before else 0):
            return Change(No("error.stale"))
        if ask.key == CALENDAR:
            check_ceiling(staff.role, ask.body, calendar(store, school).ceiling)
        if ask.key == timetable_key(group):
            _check_combined(store, school, msgspec.json.decode(ask.body, type=Timetable))
        paper = put(store, school, ask.key, ask.body, self._core.now())
        return Change(Put(paper.version), self.overridden(store, school, staff, paper), [paper])


def check_ceiling(role: Role, body: msgspec.Raw, before: int) -> None:
    """Refuse a calendar with another ceiling from who may not raise it. Raises :class:`Unfit`."""
    decision = access.may(role, Action.RAISE_CEILING)
    if not decision.allowed and msgspec.json.decode(body, type=Calendar).ceiling != before:
        raise Unfit(decision.reason)


def _check_combined(store: Store, school: str, timetable: Timetable) -> None:
    """Refuse a timetable that combines an unknown group or, in the end, itself."""
    known = store.documents(school)
    listed = set(groups(known))
    strange = next((part for part in timetable.combines if part not in listed), "")
    if strange:
        raise Unfit("error.combines", group=strange[: names.LONGEST])
    kept = [paper.body for paper in known if paper.key.startswith(timetable_key(""))]
    every = [*(msgspec.json.decode(body, type=Timetable) for body in kept), timetable]
    if circle(timetable.group, {one.group: one.combines for one in every}):
        raise Unfit("error.combines", group=timetable.group)


def _check_school(body: bytes, group: str) -> None:
    school = msgspec.json.decode(body, type=School)
    if group or not school.name.strip():
        raise ValueError(group)
    try:
        ZoneInfo(school.zone)
    except ZoneInfoNotFoundError as trouble:
        raise ValueError(school.zone) from trouble


def _check_timetable(body: bytes, group: str) -> None:
    timetable = reading.read(msgspec.json.decode(body))
    if not group or timetable.group != group:
        raise ValueError(timetable.group)


def _check_calendar(body: bytes, group: str) -> None:
    reading.read_calendar(msgspec.json.decode(body))
    if group:
        raise ValueError(group)


def _check_tiles(body: bytes, group: str) -> None:
    tiles = msgspec.json.decode(body, type=list[Tile])
    if not group or len(tiles) > MOST_TILES:
        raise ValueError(group)
    for tile in tiles:
        if not tile.url.startswith(("https://", "http://")) or len(tile.url) > LONGEST_ADDRESS:
            raise ValueError(tile.url)


def _check_pack(body: bytes, group: str) -> None:
    msgspec.json.decode(body, type=Pack)
    if group:
        raise ValueError(group)


_CHECKS: Mapping[str, Callable[[bytes, str], None]] = MappingProxyType(
    {
        "school": _check_school,
        "timetable": _check_timetable,
        "calendar": _check_calendar,
        "tiles": _check_tiles,
        "pack": _check_pack,
    }
)
