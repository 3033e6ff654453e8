"""What staff permit to a group for a while: social media in a lesson, always with an end.

Where the school's protocol (or the school itself) holds social media back, somebody who may do so
gives permission beforehand (juliana A1, asko A1, osvs U1), where it says so with an educational
purpose (bnc A1). A group's permissions are one document, ``grants/G``, that the hub alone makes;
one that is over goes out of it with the next change, and the entries keep who, what and when.

A permission stands on the protocol, on its giver's role and on the pupils' consents (osvs M9). When
any of these changes it is looked at again: it ends where its ground is gone, and it holds for those
pupils only for whom there is consent then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from kiosk import access, ulid
from kiosk.access import LONGEST_GRANT, Action
from kiosk.hub import papers, wording
from kiosk.hub.core import Change, Core, note
from kiosk.hub.store import Kept, Paper, Store
from kiosk.hub.wording import Unfit
from kiosk.model import Fact, Grant, Kind, Role, Staff
from kiosk.packs.model import ConsentUse, SocialMedia
from kiosk.packs.policy import Policy
from kiosk.register import Consents, without
from kiosk.sync.asks import LONGEST_NOTE, Answer, Done, EndGrant, GiveGrant, Granted

MOST = 12
"""Permissions of a group in force at a time."""

LEEWAY = 5_000
"""How far (ms) beyond what is allowed an end is cut back instead of refused: clocks differ."""


class Reviewed(Struct, frozen=True):
    """What others hear, in the end, of something that changed."""

    news: Sequence[Kept] = ()
    papers: Sequence[Paper] = ()


class Granting:
    """Answers who gives and ends permissions."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def answer(self, staff: Staff, ask: GiveGrant | EndGrant) -> Answer:
        """One more permission; or one less, done as well when it is over already."""
        if isinstance(ask, EndGrant):
            return await self._core.change(partial(self._end, staff=staff, ask=ask))
        purpose = wording.note(ask.purpose, LONGEST_NOTE)
        return await self._core.change(partial(self._give, staff=staff, ask=ask, purpose=purpose))

    def _give(self, store: Store, *, staff: Staff, ask: GiveGrant, purpose: str) -> Change:
        school, now = self._core.school, self._core.now()
        papers.roster(store, school, ask.group)
        if trouble := ground(papers.policy(store, school), staff.role, purpose):
            raise trouble
        held = _in_force(papers.grants(store, school, ask.group), now)
        if len(held) >= MOST:
            raise Unfit("error.too_many_grants", most=MOST)
        given = Grant(
            id=ulid.new(now),
            group=ask.group,
            what=ask.what,
            start=now,
            end=_end(ask.end, now, papers.zone(store, school)),
            staff=staff.id,
            by=staff.name,
            purpose=purpose,
            without=_left_out(store, school, ask.group, now),
        )
        news = [_note(store, school, staff.id, now, given)]
        return Change(Granted(given), news, [_kept(store, school, ask.group, [*held, given], now)])

    def _end(self, store: Store, *, staff: Staff, ask: EndGrant) -> Change:
        school, now = self._core.school, self._core.now()
        papers.roster(store, school, ask.group)
        held = _in_force(papers.grants(store, school, ask.group), now)
        ended = next((one for one in held if one.id == ask.id), None)
        if ended is None:
            return Change(Done())
        left = [one for one in held if one is not ended]
        news = [_note(store, school, staff.id, now, ended, ended_at=now)]
        return Change(Done(), news, [_kept(store, school, ask.group, left, now)])


def reviewed(store: Store, school: str, groups: Iterable[str], staff: str, now: int) -> Reviewed:
    """The permissions in force in these groups, as they hold from now on (ms).

    ``staff`` (an id) made the change that is the occasion: the protocol, a consent, the roster.
    """
    news: list[Kept] = []
    made: list[Paper] = []
    for group in groups:
        held = _in_force(papers.grants(store, school, group), now)
        stand = {one.id: _standing(store, school, one, now) for one in held}
        changed = [one for one in held if stand[one.id] != one]
        for one in changed:
            after = stand[one.id]
            ended_at = 0 if after else now
            news.append(_note(store, school, staff, now, after or one, ended_at))
        if changed:
            left = [after for after in stand.values() if after is not None]
            made.append(_kept(store, school, group, left, now))
    return Reviewed(news, made)


