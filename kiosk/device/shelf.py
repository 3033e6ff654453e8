"""The documents that a device holds, decoded once: school, roster, timetable, tiles, pack."""

from __future__ import annotations

import msgspec

from kiosk.errors import TimetableTrouble
from kiosk.model import Roster, School, Tile
from kiosk.packs.model import Pack
from kiosk.timetable.engine import Week
from kiosk.timetable.model import Timetable
from kiosk.timetable.reading import read

WORDS = "{words}"
"""In a tile's address: the words that a pupil searches for."""

_DEFAULT_ZONE = School("", "").zone


class Shelf:
    """The newest version of each document that could be read.

    A document that cannot be read changes nothing: the one in force stays in force.
    """

    def __init__(self) -> None:
        self.school: School | None = None
        self.rosters: dict[str, Roster] = {}
        self.timetables: dict[str, Timetable] = {}
        self.tiles: dict[str, list[Tile]] = {}
        self.searches: dict[str, str] = {}
        self.pack: Pack | None = None
        self._weeks: dict[str, Week] = {}
        self._versions: dict[str, int] = {}

    def take(self, key: str, version: int, body: bytes | str) -> bool:
        """Put a document on the shelf; ``body`` is JSON.

        False when it cannot be read, is of no known kind, or is older than the one held.
        """
        try:
            value = msgspec.json.decode(body)
        except ValueError:
            return False
        return self.put(key, version, value)

    def put(self, key: str, version: int, value: object) -> bool:
        """:meth:`take` for JSON that is decoded already."""
        if version < self._versions.get(key, 0):
            return False
        try:
            known = self._put(key, value)
        except (ValueError, KeyError, OSError, TimetableTrouble):
            return False  # also what zoneinfo raises about odd names of zones
        if known:
            self._versions[key] = version
        return known

    def week(self, group: str) -> Week | None:
        """The group's timetable, ready to be asked; None when it has none."""
        return self._weeks.get(group)

    def _put(self, key: str, value: object) -> bool:
        kind, _, group = key.partition("/")
        match kind, bool(group):
            case "school", False:
                self._take_school(msgspec.convert(value, School))
            case "pack", False:
                self.pack = msgspec.convert(value, Pack)
            case "roster", True:
                self.rosters[group] = msgspec.convert(value, Roster)
            case "timetable", True:
                self._take_timetable(group, read(value))
            case "tiles", True:
                self._take_tiles(group, msgspec.convert(value, list[Tile]))
            case _:
                return False
        return True

    def _take_school(self, school: School) -> None:
        Week([], school.zone)  # raises where there is no such zone
        weeks = {group: Week(one.periods, school.zone) for group, one in self.timetables.items()}
        self.school, self._weeks = school, weeks

    def _take_tiles(self, group: str, tiles: list[Tile]) -> None:
        """A tile whose address has ``{words}`` in it is no site, but where the group searches."""
        searches = [tile.url for tile in tiles if WORDS in tile.url]
        self.tiles[group] = [tile for tile in tiles if WORDS not in tile.url]
        self.searches[group] = searches[0] if searches else ""

    def _take_timetable(self, group: str, timetable: Timetable) -> None:
        zone = self.school.zone if self.school else _DEFAULT_ZONE
        self._weeks[group] = Week(timetable.periods, zone)
        self.timetables[group] = timetable
