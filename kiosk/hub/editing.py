"""Who changes which document, and whether it may follow the one in force.

On any trouble the one in force stays in force. A protocol whose rules are others than those that
pupils have read asks for a new reading (:mod:`kiosk.packs.difference`): without one it is refused.
"""

from __future__ import annotations

import asyncio

import msgspec

from kiosk import access, names
from kiosk.access import Action
from kiosk.hub import granting, papers
from kiosk.hub.checking import checked
from kiosk.hub.core import Change, Core
from kiosk.hub.store import Kept, Paper, Store
from kiosk.hub.wording import Unfit
from kiosk.model import Kind, Role, Staff
from kiosk.packs.difference import difference
from kiosk.packs.model import Pack
from kiosk.sync.asks import Answer, No, Put, PutDocument
from kiosk.timetable.combining import circle
from kiosk.timetable.model import Calendar, Timetable

_PROTOCOL = frozenset({papers.PACK, papers.CHOICES})


class Editing:
    """Answers who wants to change a document."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def put(self, staff: Staff, ask: PutDocument) -> Answer:
        """A new version, if the asker has seen the newest one."""
        body = await asyncio.to_thread(checked, ask.key, ask.body)
        return await self._core.change(lambda store: self._put(store, staff, ask, body))

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

    def _put(self, store: Store, staff: Staff, ask: PutDocument, body: msgspec.Raw) -> Change:
        school, now = self._core.school, self._core.now()
        group = ask.key.partition("/")[2]
        if group:
            papers.roster(store, school, group)
        before = store.document(school, ask.key)
        if ask.base != (before.version if before else 0):
            return Change(No("error.stale"))
        if ask.key == papers.CALENDAR:
            check_ceiling(staff.role, body, papers.calendar(store, school).ceiling)
        if ask.key == papers.timetable_key(group):
            _check_combined(store, school, msgspec.json.decode(body, type=Timetable))
        if ask.key == papers.PACK and before is not None:
            _check_reading(before.body, body)
        paper = papers.put(store, school, ask.key, body, now)
        news, made = self.overridden(store, school, staff, paper), [paper]
        if ask.key in _PROTOCOL:
            every = papers.groups(store.documents(school))
            changed = granting.reviewed(store, school, every, staff.id, now)
            news, made = [*news, *changed.news], [*made, *changed.papers]
        return Change(Put(paper.version), news, made)


def check_ceiling(role: Role, body: msgspec.Raw, before: int) -> None:
    """Refuse a calendar with another ceiling from who may not raise it. Raises :class:`Unfit`."""
    decision = access.may(role, Action.RAISE_CEILING)
    if not decision.allowed and msgspec.json.decode(body, type=Calendar).ceiling != before:
        raise Unfit(decision.reason)


def _check_reading(before: bytes, after: msgspec.Raw) -> None:
    """Refuse other rules under a reading that pupils may have done. Raises :class:`Unfit`.

    One in force that cannot be read is in nobody's way.
    """
    new = msgspec.json.decode(after, type=Pack)
    try:
        old = msgspec.json.decode(before, type=Pack)
    except msgspec.DecodeError:
        return
    found = difference(old, new)
    if found.unread:
        changed = {edited.id for edited in found.rules if edited.meaning}
        rule = next(one for one in (*new.rules, *old.rules) if one.id in changed)
        raise Unfit("error.pack_reading", rule=f"{rule.clause} ({rule.id})")


def _check_combined(store: Store, school: str, timetable: Timetable) -> None:
    """Refuse a timetable that combines an unknown group or, in the end, itself."""
    known = store.documents(school)
    listed = set(papers.groups(known))
    strange = next((part for part in timetable.combines if part not in listed), "")
    if strange:
        raise Unfit("error.combines", group=strange[: names.LONGEST])
    kept = [paper.body for paper in known if paper.key.startswith(papers.timetable_key(""))]
    every = [*(msgspec.json.decode(body, type=Timetable) for body in kept), timetable]
    if circle(timetable.group, {one.group: one.combines for one in every}):
        raise Unfit("error.combines", group=timetable.group)
