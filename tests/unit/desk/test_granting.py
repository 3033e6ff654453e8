"""Social media for a while, at the desk: needed or not, by whom, until when, for whom not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.desk.changes import Part
from kiosk.desk.granting import Until
from kiosk.model import Fact, Grant, Group, Kind, Permission, Role, Staff
from kiosk.packs import load_shipped
from kiosk.packs.model import SocialMedia
from kiosk.packs.policy import Choices, Source
from kiosk.sync.asks import Answer, Done, EndGrant, GiveGrant, No, StaffSession
from kiosk.timetable.model import Period, Timetable
from kiosk.timetable.verdicts import PeriodKind
from tests.unit.desk.fakes import ANNA, GROUP, World, entry

WEEK = [1, 2, 3, 4, 5]
DAY = Timetable(
    GROUP.id,
    [
        Period(WEEK, "08:30", "14:00", PeriodKind.LESSON),
        Period(WEEK, "10:15", "10:30", PeriodKind.BREAK),
        Period(WEEK, "12:00", "12:15", PeriodKind.BREAK, "eten"),
        Period(WEEK, "12:15", "12:45", PeriodKind.LUNCH),
    ],
)
KEY = f"grants/{GROUP.id}"


def at(clock: str, day: int = 14) -> int:
    """A moment of November 2023 in Amsterdam; the 14th is a Tuesday."""
    hours, minutes = map(int, clock.split(":"))
    local = datetime(2023, 11, day, hours, minutes, tzinfo=ZoneInfo("Europe/Amsterdam"))
    return int(local.timestamp() * 1000)


@pytest.fixture
def world() -> World:
    """Anna is on duty; her group has a timetable, her school a protocol."""
    made = World()
    made.sign_in(groups=(Group("groep-6", "Groep 6", [6]),))
    made.document(f"timetable/{GROUP.id}", 1, DAY)
    made.document("pack", 1, load_shipped("juliana"))
    made.changes.clear()
    return made


def grant(name: str, start: str, end: str, group: str = GROUP.id) -> Grant:
    who = (ANNA.id, ANNA.name)
    return Grant(name, group, Permission.SOCIAL_MEDIA, at(start), at(end), *who)


def role(world: World, role: Role) -> None:
    world.desk.duty.begin(StaffSession(Staff("s2", "Joke", role), [GROUP.id]))


def asked(world: World) -> object:
    """The last question to the hub."""
    return world.line.asked[-1][0]


def nothing(_: Answer) -> None:
    """Whatever the answer."""


def test_what_is_permitted_is_told_and_ends_by_itself(world: World) -> None:
    grants = world.desk.grants
    world.document(KEY, 1, [grant("later", "09:30", "10:15"), grant("soon", "09:30", "09:50")])
    assert [change.parts for change in world.changes] == [frozenset({Part.GRANTS})]
    assert [one.id for one in grants.in_force()] == ["soon", "later"]
    world.clock.at = at("09:50")
    assert [one.id for one in grants.in_force()] == ["later"]
    assert grants.in_force("groep-6") == []
    world.document(KEY, 2, [])
    assert grants.in_force() == []


@pytest.mark.parametrize("value", [{}, [1], [{"id": "x"}], "none"])
def test_what_cannot_be_read_changes_nothing(world: World, value: object) -> None:
    world.document(KEY, 1, [grant("g", "09:30", "10:15")])
    world.changes.clear()
    world.document(KEY, 2, value)
    assert [one.id for one in world.desk.grants.in_force()] == ["g"]
    assert world.changes == []


@pytest.mark.parametrize(
    ("pack", "offered", "purpose"),
    [
        ("juliana", True, False),
        ("bnc", True, True),
        ("asko", True, False),
        ("verkruisen", False, False),
        ("osvs", True, False),
    ],
)
def test_the_protocol_says_whether_it_is_needed(
    world: World, pack: str, offered: bool, purpose: bool
) -> None:
    world.document("pack", 2, load_shipped(pack))
    assert world.desk.grants.offered() is offered
    assert world.desk.grants.needs_purpose is purpose


def test_the_school_can_decide_it_where_its_protocol_is_silent(world: World) -> None:
    world.document("pack", 2, load_shipped("verkruisen"))
    world.document("choices", 1, Choices(social_media=SocialMedia.EDUCATIONAL))
    grants = world.desk.grants
    assert (grants.offered(), grants.needs_purpose) == (True, True)
    assert (grants.held.source, grants.held.clause) == (Source.SCHOOL, "")


@pytest.mark.parametrize(
    ("pack", "who", "allowed", "clause"),
    [
        ("juliana", Role.TEACHER, True, "juliana A1"),
        ("juliana", Role.LEADER, True, "juliana A1"),
        ("juliana", Role.ADMIN, False, "juliana A1"),
        ("osvs", Role.LEADER, False, "osvs U1"),
        ("bnc", Role.ADMIN, True, ""),
    ],
)
def test_who_may_is_the_protocols(
    world: World, pack: str, who: Role, allowed: bool, clause: str
) -> None:
    world.document("pack", 2, load_shipped(pack))
    role(world, who)
    decision = world.desk.grants.may()
    assert (decision.allowed, decision.clause) == (allowed, clause)
    world.desk.duty.over()
    assert not world.desk.grants.may().allowed


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("09:40", [(Until.LESSON, "10:15"), (Until.MORNING, "12:00"), (Until.DAY, "14:00")]),
        ("10:20", [(Until.LESSON, "12:00"), (Until.DAY, "14:00")]),
        ("11:00", [(Until.LESSON, "12:00"), (Until.DAY, "14:00")]),
        ("12:20", [(Until.LESSON, "14:00")]),
        ("13:00", [(Until.LESSON, "14:00")]),
        ("08:00", [(Until.LESSON, "10:15"), (Until.MORNING, "12:00"), (Until.DAY, "14:00")]),
        ("05:00", [(Until.LESSON, "10:15"), (Until.MORNING, "12:00")]),  # the day is too far
        ("14:00", []),
        ("16:00", []),
    ],
)
def test_the_ends_of_the_lesson_the_morning_and_the_day(
    world: World, now: str, ends: list[tuple[Until, str]]
) -> None:
    world.clock.at = at(now)
    found = [(one.until, one.at) for one in world.desk.grants.ends()]
    assert found == [(until, at(clock)) for until, clock in ends]


def test_the_timetable_counts_and_not_a_rain_break(world: World) -> None:
    rain = {"id": "o", "group": GROUP.id, "opens": True, "why": "rain", "start": at("10:15"),
            "end": at("10:30"), "ceiling": at("10:30"), "staff": "s1", "by": "Anna"}  # fmt: skip
    world.document(f"overrides/{GROUP.id}", 1, [rain])
    assert world.desk.grants.ends()[0].at == at("10:15")


def test_a_protocol_that_closes_nothing_has_lessons_all_the_same(world: World) -> None:
    world.document("pack", 2, load_shipped("asko"))
    assert [one.until for one in world.desk.grants.ends()] == list(Until)


def test_no_lesson_no_end_to_choose(world: World) -> None:
    world.clock.at = at("10:00", 18)
    assert world.desk.grants.ends() == []
    world.desk.look_at("groep-6")
    world.clock.at = at("10:00")
    assert world.desk.grants.ends() == [], "nor without a timetable"
    assert world.desk.grants.latest() == at("18:00")
    world.clock.at = at("20:00")
    assert world.desk.grants.latest() == at("00:00", 15), "not into the next day"


def consent(world: World, pupil: str, **said: Fact) -> None:
    body: dict[str, Fact] = {
        "consent": next(
            one.id for one in load_shipped("osvs").consents if one.use == "social_media"
        ),
        "state": "given",
        "by": "parents",
        "how": "paper",
        "date": "2023-11-01",
        **said,
    }
    world.news(entry(Kind.CONSENT, pupil, device="", origin="desk-2", body=body))


def test_who_has_no_consent_is_told_by_name(world: World) -> None:
    assert world.desk.grants.without() == []
    assert world.desk.grants.consent_clause == ""
    world.document("pack", 2, load_shipped("osvs"))
    grants = world.desk.grants
    assert grants.consent_clause == "osvs M9"
    assert grants.without() == ["Noor", "Sem B.", "Sem V."]
    consent(world, "p1")
    consent(world, "p2", state="refused")
    assert grants.without() == ["Noor", "Sem V."]


def test_the_entry_of_a_permission_is_no_report(world: World) -> None:
    world.news(entry(Kind.GRANTED, "", device="", origin="hub", staff="s1"))
    assert [change for change in world.changes if change.reports or change.parts] == []


def test_what_is_asked_of_the_hub(world: World) -> None:
    grants = world.desk.grants
    answers: list[Answer] = []
    grants.give(at("10:15"), "een filmpje", answers.append)
    wanted = GiveGrant(GROUP.id, Permission.SOCIAL_MEDIA, at("10:15"), "een filmpje")
    assert asked(world) == wanted
    world.line.answer(No("error.grant_role", {"clause": "juliana A1"}))
    assert answers == [No("error.grant_role", {"clause": "juliana A1"})]
    assert world.desk.trouble == answers[0]
    world.document("grants/groep-6", 1, [grant("g", "09:30", "10:15", "groep-6")])
    grants.end("g", answers.append)
    assert asked(world) == EndGrant("groep-6", "g")
    world.line.answer(Done())
    assert answers[1:] == [Done()]
    grants.end("unheard-of", nothing)
    assert asked(world) == EndGrant(GROUP.id, "unheard-of")
