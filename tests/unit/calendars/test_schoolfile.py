"""A school's file is changed in place: what a person wrote around it stays."""

import json
import tomllib
from datetime import date

import pytest
from msgspec.structs import replace

from kiosk import paths
from kiosk.calendars import schoolfile, toml
from kiosk.errors import TimetableTrouble
from kiosk.model import Override, Why
from kiosk.timetable.model import (
    Calendar,
    DayKind,
    DaysOff,
    HalfDay,
    Period,
    PeriodKind,
    Timetable,
    Use,
    Variant,
)
from kiosk.timetable.reading import read_school
from kiosk.timetable.school import SchoolHours

EXAMPLE = paths.resource("demo", "school.toml").read_text("utf-8")
EASTER = DaysOff("Pasen", "2027-03-28", "2027-03-29", DayKind.DAY_OFF)
PARTY = HalfDay("Feest", "2027-06-01", "13:00")
BREAK = Period([1, 2, 3, 4, 5], "09:30", "09:40", PeriodKind.BREAK, "Ochtendpauze")


def with_all(hours: SchoolHours, group: str) -> SchoolHours:
    calendar = hours.calendar
    moved = [replace(calendar.days_off[0], last="2026-08-23"), *calendar.days_off[1:], EASTER]
    return replace(
        hours,
        calendar=replace(
            calendar, region="zuid", days_off=moved, half_days=[*calendar.half_days, PARTY]
        ),
        timetables=[
            replace(one, periods=[*one.periods, BREAK]) if one.group == group else one
            for one in hours.timetables
        ],
    )


def comments(text: str) -> list[str]:
    return [line.partition("#")[2] for line in text.splitlines() if "#" in line]


@pytest.mark.parametrize("group", ["groep-5", "groep-7", "groep-8", "plusklas"])
def test_the_example_changes_in_place_and_keeps_its_comments(group: str) -> None:
    wanted = with_all(schoolfile.loads(EXAMPLE), group)
    text, kept = schoolfile.changed(EXAMPLE, wanted)
    assert kept
    assert schoolfile.loads(text) == wanted
    assert comments(text) == comments(EXAMPLE)
    gone = set(EXAMPLE.splitlines()) - set(text.splitlines())
    assert gone == {
        'region = "midden"   # noord, midden or zuid: which national holidays are read',
        "last = 2026-08-30",
    }


def test_nothing_to_change_leaves_every_byte() -> None:
    assert schoolfile.changed(EXAMPLE, schoolfile.loads(EXAMPLE)) == (EXAMPLE, True)


IN_BLOCKS = """[[groups]]
id = "a"
[[groups.periods]]
days = [1]
start = "08:00"
end = "12:00"
kind = "les" # the only one
"""
DOTTED = """calendar.days_off = [ {name = "Vrij ] # x", date = 2026-10-05} ]
[[groups]]
id = "a"
periods = [{days = "ma", start = "8:00", end = "12.00", kind = "les"}, # one
]
"""
SMALL = [
    '[[groups]]\nid = "a"\nperiods = []\n',
    '[[groups]]\nid = "a"\nperiods = [] # none yet\n[calendar]\ndays_off=[]\nhalf_days = []',
    '[[groups]]\nid = "a"\n\n[calendar] # ours\nceiling = 30\n',
    IN_BLOCKS,
    DOTTED,
    '[[groups]]\nid = "a"\n[[calendar.days_off]]\nname = """Vrij\\\n  """\ndate = 2026-10-05 # x',
    "school = 'De # [school]'\r\n[[groups]]\r\nid = \"a\"\r\nperiods = [\r\n]\r\n",
]


@pytest.mark.parametrize("text", SMALL)
def test_however_it_is_laid_out_the_outcome_says_what_it_should(text: str) -> None:
    hours = schoolfile.loads(text)
    calendar = replace(
        hours.calendar,
        region="noord",
        days_off=[*hours.calendar.days_off, EASTER],
        half_days=[PARTY],
    )
    timetable = replace(hours.timetables[0], periods=[*hours.timetables[0].periods, BREAK])
    wanted = replace(hours, calendar=calendar, timetables=[timetable])
    changed, kept = schoolfile.changed(text, wanted)
    assert schoolfile.loads(changed) == wanted
    assert kept == (text is not DOTTED)
    if kept:
        assert comments(changed) == comments(text)
        assert changed.count("\r\n") == (changed.count("\n") if "\r\n" in text else 0)


def test_what_cannot_be_changed_in_place_is_written_anew() -> None:
    text = (
        '[[groups]]\nid = "a" # mine\nperiods = [{days=[1],start="08:00",end="09:00",kind="les"}]'
    )
    hours = schoolfile.loads(text)
    wanted = replace(hours, timetables=[Timetable("a")])
    changed, kept = schoolfile.changed(text, wanted)
    assert (schoolfile.loads(changed), kept) == (wanted, False)


def test_what_is_no_toml_is_told_with_its_line() -> None:
    with pytest.raises(TimetableTrouble) as trouble:
        schoolfile.loads("school = \n")
    assert "line 1" in trouble.value.problems[0].facts["said"]


WHOLE = SchoolHours(
    'De "Boog" \\ café',
    "Europe/Amsterdam",
    [
        Timetable(
            "groep-5",
            [Period([1, 3], "08:15:30", "24:00", PeriodKind.LESSON, "Taal")],
            [Variant("Kort", [BREAK]), Variant("Leeg")],
            [Use("Kort", "2027-01-04", "2027-01-08")],
        ),
        Timetable("groep-6", [BREAK], combines=["groep-5"]),
    ],
    Calendar([EASTER, DaysOff("Een", "2027-01-01", "2027-01-01", groups=["groep-5"])], [PARTY],
             "noord", 45),
    [
        Override("x", "groep-5", True, Why.RAIN, 1_792_886_400_000, 1_792_888_200_000,
                 1_792_890_000_000, by="Juf", note='zei "ja"', pupil="p", staff="s"),
    ],
)  # fmt: skip


def test_a_whole_school_written_is_read_as_it_was() -> None:
    assert schoolfile.loads(toml.text(WHOLE)) == WHOLE


def test_a_whole_school_in_json_is_read_as_it_was() -> None:
    assert read_school(json.loads(schoolfile.in_json(WHOLE))) == WHOLE


def test_the_example_is_laid_out_for_people() -> None:
    tables = tomllib.loads(toml.text(schoolfile.loads(EXAMPLE)))
    assert tables["groups"][0]["periods"][0]["days"] == "mon-fri"
    assert tables["calendar"]["days_off"][0]["first"] == date(2026, 7, 18)
