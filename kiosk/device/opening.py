"""The first picture after power on: which screen it is, with what the device kept.

The full :class:`kiosk.device.seat.Seat` takes a quarter of a second of imports on a slow laptop.
This one imports the standard library only, decides where the seat will be, closed or open before
all else, and knows what those screens show. Nobody can press anything before the seat has taken
its place, so it only answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfoNotFoundError

from kiosk import names
from kiosk.device.closing import Hours
from kiosk.device.place import Place
from kiosk.timetable.engine import Week

if TYPE_CHECKING:
    from kiosk.device.ports import Clock
    from kiosk.local.first import First
    from kiosk.timetable.verdicts import Verdict

_ZONE = "Europe/Amsterdam"
_BROKEN = (KeyError, TypeError, ValueError, AttributeError, OSError, ZoneInfoNotFoundError)


class Named(NamedTuple):
    """A pupil or a group, by id and name."""

    id: str
    name: str
    surname: str = ""


class NameTile(NamedTuple):
    """A pupil to choose."""

    pupil_id: str
    shown: str


class _Period(NamedTuple):
    days: list[int]
    start: str
    end: str
    kind: str
    name: str = ""


class Opening:
    """What the first screen shows. Documents that cannot be read are left to the full seat."""

    def __init__(self, known: First, clock: Clock) -> None:
        self._documents = known.documents
        school = _school(known.documents.get("school"))
        self.zone = str(school.get("zone", _ZONE))
        self.language = str(school.get("language", "nl"))
        device = _table(known.device)
        rosters = [key[7:] for key in known.documents if key.startswith("roster/")]
        groups = device.get("groups")
        listed = groups if isinstance(groups, list) else []
        self._group_ids = [str(group) for group in listed or sorted(rosters)]
        self.group = self._group_ids[0] if len(self._group_ids) == 1 else ""
        self.pupil = None
        self.watched_by: list[str] = []
        self._weeks: dict[str, Week | None] = {}
        hours = Hours(self, clock)
        self.verdict: Verdict = (
            hours.of(self.group) if self.group else hours.of_any(self._group_ids)
        )
        self.warning = hours.warning(self.verdict)
        self.elsewhere = False

    @property
    def place(self) -> Place:
        """The first screen."""
        if not self.verdict.open:
            return Place.CLOSED
        return Place.NAMES if self.group else Place.GROUPS

    def groups(self) -> list[Named]:
        """The groups that use this device, by name."""
        found = [_named(self._roster(group).get("group")) for group in self._group_ids]
        return sorted(filter(None, found), key=lambda group: names.sort_key(group.name))

    def names(self) -> list[NameTile]:
        """The pupils of the chosen group, by name."""
        listed = self._roster(self.group).get("pupils")
        found = [_named(one) for one in listed] if isinstance(listed, list) else []
        pupils: list[Any] = names.in_order(filter(None, found))  # type: ignore[arg-type]
        called = names.called(pupils)
        return [NameTile(pupil.id, called[pupil.id]) for pupil in pupils]

    def week(self, group: str) -> Week | None:
        """The group's timetable; None when there is none that can be read."""
        if group not in self._weeks:
            self._weeks[group] = self._read_week(group)
        return self._weeks[group]

    def choose_group(self, group: str) -> None:
        """Too early."""

    def choose_pupil(self, pupil: str) -> None:
        """Too early."""

    def back(self) -> None:
        """Too early."""

    def sign_out(self) -> None:
        """Nobody is in."""

    def _roster(self, group: str) -> dict[str, Any]:
        return _table(self._documents.get(f"roster/{group}"))

    def _read_week(self, group: str) -> Week | None:
        timetable = self._documents.get(f"timetable/{group}")
        if timetable is None:
            return None
        try:
            return Week([_Period(**period) for period in timetable["periods"]], self.zone)
        except _BROKEN:
            return None


def _school(value: object) -> dict[str, Any]:
    """The school; none with a zone that does not exist, as on the full seat's shelf."""
    school = _table(value)
    try:
        Week([], school.get("zone", _ZONE))
    except _BROKEN:
        return {}
    return school


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _named(value: object) -> Named | None:
    table = _table(value)
    try:
        return Named(str(table["id"]), str(table["name"]), str(table.get("surname", "")))
    except KeyError:
        return None
