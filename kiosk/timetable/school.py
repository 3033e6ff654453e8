"""A whole school's time in one value: every group's weeks, the calendar, the overrides."""

from __future__ import annotations

from msgspec import Struct, field

from kiosk.errors import NoSuchGroup
from kiosk.model import Override
from kiosk.timetable.combining import parts
from kiosk.timetable.model import Calendar, Timetable
from kiosk.timetable.plan import Plan


class SchoolHours(Struct, frozen=True):
    """What a school's file says (:func:`kiosk.timetable.reading.read_school`)."""

    school: str
    zone: str
    timetables: list[Timetable] = field(default_factory=list)
    calendar: Calendar = field(default_factory=Calendar)
    overrides: list[Override] = field(default_factory=list)

    def groups(self) -> list[str]:
        """The groups, in the file's order."""
        return [timetable.group for timetable in self.timetables]

    def plan(self, group: str, *, closes: bool = True) -> Plan:
        """This group's time, where the agreements close devices by it. Raises NoSuchGroup."""
        known = {timetable.group: timetable for timetable in self.timetables}
        if group not in known:
            raise NoSuchGroup(group=group, known=", ".join(known))
        return Plan(
            known[group],
            self.zone,
            calendar=self.calendar,
            overrides=[one for one in self.overrides if one.group == group],
            parts=parts(group, known),
            closes=closes,
        )
