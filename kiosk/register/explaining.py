"""The agreements, gone through by a teacher with a whole group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field

from kiosk.model import Entry, Fact, Kind
from kiosk.names import MOST_PUPILS
from kiosk.register.corrected import Corrected


class Explained(Struct, frozen=True):
    """That it was done, for which reading, with whom missing. ``at`` in ms, school time."""

    id: str
    at: int
    group: str
    reading: str
    absent: tuple[str, ...] = ()
    by: str = ""  # a staff id


class _Body(Struct, frozen=True):
    reading: Annotated[str, Meta(min_length=1, max_length=100)]
    absent: Annotated[list[str], Meta(max_length=MOST_PUPILS)] = field(default_factory=list)


def body(reading: str, absent: Sequence[str]) -> dict[str, Fact]:
    """The body of an entry that says so."""
    return {"reading": reading, "absent": sorted(set(absent))}


def read(entry: Entry) -> Explained | None:
    """What an entry says of it; None where it says nothing, or not wholly."""
    if entry.kind is not Kind.EXPLAINED or not entry.group or entry.pupil:
        return None
    try:
        said = msgspec.convert(entry.body, _Body)
    except msgspec.ValidationError:
        return None
    return Explained(entry.id, entry.at, entry.group, said.reading, tuple(said.absent), entry.staff)


class Explanations:
    """Each time that it was done, of the groups heard of."""

    def __init__(self) -> None:
        self._held: Corrected[Explained] = Corrected(read)

    def hear(self, entry: Entry) -> bool:
        """Take in an entry; whether anything changed."""
        return entry.kind is Kind.EXPLAINED and self._held.hear(entry)

    def of(self, group: str) -> list[Explained]:
        """The group's, newest first."""
        mine = (one for one in self._held.standing() if one.group == group)
        return sorted(mine, key=lambda one: (one.at, one.id), reverse=True)
