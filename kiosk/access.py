"""May this person do this? A decision carries its reason and the clause behind it.

What no rule allows is refused. Pupils do nothing here beyond what their device asks for them, so
there is no rule that names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from kiosk.model import Role


class Action(StrEnum):
    """What a person at a dashboard can want to do."""

    SEE_CLASS = "see_class"
    HANDLE_REPORT = "handle_report"
    LET_IN = "let_in"
    ADD_PUPILS = "add_pupils"
    NEW_CODES = "new_codes"
    ADD_TEACHER = "add_teacher"
    ADD_STAFF = "add_staff"  # leaders, managers, administrators
    ADD_GROUP = "add_group"
    ENROL = "enrol"
    GIVE_OVERRIDE = "give_override"  # and to end one, whoever gave it
    RAISE_CEILING = "raise_ceiling"  # to override for longer, or to change how long teachers may
    CHANGE_TIMETABLE = "change_timetable"
    CHANGE_CALENDAR = "change_calendar"
    CHANGE_TILES = "change_tiles"
    CHANGE_PACK = "change_pack"
    CHANGE_SCHOOL = "change_school"


class Decision(Struct, frozen=True):
    """``reason`` is a message id when it is not allowed; ``clause`` is where the rule is from."""

    allowed: bool
    reason: str = ""
    clause: str = ""


class Rule(Struct, frozen=True):
    """Who may, and where that is said: a protocol's clause, or ``design`` for Netjes' own."""

    roles: frozenset[Role]
    clause: str


_ALL = frozenset(Role)
_LEADING = frozenset({Role.LEADER, Role.MANAGER, Role.ADMIN})

RULES: Mapping[Action, Rule] = MappingProxyType(
    {
        Action.SEE_CLASS: Rule(_ALL, "juliana own environment"),
        Action.HANDLE_REPORT: Rule(_ALL, "juliana P5"),
        Action.LET_IN: Rule(_ALL, "juliana P2"),
        Action.ADD_PUPILS: Rule(_ALL, "juliana P2"),
        Action.NEW_CODES: Rule(_ALL, "juliana P2"),
        Action.ADD_GROUP: Rule(_ALL, "juliana P2"),
        Action.GIVE_OVERRIDE: Rule(_ALL, "juliana P11"),
        Action.RAISE_CEILING: Rule(_LEADING, "juliana P11"),
        Action.CHANGE_TIMETABLE: Rule(_ALL, "juliana P11"),
        Action.CHANGE_CALENDAR: Rule(_ALL, "juliana P11"),
        Action.CHANGE_TILES: Rule(_ALL, "juliana U1"),
        Action.ENROL: Rule(_ALL, "design"),
        Action.ADD_TEACHER: Rule(_ALL, "design"),
        Action.ADD_STAFF: Rule(_LEADING, "design"),
        Action.CHANGE_PACK: Rule(_LEADING, "juliana"),
        Action.CHANGE_SCHOOL: Rule(_LEADING, "design"),
    }
)

MINUTE = 60_000
LONGEST_OVERRIDE = 24 * 60 * MINUTE
"""How long (ms) anybody at all may override the timetable."""

_DOCUMENTS: Mapping[str, Action] = MappingProxyType(
    {
        "timetable": Action.CHANGE_TIMETABLE,
        "calendar": Action.CHANGE_CALENDAR,
        "tiles": Action.CHANGE_TILES,
        "pack": Action.CHANGE_PACK,
        "school": Action.CHANGE_SCHOOL,
    }
)


def may(role: Role | None, action: Action | None) -> Decision:
    """Whether somebody with this role (``None``: nobody signed in) may do this."""
    rule = RULES.get(action) if action is not None else None
    if role is None:
        return Decision(False, "error.not_signed_in")
    if rule is None:
        return Decision(False, "error.not_allowed")
    if role not in rule.roles:
        return Decision(False, "error.not_allowed", rule.clause)
    return Decision(True, clause=rule.clause)


def changing(key: str) -> Action | None:
    """What it is to change the document ``key``; ``None`` for one that is not changed by hand."""
    return _DOCUMENTS.get(key.partition("/")[0])


def adding(role: Role) -> Action:
    """What it is to add a colleague with this role."""
    return Action.ADD_TEACHER if role is Role.TEACHER else Action.ADD_STAFF


def longest_override(role: Role, ceiling: int) -> int:
    """How long (ms) somebody with this role may override the timetable.

    ``ceiling`` is the school's for teachers, in minutes.
    """
    if may(role, Action.RAISE_CEILING).allowed:
        return LONGEST_OVERRIDE
    return min(ceiling * MINUTE, LONGEST_OVERRIDE)
