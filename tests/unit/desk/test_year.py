"""A school year as days: each is what its plan and the calendar say."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.desk.year import (
    LESSONS,
    DayIs,
    Year,
    midnight,
    weeks,
    year,
)
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
from kiosk.timetable.plan import Plan
from kiosk.timetable.school_year import first_day, last_day, starting

ZONE = "Europe/Amsterdam"
GROUP = "groep-5"
WEEK = [
    Period([1, 2, 4, 5], "08:15", "14:00", PeriodKind.LESSON),
    Period([3], "08:15", "12:00", PeriodKind.LESSON),
    Period([1, 2, 3, 4, 5], "10:15", "10:30", PeriodKind.BREAK),
]
SHORT = Variant("Kort", [Period([1, 2], "09:00", "11:30", PeriodKind.LESSON)])
CALENDAR = Calendar(
    days_off=[
        DaysOff("Herfstvakantie", "2026-10-17", "2026-10-25"),
        DaysOff("Studiedag", "2026-11-06", "2026-11-06", DayKind.STUDY_DAY),
        DaysOff("Uitje", "2026-11-10", "2026-11-10", DayKind.DAY_OFF, groups=["groep-8"]),
        DaysOff("Altijd", "1900-01-01", "2026-08-30"),
    ],
    half_days=[
        HalfDay("Sinterklaas", "2026-12-04", "12:00"),
        HalfDay("Alles", "2026-12-07", "00:00"),
    ],
)


def made(
    timetable: Timetable | None = None,
    calendar: Calendar = CALENDAR,
    overrides: list[Override] | None = None,
) -> Year:
    timetable = timetable or Timetable(GROUP, WEEK)
    plan = Plan(timetable, ZONE, calendar=calendar)
    return year(
        2026,
        plan,
        calendar,
        ZONE,
        group=GROUP,
        uses=timetable.uses,
        overrides=overrides or [],
    )


@pytest.mark.parametrize(
    ("on", "sort", "name"),
    [
        ("2026-09-01", DayIs.SCHOOL, ""),
        ("2026-08-30", DayIs.HOLIDAY, "Altijd"),
        ("2026-10-16", DayIs.SCHOOL, ""),
        ("2026-10-17", DayIs.HOLIDAY, "Herfstvakantie"),
        ("2026-10-25", DayIs.HOLIDAY, "Herfstvakantie"),
        ("2026-10-26", DayIs.SCHOOL, ""),
        ("2026-11-06", DayIs.STUDY_DAY, "Studiedag"),
        ("2026-11-10", DayIs.SCHOOL, ""),
        ("2026-11-07", DayIs.WEEKEND, ""),
        ("2026-12-04", DayIs.HALF, "Sinterklaas"),
        ("2026-12-07", DayIs.FREE, "Alles"),
    ],
)
def test_a_day_is_what_the_calendar_says(on: str, sort: DayIs, name: str) -> None:
    day = made().day(date.fromisoformat(on))
    assert day is not None
    assert (day.sort, day.name) == (sort, name)


def test_a_day_knows_its_first_and_last_lesson() -> None:
    days = made()
    wednesday, half = days.day(date(2026, 9, 2)), days.day(date(2026, 12, 4))
    assert wednesday is not None
    assert half is not None
    assert (wednesday.opens, wednesday.closes) == ("08:15", "12:00")
    assert (half.opens, half.closes) == ("08:15", "12:00")


def test_both_changeover_nights_keep_wall_time() -> None:
    days = made()
    for on in (date(2026, 10, 26), date(2027, 3, 29)):
        day = days.day(on)
        assert day is not None
        assert (day.opens, day.closes) == ("08:15", "14:00")


def test_a_variant_is_named_and_its_week_holds() -> None:
    use = Use("Kort", "2026-09-07", "2026-09-11")
    days = made(Timetable(GROUP, WEEK, [SHORT], [use]))
    monday, thursday = days.day(date(2026, 9, 7)), days.day(date(2026, 9, 10))
    assert monday is not None
    assert thursday is not None
    assert (monday.variant, monday.opens, monday.closes) == ("Kort", "09:00", "11:30")
    assert (thursday.variant, thursday.sort) == ("Kort", DayIs.FREE)


def test_without_a_timetable_nothing_but_the_calendar_closes() -> None:
    plan = Plan(None, ZONE, calendar=CALENDAR, group=GROUP)
    days = year(2026, plan, CALENDAR, ZONE, group=GROUP)
    sunday, holiday = days.day(date(2026, 9, 6)), days.day(date(2026, 10, 20))
    assert sunday is not None
    assert holiday is not None
    assert (sunday.sort, sunday.opens, sunday.closes) == (DayIs.SCHOOL, "00:00", "24:00")
    assert holiday.sort is DayIs.HOLIDAY


def test_overrides_are_counted_on_the_day_that_they_begin() -> None:
    at = round(datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)
    one = Override("o1", GROUP, True, Why.RAIN, at, at + 1, at + 1, "s1", "Anna")
    days = made(overrides=[one, one])
    assert [(day.date, day.given) for day in days.days if day.given] == [(date(2026, 11, 20), 2)]


def test_a_year_runs_from_august_to_july() -> None:
    days = made()
    assert (days.days[0].date, days.days[-1].date) == (date(2026, 8, 1), date(2027, 7, 31))
    assert (days.first, days.last) == (date(2026, 8, 1), date(2027, 7, 31))
    assert days.day(date(2027, 8, 1)) is None
    assert days.day(date(2026, 7, 31)) is None
    assert [starting(date(2026, 7, 31)), starting(date(2026, 8, 1))] == [2025, 2026]
    assert days.school_days == sum(day.sort in LESSONS for day in days.days)
    assert (last_day(2027) - first_day(2027)).days == 365  # the year with 29 February


def test_weeks_are_the_mondays_of_all_weeks_with_a_day() -> None:
    assert weeks(date(2026, 8, 1), date(2026, 8, 10)) == [
        date(2026, 7, 27),
        date(2026, 8, 3),
        date(2026, 8, 10),
    ]
    assert weeks(date(2026, 8, 3), date(2026, 8, 3)) == [date(2026, 8, 3)]


def test_a_day_begins_at_midnight_at_school() -> None:
    assert midnight(date(2026, 8, 1), ZONE) == 1_785_535_200_000
