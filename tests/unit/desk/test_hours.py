"""The hours of a group at the desk: what holds, what a tap on rain break covers, what is asked."""

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest
from msgspec import structs

from kiosk.desk.changes import Part
from kiosk.desk.hours import LONGEST_TICK
from kiosk.model import Group, Override, Role, Roster, Staff, Why
from kiosk.packs import load_shipped
from kiosk.packs.policy import Choices
from kiosk.sync.asks import (
    Answer,
    Done,
    EndOverride,
    GiveOverride,
    No,
    Put,
    PutDocument,
    StaffSession,
)
from kiosk.timetable.model import Calendar, DayKind, DaysOff, HalfDay, Period, Timetable
from kiosk.timetable.verdicts import NO_TIMETABLE, PeriodKind, Reason
from tests.unit.desk.fakes import ANNA, GROUP, World

MINUTE = 60_000
SILENT = load_shipped("verkruisen")
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
LEADER = Staff("s9", "Directeur Bos", Role.LEADER)


def at(clock: str, day: int = 14) -> int:
    """A moment of November 2023 in Amsterdam; the 14th is a Tuesday."""
    hours, minutes = map(int, clock.split(":"))
    local = datetime(2023, 11, day, hours, minutes, tzinfo=ZoneInfo("Europe/Amsterdam"))
    return int(local.timestamp() * 1000)


@pytest.fixture
def world() -> World:
    """Anna is on duty; her group has a timetable."""
    made = World()
    made.sign_in()
    made.document(f"timetable/{GROUP.id}", 1, DAY)
    made.changes.clear()
    return made


def override(name: str = "o1", **facts: object) -> Override:
    """A rain break of this morning, inside."""
    start, end = at("10:15"), at("10:30")
    one = Override(name, GROUP.id, True, Why.RAIN, start, end, end, ANNA.id, ANNA.name)
    return structs.replace(one, **facts)


def nothing(_: Answer) -> None:
    """Whatever the answer."""


def test_what_the_timetable_says(world: World) -> None:
    hours = world.desk.hours
    world.clock.at = at("10:20")
    found = hours.verdict()
    assert (found.open, found.reason, found.until_ms) == (False, Reason.BREAK, at("10:30"))
    assert hours.verdict("groep-8") == NO_TIMETABLE
    assert hours.timetable() == DAY
    assert hours.timetable("groep-8") is None


def test_each_document_of_hours_is_told_and_counts(world: World) -> None:
    hours = world.desk.hours
    world.clock.at = at("10:20")
    world.document(f"overrides/{GROUP.id}", 1, [override()])
    assert hours.verdict().open
    day_off = DaysOff("Studiedag", "2023-11-14", "2023-11-14", DayKind.STUDY_DAY)
    world.document("calendar", 1, Calendar([day_off]))
    assert hours.verdict().reason is Reason.RAIN, "staff are above the calendar"
    assert hours.plan(overrides=False).verdict(world.clock.at).reason is Reason.STUDY_DAY
    world.document(f"overrides/{GROUP.id}", 2, [])
    assert hours.verdict().reason is Reason.STUDY_DAY
    told = [change.parts for change in world.changes]
    assert told == [frozenset({Part.HOURS})] * 3
    assert hours.calendar.days_off == [day_off]


def test_a_day_off_of_one_group_without_a_timetable(world: World) -> None:
    off = DaysOff("Kamp", "2023-11-14", "2023-11-14", DayKind.DAY_OFF, ["groep-8"])
    world.document("calendar", 1, Calendar([off]))
    assert not world.desk.hours.verdict("groep-8").open
    assert world.desk.hours.verdict("groep-7").open


def test_a_pupil_of_its_own(world: World) -> None:
    world.clock.at = at("10:20")
    world.document(f"overrides/{GROUP.id}", 1, [override(pupil="p1")])
    assert world.desk.hours.verdict(pupil="p1").open
    assert not world.desk.hours.verdict(pupil="p2").open
    assert not world.desk.hours.verdict().open


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (f"timetable/{GROUP.id}", {"group": GROUP.id, "periods": [{"days": "monday"}]}),
        (f"timetable/{GROUP.id}", [1]),
        (f"overrides/{GROUP.id}", [{"id": "o1", "why": "just because"}]),
        (f"overrides/{GROUP.id}", {"id": "o1"}),
        ("calendar", {"days_off": [{"name": "Kerst", "first": "soon", "last": "later"}]}),
        ("calendar", "closed"),
        ("school", {"id": "school", "name": "x", "zone": "Mars/Base"}),
        (f"roster/{GROUP.id}", {"group": 5}),
    ],
)
def test_what_cannot_be_read_changes_nothing(world: World, key: str, value: object) -> None:
    world.clock.at = at("10:20")
    before = world.desk.hours.verdict(), world.desk.school, world.desk.groups()
    world.document(key, 7, value)
    world.clock.at = at("10:20")
    assert (world.desk.hours.verdict(), world.desk.school, world.desk.groups()) == before
    assert world.changes == []


