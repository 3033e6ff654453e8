"""Whether a document is what its key says. What is not is never kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Raw, structs

from kiosk.errors import NetjesError
from kiosk.hub.wording import Unfit
from kiosk.model import School, Tile
from kiosk.packs import terms
from kiosk.packs.loader import LARGEST, MOST_LESSONS
from kiosk.packs.model import Pack
from kiosk.packs.policy import MOST_HOSTS, Choices
from kiosk.packs.received import problem
from kiosk.timetable import reading
from kiosk.web import hosts

MOST_TILES = 60
LONGEST_ADDRESS = 2_048
MOST_MEGABYTES = 10_000

_TERM = re.compile(r"\d\d-\d\d", re.ASCII)


def checked(key: str, body: Raw) -> Raw:
    """The body as it is kept, if it is what the key says. Raises :class:`Unfit`."""
    room, slash, group = key.partition("/")
    if slash and not group:  # devices would take it for the whole school's
        raise Unfit("error.document", key=room)
    try:
        kept = _CHECKS[room](bytes(body), group)
    except (msgspec.DecodeError, ValueError, KeyError, RecursionError, NetjesError) as trouble:
        raise Unfit("error.document", key=room) from trouble
    return body if kept is None else Raw(msgspec.json.encode(kept))


def _check_school(body: bytes, group: str) -> None:
    school = msgspec.json.decode(body, type=School)
    if group or not school.name.strip():
        raise ValueError(group)
    try:
        ZoneInfo(school.zone)
    except ZoneInfoNotFoundError as trouble:
        raise ValueError(school.zone) from trouble


def _check_timetable(body: bytes, group: str) -> None:
    timetable = reading.read(msgspec.json.decode(body))
    if not group or timetable.group != group:
        raise ValueError(timetable.group)


def _check_calendar(body: bytes, group: str) -> None:
    reading.read_calendar(msgspec.json.decode(body))
    if group:
        raise ValueError(group)


def _check_tiles(body: bytes, group: str) -> None:
    tiles = msgspec.json.decode(body, type=list[Tile])
    if not group or len(tiles) > MOST_TILES:
        raise ValueError(group)
    for tile in tiles:
        if not tile.url.startswith(("https://", "http://")) or len(tile.url) > LONGEST_ADDRESS:
            raise ValueError(tile.url)


def _check_pack(body: bytes, group: str) -> Pack:
    if group or len(body) > LARGEST:
        raise ValueError(group)
    pack = msgspec.json.decode(body, type=Pack)
    if problem(pack) is not None:
        raise ValueError(pack.id)
    return pack


def _check_choices(body: bytes, group: str) -> Choices:
    """What the school decided; hosts in lower case, each list in order and without doubles."""
    choices = msgspec.json.decode(body, type=Choices)
    if group or choices.lessons_a_year not in {None, *range(MOST_LESSONS + 1)}:
        raise ValueError(group)
    if not 0 <= choices.megabytes <= MOST_MEGABYTES:
        raise ValueError(choices.megabytes)
    return structs.replace(
        choices,
        more_social=_hosts(choices.more_social),
        less_social=_hosts(choices.less_social),
        terms=_terms(choices.terms),
    )


def _hosts(said: Sequence[str]) -> list[str]:
    found = sorted({host.lower() for host in said})
    if len(found) > MOST_HOSTS or not all(map(hosts.is_name, found)):
        raise ValueError("hosts")
    return found


def _terms(said: Sequence[str]) -> list[str]:
    found = sorted(set(said))
    if len(found) > terms.MOST or not all(map(_TERM.fullmatch, found)):
        raise ValueError("terms")
    return [terms.first_day(int(term[:2]), int(term[3:])) for term in found]


_CHECKS: Mapping[str, Callable[[bytes, str], object]] = MappingProxyType(
    {
        "school": _check_school,
        "timetable": _check_timetable,
        "calendar": _check_calendar,
        "tiles": _check_tiles,
        "pack": _check_pack,
        "choices": _check_choices,
    }
)
"""What each document is checked by: it raises, or gives what is kept (``None``: what was said)."""
