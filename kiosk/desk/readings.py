"""Who of a group has gone through the agreements this term, alone or with the teacher."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from kiosk.desk.moments import local
from kiosk.model import Entry, Kind, Pupil
from kiosk.packs.cards import bands
from kiosk.packs.model import Band, Pack
from kiosk.register.explaining import Explained


class ReadState(StrEnum):
    """How it is with one pupil."""

    READ = "read"  # at a device
    EXPLAINED = "explained"  # by the teacher, with the whole group
    AGAIN = "again"  # once, but not since the term began or the agreements changed
    NEVER = "never"


class Reader(Struct, frozen=True):
    """A pupil, and when (ms; 0: never) the agreements were last gone through."""

    pupil: Pupil
    state: ReadState
    at: int = 0


class Readings:
    """The last reading of each pupil of the groups heard of."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, str]] = {}

    def hear(self, entry: Entry) -> bool:
        """Take in an entry; whether anything changed. The latest moment counts."""
        if entry.kind is not Kind.RULES_READ or not entry.pupil:
            return False
        said = entry.at, str(entry.body.get("reading", ""))
        if said <= self._last.get(entry.pupil, (0, "")):
            return False
        self._last[entry.pupil] = said
        return True

    def last(self, pupil: str) -> tuple[int, str]:
        """When (ms) the pupil read last, and what; 0 and "" for never."""
        return self._last.get(pupil, (0, ""))


def teacher_explains(pack: Pack, years: Sequence[int]) -> bool:
    """Whether the teacher's explaining counts as read: in a group with the youngest."""
    return bool(years) and Band.YOUNGEST in bands(pack, years)


def readers(
    pupils: Sequence[Pupil],
    readings: Readings,
    explained: Sequence[Explained],
    *,
    reading: str,
    term: date,
    zone: str,
) -> list[Reader]:
    """How it is with each pupil, in the order given.

    ``explained``: what counts of it for this group. ``reading`` is the pack's, ``term`` the first
    day of the present one.
    """
    made = []
    for pupil in pupils:
        at, said = readings.last(pupil.id)
        best, state = (at, said), ReadState.READ
        for one in explained:
            if pupil.id in one.present and (one.at, one.reading) > best:
                best, state = (one.at, one.reading), ReadState.EXPLAINED
        at, said = best
        if not at:
            state = ReadState.NEVER
        elif said != reading or local(at, zone).date() < term:
            state = ReadState.AGAIN
        made.append(Reader(pupil, state, at))
    return made
