import pytest

from kiosk import access
from kiosk.access import RULES, Action, Decision
from kiosk.model import Role
from kiosk.packs import load_shipped, shipped
from kiosk.packs.policy import Policy


@pytest.mark.parametrize("action", Action)
def test_nobody_may_anything(action: Action) -> None:
    assert access.may(None, action) == Decision(False, "error.not_signed_in")


@pytest.mark.parametrize("role", Role)
def test_what_no_rule_names_is_refused(role: Role) -> None:
    assert access.may(role, None) == Decision(False, "error.not_allowed")
    assert access.changing("roster/groep-5") is None
    assert access.changing("") is None
    assert access.changing("schools") is None
    for room in ("overrides", "grants"):
        assert access.changing(f"{room}/groep-5") is None, "the hub alone makes those"


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_what_is_refused_has_a_reason(role: Role, action: Action) -> None:
    decision = access.may(role, action)
    assert decision.allowed == (role in RULES[action])
    assert bool(decision.reason) != decision.allowed
    assert decision.clause == "", "without a protocol there is none to cite"


@pytest.mark.parametrize("action", set(Action) - {Action.GIVE_GRANT})
@pytest.mark.parametrize("role", Role)
def test_a_protocol_moves_no_other_role(role: Role, action: Action) -> None:
    for name in shipped():
        assert access.may(role, action, Policy(load_shipped(name))) == access.may(role, action)


@pytest.mark.parametrize(
    ("name", "roles", "clause"),
    [
        ("juliana", {Role.LEADER, Role.TEACHER}, "juliana A1"),
        ("asko", {Role.TEACHER}, "asko A1"),
        ("osvs", {Role.TEACHER}, "osvs U1"),
        ("bnc", set(Role), ""),
        ("verkruisen", set(Role), ""),
    ],
)
def test_who_permits_social_media_is_what_the_protocol_says(
    name: str, roles: set[Role], clause: str
) -> None:
    policy = Policy(load_shipped(name))
    for role in Role:
        decision = access.may(role, Action.GIVE_GRANT, policy)
        assert decision.allowed == (role in roles)
        assert decision.clause == clause
        assert decision.reason == ("" if decision.allowed else "error.grant_role")
    assert not access.may(None, Action.GIVE_GRANT, policy).allowed


def test_a_teacher_runs_the_class_and_not_the_school() -> None:
    for action in (Action.LET_IN, Action.NEW_CODES, Action.HANDLE_REPORT, Action.CHANGE_TIMETABLE):
        assert access.may(Role.TEACHER, action).allowed
    for action in (Action.GIVE_OVERRIDE, Action.CHANGE_CALENDAR, Action.ADD_GROUP):
        assert access.may(Role.TEACHER, action).allowed
    assert not access.may(Role.TEACHER, Action.RAISE_CEILING).allowed
    for action in (Action.CHANGE_PACK, Action.CHANGE_SCHOOL, Action.ADD_STAFF):
        assert not access.may(Role.TEACHER, action).allowed


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("timetable/groep-5", Action.CHANGE_TIMETABLE),
        ("tiles/groep-5", Action.CHANGE_TILES),
        ("calendar", Action.CHANGE_CALENDAR),
        ("pack", Action.CHANGE_PACK),
        ("choices", Action.CHANGE_PACK),
        ("school", Action.CHANGE_SCHOOL),
    ],
)
def test_documents_have_their_own_rules(key: str, action: Action) -> None:
    assert access.changing(key) is action


def test_who_adds_whom() -> None:
    assert access.adding(Role.TEACHER) is Action.ADD_TEACHER
    for role in (Role.LEADER, Role.MANAGER, Role.ADMIN):
        assert access.adding(role) is Action.ADD_STAFF


def test_how_long_anybody_overrides_the_timetable() -> None:
    minute = access.MINUTE
    assert access.longest_override(Role.TEACHER, 60) == 60 * minute
    assert access.longest_override(Role.TEACHER, 100_000) == 24 * 60 * minute
    for role in (Role.LEADER, Role.MANAGER, Role.ADMIN):
        assert access.longest_override(role, 60) == 24 * 60 * minute
