"""A whole school in one file, as a person writes it."""

from __future__ import annotations

import json
import tomllib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.errors import NoSuchGroup, TimetableTrouble
from kiosk.model import Why
from kiosk.timetable.combining import circle, parts, parts_of
from kiosk.timetable.model import Calendar, DayKind, DaysOff, HalfDay, Period, PeriodKind
from kiosk.timetable.reading import read_school
from kiosk.timetable.school import SchoolHours
from kiosk.words import sentence

SCHOOL = """
school = "De Vijver"

[calendar]
region = "midden"

[[calendar.days_off]]
name = "Herfstvakantie"
first = 2026-10-17
last = "2026-10-25"

[[calendar.days_off]]
name = "Studiedag"
date = 2026-11-12
kind = "studiedag"
groups = ["groep-5"]

[[calendar.half_days]]
name = "Sinterklaas"
date = 2026-12-04
start = 12:00:00

[[groups]]
id = "groep-5"
periods = [
  { days = "ma-vr", start = "8:15", end = 14:00:00, kind = "les" },
  { days = ["mon", "Dinsdag", 4, "vr"], start = "10.15", end = "10:30", kind = "break" },
]

[[groups.variants]]
name = "Toetsweek"
periods = [{ days = "mon - fri", start = "09:00", end = "11:00:30", kind = "lesson" }]

[[groups.uses]]
variant = "Toetsweek"
first = 2026-11-23
last = 2026-11-25

[[groups]]
id = "groep-6"
like = "groep-5"
variants = []
uses = []

[[groups]]
id = "groep-5-6"
combines = ["groep-5", "groep-6"]

[[overrides]]
group = "groep-5"
why = "rain"
opens = true
start = 2026-11-27T10:15:00
end = 2026-11-27T09:30:00Z
by = "Juf Marieke"
note = "het giet"
"""


def school(text: str = SCHOOL) -> SchoolHours:
    return read_school(tomllib.loads(text))


def ms(text: str) -> int:
    moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    return round(moment.timestamp() * 1000)


def test_what_a_person_wrote_is_read() -> None:
    found = school()
    assert (found.school, found.zone) == ("De Vijver", "Europe/Amsterdam")
    assert found.calendar == Calendar(
        [
            DaysOff("Herfstvakantie", "2026-10-17", "2026-10-25"),
            DaysOff("Studiedag", "2026-11-12", "2026-11-12", DayKind.STUDY_DAY, ["groep-5"]),
        ],
        [HalfDay("Sinterklaas", "2026-12-04")],
        "midden",
    )
    assert found.groups() == ["groep-5", "groep-6", "groep-5-6"]
    first, second, both = found.timetables
    assert first.periods == [
        Period([1, 2, 3, 4, 5], "08:15", "14:00", PeriodKind.LESSON),
        Period([1, 2, 4, 5], "10:15", "10:30", PeriodKind.BREAK),
    ]
    assert first.variants[0].periods[0].end == "11:00:30"
    assert (second.periods, second.variants) == (first.periods, [])
    assert (both.periods, both.combines) == ([], ["groep-5", "groep-6"])
    (rain,) = found.overrides
    assert (rain.start, rain.end) == (ms("2026-11-27 10:15"), ms("2026-11-27 10:30"))
    assert (rain.ceiling, rain.why, rain.note) == (rain.end, Why.RAIN, "het giet")


def test_each_group_has_its_plan() -> None:
    found = school()
    at = ms("2026-11-27 10:20")
    assert found.plan("groep-5").verdict(at).rule == "override rain by Juf Marieke until 10:30"
    assert found.plan("groep-6").verdict(at).rule == "break 10:15-10:30"
    assert found.plan("groep-5-6").verdict(at).rule == "groep-5: break 10:15-10:30"
    with pytest.raises(NoSuchGroup) as caught:
        found.plan("groep-7")
    assert "groep-5-6" in sentence(caught.value, "en")


def test_json_is_read_as_well() -> None:
    text = json.dumps(
        {
            "groups": [
                {
                    "id": "a",
                    "periods": [{"days": [1], "start": "09:00", "end": "10:00", "kind": "lesson"}],
                }
            ]
        }
    )
    assert read_school(json.loads(text)).plan("a").verdict(ms("2026-11-23 09:30")).open


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ('"ma-vr"', [1, 2, 3, 4, 5]),
        ('"mon-fri"', [1, 2, 3, 4, 5]),
        ('"wo"', [3]),
        ('"Ma, di en DO"', [1, 2, 4]),
        ('"maandag t/m woensdag, vrijdag"', [1, 2, 3, 5]),
        ('"1-5"', [1, 2, 3, 4, 5]),
        ("7", [7]),
        ('["sat", "sun", 7]', [6, 7]),
        ('"ma \u2013 wo"', [1, 2, 3]),
    ],
)
def test_days_as_people_write_them(days: str, expected: list[int]) -> None:
    text = f'[[groups]]\nid = "a"\n[[groups.periods]]\ndays = {days}\n'
    found = school(text + 'start = "9:00"\nend = "10:00"\nkind = "les"\n')
    assert found.timetables[0].periods[0].days == expected


