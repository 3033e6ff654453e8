"""Days off written by hand: what is wrong, and the calendar and timetable that come of it."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.desk.days_off import (
    Draft,
    Item,
    Sort,
    drawn_from,
    kept,
    troubles,
    unused,
    used,
    without,
)
from kiosk.timetable.model import Calendar, DayKind, DaysOff, HalfDay, Timetable, Use

AUTUMN = DaysOff("Herfstvakantie", "2026-10-17", "2026-10-25")
STUDY = DaysOff("Studiedag", "2026-11-06", "2026-11-06", DayKind.STUDY_DAY, ["groep-5"])
HALF = HalfDay("Sint", "2026-12-04", "12:00", "24:00", ["groep-5"])
CALENDAR = Calendar([AUTUMN, STUDY], [HALF], region="noord", ceiling=45)
NEAR = date(2026, 11, 20)


def test_a_new_holiday_stands_in_order_and_the_rest_stays() -> None:
    draft = Draft(Sort.HOLIDAY, date(2026, 8, 1), date(2026, 8, 30), "  Zomer\n vakantie ")
    calendar = kept(CALENDAR, draft)
    assert calendar.days_off == [
        DaysOff("Zomer vakantie", "2026-08-01", "2026-08-30"),
        AUTUMN,
        STUDY,
    ]
    assert (calendar.half_days, calendar.region, calendar.ceiling) == ([HALF], "noord", 45)


@pytest.mark.parametrize("item", [AUTUMN, STUDY, HALF])
def test_what_stands_there_is_drawn_and_kept_unchanged(item: DaysOff | HalfDay) -> None:
    calendar = kept(CALENDAR, drawn_from(item), item)
    assert calendar == CALENDAR


def test_a_study_day_can_become_a_half_day() -> None:
    draft = Draft(Sort.HALF_DAY, date(2026, 11, 6), date(2026, 11, 6), "Half", "13:00")
    calendar = kept(CALENDAR, draft, STUDY)
    assert calendar.days_off == [AUTUMN]
    assert calendar.half_days == [HalfDay("Half", "2026-11-06", "13:00"), HALF]


def test_half_days_over_several_dates_are_as_many() -> None:
    draft = Draft(Sort.HALF_DAY, date(2026, 12, 4), date(2026, 12, 6), "Half")
    assert [one.date for one in kept(Calendar(), draft).half_days] == [
        "2026-12-04",
        "2026-12-05",
        "2026-12-06",
    ]


def test_taking_away_takes_one() -> None:
    assert without(CALENDAR, AUTUMN).days_off == [STUDY]
    assert without(CALENDAR, HALF).half_days == []
    assert without(without(CALENDAR, HALF), HALF) == without(CALENDAR, HALF)
    twice = Calendar([AUTUMN, AUTUMN])
    assert without(twice, AUTUMN).days_off == [AUTUMN]


def test_a_variant_makes_room_for_itself() -> None:
    timetable = Timetable("groep-5", uses=[Use("Kort", "2026-09-01", "2026-09-30")])
    draft = Draft(Sort.VARIANT, date(2026, 9, 7), date(2026, 9, 11), variant="Toets")
    assert used(timetable, draft).uses == [
        Use("Kort", "2026-09-01", "2026-09-06"),
        Use("Toets", "2026-09-07", "2026-09-11"),
        Use("Kort", "2026-09-12", "2026-09-30"),
    ]


def test_a_use_that_is_moved_leaves_nothing_behind() -> None:
    use = Use("Kort", "2026-09-01", "2026-09-04")
    timetable = Timetable("groep-5", uses=[use])
    draft = Draft(Sort.VARIANT, date(2026, 9, 3), date(2026, 9, 5), variant="Kort")
    assert used(timetable, draft, use).uses == [Use("Kort", "2026-09-03", "2026-09-05")]
    assert unused(timetable, use).uses == []


def test_a_use_that_is_covered_goes() -> None:
    timetable = Timetable("groep-5", uses=[Use("Kort", "2026-09-02", "2026-09-03")])
    draft = Draft(Sort.VARIANT, date(2026, 9, 1), date(2026, 9, 4), variant="Toets")
    assert used(timetable, draft).uses == [Use("Toets", "2026-09-01", "2026-09-04")]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (Draft(Sort.HOLIDAY, NEAR, NEAR), []),
        (Draft(Sort.HOLIDAY, NEAR, date(2026, 11, 19)), ["teacher.year.before_first"]),
        (Draft(Sort.HOLIDAY, NEAR, date(2028, 1, 1)), ["teacher.year.too_long"]),
        (Draft(Sort.VARIANT, NEAR, NEAR), ["teacher.year.no_variant"]),
        (Draft(Sort.HALF_DAY, NEAR, NEAR, start="12:00", end="12:00"), ["teacher.year.half_ends"]),
        (Draft(Sort.HALF_DAY, NEAR, NEAR, start="12:00"), []),
    ],
)
def test_what_is_wrong_is_told(draft: Draft, found: list[str]) -> None:
    assert troubles(draft) == found


def test_a_use_is_drawn_with_its_variant() -> None:
    item: Item = Use("Kort", "2026-09-01", "2026-09-04")
    assert drawn_from(item) == Draft(
        Sort.VARIANT, date(2026, 9, 1), date(2026, 9, 4), variant="Kort"
    )