def followed(store: Store, school: str, kept: Kept, now: int) -> Reviewed:
    """What follows from an entry that was just kept; itself included."""
    entry = kept.entry
    touches = entry.kind is Kind.CONSENT and entry.group
    after = reviewed(store, school, [entry.group] if touches else [], entry.staff, now)
    return Reviewed([kept, *after.news], after.papers)


def ground(policy: Policy, role: Role | None, purpose: str) -> Unfit | None:
    """Why this cannot be permitted by somebody with this role, for this purpose; or ``None``."""
    held = policy.social_media
    if held.value is None:
        return Unfit("error.grant_not_needed")
    decision = access.may(role, Action.GIVE_GRANT, policy)
    if not decision.allowed:
        return Unfit(decision.reason, clause=decision.clause)
    if held.value is SocialMedia.EDUCATIONAL and not any(map(str.isalnum, purpose)):
        return Unfit("error.grant_purpose")
    return None


def _standing(store: Store, school: str, grant: Grant, now: int) -> Grant | None:
    """The permission as it holds from now on; ``None`` when its ground is gone."""
    giver = next((row.staff for row in store.staff(school) if row.staff.id == grant.staff), None)
    role = giver.role if giver else None
    if ground(papers.policy(store, school), role, grant.purpose):
        return None
    try:
        left_out = _left_out(store, school, grant.group, now)
    except Unfit:
        return None
    return structs.replace(grant, without=left_out)


def _left_out(store: Store, school: str, group: str, now: int) -> list[str]:
    """The pupils of the group without the consent that the protocol asks for (osvs M9).

    Raises :class:`Unfit` when that is everybody.
    """
    pack = papers.policy(store, school).pack
    asked = pack.asks(ConsentUse.SOCIAL_MEDIA) if pack else []
    if pack is None or not asked:
        return []
    roster, _ = papers.roster(store, school, group)
    people = [one.id for one in roster.pupils]
    said = Consents(one.entry for one in store.of_group(school, group, [Kind.CONSENT]))
    today = _today(papers.zone(store, school), now)
    left_out = without(asked, ConsentUse.SOCIAL_MEDIA, said, people, today)
    if left_out and left_out == people:
        raise Unfit("error.grant_consent", clause=pack.cite(asked[0].clause))
    return left_out


def _end(said: int, now: int, zone: ZoneInfo) -> int:
    """When (ms) it ends: at most so long, and on the same school day. Raises :class:`Unfit`."""
    tomorrow = datetime.combine(_today(zone, now) + timedelta(days=1), time(), zone)
    latest = min(now + LONGEST_GRANT, int(tomorrow.timestamp() * 1000))
    if said <= now:
        raise Unfit("error.grant_over")
    if said > latest + LEEWAY:
        raise Unfit("error.grant_long", hours=LONGEST_GRANT // (60 * access.MINUTE))
    return min(said, latest)


def _today(zone: ZoneInfo, now: int) -> date:
    return datetime.fromtimestamp(now / 1000, zone).date()


def _in_force(grants: list[Grant], now: int) -> list[Grant]:
    return [one for one in grants if one.end > now]


def _kept(store: Store, school: str, group: str, grants: list[Grant], now: int) -> Paper:
    return papers.put(store, school, papers.grants_key(group), grants, now)


def _note(store: Store, school: str, staff: str, now: int, one: Grant, ended_at: int = 0) -> Kept:
    body: dict[str, Fact] = {
        "what": one.what.value,
        "id": one.id,
        "start": one.start,
        "end": one.end,
        "purpose": one.purpose,
        "without": one.without,
    }
    if ended_at:
        body["ended"] = ended_at
    return note(store, school, now, Kind.GRANTED, body=body, group=one.group, staff=staff)
