"""Time zones by the names that calendars give them."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from kiosk.calendars.lines import Block

AMSTERDAM = "Europe/Amsterdam"
_HERE = {"W. Europe Standard Time": AMSTERDAM, "W. Europe Daylight Time": AMSTERDAM}
_RULE_PARTS = {"FREQ", "INTERVAL", "UNTIL", "COUNT", "BYMONTH", "BYDAY", "BYMONTHDAY", "WKST"}
_MOST_ROWS = 400


class Zones:
    """The zones of one file: known ones by name, its own ones by their definition."""

    def __init__(self, school: str) -> None:
        """``school``: the zone that a time without one is in. Raises ZoneInfoNotFoundError."""
        self.school = ZoneInfo(school)
        self._defined: dict[str, Block] = {}
        self._known: dict[str, tzinfo | None] = {"": self.school, school: self.school}

    def define(self, block: Block) -> None:
        """The file defines a zone of its own."""
        name = block.value("TZID")
        self._defined[name] = block
        if self._known.get(name, self.school) is None:
            del self._known[name]

    def named(self, name: str) -> tzinfo | None:
        """The zone that a calendar calls so; None when nobody knows it."""
        if name not in self._known:
            self._known[name] = self._usual(name) or self._own(name)
        return self._known[name]

    def _usual(self, name: str) -> tzinfo | None:
        """By its IANA name, its Windows name, or a name that ends or shows in one of those."""
        bare = name.strip().strip("/")
        parts = bare.split("/")
        guesses = [
            bare,
            _HERE.get(bare) or WINDOWS_TO_OLSON.get(bare, ""),
            "/".join(parts[-2:]),
            "/".join(parts[-3:]),
            AMSTERDAM if "Amsterdam" in bare else "",
        ]
        for guess in guesses:
            if guess == self.school.key:
                return self.school
            try:
                if guess:
                    return ZoneInfo(guess)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
        return None

    def _own(self, name: str) -> tzinfo | None:
        """As the file defines it, when it does so with rules of a year."""
        block = self._defined.get(name)
        if block is None or len(block.rows) > _MOST_ROWS:
            return None
        if not all(_plain(row.value) for row in block.rows if row.name == "RRULE"):
            return None
        lines = [f"{row.name}{row.said}:{row.value}" for row in block.rows]
        try:
            found = Timezone.from_ical("\r\n".join(lines) + "\r\n")
            if not isinstance(found, Timezone):
                return None
            zone: tzinfo = found.to_tz(lookup_tzid=False)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
            return None
        return zone


def _plain(rule: str) -> bool:
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    yearly = parts.get("FREQ") == "YEARLY" and parts.keys() <= _RULE_PARTS
    return yearly and "0" not in parts.values()
