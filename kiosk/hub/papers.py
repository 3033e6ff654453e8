"""Documents: which there are, what they say, and how the next version of one is kept."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import msgspec

from kiosk.hub.store import Paper, Store
from kiosk.hub.wording import Unfit
from kiosk.model import Grant, Override, Roster, School
from kiosk.packs.model import Pack
from kiosk.packs.policy import Choices, Policy
from kiosk.timetable.model import Calendar

SCHOOL = "school"
PACK = "pack"
CHOICES = "choices"
CALENDAR = "calendar"


def roster_key(group: str) -> str:
    """The key of the group's roster."""
    return f"roster/{group}"


def timetable_key(group: str) -> str:
    """The key of the group's timetable."""
    return f"timetable/{group}"


def overrides_key(group: str) -> str:
    """The key of what staff decided for the group for a while."""
    return f"overrides/{group}"


def grants_key(group: str) -> str:
    """The key of what is permitted to the group for a while."""
    return f"grants/{group}"


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


def grants(store: Store, school: str, group: str) -> list[Grant]:
    """What the group's document of permissions says; some may be over."""
    paper = store.document(school, grants_key(group))
    return msgspec.json.decode(paper.body, type=list[Grant]) if paper else []


def policy(store: Store, school: str) -> Policy:
    """What holds at the school: its protocol, and what it decided beside that."""
    pack, choices = store.document(school, PACK), store.document(school, CHOICES)
    return Policy(
        msgspec.json.decode(pack.body, type=Pack) if pack else None,
        msgspec.json.decode(choices.body, type=Choices) if choices else None,
    )


def zone(store: Store, school: str) -> ZoneInfo:
    """Where the school's clock stands."""
    paper = store.document(school, SCHOOL)
    if paper is None:
        return ZoneInfo(School("", "").zone)
    return ZoneInfo(msgspec.json.decode(paper.body, type=School).zone)


def put(store: Store, school: str, key: str, value: object, at: int) -> Paper:
    """Keep the document's next version."""
    before = store.document(school, key)
    body = bytes(value) if isinstance(value, msgspec.Raw) else msgspec.json.encode(value)
    paper = Paper(key, before.version + 1 if before else 1, body)
    store.put_document(school, paper, at)
    return paper