def test_another_version_than_the_one_that_was_read_is_stale(world: World) -> None:
    key = f"timetable/{GROUP.id}"
    world.document(key, 2, {"group": 5})
    world.desk.hours.put(key, DAY, nothing)
    asked = world.line.asked[-1][0]
    assert asked == PutDocument(key, 1, msgspec.Raw(msgspec.json.encode(DAY)))


def test_combined_groups_rest_together(world: World) -> None:
    early = [Period(WEEK, "08:30", "12:00", PeriodKind.LESSON)]
    world.document("timetable/groep-6", 1, Timetable("groep-6", early))
    world.document("timetable/groep-5-6", 1, Timetable("groep-5-6", combines=[GROUP.id, "groep-6"]))
    world.document("timetable/bovenbouw", 1, Timetable("bovenbouw", combines=["groep-5-6"]))
    for group in ("groep-5-6", "bovenbouw"):
        for clock, is_open in (
            ("09:00", True),
            ("10:20", False),
            ("11:00", True),
            ("13:00", False),
        ):
            world.clock.at = at(clock)
            assert world.desk.hours.verdict(group).open is is_open, (group, clock)


@pytest.mark.parametrize(
    ("now", "start", "end"),
    [
        ("07:00", "10:15", "10:30"),
        ("09:40", "10:15", "10:30"),
        ("10:15", "10:15", "10:30"),
        ("10:20", "10:20", "10:30"),
        ("10:30", "12:00", "12:45"),
        ("12:10", "12:10", "12:45"),
        ("12:30", "12:30", "12:45"),
    ],
)
def test_a_rain_break_covers_the_break_going_on_or_the_next(
    world: World, now: str, start: str, end: str
) -> None:
    world.clock.at = at(now)
    assert world.desk.hours.rain() == (at(start), at(end))


@pytest.mark.parametrize(("now", "day"), [("12:45", 14), ("15:00", 14), ("10:20", 18)])
def test_no_break_any_more_today(world: World, now: str, day: int) -> None:
    world.clock.at = at(now, day)
    assert world.desk.hours.rain() is None
    answers: list[Answer] = []
    world.desk.hours.rain_break(True, answers.append)
    assert answers == [No("teacher.rain.none")]
    assert not world.line.asked


def test_a_rain_break_of_a_day_that_ends_early(world: World) -> None:
    world.document("calendar", 1, Calendar(half_days=[HalfDay("Sint", "2023-11-14", "12:10")]))
    world.clock.at = at("11:00")
    assert world.desk.hours.rain() == (at("12:00"), at("12:10"))


def test_a_rain_break_is_no_longer_than_one_may(world: World) -> None:
    world.document("calendar", 1, Calendar(ceiling=5))
    world.clock.at = at("10:20")
    assert world.desk.hours.most() == 5 * MINUTE
    assert world.desk.hours.rain() == (at("10:20"), at("10:25"))
    world.desk.begin(StaffSession(LEADER, [GROUP.id]))
    assert world.desk.hours.most() == 24 * 60 * MINUTE
    assert world.desk.hours.rain() == (at("10:20"), at("10:30"))
    world.desk.duty.sign_out()
    assert world.desk.hours.most() == 0


def test_a_rain_break_given_already_hides_no_break(world: World) -> None:
    world.clock.at = at("10:20")
    world.document(f"overrides/{GROUP.id}", 1, [override()])
    assert world.desk.hours.rain() == (at("10:20"), at("10:30"))


def test_a_day_with_one_timetable_less_has_no_break(world: World) -> None:
    world.document("roster/groep-8", 1, Roster(Group("groep-8", "Groep 8")))
    world.desk.look_at("groep-8")
    assert world.desk.hours.rain() is None


def test_what_is_asked(world: World) -> None:
    hours = world.desk.hours
    world.clock.at = at("09:40")
    answers: list[Answer] = []
    hours.rain_break(False, answers.append)
    hours.keep_open(at("15:00"), "film", answers.append)
    hours.close_now(at("10:00"), "", answers.append, pupil="p2")
    hours.end("o1", answers.append)
    hours.put("calendar", Calendar(), answers.append)
    assert [ask for ask, _ in world.line.asked] == [
        GiveOverride(GROUP.id, False, Why.RAIN, at("10:30"), at("10:15")),
        GiveOverride(GROUP.id, True, Why.LONGER, at("15:00"), note="film"),
        GiveOverride(GROUP.id, False, Why.CLOSED_NOW, at("10:00"), pupil="p2"),
        EndOverride(GROUP.id, "o1"),
        PutDocument("calendar", 0, msgspec.Raw(msgspec.json.encode(Calendar()))),
    ]
    world.line.answer(Done())
    world.line.answer(No("error.ceiling", {"minutes": "60"}))
    assert answers == [Done(), No("error.ceiling", {"minutes": "60"})]
    assert world.desk.trouble == No("error.ceiling", {"minutes": "60"})


