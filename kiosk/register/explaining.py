"""The agreements, gone through by a teacher with a whole group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kiosk.model import Entry, Fact, Kind
from kiosk.names import MOST_PUPILS
from kiosk.register.corrected import Corrected


class Explained(Struct, frozen=True):
    """That it was done, for which reading, who heard it. ``at`` in ms, school time.

    Who joins the group later has not heard it, so the names are those of who was there.
    """

    id: str
    at: int
    group: str
    reading: str
    present: tuple[str, ...]
    by: str = ""  # a staff id


class _Body(Struct, frozen=True):
    reading: Annotated[str, Meta(min_length=1, max_length=100)]
    present: Annotated[list[str], Meta(min_length=1, max_length=MOST_PUPILS)]


def body(reading: str, present: Sequence[str]) -> dict[str, Fact]:
    """The body of an entry that says so."""
    return {"reading": reading, "present": sorted(set(present))}


def read(entry: Entry) -> Explained | None:
    """What an entry says of it; None where it says nothing, or not wholly."""
    if entry.kind is not Kind.EXPLAINED or not entry.group or entry.pupil:
        return None
    try:
        said = msgspec.convert(entry.body, _Body)
    except msgspec.ValidationError:
        return None
    there = tuple(said.present)
    return Explained(entry.id, entry.at, entry.group, said.reading, there, entry.staff)


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
