"""The first start: from a form on one page to a school that runs."""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct

from kiosk.desk.pasted import Preview, parse
from kiosk.desk.typed import tidy
from kiosk.model import Role, Tile
from kiosk.packs.library import ADVICE
from kiosk.signin import SHORTEST_PASSWORD
from kiosk.slug import slug
from kiosk.sync.asks import FoundSchool

SCHOOL_DAYS = [1, 2, 3, 4, 5]

TILES = (
    Tile("Wikikids", "https://wikikids.nl/", "book"),
    Tile("Jeugdjournaal", "https://jeugdjournaal.nl/", "news"),
    Tile("Schooltv", "https://schooltv.nl/", "globe"),
    Tile("Het Klokhuis", "https://hetklokhuis.nl/", "planet"),
)
"""What a new group starts with: Dutch sites made for children."""


class Span(Struct, frozen=True):
    """A part of the school day, local time, ``HH:MM``."""

    start: str
    end: str

    @property
    def runs(self) -> bool:
        """Whether it lasts at all."""
        return self.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


class Hours(Struct, frozen=True):
    """The school day, Monday to Friday."""

    day: Span = Span("08:30", "14:00")
    pause: Span | None = Span("10:15", "10:30")
    lunch: Span | None = Span("12:00", "12:30")


class Draft(Struct, frozen=True):
    """The form as it stands.

    ``again`` is the password typed a second time, ``pack`` the protocol's id.
    """

    school: str = ""
    staff: str = ""
    role: Role = Role.TEACHER
    password: str = ""
    again: str = ""
    group: str = ""
    names: str = ""
    hours: Hours = Hours()
    pack: str = ADVICE


class Trouble(Struct, frozen=True):
    """What is wrong in a field of the form: a message id and its facts."""

    field: str
    message: str
    facts: dict[str, int] = msgspec.field(default_factory=dict)


def troubles(draft: Draft) -> list[Trouble]:
    """Everything that is still missing or wrong, in the order of the form."""
    found = [*_missing(draft), *password_troubles(draft.password, draft.again)]
    if not preview(draft).names:
        found.append(Trouble("names", "teacher.founding.no_names"))
    return [*found, *_hours(draft.hours)]


def password_troubles(password: str, again: str) -> list[Trouble]:
    """What is wrong with a new password."""
    short = SHORTEST_PASSWORD - len(password)
    if short > 0:
        facts = {"least": SHORTEST_PASSWORD, "more": short}
        return [Trouble("password", "teacher.password.short", facts)]
    if password != again:
        return [Trouble("again", "teacher.password.differs")]
    return []


def preview(draft: Draft) -> Preview:
    """The pupils that the names come to."""
    return parse(draft.names)


def years(group: str) -> list[int]:
    """The year groups in a group's name: "Groep 5/6" is 5 and 6; none if it does not say."""
    return sorted({int(year) for year in re.findall(r"(?<!\d)[1-8](?!\d)", group)})


def found_school(draft: Draft, pack: msgspec.Raw) -> FoundSchool:
    """The question to the hub, with the school's protocol."""
    group = slug(tidy(draft.group))
    tiles = msgspec.json.encode(TILES)
    return FoundSchool(
        school=tidy(draft.school),
        staff=tidy(draft.staff),
        role=draft.role,
        password=draft.password,
        group=tidy(draft.group),
        years=years(draft.group),
        names=list(preview(draft).names),
        documents={
            f"timetable/{group}": msgspec.Raw(timetable(group, draft.hours)),
            f"tiles/{group}": msgspec.Raw(tiles),
            "pack": pack,
        },
    )


def timetable(group: str, hours: Hours) -> bytes:
    """The group's first timetable, JSON: lessons through the day, less the breaks."""
    spans = [("lesson", hours.day), ("break", hours.pause), ("lunch", hours.lunch)]
    periods = [
        {"days": SCHOOL_DAYS, "start": span.start, "end": span.end, "kind": kind}
        for kind, span in spans
        if span is not None
    ]
    return msgspec.json.encode({"group": group, "periods": periods})


def _missing(draft: Draft) -> list[Trouble]:
    fields = (("school", draft.school), ("staff", draft.staff), ("group", draft.group))
    return [Trouble(name, f"teacher.founding.no_{name}") for name, said in fields if not tidy(said)]


def _hours(hours: Hours) -> list[Trouble]:
    found: list[Trouble] = []
    if not hours.day.runs:
        found.append(Trouble("day", "teacher.founding.day"))
    for name, span in (("pause", hours.pause), ("lunch", hours.lunch)):
        if span is not None and not (span.runs and hours.day.holds(span)):
            found.append(Trouble(name, f"teacher.founding.{name}"))
    return found
