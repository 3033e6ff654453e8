"""The teacher's desk as a whole: hears the hub, keeps what was done, tells the window.

All calls come on one thread and none blocks; ``changed`` hears what is different after each.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from itertools import count
from zoneinfo import ZoneInfo

import msgspec

from kiosk import ulid
from kiosk.desk.changes import Changes, Part, parts
from kiosk.desk.classroom import Classroom, Seated
from kiosk.desk.granting import Grants
from kiosk.desk.hours import UNREADABLE, Hours
from kiosk.desk.inbox import NOTICES, UNHEARD, Inbox
from kiosk.desk.ports import Background, Clock, Journal, Line
from kiosk.desk.protocol import Protocol
from kiosk.desk.readings import Readings
from kiosk.desk.register import Register
from kiosk.desk.staff import OVER, Duty
from kiosk.errors import NetjesError
from kiosk.model import Entry, Fact, Group, Kind, Presence, ReportState, Roster, School
from kiosk.sync.asks import Answer, Ask, No, StaffSession, Unlock
from kiosk.sync.messages import Document

_log = logging.getLogger(__name__)

Changed = Callable[[Changes], None]


class Desk:
    """What the dashboard's window talks to. ``id`` is this dashboard's own."""

    def __init__(
        self,
        id: str,
        *,
        line: Line,
        journal: Journal,
        background: Background,
        clock: Clock,
        changed: Changed | None = None,
    ) -> None:
        self.id = id
        self.clock = clock
        self.inbox = Inbox()
        self.classroom = Classroom(self.inbox)
        self.duty = Duty(line, self._duty_changed)
        self.school = School("", "")
        self.group = ""
        self.board = False
        self.reading = False
        self.connected = False
        self.trouble: No | None = None
        self.versions: dict[str, int] = {}
        self._groups: dict[str, Group] = {}
        self._told: set[str] = set()
        self._unheard = count(UNHEARD)
        self._line = line
        self._journal = journal
        self._background = background
        self._listener = changed
        self.hours = Hours(self)
        self.protocol = Protocol(self.ask)
        self.register = Register(self)
        self.readings = Readings()
        self.grants = Grants(self)

    def listen(self, changed: Changed) -> None:
        """Tell this one from now on what has changed."""
        self._listener = changed

    # What the hub says

    def line_state(self, connected: bool) -> None:
        """The hub came or went."""
        self.connected = connected
        self.classroom.cut(not connected)
        if connected:
            self.duty.look()
        self._changed(Changes(pupils=self._everybody(), parts=frozenset({Part.LINE})))

    def news(self, position: int, entry: Entry) -> None:
        """An entry of a group that is looked at."""
        self._take(position, entry)

    def document(self, document: Document) -> None:
        """A newer version of a document; one older than is held, or unreadable, changes nothing."""
        if self.versions.get(document.key, 0) >= document.version:
            return
        self.versions[document.key] = document.version
        try:
            part = self._read(document)
        except UNREADABLE:
            _log.warning("a document that cannot be read: %s", document.key)
            return  # the one in force stays in force
        if part is not None:
            self._changed(parts(part))

    def here(self, presence: Presence) -> None:
        """Where a pupil is now."""
        self._changed(Changes(pupils=frozenset(self.classroom.here(presence))))

    def gone(self, device: str) -> None:
        """A device is out of reach."""
        self._changed(Changes(pupils=frozenset(self.classroom.gone(device))))

    def refused(self, why: str) -> None:
        """The hub will not go on: the session is over, or it is no hub of ours."""
        if why in OVER:
            self.duty.over()
        else:
            self._say(No(why))

    # What the member of staff does

    def alive(self) -> None:
        """Somebody is at this dashboard: the session goes on at the hub as well."""
        self._watch()

    def groups(self) -> list[Group]:
        """The groups of the one on duty, those with a known name by that name."""
        return [self._groups.get(one, Group(one, one)) for one in self.duty.groups]

    def look_at(self, group: str) -> None:
        """Look at this group from now on."""
        if group == self.group or group not in self.duty.groups:
            return
        self.group = group
        self.classroom.forget_seen()
        self._watch()
        self._changed(parts(Part.GROUP))

    def begin(self, session: StaffSession) -> None:
        """On duty with a session that came another way than by signing in."""
        self.duty.begin(session)

    def set_board(self, on: bool, *, reading: bool = False) -> None:
        """Board mode: the class looks at this screen; ``reading``: at the agreements on it."""
        if on != self.board:
            self.board = on
            self.reading = on and reading
            self._changed(parts(Part.BOARD))

    def seen(self, report: str) -> bool:
        """The report stands painted on a visible window: tell the pupil, once.

        Whether an entry is made: not in board mode, not with nobody on duty, and not for a report
        that somebody has been shown before.
        """
        one = self.inbox.report(report)
        if one is None or one.shown or report in self._told:
            return False
        if self.board or self.duty.staff is None:
            return False
        self._told.add(report)
        shown = self._entry(Kind.SHOWN, report, {"name": self.duty.staff.name})
        self._keep([shown], lambda: self._told.discard(report))
        return True

    def handle(self, report: str, state: ReportState, done: Callable[[], None]) -> None:
        """Coming, or talked about. ``done`` is called once that is kept."""
        one = self.inbox.report(report)
        if one is None or self.duty.staff is None or one.state is state:
            return
        entry = self._entry(Kind.HANDLED, report, {"state": state.value})
        self._keep([entry], lambda: None, done)

    def unlock(self, pupil: str, done: Callable[[], None]) -> None:
        """Let the pupil in, on the device where the pupil waits."""
        waiting = self.inbox.locked_out(pupil)
        device = waiting.device if waiting else ""
        self.ask(Unlock(pupil, device), lambda answer: None if isinstance(answer, No) else done())

    def ask(self, ask: Ask, then: Callable[[Answer], None]) -> None:
        """Ask the hub as the one on duty; a No is told as trouble as well."""

        def heard(answer: Answer) -> None:
            self._say(answer if isinstance(answer, No) else None)
            then(self.duty.heard(answer))

        self._line.ask(ask, heard)

    def keep(self, entries: Sequence[Entry], then: Callable[[], None]) -> None:
        """Keep these together, or none of them; then tell."""
        self._keep(entries, lambda: None, then)

    def tell(self, trouble: No) -> None:
        """Something went wrong that nobody asked for."""
        self._say(trouble)

    def quiet(self) -> None:
        """The trouble has been read."""
        self._say(None)

    def touch(self, pupil: str) -> Seated | None:
        """The pupil's tile as it is now, if the pupil is in the group looked at."""
        found = (one for one in self.classroom.pupils(self.group) if one.id == pupil)
        one = next(found, None)
        return self.classroom.seated(one) if one else None

    # Inside

    def _read(self, document: Document) -> Part | None:
        room, _, _ = document.key.partition("/")
        match room:
            case "school":
                school = msgspec.json.decode(document.body, type=School)
                ZoneInfo(school.zone)  # raises where there is no such zone
                self.school = school
                self.hours.zone_changed()
                return Part.SCHOOL
            case "roster":
                self._take_roster(msgspec.json.decode(document.body, type=Roster))
                return Part.ROSTER
            case "pack" | "choices":
                return Part.PROTOCOL if self.protocol.take(document) else None
            case "grants":
                return Part.GRANTS if self.grants.take(document) else None
            case _:
                return Part.HOURS if self.hours.take(document) else None

    def _take_roster(self, roster: Roster) -> None:
        self._groups[roster.group.id] = roster.group
        self.classroom.take(roster)
        self.duty.know(roster.group.id)

    def _changed(self, changes: Changes) -> None:
        if self._listener is not None:
            self._listener(changes)

    def _duty_changed(self, part: Part) -> None:
        if part is Part.TEAM:
            self._changed(parts(Part.TEAM))
            return
        groups = self.duty.groups
        if self.group not in groups:
            self.group = groups[0] if groups else ""
        if self.duty.staff is None:
            self.board = False
            self.classroom.forget_seen()
        self._watch()
        self._changed(parts(Part.SESSION, Part.GROUP))

    def _watch(self) -> None:
        on_duty = self.duty.staff is not None and self.group
        self._line.watch([self.group] if on_duty else [])

    def _entry(self, kind: Kind, report: str, body: dict[str, Fact] | None = None) -> Entry:
        one, staff = self.inbox.report(report), self.duty.staff
        now = self.clock.now()
        return Entry(
            id=ulid.new(now),
            kind=kind,
            at=now,
            trust=self.clock.trust,
            origin=self.id,
            device=one.device if one else "",
            group=one.group if one else "",
            pupil=one.pupil if one else "",
            staff=staff.id if staff else "",
            about=report,
            body=body or {},
        )

    def _keep(
        self,
        entries: Sequence[Entry],
        lost: Callable[[], None],
        done: Callable[[], None] | None = None,
    ) -> None:
        def kept(_: None) -> None:
            self._line.wake()
            for entry in entries:
                self._take(next(self._unheard), entry)
            if done is not None:
                done()

        def failed(error: Exception) -> None:
            lost()
            if not isinstance(error, NetjesError):
                raise error
            self._say(No(error.message, error.facts))

        self._background(lambda: self._journal.add(*entries), kept, failed)

    def _take(self, position: int, entry: Entry) -> None:
        changes = self.register.hear(entry)
        if changes is not None:
            self._changed(changes)
            return
        if self.readings.hear(entry):
            self._changed(parts(Part.REGISTER))
        was_waiting = self.inbox.locked_out(entry.pupil)
        inbox = self.inbox.hear(position, entry)
        moved = self.classroom.hear(position, entry)
        if not inbox and not moved:
            return
        report = entry.id if entry.kind is Kind.REPORTED else entry.about
        known = self.inbox.report(report)
        told = entry.kind in NOTICES
        pupils = {entry.pupil, known.pupil if known else ""} | self.classroom.there(entry.device)
        notices = told or was_waiting != self.inbox.locked_out(entry.pupil)
        self._changed(
            Changes(
                reports=frozenset({report}) if inbox and known else frozenset(),
                pupils=frozenset(pupils - {""}),
                parts=frozenset({Part.NOTICES}) if notices else frozenset(),
            )
        )

    def _everybody(self) -> frozenset[str]:
        return frozenset(one.id for one in self.classroom.pupils(self.group))

    def _say(self, trouble: No | None) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self._changed(parts(Part.TROUBLE))
