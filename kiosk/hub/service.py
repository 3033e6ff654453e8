"""What the hub does with what peers say. No sockets: a peer is something that messages go to."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from msgspec import Struct

from kiosk import access, signin, ulid
from kiosk.access import Action
from kiosk.hub import accepting, granting, history, papers, registering, wording
from kiosk.hub.core import Change, Core
from kiosk.hub.editing import Editing
from kiosk.hub.founding import Founding
from kiosk.hub.granting import Granting, Reviewed
from kiosk.hub.overriding import Overriding
from kiosk.hub.peers import Peer
from kiosk.hub.pupils import Pupils
from kiosk.hub.sessions import Sessions
from kiosk.hub.store import DeviceRow, Kept, Paper, Store
from kiosk.hub.wording import Unfit
from kiosk.model import Device, Entry, Kind, Presence, Staff
from kiosk.signin import Hashing
from kiosk.sync import asks
from kiosk.sync.asks import Answer, Ask, Enrolled, No
from kiosk.sync.messages import Ack, Hello, News, Watch, Welcome
from kiosk.sync.server import DEVICE

_SIGNS_OF_LIFE = frozenset({Kind.HANDLED, *registering.ACTIONS})
"""Entries that somebody at a dashboard makes by hand."""

ForAWhile = asks.GiveOverride | asks.EndOverride | asks.GiveGrant | asks.EndGrant

_log = logging.getLogger(__name__)


class Greeting(Struct, frozen=True):
    """What a welcome peer hears first."""

    groups: list[str]
    documents: list[Paper]
    news: list[Kept]


class Service:
    """The hub of one school, on a running event loop.

    ``key`` is what dashboards of the same user prove themselves by; ``now`` is the time in ms.
    """

    def __init__(self, store: Store, hashing: Hashing, key: str, now: Callable[[], int]) -> None:
        self._core = Core(store, hashing, now)
        self._key = signin.fingerprint(key)
        self._editing = Editing(self._core)
        self._founding = Founding(self._core, self._editing)
        self._pupils = Pupils(self._core)
        self._overriding = Overriding(self._core)
        self._granting = Granting(self._core)
        self._sessions = Sessions(self._core)

    async def close(self) -> None:
        """Finish what is under way, and close the store."""
        await self._core.close()

    async def greet(self, peer: Peer, hello: Hello) -> bool:
        """Welcome the peer and tell what is new to it; or, if it is a stranger, hang up."""
        peer.id = hello.id
        peer.versions = dict(hello.versions)
        if not await self._knows(peer, hello):
            peer.hang_up("error.credential" if hello.role == DEVICE else "error.key")
            return False
        if peer.device is None:
            await self._sessions.resume(peer)
        read = partial(self._greeting, device=peer.device, heard=hello.heard)
        await self._core.write(read, partial(self._welcome, peer))
        return True

    def leave(self, peer: Peer) -> None:
        """The peer's line is gone."""
        if peer.alarm is not None:
            peer.alarm.cancel()
        self._core.crowd.leave(peer)

    async def push(self, peer: Peer, entry: Entry) -> None:
        """Keep a peer's entry, or set it aside; either way it is acknowledged, once committed."""
        if not self._core.school:
            return  # nobody to keep it for; it comes again once there is
        await self._core.write(
            partial(self._keep, peer=peer, entry=entry), partial(self._kept, peer, entry)
        )
        if entry.kind in _SIGNS_OF_LIFE:
            await self._sessions.alive(peer)

    async def ask(self, peer: Peer, ask: Ask) -> Answer:
        """The answer to a question."""
        try:
            if peer.device is not None:
                return await self._ask_of_device(peer.device, ask)
            return await self._ask_of_desk(peer, ask)
        except Unfit as trouble:
            return trouble.no

    async def watch(self, peer: Peer, watch: Watch) -> None:
        """A dashboard looks at these groups, and hears what it has not heard of them."""
        if not watch.groups:
            self._core.crowd.watch(peer, frozenset())
            return
        if self._denied(peer, Action.SEE_CLASS):
            peer.hang_up("error.session_over")
            return
        await self._sessions.alive(peer)
        now, school = self._core.now(), self._core.school
        await self._core.write(
            lambda store: history.of_groups(store, school, watch.groups, watch.heard, now),
            partial(self._look, peer, frozenset(watch.groups)),
        )

    def here(self, peer: Peer, presence: Presence) -> None:
        """A device tells where its pupil is; passed on to who watches, kept nowhere."""
        if peer.device is not None and accepting.is_own(peer.device, presence):
            self._core.crowd.here(presence)

    # Who is there

    async def _knows(self, peer: Peer, hello: Hello) -> bool:
        if hello.role != DEVICE:
            return signin.same(hello.credential, self._key)
        school = self._core.school
        row = await self._core.write(lambda store: store.device(school, hello.id))
        if row is None or not signin.same(hello.credential, row.credential):
            return False
        peer.device = row.device
        return True

    def _greeting(self, store: Store, *, device: Device | None, heard: int) -> Greeting:
        school = self._core.school
        documents = store.documents(school)
        every = papers.groups(documents)
        if device is None:
            return Greeting(every, documents, [])
        news = history.of_device(store, school, device.id, heard, self._core.now())
        return Greeting(device.groups or every, documents, news)

    def _welcome(self, peer: Peer, greeting: Greeting) -> None:
        peer.say(Welcome(self._core.now(), self._core.school, greeting.groups))
        for paper in greeting.documents:
            self._core.crowd.give(peer, paper)
        for one in greeting.news:
            peer.say(News(one.position, one.entry))
        self._core.crowd.join(peer)

    def _look(self, peer: Peer, groups: frozenset[str], news: list[Kept]) -> None:
        if peer.gone or self._sessions.current(peer) is None:
            return
        for one in news:
            peer.say(News(one.position, one.entry))
        self._core.crowd.watch(peer, groups)
        self._set_alarm(peer)

    def _set_alarm(self, peer: Peer) -> None:
        """See to it that nobody watches beyond the end of the session."""
        if peer.alarm is not None:
            peer.alarm.cancel()
            peer.alarm = None
        session = peer.session
        if session is None or not peer.watching:
            return
        if self._sessions.current(peer) is None:
            peer.hang_up("error.session_over")
            return
        left = signin.session_ends(session.started, session.last) - self._core.now()
        loop = asyncio.get_running_loop()
        peer.alarm = loop.call_later(left / 1000 + 0.01, self._set_alarm, peer)

    # Entries

    def _keep(self, store: Store, *, peer: Peer, entry: Entry) -> Reviewed:
        school, now = self._core.school, self._core.now()
        why = accepting.trouble(store, school, peer, entry)
        if why is None:
            appended = store.append(school, entry, now)
            if not appended.new:
                return Reviewed()
            kept = Kept(appended.position, entry)
            return granting.followed(store, school, kept, now)
        # An entry that was accepted once and comes again, now against the rules, stays accepted.
        if store.entry(school, entry.id) is None:
            _log.warning("entry set aside: %s of a %s", why.value, entry.kind.value)
            store.set_aside(school, accepting.remembered(entry), why.value, now)
        return Reviewed()

    def _kept(self, peer: Peer, entry: Entry, reviewed: Reviewed) -> None:
        self._core.crowd.papers(reviewed.papers)
        self._core.crowd.news(reviewed.news)
        peer.say(Ack(entry.id, self._core.now()))

    # Questions

    async def _ask_of_device(self, device: Device, ask: Ask) -> Answer:
        match ask:
            case asks.SignIn():
                return await self._pupils.sign_in(device, ask)
            case asks.Admitted():
                return await self._pupils.admitted(device, ask)
            case _:
                return No("error.not_allowed")

    async def _ask_of_desk(self, peer: Peer, ask: Ask) -> Answer:
        match ask:
            case asks.StaffNames():
                return await self._sessions.names()
            case asks.FoundSchool():
                return await self._founding.found(peer, ask)
            case _ if not self._core.school:
                return No("error.no_school")
            case asks.StaffSignIn():
                return await self._sessions.sign_in(peer, ask)
            case asks.StaffSignOut():
                return await self._sessions.sign_out(peer)
            case _:
                return await self._ask_of_signed_in(peer, ask)

    async def _ask_of_signed_in(self, peer: Peer, ask: Ask) -> Answer:
        if isinstance(ask, asks.Enrol):  # who has the hub's own key may; nobody need be signed in
            return await self._core.change(partial(self._enrol, ask=ask))
        denied = self._denied(peer, _action(ask))
        staff = peer.staff
        if denied or staff is None:
            return denied or No("error.not_signed_in")
        await self._sessions.alive(peer)
        return await self._ask_of_staff(staff, ask)

    async def _ask_of_staff(self, staff: Staff, ask: Ask) -> Answer:
        match ask:
            case asks.AddPupils() | asks.NewCodes() | asks.AddGroup():
                return await self._founding.answer(staff, ask)
            case asks.GiveOverride() | asks.EndOverride() | asks.GiveGrant() | asks.EndGrant():
                return await self._decide(staff, ask)
            case asks.AddStaff():
                return await self._sessions.add_staff(staff, ask)
            case asks.Unlock():
                return await self._pupils.unlock(staff, ask)
            case asks.PutDocument():
                return await self._editing.put(staff, ask)
            case _:
                return No("error.not_allowed")

    async def _decide(self, staff: Staff, ask: ForAWhile) -> Answer:
        match ask:
            case asks.GiveOverride() | asks.EndOverride():
                return await self._overriding.answer(staff, ask)
            case asks.GiveGrant() | asks.EndGrant():
                return await self._granting.answer(staff, ask)

    def _denied(self, peer: Peer, action: Action | None) -> No | None:
        """Why the member of staff at this dashboard may not, or ``None``."""
        if peer.session is not None and self._sessions.current(peer) is None:
            return No("error.session_over")
        decision = access.may(peer.staff.role if peer.staff else None, action)
        return None if decision.allowed else No(decision.reason)

    def _enrol(self, store: Store, *, ask: asks.Enrol) -> Change:
        school, now = self._core.school, self._core.now()
        known = papers.groups(store.documents(school))
        if not set(ask.groups) <= set(known):
            raise Unfit("error.unknown_group")
        name = wording.name(ask.name, "error.device_empty")
        device = Device(ulid.new(now), name, list(dict.fromkeys(ask.groups)))
        credential = signin.new_credential()
        store.add_device(school, DeviceRow(device, signin.fingerprint(credential)), now)
        return Change(Enrolled(device, credential))


_ACTIONS: Mapping[type[Ask], Action] = MappingProxyType(
    {
        asks.AddPupils: Action.ADD_PUPILS,
        asks.AddGroup: Action.ADD_GROUP,
        asks.NewCodes: Action.NEW_CODES,
        asks.Unlock: Action.LET_IN,
        asks.GiveOverride: Action.GIVE_OVERRIDE,
        asks.EndOverride: Action.GIVE_OVERRIDE,
        asks.GiveGrant: Action.GIVE_GRANT,
        asks.EndGrant: Action.END_GRANT,
    }
)


def _action(ask: Ask) -> Action | None:
    match ask:
        case asks.AddStaff():
            return access.adding(ask.role)
        case asks.PutDocument():
            return access.changing(ask.key)
        case _:
            return _ACTIONS.get(type(ask))
