"""What has changed at the desk, so that a window renews no more than that."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Part(StrEnum):
    """A part of the desk that changes as a whole."""

    LINE = "line"  # the hub comes or goes
    SESSION = "session"  # who is on duty
    TEAM = "team"  # who works here, and how signing in goes
    SCHOOL = "school"  # the school's name
    ROSTER = "roster"  # the pupils of the group
    HOURS = "hours"  # the timetable of a group
    PROTOCOL = "protocol"  # the school's protocol, or what the school decided beside it
    REGISTER = "register"  # consents, lessons held, agreements explained
    GRANTS = "grants"  # what is permitted to a group for a lesson
    GROUP = "group"  # another group is looked at
    NOTICES = "notices"  # locked-out pupils and damaged journals
    BOARD = "board"  # board mode on or off
    TROUBLE = "trouble"  # something that was asked could not be done


AROUND_HOURS = frozenset(
    {Part.HOURS, Part.PROTOCOL, Part.GROUP, Part.SESSION, Part.SCHOOL, Part.ROSTER}
)
"""What can make a difference to what is shown of the group's time at school."""


class Changes(Struct, frozen=True):
    """Ids of the reports and pupils that are different now, and the parts."""

    reports: frozenset[str] = frozenset()
    pupils: frozenset[str] = frozenset()
    parts: frozenset[Part] = frozenset()


def parts(*changed: Part) -> Changes:
    """A change of whole parts."""
    return Changes(parts=frozenset(changed))
