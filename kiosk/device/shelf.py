"""The documents that a device holds, decoded once, and the plans that follow from them."""

from __future__ import annotations

from datetime import date

import msgspec

from kiosk.errors import TimetableTrouble
from kiosk.model import Grant, Override, Roster, School, Tile
from kiosk.packs.model import Pack
from kiosk.packs.policy import Choices, Policy
from kiosk.packs.terms import began
from kiosk.timetable.combining import parts
from kiosk.timetable.model import Calendar, Timetable
from kiosk.timetable.plan import Plan
from kiosk.timetable.reading import read, read_calendar, read_overrides

WORDS = "{words}"
"""In a tile's address: the words that a pupil searches for."""

_DEFAULT_ZONE = School("", "").zone


def readable(key: str, body: str) -> bool:
    """Whether a shelf would take this document; ``body`` is JSON."""
    return Shelf().take(key, 1, body)


class Shelf:
    """The newest version of each document that could be read.

    A document that cannot be read changes nothing: the one in force stays in force.
    """

    def __init__(self) -> None:
        self.school: School | None = None
        self.rosters: dict[str, Roster] = {}
        self.timetables: dict[str, Timetable] = {}
        self.calendar = Calendar()
        self.overrides: dict[str, list[Override]] = {}
        self.tiles: dict[str, list[Tile]] = {}
        self.searches: dict[str, str] = {}
        self.grants: dict[str, list[Grant]] = {}
        self.pack: Pack | None = None
        self.choices = Choices()
        self.policy = Policy()
        self._plans: dict[str, Plan] = {}
        self._lessons: dict[str, Plan] = {}
        self._versions: dict[str, int] = {}

    def take(self, key: str, version: int, body: bytes | str) -> bool:
        """Put a document on the shelf; ``body`` is JSON.

        False when it cannot be read, is of no known kind, or is older than the one held.
        """
        try:
            value = msgspec.json.decode(body)
        except (ValueError, RecursionError):
            return False
        return self.put(key, version, value)

    def put(self, key: str, version: int, value: object) -> bool:
        """:meth:`take` for JSON that is decoded already."""
        if version < self._versions.get(key, 0):
            return False
        try:
            known = self._put(key, value)
        except (ValueError, KeyError, OSError, RecursionError, TimetableTrouble):
            return False  # also what zoneinfo raises about odd names of zones
        if known:
            self._versions[key] = version
        return known

    def version(self, key: str) -> int:
        """The version of a document that is on the shelf; 0: none is."""
        return self._versions.get(key, 0)

    @property
    def closes(self) -> bool:
        """Whether the school's agreements close devices by the timetable."""
        return self.policy.closes.value

    def plan(self, group: str) -> Plan:
        """What closes the group's devices, by all documents together."""
        if group not in self._plans:
            self._plans[group] = self._planned(group, closes=self.closes)
        return self._plans[group]

    def lessons(self, group: str) -> Plan:
        """What timetable and calendar say, whether or not it closes, whatever staff decided."""
        if group not in self._lessons:
            self._lessons[group] = self._planned(group, closes=True, overridden=False)
        return self._lessons[group]

    def favoured(self, group: str) -> set[str]:
        """The pupils of the group for whom there is an override of their own."""
        return {one.pupil for one in self.overrides.get(group, []) if one.pupil}

    def _put(self, key: str, value: object) -> bool:
        kind, slash, group = key.partition("/")
        if slash:
            return bool(group) and self._put_of(group, kind, value)
        match kind:
            case "school":
                self._take_school(msgspec.convert(value, School))
            case "pack":
                self._agree(msgspec.convert(value, Pack), self.choices)
            case "choices":
                self._agree(self.pack, msgspec.convert(value, Choices))
            case "calendar":
                self._take_calendar(read_calendar(value))
            case _:
                return False
        return True

    def _put_of(self, group: str, kind: str, value: object) -> bool:
        match kind:
            case "roster":
                self.rosters[group] = msgspec.convert(value, Roster)
            case "timetable":
                self._take_timetable(group, read(value))
            case "overrides":
                self._take_overrides(group, read_overrides(value))
            case "grants":
                self.grants[group] = msgspec.convert(value, list[Grant])
            case "tiles":
                self._take_tiles(group, msgspec.convert(value, list[Tile]))
            case _:
                return False
        return True

    def _take_school(self, school: School) -> None:
        Plan(None, school.zone)  # raises where there is no such zone
        self.school = school
        self._forget_plans()

    def _agree(self, pack: Pack | None, choices: Choices) -> None:
        """Raises ValueError where the terms are no days."""
        policy = Policy(pack, choices)
        began(policy.terms, date(2000, 1, 1))
        self.pack, self.choices, self.policy = pack, choices, policy
        self._forget_plans()

    def _take_tiles(self, group: str, tiles: list[Tile]) -> None:
        """A tile whose address has ``{words}`` in it is no site, but where the group searches."""
        searches = [tile.url for tile in tiles if WORDS in tile.url]
        self.tiles[group] = [tile for tile in tiles if WORDS not in tile.url]
        self.searches[group] = searches[0] if searches else ""

    def _take_timetable(self, group: str, timetable: Timetable) -> None:
        Plan(timetable, self.zone)  # raises where it is none
        self.timetables[group] = timetable
        self._forget_plans()  # of this group, and of those that combine it

    def _take_calendar(self, calendar: Calendar) -> None:
        Plan(None, self.zone, calendar=calendar)
        self.calendar = calendar
        self._forget_plans()

    def _take_overrides(self, group: str, overrides: list[Override]) -> None:
        Plan(None, self.zone, overrides=overrides)
        self.overrides[group] = overrides
        self._plans.pop(group, None)

    @property
    def zone(self) -> str:
        """The school's zone; until it is known, the one that schools have."""
        return self.school.zone if self.school else _DEFAULT_ZONE

    def _planned(self, group: str, *, closes: bool, overridden: bool = True) -> Plan:
        return Plan(
            self.timetables.get(group),
            self.zone,
            calendar=self.calendar,
            overrides=self.overrides.get(group, ()) if overridden else (),
            parts=parts(group, self.timetables),
            group=group,
            closes=closes,
        )

    def _forget_plans(self) -> None:
        self._plans.clear()
        self._lessons.clear()
