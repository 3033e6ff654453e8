"""May this person do this? A decision carries its reason and, where there is one, the clause.

What no rule allows is refused. Pupils do nothing here beyond what their device asks for them, so
there is no rule that names them. Roles are the same at every school, but for what its protocol
says itself: who may give pupils permission for social media. Only then is a clause cited.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from kiosk.model import Role
from kiosk.packs.policy import Policy


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
    GIVE_GRANT = "give_grant"  # to permit something to a group for a lesson
    END_GRANT = "end_grant"  # whoever gave it
    RECORD_CONSENT = "record_consent"
    RECORD_LESSON = "record_lesson"  # a lesson on the risks
    EXPLAIN = "explain"  # to have gone through the agreements with the group
    CHANGE_PACK = "change_pack"  # and what the school decides where its protocol is silent
    CHANGE_SCHOOL = "change_school"


class Decision(Struct, frozen=True):
    """``reason`` is a message id when it is not allowed; ``clause`` is the protocol's, if any."""

    allowed: bool
    reason: str = ""
    clause: str = ""


_ALL = frozenset(Role)
_LEADING = frozenset({Role.LEADER, Role.MANAGER, Role.ADMIN})

RULES: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        Action.SEE_CLASS: _ALL,
        Action.HANDLE_REPORT: _ALL,
        Action.LET_IN: _ALL,
        Action.ADD_PUPILS: _ALL,
        Action.NEW_CODES: _ALL,
        Action.ADD_GROUP: _ALL,
        Action.GIVE_OVERRIDE: _ALL,
        Action.RAISE_CEILING: _LEADING,
        Action.CHANGE_TIMETABLE: _ALL,
        Action.CHANGE_CALENDAR: _ALL,
        Action.CHANGE_TILES: _ALL,
        Action.GIVE_GRANT: _ALL,
        Action.END_GRANT: _ALL,
        Action.RECORD_CONSENT: _ALL,
        Action.RECORD_LESSON: _ALL,
        Action.EXPLAIN: _ALL,
        Action.ENROL: _ALL,
        Action.ADD_TEACHER: _ALL,
        Action.ADD_STAFF: _LEADING,
        Action.CHANGE_PACK: _LEADING,
        Action.CHANGE_SCHOOL: _LEADING,
    }
)
"""Who may do what, where the school's protocol does not say so itself."""

MINUTE = 60_000
LONGEST_OVERRIDE = 24 * 60 * MINUTE
"""How long (ms) anybody at all may override the timetable."""
LONGEST_GRANT = 8 * 60 * MINUTE
"""How long (ms) something can be permitted to a group at most: a day at school."""

_DOCUMENTS: Mapping[str, Action] = MappingProxyType(
    {
        "timetable": Action.CHANGE_TIMETABLE,
        "calendar": Action.CHANGE_CALENDAR,
        "tiles": Action.CHANGE_TILES,
        "pack": Action.CHANGE_PACK,
        "choices": Action.CHANGE_PACK,
        "school": Action.CHANGE_SCHOOL,
    }
)


def may(role: Role | None, action: Action | None, policy: Policy | None = None) -> Decision:
    """Whether somebody with this role (``None``: nobody signed in) may do this.

    ``policy`` is the school's; without one only Netjes' own rules count.
    """
    roles = RULES.get(action) if action is not None else None
    if role is None:
        return Decision(False, "error.not_signed_in")
    if roles is None or role not in roles:
        return Decision(False, "error.not_allowed")
    if action is Action.GIVE_GRANT and policy is not None:
        return _may_grant(role, policy)
    return Decision(True)


def _may_grant(role: Role, policy: Policy) -> Decision:
    held = policy.grant_by
    if role in held.value:
        return Decision(True, clause=held.clause)
    return Decision(False, "error.grant_role", held.clause)


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
