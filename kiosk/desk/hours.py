"""The desk's hours: what the timetable says of a group, and what staff do about it for a while.

Timetables, the calendar and overrides come as documents; one that cannot be read changes nothing.
What is asked of the hub comes back as a document too, on this dashboard and on every other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

import msgspec

from kiosk import access
from kiosk.desk import moments
from kiosk.desk.ports import Clock
from kiosk.desk.protocol import Protocol as Agreed
from kiosk.desk.staff import Duty
from kiosk.desk.year import midnight
from kiosk.errors import NetjesError
from kiosk.model import Override, School, Why
from kiosk.sync.asks import Answer, Ask, EndOverride, GiveOverride, No, PutDocument
from kiosk.sync.messages import Document
from kiosk.timetable import reading
from kiosk.timetable.combining import parts
from kiosk.timetable.model import Calendar, Timetable
from kiosk.timetable.plan import Plan
from kiosk.timetable.verdicts import Reason, Verdict

CALENDAR = "calendar"
LONGEST_TICK = 6 * 3_600_000
"""A window looks again after this long (ms) in any case."""

BREAKS = frozenset({Reason.BREAK, Reason.LUNCH, Reason.BETWEEN_LESSONS})
"""What a rain break can cover."""

UNREADABLE = (ValueError, KeyError, OSError, RecursionError, NetjesError)
"""What reading a document of another time or kind can raise."""

Then = Callable[[Answer], None]


class Desk(Protocol):
    """What the hours need of the desk that they are a part of."""

    @property
    def group(self) -> str:
        """The group looked at."""

    @property
    def school(self) -> School:
        """The school, with its zone."""

    @property
    def clock(self) -> Clock:
        """School time."""

    @property
    def protocol(self) -> Agreed:
        """What the school agreed: whether it closes at all."""

    @property
    def duty(self) -> Duty:
        """Who is on duty."""

    def ask(self, ask: Ask, then: Then) -> None:
        """Ask the hub."""


class Hours:
    """The hours of every group, as the newest readable documents say. Times in ms, UTC."""

    def __init__(self, desk: Desk) -> None:
        self.calendar = Calendar()
        self._desk = desk
        self._timetables: dict[str, Timetable] = {}
        self._overrides: dict[str, list[Override]] = {}
        self._versions: dict[str, int] = {}
        self._plans: dict[tuple[str, bool, bool], Plan] = {}

    # What the documents say

    def take(self, document: Document) -> bool:
        """Take in a document; whether it is one of these. Raises one of :data:`UNREADABLE`."""
        room, _, group = document.key.partition("/")
        known = self._take(room, group, msgspec.json.decode(document.body))
        if known:
            self._versions[document.key] = document.version
            self._plans.clear()
        return known

    def zone_changed(self) -> None:
        """The school has another zone."""
        self._plans.clear()

    def timetable(self, group: str = "") -> Timetable | None:
        """The group's timetable ("": of the group looked at)."""
        return self._timetables.get(group or self._desk.group)

    def timetables(self) -> dict[str, Timetable]:
        """Every timetable, by group."""
        return dict(self._timetables)

    def version(self, key: str) -> int:
        """The version held of ``timetable/G``, ``overrides/G`` or ``calendar``; 0: none."""
        return self._versions.get(key, 0)

    def plan(self, group: str = "", *, overrides: bool = True) -> Plan:
        """What closes the group's devices: the timetable, where the protocol closes by it.

        Without ``overrides`` it is what timetable and calendar say, whether or not that closes.
        """
        closes = not overrides or self._desk.protocol.policy.closes.value
        key = group or self._desk.group, overrides, closes
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self._made(*key)
        return plan

    def verdict(self, group: str = "", pupil: str = "") -> Verdict:
        """Whether the group's (or this pupil's) devices are open now, why, and until when."""
        return self.plan(group).verdict(self._now, pupil)

    def in_force(self, group: str = "") -> list[Override]:
        """What staff decided that holds now or is still to come, soonest first."""
        held = self._overrides.get(group or self._desk.group, [])
        left = (one for one in held if one.until > self._now)
        return sorted(left, key=lambda one: (one.start, one.id))

    def ticks(self) -> int:
        """After how many ms (more than 0) what is said of the group looked at may be different."""
        now = self._now
        edges = [self.plan().next_change(now)]
        for one in self.in_force():
            edges += [one.start, one.until]
        later = [edge - now for edge in edges if edge > now]
        return min([*later, LONGEST_TICK])

    # What staff do

    def most(self) -> int:
        """How long (ms) the one on duty may override the timetable at most; nobody: 0."""
        staff = self._desk.duty.staff
        return access.longest_override(staff.role, self.calendar.ceiling) if staff else 0

    def rain(self) -> tuple[int, int] | None:
        """The ``[start, end)`` that a tap on rain break covers.

        The break going on, else the next one of today, cut to what the one on duty may give;
        ``None`` when there is no break any more today.
        """
        found = self._break()
        if found is None:
            return None
        start, end = found
        return start, min(end, start + self.most())

    def rain_break(self, opens: bool, then: Then) -> None:
        """Stay open (or closed) through the break; :meth:`rain` says when that is."""
        found = self.rain()
        if found is None:
            then(No("teacher.rain.none"))
            return
        start, end = found
        group = self._desk.group
        self._desk.ask(GiveOverride(group, opens, Why.RAIN, end, start), then)

    def keep_open(self, until_ms: int, note: str, then: Then, pupil: str = "") -> None:
        """Open from now on, for the group looked at or one pupil of it."""
        ask = GiveOverride(self._desk.group, True, Why.LONGER, until_ms, pupil=pupil, note=note)
        self._desk.ask(ask, then)

    def close_now(self, until_ms: int, note: str, then: Then, pupil: str = "") -> None:
        """Closed from now on, for the group looked at or one pupil of it."""
        group = self._desk.group
        ask = GiveOverride(group, False, Why.CLOSED_NOW, until_ms, pupil=pupil, note=note)
        self._desk.ask(ask, then)

    def end(self, override_id: str, then: Then) -> None:
        """This override ends now, or never begins."""
        self._desk.ask(EndOverride(self._group_of(override_id), override_id), then)

    def put(self, key: str, value: object, then: Then) -> None:
        """A new version of ``timetable/G`` or ``calendar``, made from the one held."""
        body = msgspec.Raw(msgspec.json.encode(value))
        self._desk.ask(PutDocument(key, self.version(key), body), then)

    # Inside

    @property
    def _now(self) -> int:
        return self._desk.clock.now()

    def _take(self, room: str, group: str, value: object) -> bool:
        match room, bool(group):
            case "timetable", True:
                self._timetables[group] = reading.read(value)
            case "overrides", True:
                self._overrides[group] = reading.read_overrides(value)
            case "calendar", False:
                self.calendar = reading.read_calendar(value)
            case _:
                return False
        return True

    def _made(self, group: str, overrides: bool, closes: bool) -> Plan:
        return Plan(
            self._timetables.get(group),
            self._desk.school.zone,
            calendar=self.calendar,
            overrides=self._overrides.get(group, ()) if overrides else (),
            parts=parts(group, self._timetables),
            group=group,
            closes=closes,
        )

    def _break(self) -> tuple[int, int] | None:
        now = self._now
        plan = self.plan(overrides=False)
        if plan.verdict(now).reason in BREAKS:
            start = now
        else:
            coming = plan.changes(now, self._midnight(now))
            start = next((one.at for one in coming if one.verdict.reason in BREAKS), 0)
        if not start:
            return None
        end = plan.next_change(start)
        while end and plan.verdict(end).reason in BREAKS:
            end = plan.next_change(end)
        return (start, end) if end else None

    def _midnight(self, now: int) -> int:
        """When the local day of ``now`` is over."""
        zone = self._desk.school.zone
        return midnight(moments.local(now, zone).date() + timedelta(days=1), zone)

    def _group_of(self, override_id: str) -> str:
        held = (one for every in self._overrides.values() for one in every)
        return next((one.group for one in held if one.id == override_id), self._desk.group)
