"""The first picture after power on: which screen it is, with what the device kept.

The full :class:`kiosk.device.seat.Seat` takes a quarter of a second of imports on a slow laptop.
This one imports the standard library only, decides where the seat will be, closed or open before
all else, and knows what those screens show. Nobody can press anything before the seat has taken
its place, so it only answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfoNotFoundError

from kiosk import names
from kiosk.device import plain
from kiosk.device.closing import Hours
from kiosk.device.place import Place
from kiosk.timetable.combining import parts
from kiosk.timetable.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.device.ports import Clock
    from kiosk.local.first import First
    from kiosk.timetable.verdicts import Verdict

_ZONE = "Europe/Amsterdam"
_BROKEN = (KeyError, TypeError, ValueError, AttributeError, OSError, ZoneInfoNotFoundError)

Value = TypeVar("Value")


class Named(NamedTuple):
    """A pupil or a group, by id and name."""

    id: str
    name: str
    surname: str = ""


class NameTile(NamedTuple):
    """A pupil to choose."""

    pupil_id: str
    shown: str


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
        self._plans: dict[str, Plan] = {}
        self._timetables = self._read_timetables()
        self._calendar = self._read("calendar", plain.calendar, self._dated)
        self.closes = _closes(known.documents)
        self.trust = clock.trust
        self._hours = hours = Hours(self, clock)
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

    @property
    def welcome(self) -> list[NameTile]:
        """Closed, but not for these pupils: as on the full seat."""
        if self.place is not Place.CLOSED:
            return []
        groups = [self.group] if self.group else self._group_ids
        return [
            tile
            for group in groups
            if (pupils := self._hours.welcomed(group))
            for tile in self._names(group)
            if tile.pupil_id in pupils
        ]

    def groups(self) -> list[Named]:
        """The groups that use this device, by name."""
        found = [_named(self._roster(group).get("group")) for group in self._group_ids]
        return sorted(filter(None, found), key=lambda group: names.sort_key(group.name))

    def names(self) -> list[NameTile]:
        """The pupils of the chosen group, by name."""
        return self._names(self.group)

    def plan(self, group: str) -> Plan:
        """The group's plan, without the documents that cannot be read."""
        if group not in self._plans:
            self._plans[group] = self._planned(group)
        return self._plans[group]

    def favoured(self, group: str) -> set[str]:
        """The pupils of the group for whom there is an override of their own."""
        return {one.pupil for one in self._overrides(group) if one.pupil}

    def choose_group(self, group: str) -> None:
        """Too early."""

    def choose_pupil(self, pupil: str) -> None:
        """Too early."""

    def back(self) -> None:
        """Too early."""

    def sign_out(self) -> None:
        """Nobody is in."""

    def _names(self, group: str) -> list[NameTile]:
        listed = self._roster(group).get("pupils")
        found = [_named(one) for one in listed] if isinstance(listed, list) else []
        pupils: list[Any] = names.in_order(filter(None, found))  # type: ignore[arg-type]
        called = names.called(pupils)
        return [NameTile(pupil.id, called[pupil.id]) for pupil in pupils]

    def _roster(self, group: str) -> dict[str, Any]:
        return _table(self._documents.get(f"roster/{group}"))

    def _planned(self, group: str) -> Plan:
        return Plan(
            self._timetables.get(group),
            self.zone,
            calendar=self._calendar,
            overrides=self._overrides(group),
            parts=parts(group, self._timetables),
            group=group,
            closes=self.closes,
        )

    def _read_timetables(self) -> dict[str, plain.Timetable]:
        keys = [key for key in self._documents if key.startswith("timetable/")]
        read = {key[10:]: self._read(key, plain.timetable, self._weekly) for key in keys}
        return {group: one for group, one in read.items() if one is not None}

    def _overrides(self, group: str) -> list[plain.Override]:
        read = self._read(f"overrides/{group}", plain.overrides, self._overridden)
        return read or []

    def _weekly(self, timetable: plain.Timetable) -> Plan:
        return Plan(timetable, self.zone)

    def _dated(self, calendar: plain.Calendar) -> Plan:
        return Plan(None, self.zone, calendar=calendar)

    def _overridden(self, overrides: list[plain.Override]) -> Plan:
        return Plan(None, self.zone, overrides=overrides)

    def _read(
        self, key: str, read: Callable[[Any], Value], tried: Callable[[Value], Plan]
    ) -> Value | None:
        """A document; None when there is none of which a plan could be made."""
        found = self._documents.get(key)
        if found is None:
            return None
        try:
            value = read(found)
            tried(value)
        except _BROKEN:
            return None
        return value


def _school(value: object) -> dict[str, Any]:
    """The school; none with a zone that does not exist, as on the full seat's shelf."""
    school = _table(value)
    try:
        Plan(None, school.get("zone", _ZONE))
    except _BROKEN:
        return {}
    return school


def _closes(documents: dict[str, Any]) -> bool:
    """Whether the timetable closes; it does where that cannot be read."""
    try:
        return plain.closes(documents.get("pack"), documents.get("choices"))
    except _BROKEN:
        return True


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _named(value: object) -> Named | None:
    table = _table(value)
    try:
        return Named(str(table["id"]), str(table["name"]), str(table.get("surname", "")))
    except KeyError:
        return None
