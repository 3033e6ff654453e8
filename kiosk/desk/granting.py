"""Social media for a while: whether a permission is needed, who may give it, until when, for whom.

What is permitted comes as a document of the hub's (``grants/G``), on this dashboard and on every
other; one that cannot be read changes nothing. The hub has the last word on every permission.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

import msgspec
from msgspec import Struct

from kiosk import access
from kiosk.access import LONGEST_GRANT, Action, Decision
from kiosk.desk import moments
from kiosk.desk.hours import Hours
from kiosk.desk.ports import Clock
from kiosk.desk.protocol import Protocol as InForce
from kiosk.desk.register import Register
from kiosk.desk.staff import Duty
from kiosk.desk.year import midnight
from kiosk.model import Grant, Permission, School
from kiosk.packs.model import ConsentUse, SocialMedia
from kiosk.packs.policy import Held
from kiosk.sync.asks import Answer, Ask, EndGrant, GiveGrant
from kiosk.sync.messages import Document
from kiosk.timetable.verdicts import Reason

ROOM = "grants"
"""The documents that are read here: ``grants/G``."""

Then = Callable[[Answer], None]


class Until(StrEnum):
    """What a permission can last to the end of."""

    LESSON = "lesson"  # this one, or between lessons the next
    MORNING = "morning"  # the last lesson before lunch
    DAY = "day"  # the last lesson of today


class End(Struct, frozen=True):
    """An end to choose, and when (ms) that is."""

    until: Until
    at: int


class Around(Protocol):
    """What the permissions ask of the desk that they are a part of."""

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
    def duty(self) -> Duty:
        """Who is on duty."""

    @property
    def hours(self) -> Hours:
        """The timetable."""

    @property
    def protocol(self) -> InForce:
        """The school's protocol."""

    @property
    def register(self) -> Register:
        """The consents."""

    def ask(self, ask: Ask, then: Then) -> None:
        """Ask the hub."""


class Grants:
    """What is permitted, by group. Times in ms, UTC."""

    def __init__(self, desk: Around) -> None:
        self._desk = desk
        self._held: dict[str, list[Grant]] = {}

    def take(self, document: Document) -> bool:
        """Take in a document; whether it is one of these. Raises ValueError for what is none."""
        room, _, group = document.key.partition("/")
        if room != ROOM or not group:
            return False
        self._held[group] = msgspec.json.decode(document.body, type=list[Grant])
        return True

    @property
    def held(self) -> Held[SocialMedia | None]:
        """When social media may be used in lessons, and who says so; None: it is not held back."""
        return self._desk.protocol.policy.social_media

    def offered(self) -> bool:
        """Whether social media is held back in lessons at this school."""
        return self.held.value is not None

    def may(self) -> Decision:
        """Whether the one on duty may permit it, by the school's protocol."""
        staff = self._desk.duty.staff
        role = staff.role if staff else None
        return access.may(role, Action.GIVE_GRANT, self._desk.protocol.policy)

    @property
    def needs_purpose(self) -> bool:
        """Whether a permission says what it is for in the lesson (bnc A1)."""
        return self.held.value is SocialMedia.EDUCATIONAL

    def in_force(self, group: str = "") -> list[Grant]:
        """What is permitted now to the group ("": looked at), what ends first first."""
        held = self._held.get(group or self._desk.group, [])
        now = self._now
        return sorted((one for one in held if one.end > now), key=lambda one: (one.end, one.id))

    def without(self) -> list[str]:
        """What to call the pupils for whom a permission would not hold: no consent (osvs M9)."""
        lacking = self._desk.register.without(ConsentUse.SOCIAL_MEDIA)
        return [one.called for one in lacking if not one.staff]

    @property
    def consent_clause(self) -> str:
        """The clause that asks for consent first (``osvs M9``), "" where none does."""
        pack = self._desk.protocol.pack
        asked = pack.asks(ConsentUse.SOCIAL_MEDIA) if pack else []
        return pack.cite(asked[0].clause) if pack and asked else ""

    def ends(self) -> list[End]:
        """The ends to choose from, soonest first; none without a lesson today.

        Of two that are the same moment the shorter word counts.
        """
        lessons, lunch = self._lessons()
        if not lessons:
            return []
        before = [end for _, end in lessons if lunch and end <= lunch]
        wanted = [(Until.LESSON, lessons[0][1]), (Until.DAY, lessons[-1][1])]
        if before:
            wanted.insert(1, (Until.MORNING, before[-1]))
        latest = self.latest()
        found = {at: until for until, at in reversed(wanted) if at <= latest}
        return [End(found[at], at) for at in sorted(found)]

    def latest(self) -> int:
        """The last moment that a permission of now can end."""
        return min(self._now + LONGEST_GRANT, self._midnight())

    def give(self, end: int, purpose: str, then: Then) -> None:
        """Permit it to the group looked at, from now on."""
        ask = GiveGrant(self._desk.group, Permission.SOCIAL_MEDIA, end, purpose)
        self._desk.ask(ask, then)

    def end(self, grant: str, then: Then) -> None:
        """This permission ends now."""
        every = (one for held in self._held.values() for one in held)
        group = next((one.group for one in every if one.id == grant), self._desk.group)
        self._desk.ask(EndGrant(group, grant), then)

    # Inside

    @property
    def _now(self) -> int:
        return self._desk.clock.now()

    def _midnight(self) -> int:
        zone = self._desk.school.zone
        return midnight(moments.local(self._now, zone).date() + timedelta(days=1), zone)

    def _lessons(self) -> tuple[list[tuple[int, int]], int]:
        """The lessons that are left today, ``[start, end)``, and when lunch begins; 0: no more."""
        now, over = self._now, self._midnight()
        plan = self._desk.hours.plan(overrides=False)
        reasons = [(now, plan.verdict(now).reason)]
        reasons += [(one.at, one.verdict.reason) for one in plan.changes(now + 1, over)]
        ends = [*(at for at, _ in reasons[1:]), over]
        stretches = [(at, end, why) for (at, why), end in zip(reasons, ends, strict=True)]
        lessons = [(at, end) for at, end, why in stretches if why is Reason.LESSON]
        lunches = (at for at, _, why in stretches if why is Reason.LUNCH)
        return lessons, next(lunches, 0)