def problems(value: object) -> dict[str, str]:
    with pytest.raises(TimetableTrouble) as caught:
        read_school(value)
    assert "problem." not in sentence(caught.value, "nl")
    assert "{" not in sentence(caught.value, "en")
    return {one.where: one.why for one in caught.value.problems}


@pytest.mark.parametrize(
    "days", ["", "vr-ma", "x", "ma-", "-", "1-8", [], [0], [True], {}, ["1"] * 9]
)
def test_what_are_no_days(days: object) -> None:
    period = {"days": days, "start": "9:00", "end": "10:00", "kind": "les"}
    assert problems({"groups": [{"id": "a", "periods": [period]}]}) == {
        "groups[1].periods[1].days": "problem.no_days"
    }


def test_every_problem_of_a_school_is_told_at_once() -> None:
    assert problems(
        {
            "zone": "Europe/Nergens",
            "colour": "red",
            "calendar": {
                "days_off": [
                    {"name": "a", "first": "2026-10-01", "last": "2026-10-02", "groups": ["z"]}
                ],
                "half_days": [{"name": "a", "date": "2026-10-01", "end": "11:00", "groups": ["z"]}],
            },
            "groups": [
                {"id": "a", "combines": ["b", "z"]},
                {"id": "b", "combines": ["a"], "like": "c"},
                {
                    "id": "b",
                    "uses": [{"variant": "x", "first": "2026-10-01", "last": "2026-10-02"}],
                },
            ],
            "overrides": [
                {
                    "group": "z",
                    "why": "sun",
                    "opens": 1,
                    "start": "2026-10-01",
                    "end": "2026-10-01T10:15",
                },
                {
                    "group": "a",
                    "why": "rain",
                    "opens": True,
                    "start": "2026-10-01T10:15",
                    "end": "2026-10-01T10:15",
                },
            ],
        }
    ) == {
        "zone": "problem.no_zone",
        "colour": "problem.unknown",
        "calendar.days_off[1].groups[1]": "problem.no_group",
        "calendar.half_days[1].end": "problem.before_start",
        "calendar.half_days[1].groups[1]": "problem.no_group",
        "groups[1].combines": "problem.circle",
        "groups[1].combines[2]": "problem.no_group",
        "groups[2].like": "problem.no_like",
        "groups[3].id": "problem.double",
        "groups[3].uses[1].variant": "problem.no_variant",
        "overrides[1].group": "problem.no_group",
        "overrides[1].why": "problem.no_choice",
        "overrides[1].opens": "problem.no_flag",
        "overrides[1].start": "problem.no_moment",
        "overrides[2].end": "problem.before_start",
    }


@pytest.mark.parametrize("zone", ["", "../../etc/passwd", "Europe", "/", "x" * 400, "\u0130"])
def test_odd_zones_are_refused(zone: str) -> None:
    assert problems({"zone": zone, "groups": [{"id": "a"}]}) == {"zone": "problem.no_zone"}


@pytest.mark.parametrize("value", [None, 3, [], "x", {}, {"groups": []}, {"groups": {}}])
def test_something_else_altogether(value: object) -> None:
    assert "problem.unknown" not in problems(value).values()


def test_parts_of_parts_are_parts() -> None:
    combines = {"all": ["low", "high"], "low": ["1", "2"], "high": ["2", "3"]}
    assert parts_of("all", lambda one: combines.get(one, [])) == ["low", "1", "2", "high", "3"]


def test_a_part_that_only_combines_others_is_there_by_those_and_its_own_days_off() -> None:
    found = school(
        SCHOOL
        + """
[[groups]]
id = "bovenbouw"
combines = ["groep-5-6"]

[[calendar.half_days]]
name = "Sportdag"
date = 2026-11-30
groups = ["groep-5-6"]
"""
    )
    known = {one.group: one for one in found.timetables}
    assert parts("bovenbouw", known) == [known[one] for one in ("groep-5-6", "groep-5", "groep-6")]
    plan = found.plan("bovenbouw")
    assert plan.verdict(ms("2026-11-30 09:00")).rule == "groep-5: lesson 08:15-14:00"
    assert plan.verdict(ms("2026-11-30 10:20")).rule == "groep-5: break 10:15-10:30"
    half = "groep-5-6: half day Sportdag 2026-11-30 from 12:00"
    assert plan.verdict(ms("2026-11-30 12:00")).rule == half


def test_a_circle_is_found_and_does_no_harm() -> None:
    combines = {"a": ["b"], "b": ["c"], "c": ["x", "a"], "d": ["a"], "e": ["e"]}
    assert circle("a", combines) == ["a", "b", "c", "a"]
    assert circle("e", combines) == ["e", "e"]
    assert circle("d", combines) == []
    assert parts_of("a", lambda one: combines.get(one, [])) == ["b", "c", "x"]
