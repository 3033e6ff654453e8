"""The things that Netjes speaks of, as frozen values.

Times are whole milliseconds since 1970 in UTC, school time (:mod:`kiosk.clock`). Ids are ULIDs
(https://github.com/ulid/spec); a group's id is its short name in lower case (``groep-5``).
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from kiosk.trust import Trust as Trust  # noqa: PLC0414 - under its usual name, too

Fact = str | int | bool | list[str]


class Role(StrEnum):
    """What a member of staff is at school."""

    TEACHER = "teacher"
    LEADER = "leader"  # directie
    MANAGER = "manager"  # leidinggevende
    ADMIN = "admin"  # IT


class School(Struct, frozen=True):
    """A school: its name as shown, its IANA zone, the language of its screens."""

    id: str
    name: str
    zone: str = "Europe/Amsterdam"
    language: str = "nl"


class Group(Struct, frozen=True):
    """A class. ``years`` are the Dutch year groups in it, 1 to 8 (several when combined)."""

    id: str
    name: str
    years: list[int] = field(default_factory=list)


class Pupil(Struct, frozen=True):
    """A pupil: the least that a name tile needs."""

    id: str
    name: str  # roepnaam
    surname: str = ""


class Staff(Struct, frozen=True):
    """A member of staff."""

    id: str
    name: str
    role: Role


class Tile(Struct, frozen=True):
    """A site that the group may open from home."""

    title: str
    url: str
    picture: str = "globe"


class Device(Struct, frozen=True):
    """A classroom device. No groups means: any group of the school (a cart's device)."""

    id: str
    name: str
    groups: list[str] = field(default_factory=list)


class Roster(Struct, frozen=True):
    """The pupils of one group, as a device may know them: no birthdays, no secrets."""

    group: Group
    pupils: list[Pupil] = field(default_factory=list)


class Kind(StrEnum):
    """What an entry records."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    RULES_READ = "rules_read"
    REPORTED = "reported"  # juliana P5: landed on a wrong site
    ACCIDENT = "accident"  # the pupil says afterwards: I tapped by accident
    LOCKED_OUT = "locked_out"  # five wrong codes
    UNLOCKED = "unlocked"  # a teacher lets the pupil in
    SHOWN = "shown"  # a dashboard has shown the report to a member of staff
    HANDLED = "handled"  # a report goes on: body["state"] is a ReportState
    OVERRIDDEN = "overridden"  # the timetable or a document was changed by staff
    DEVICE_WAITS = "device_waits"  # too many wrong codes on one device: it takes none for a while
    DAMAGED = "damaged"  # a device set a damaged journal aside
    CLOCK_DOUBTED = "clock_doubted"  # a device could not trust its clock, or it was found wrong
    GRANTED = "granted"  # staff permitted something for a lesson, or ended that (juliana A1)
    EXPLAINED = "explained"  # a teacher went through the agreements with the whole group
    CONSENT = "consent"  # a consent was given, refused or withdrawn (juliana A5, osvs M8)
    LESSON_HELD = "lesson_held"  # a lesson on the risks was held (bnc L1)


class Why(StrEnum):
    """Why staff override the timetable. Each is also a reason of a verdict."""

    RAIN = "rain"  # a rain break: inside, with devices or without
    LONGER = "longer"  # open until a time of their choice
    CLOSED_NOW = "closed_now"  # closed until a time of their choice


class Override(Struct, frozen=True, omit_defaults=True):
    """Staff decide for a while, for a group or for one pupil of it: open or closed.

    It holds in ``[start, min(end, ceiling))``, ms of school time. ``staff`` gave it and is called
    ``by``; ``note`` is in their own words. Only a leader gives or raises one beyond the ceiling.
    """

    id: str
    group: str
    opens: bool
    why: Why
    start: int
    end: int
    ceiling: int
    staff: str
    by: str
    pupil: str = ""
    note: str = ""

    @property
    def until(self) -> int:
        """When (ms) it no longer holds."""
        return min(self.end, self.ceiling)


class Permission(StrEnum):
    """What staff can permit for a lesson."""

    SOCIAL_MEDIA = "social_media"


class Grant(Struct, frozen=True, omit_defaults=True):
    """Permission for a group, in ``[start, end)``, ms of school time. Made by the hub alone.

    ``staff`` gave it and is called ``by``; ``purpose`` is in their own words. It does not hold for
    the pupils in ``without``: the consent that the protocol asks for is not there (osvs M9).
    """

    id: str
    group: str
    what: Permission
    start: int
    end: int
    staff: str
    by: str
    purpose: str = ""
    without: list[str] = field(default_factory=list)

    def holds(self, now: int, pupil: str = "") -> bool:
        """Whether it holds at ``now`` (ms), for this pupil ("": for anybody)."""
        return self.start <= now < self.end and pupil not in self.without


class ConsentState(StrEnum):
    """What was said about a consent."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ReportState(StrEnum):
    """How far a report is."""

    NEW = "new"
    COMING = "coming"  # the teacher is on the way
    TALKED = "talked"  # teacher and pupil have spoken


class Entry(Struct, frozen=True, omit_defaults=True):
    """Something that must not be lost: who, what, when. Kept until the hub has committed it.

    ``origin`` made the entry (a device's or a dashboard's id); ``device`` is the device that it is
    about and that hears of it; ``about`` is the id of an earlier entry, a report for instance.
    """

    id: str
    kind: Kind
    at: int  # ms, school time
    trust: Trust
    origin: str
    device: str = ""
    group: str = ""
    pupil: str = ""
    staff: str = ""
    about: str = ""
    body: dict[str, Fact] = field(default_factory=dict)


class Presence(Struct, frozen=True, omit_defaults=True):
    """What a pupil does now. Sent while a dashboard watches; kept nowhere."""

    device: str
    group: str
    pupil: str
    place: str  # a kiosk.device.place.Place
    host: str = ""
    title: str = ""