def test_an_override_of_another_group_is_ended_there(world: World) -> None:
    world.document("overrides/groep-8", 1, [override("o8", group="groep-8")])
    world.desk.hours.end("o8", nothing)
    assert world.line.asked[-1][0] == EndOverride("groep-8", "o8")


def test_what_is_in_force(world: World) -> None:
    over = override("o0", start=at("08:45"), end=at("09:00"))
    capped = override("o3", start=at("09:00"), end=at("23:00"), ceiling=at("09:30"))
    now = override("o2", start=at("09:30"), end=at("10:00"), ceiling=at("10:30"))
    world.document(f"overrides/{GROUP.id}", 1, [override("o1"), over, capped, now])
    world.clock.at = at("09:40")
    assert [one.id for one in world.desk.hours.in_force()] == ["o2", "o1"]
    assert world.desk.hours.in_force("groep-8") == []


def test_when_to_look_again(world: World) -> None:
    hours = world.desk.hours
    world.clock.at = at("09:40")
    assert hours.ticks() == 35 * MINUTE
    of_one = override(pupil="p1", start=at("09:45"), end=at("09:50"), ceiling=at("12:00"))
    world.document(f"overrides/{GROUP.id}", 1, [of_one])
    assert hours.ticks() == 5 * MINUTE
    world.clock.at = at("09:45")
    assert hours.ticks() == 5 * MINUTE
    world.clock.at = at("09:50")
    assert hours.ticks() == 25 * MINUTE
    world.clock.at = at("15:00", 17)
    assert hours.ticks() == LONGEST_TICK


def test_the_zone_is_the_schools(world: World) -> None:
    world.clock.at = at("10:20")
    assert not world.desk.hours.verdict().open
    school = structs.replace(world.desk.school, zone="Europe/London")
    world.document("school", 2, school)
    assert world.desk.hours.verdict().open, "it is 9:20 there"


def test_versions(world: World) -> None:
    world.document("calendar", 4, Calendar())
    answers: list[Answer] = []
    world.desk.hours.put("calendar", Calendar(region="noord"), answers.append)
    asked = world.line.asked[-1][0]
    assert isinstance(asked, PutDocument)
    assert asked.base == world.desk.hours.version("calendar") == 4
    world.line.answer(Put(5))
    assert answers == [Put(5)]


def test_another_group_is_there_without_signing_in_again(world: World) -> None:
    world.document("roster/groep-4", 1, Roster(Group("groep-4", "Groep 4", [4])))
    assert [one.name for one in world.desk.groups()] == ["Groep 4", "Groep 5"]
    world.desk.look_at("groep-4")
    assert world.desk.group == "groep-4"
    world.desk.duty.sign_out()
    world.document("roster/groep-3", 1, Roster(Group("groep-3", "Groep 3", [3])))
    assert world.desk.groups() == [], "nobody is on duty"


def test_where_the_protocol_does_not_close_devices_are_open_and_lessons_are_told(
    world: World,
) -> None:
    world.clock.at = at("10:20")
    assert not world.desk.hours.verdict().open
    world.document("pack", 1, SILENT)
    verdict = world.desk.hours.verdict()
    assert (verdict.open, verdict.reason, verdict.rule) == (True, Reason.NOT_CLOSED, "protocol")
    assert verdict.until_ms == 0
    raw = world.desk.hours.plan(overrides=False)
    assert raw.verdict(world.clock.at).reason is Reason.BREAK
    assert world.desk.hours.rain() == (at("10:20"), at("10:30"))


def test_a_choice_of_the_school_closes_where_its_protocol_is_silent(world: World) -> None:
    world.clock.at = at("10:20")
    world.document("pack", 1, SILENT)
    assert world.desk.hours.verdict().open
    world.document("choices", 1, Choices(closed_in_breaks=True))
    assert world.desk.hours.verdict().reason is Reason.BREAK


def test_staff_close_also_where_nothing_else_does(world: World) -> None:
    world.clock.at = at("09:00")
    world.document("pack", 1, SILENT)
    given = override(why=Why.CLOSED_NOW, opens=False, start=at("08:50"), end=at("09:10"))
    world.document(f"overrides/{GROUP.id}", 1, [given])
    verdict = world.desk.hours.verdict()
    assert (verdict.open, verdict.reason) == (False, Reason.CLOSED_NOW)
    assert verdict.until_ms == at("09:10")
