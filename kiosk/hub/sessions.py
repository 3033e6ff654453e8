"""Staff at dashboards: passwords, and sessions that end.

A session belongs to a dashboard's id and outlives a lost line and a restart of the hub. It ends
when it is signed out of, half an hour after the last sign of life (a question, a report handled,
something recorded, a new look at a group), and after ten hours in any case.
"""

from __future__ import annotations

from functools import partial

from msgspec import structs

from kiosk import signin, ulid
from kiosk.hub import papers, wording
from kiosk.hub.core import Change, Core
from kiosk.hub.peers import Peer
from kiosk.hub.store import SessionRow, StaffRow, Store
from kiosk.model import Fact, Kind, Staff
from kiosk.sync.asks import (
    AddStaff,
    Answer,
    Done,
    No,
    StaffList,
    StaffSession,
    StaffSignIn,
)

SAVE_EVERY = 60_000
"""A sign of life is written down at most once a minute (ms)."""

LEEWAY = 60_000
"""How far (ms) a dashboard's clock may be from the hub's."""


def is_over(session: SessionRow, now: int) -> bool:
    """Whether the session has ended by ``now`` (ms)."""
    return bool(session.ended) or now >= signin.session_ends(session.started, session.last)


def was_on_duty(store: Store, school: str, desk: str, staff: str, at: int) -> bool:
    """Whether the member of staff was signed in at the dashboard at ``at`` (ms).

    Asked of what a dashboard recorded: it may come in after the session has ended.
    """
    may_cover = store.sessions(school, desk, at - signin.SESSION_LONGEST - LEEWAY)
    return any(session.staff == staff and _covers(session, at) for session in may_cover)


def _covers(session: SessionRow, at: int) -> bool:
    ends = signin.session_ends(session.started, session.last + SAVE_EVERY)
    last = min(session.ended, ends) if session.ended else ends
    return session.started - LEEWAY <= at <= last + LEEWAY


class Sessions:
    """Answers who signs in and out at a dashboard, and knows who is there."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def names(self) -> Answer:
        """Who works here."""
        return await self._core.write(lambda store: StaffList(self._staff(store)))

    async def sign_in(self, peer: Peer, ask: StaffSignIn) -> Answer:
        """A password. A try is counted before it is looked at, so none comes free."""
        row = await self._core.write(partial(self._try, staff=ask.staff))
        if isinstance(row, No):
            return row
        right = len(ask.password) <= signin.LONGEST_PASSWORD and await self._core.hashed(
            lambda hashing: hashing.is_password(row.password, ask.password)
        )
        if right:
            return await self._core.change(partial(self._begin, peer=peer, staff=ask.staff))
        return self._wait(row) or No("error.wrong_password")

    async def sign_out(self, peer: Peer) -> Answer:
        """The session at this dashboard ends."""
        await self.end(peer)
        return Done()

    async def add_staff(self, staff: Staff, ask: AddStaff) -> Answer:
        """A colleague."""
        name = wording.name(ask.name, "error.staff_empty")
        password = wording.password(ask.password)
        kept = await self._core.hashed(lambda hashing: hashing.password(password))
        colleague = Staff(ulid.new(self._core.now()), name, ask.role)
        row = StaffRow(colleague, kept)
        return await self._core.change(partial(self._add, row=row, by=staff))

    async def resume(self, peer: Peer) -> None:
        """Whoever was signed in at this dashboard still is, if the session goes on."""
        found = await self._core.write(partial(self._current, desk=peer.id))
        if found is not None:
            peer.staff, peer.session = found
            peer.saved = peer.session.last

    def current(self, peer: Peer) -> SessionRow | None:
        """The session at this dashboard, unless it is over."""
        session = peer.session
        return None if session is None or is_over(session, self._core.now()) else session

    async def alive(self, peer: Peer) -> None:
        """A sign of life; it comes too late for a session that is over."""
        session = self.current(peer)
        if session is None:
            return
        peer.session = structs.replace(session, last=max(self._core.now(), session.last))
        if peer.session.last - peer.saved >= SAVE_EVERY:
            peer.saved = peer.session.last
            await self._put(peer.session)

    async def end(self, peer: Peer) -> None:
        """The session is over."""
        session, peer.session, peer.staff = peer.session, None, None
        self._core.crowd.watch(peer, frozenset())
        if session is not None:
            await self._put(structs.replace(session, ended=self._core.now()))

    async def _put(self, session: SessionRow) -> None:
        await self._core.write(lambda store: store.put_session(self._core.school, session))

    def _staff(self, store: Store) -> list[Staff]:
        return [row.staff for row in store.staff(self._core.school)]

    def _row(self, store: Store, staff: str) -> StaffRow | None:
        rows = store.staff(self._core.school)
        return next((row for row in rows if row.staff.id == staff), None)

    def _try(self, store: Store, *, staff: str) -> StaffRow | No:
        row = self._row(store, staff)
        if row is None:
            return No("error.wrong_password")
        if waiting := self._wait(row):
            return waiting
        failures = row.failures + 1
        wait = self._core.now() + signin.staff_wait(failures)
        tried = structs.replace(row, failures=failures, wait=wait)
        store.set_staff(self._core.school, tried)
        return tried

    def _wait(self, row: StaffRow) -> No | None:
        left = row.wait - self._core.now()
        # A clock that was set back must not keep anybody out for longer than the rule says.
        if not 0 < left <= signin.STAFF_LONGEST_WAIT:
            return None
        return No("error.wait", {"seconds": str(-(-left // 1000))})

    def _begin(self, store: Store, *, peer: Peer, staff: str) -> Change:
        row = self._row(store, staff)
        if row is None:
            return Change(No("error.wrong_password"))
        school, now = self._core.school, self._core.now()
        store.set_staff(school, structs.replace(row, failures=0, wait=0))
        self._end_all(store, peer.id)
        session = SessionRow(peer.id, staff, now, now)
        store.put_session(school, session)
        documents = store.documents(school)
        answer = StaffSession(row.staff, papers.groups(documents))

        def begin() -> None:
            peer.staff, peer.session, peer.saved = row.staff, session, now
            for paper in documents:
                self._core.crowd.give(peer, paper)

        return Change(answer, first=begin)

    def _add(self, store: Store, *, row: StaffRow, by: Staff) -> Change:
        store.add_staff(self._core.school, row)
        body: dict[str, Fact] = {"key": "staff", "who": row.staff.id}
        news = self._core.keep(store, Kind.OVERRIDDEN, body=body, staff=by.id)
        return Change(StaffList(self._staff(store)), news)

    def _current(self, store: Store, *, desk: str) -> tuple[Staff, SessionRow] | None:
        for session in store.sessions(self._core.school, desk)[:1]:
            row = self._row(store, session.staff)
            if row is not None and not is_over(session, self._core.now()):
                return row.staff, session
        return None

    def _end_all(self, store: Store, desk: str) -> None:
        for session in store.sessions(self._core.school, desk):
            if not session.ended:
                ends = signin.session_ends(session.started, session.last)
                ended = structs.replace(session, ended=min(self._core.now(), ends))
                store.put_session(self._core.school, ended)
