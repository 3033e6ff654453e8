"""Verdicts of a week: edges, reasons, overlaps, and both nights when the clock is changed."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from kiosk.model import Override, Why
from kiosk.timetable.model import Period, Timetable
from kiosk.timetable.plan import Plan
from kiosk.timetable.verdicts import PeriodKind, Reason

ROOT = Path(__file__).resolve().parents[3]
ZONE = "Europe/Amsterdam"
WEEKDAYS = [1, 2, 3, 4, 5]
LESSON, BREAK, LUNCH = PeriodKind.LESSON, PeriodKind.BREAK, PeriodKind.LUNCH

SCHOOL_DAYS = [
    Period(WEEKDAYS, "08:15", "14:00", LESSON),
    Period(WEEKDAYS, "10:15", "10:30", BREAK, "kleine pauze"),
    Period(WEEKDAYS, "12:00", "12:45", LUNCH),
]


def week(*periods: Period) -> Plan:
    return Plan(Timetable("groep-5", list(periods)), ZONE)


SCHOOL_WEEK = week(*SCHOOL_DAYS)


def ms(text: str, fold: int = 0) -> int:
    """A moment by its wall time in Amsterdam: ``2026-11-20 10:15``."""
    moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE), fold=fold)
    return round(moment.timestamp() * 1000)


@pytest.mark.parametrize(
    ("at", "is_open", "reason"),
    [
        ("2026-11-20 08:14:59", False, Reason.BEFORE_SCHOOL),
        ("2026-11-20 08:15", True, Reason.LESSON),
        ("2026-11-20 10:14:59", True, Reason.LESSON),
        ("2026-11-20 10:15", False, Reason.BREAK),
        ("2026-11-20 10:29:59", False, Reason.BREAK),
        ("2026-11-20 10:30", True, Reason.LESSON),
        ("2026-11-20 12:10", False, Reason.LUNCH),
        ("2026-11-20 14:00", False, Reason.AFTER_SCHOOL),
        ("2026-11-20 23:59:59", False, Reason.AFTER_SCHOOL),
        ("2026-11-21 10:00", False, Reason.WEEKEND),
        ("2026-11-23 00:00", False, Reason.BEFORE_SCHOOL),
    ],
)
def test_a_school_week(at: str, is_open: bool, reason: Reason) -> None:
    found = SCHOOL_WEEK.verdict(ms(at))
    assert (found.open, found.reason) == (is_open, reason)


def test_a_verdict_tells_since_until_and_which_rule() -> None:
    found = SCHOOL_WEEK.verdict(ms("2026-11-20 10:20"))
    assert found.kind == "break"
    assert found.since_ms == ms("2026-11-20 10:15")
    assert found.until_ms == ms("2026-11-20 10:30")
    assert found.rule == "break 10:15-10:30 kleine pauze"


def test_closed_lasts_until_it_opens_whatever_the_reasons_between() -> None:
    found = SCHOOL_WEEK.verdict(ms("2026-11-21 12:00"))
    assert found.since_ms == ms("2026-11-20 14:00")
    assert found.until_ms == ms("2026-11-23 08:15")


def test_the_reason_changes_before_the_verdict_does() -> None:
    assert SCHOOL_WEEK.next_change(ms("2026-11-20 15:00")) == ms("2026-11-21 00:00")


def test_the_changes_of_a_day() -> None:
    found = SCHOOL_WEEK.changes(ms("2026-11-20 00:00"), ms("2026-11-21 00:00"))
    assert [(change.at, change.verdict.reason) for change in found] == [
        (ms("2026-11-20 00:00"), Reason.BEFORE_SCHOOL),
        (ms("2026-11-20 08:15"), Reason.LESSON),
        (ms("2026-11-20 10:15"), Reason.BREAK),
        (ms("2026-11-20 10:30"), Reason.LESSON),
        (ms("2026-11-20 12:00"), Reason.LUNCH),
        (ms("2026-11-20 12:45"), Reason.LESSON),
        (ms("2026-11-20 14:00"), Reason.AFTER_SCHOOL),
    ]


def one_day(*periods: tuple[str, str, PeriodKind]) -> Plan:
    return week(*(Period([1], start, end, kind) for start, end, kind in periods))


MONDAY = "2026-11-23 "


def test_of_two_periods_the_one_that_starts_last_counts() -> None:
    plan = one_day(("09:00", "11:00", BREAK), ("10:00", "10:30", LESSON))
    assert not plan.verdict(ms(MONDAY + "09:30")).open
    assert plan.verdict(ms(MONDAY + "10:00")).open
    assert not plan.verdict(ms(MONDAY + "10:30")).open


def test_of_two_that_start_together_the_shorter_counts() -> None:
    plan = one_day(("09:00", "11:00", BREAK), ("09:00", "10:00", LESSON))
    assert plan.verdict(ms(MONDAY + "09:30")).open
    assert not plan.verdict(ms(MONDAY + "10:30")).open


def test_of_two_alike_the_break_counts() -> None:
    plan = one_day(("09:00", "10:00", LESSON), ("09:00", "10:00", BREAK))
    assert not plan.verdict(ms(MONDAY + "09:30")).open


def test_a_gap_between_lessons_is_closed_and_says_so() -> None:
    plan = one_day(("09:00", "10:00", LESSON), ("11:00", "12:00", LESSON))
    assert plan.verdict(ms(MONDAY + "10:30")).reason is Reason.BETWEEN_LESSONS


def test_a_weekday_without_lessons_is_a_day_off() -> None:
    plan = one_day(("09:00", "10:00", LESSON))
    assert plan.verdict(ms("2026-11-25 10:30")).reason is Reason.DAY_OFF


def test_at_school_before_and_after_lessons_is_closed() -> None:
    plan = one_day(
        ("08:00", "09:00", PeriodKind.BEFORE),
        ("09:00", "10:00", LESSON),
        ("10:00", "11:00", PeriodKind.AFTER),
    )
    assert plan.verdict(ms(MONDAY + "08:30")).reason is Reason.BEFORE_SCHOOL
    assert plan.verdict(ms(MONDAY + "10:30")).reason is Reason.AFTER_SCHOOL


def test_a_lesson_can_last_until_midnight_and_go_on() -> None:
    plan = week(Period([1], "22:00", "24:00", LESSON), Period([2], "00:00", "01:00", LESSON))
    found = plan.verdict(ms(MONDAY + "23:00"))
    assert found.until_ms == ms("2026-11-24 01:00")


def test_seconds_count() -> None:
    plan = one_day(("09:00:30", "09:00:31", LESSON))
    assert plan.verdict(ms(MONDAY + "09:00:30")).until_ms == ms(MONDAY + "09:00:31")
    assert not plan.verdict(ms(MONDAY + "09:00:29")).open


def test_without_periods_it_is_closed_for_good() -> None:
    found = week().verdict(ms(MONDAY + "09:00"))
    assert (found.open, found.since_ms, found.until_ms) == (False, 0, 0)


def test_always_open_has_no_end() -> None:
    plan = week(Period([1, 2, 3, 4, 5, 6, 7], "00:00", "24:00", LESSON))
    found = plan.verdict(ms(MONDAY + "09:00"))
    assert (found.open, found.since_ms, found.until_ms) == (True, 0, 0)
    assert plan.next_change(ms(MONDAY + "09:00")) == 0


def test_without_a_timetable_nothing_closes() -> None:
    found = Plan(None, ZONE).verdict(ms(MONDAY + "03:00"))
    assert found == (True, "", Reason.NO_TIMETABLE, 0, 0, "none")


SUNDAY_NIGHT = week(Period([7], "02:15", "02:45", LESSON))


def test_the_night_that_skips_an_hour_has_no_such_period() -> None:
    before = ms("2027-03-28 01:30")
    assert SUNDAY_NIGHT.verdict(before).until_ms == ms("2027-04-04 02:15")
    assert not SUNDAY_NIGHT.verdict(ms("2027-03-28 03:05")).open


def test_the_night_that_skips_an_hour_cuts_a_period_short() -> None:
    plan = week(Period([7], "01:30", "02:30", LESSON))
    found = plan.verdict(ms("2027-03-28 01:45"))
    assert found.until_ms == ms("2027-03-28 03:00")
    assert found.until_ms - found.since_ms == 30 * 60_000


def test_the_night_that_repeats_an_hour_has_the_period_twice() -> None:
    first = SUNDAY_NIGHT.verdict(ms("2026-10-25 02:30"))
    second = SUNDAY_NIGHT.verdict(ms("2026-10-25 02:30", fold=1))
    assert first.open
    assert second.open
    assert second.since_ms - first.since_ms == 3_600_000
    between = SUNDAY_NIGHT.verdict(ms("2026-10-25 02:50"))
    assert not between.open
    assert between.until_ms == second.since_ms


def test_what_ended_before_the_hour_repeats_has_ended_then() -> None:
    found = SUNDAY_NIGHT.verdict(ms("2026-10-25 02:05", fold=1))
    assert found.since_ms == ms("2026-10-25 02:45")
    assert found.until_ms == ms("2026-10-25 02:15", fold=1)


def test_what_the_skipped_hour_cut_short_ended_at_the_change() -> None:
    plan = week(Period([7], "01:30", "02:30", LESSON))
    assert plan.verdict(ms("2027-03-28 05:00")).since_ms == ms("2027-03-28 03:00")


def test_a_school_day_after_the_change_starts_at_the_same_wall_time() -> None:
    assert SCHOOL_WEEK.verdict(ms("2026-10-24 12:00")).until_ms == ms("2026-10-26 08:15")
    assert SCHOOL_WEEK.verdict(ms("2027-03-27 12:00")).until_ms == ms("2027-03-29 08:15")


def test_leap_day_and_the_years_end() -> None:
    assert SCHOOL_WEEK.verdict(ms("2028-02-29 09:00")).open
    assert SCHOOL_WEEK.verdict(ms("2026-12-31 15:00")).until_ms == ms("2027-01-01 08:15")


def test_an_unknown_zone_is_no_zone() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        Plan(None, "Europe/Nergens")


def test_a_plan_needs_the_standard_library_only() -> None:
    code = "import sys, kiosk.timetable.plan; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True
    )
    rooms = {name.partition(".")[0] for name in done.stdout.split()}
    assert not rooms & {"msgspec", "icalendar", "dateutil", "PySide6", "sqlite3"}
    assert "kiosk.timetable.plan" in done.stdout.split()


def test_moments_at_the_ends_of_the_calendar_do_no_harm() -> None:
    for at in (-(1 << 62), 0, 1 << 62):
        assert not week().verdict(at).open
    assert SCHOOL_WEEK.verdict(ms("2026-11-20 09:00")).open


def test_far_apart_moments_are_asked_of_one_plan() -> None:
    plan = week(*SCHOOL_DAYS)
    for day in ("2031-03-05", "1999-01-04", "2026-11-20", "2027-11-19", "2026-01-05"):
        assert plan.verdict(ms(f"{day} 09:00")) == week(*SCHOOL_DAYS).verdict(ms(f"{day} 09:00"))


def test_what_does_not_close_is_open_but_for_overrides() -> None:
    closing = Override(
        "o1",
        "groep-5",
        False,
        Why.CLOSED_NOW,
        ms("2026-11-20 09:00"),
        ms("2026-11-20 09:30"),
        ms("2026-11-20 09:30"),
        "s1",
        "Juf Marieke",
        "noor",
    )
    timetable = Timetable("groep-5", SCHOOL_DAYS)
    plan = Plan(timetable, ZONE, overrides=[closing], closes=False)
    for at in ("2026-11-20 10:20", "2026-11-21 12:00", "2026-11-20 09:10"):
        assert plan.verdict(ms(at)) == (True, "", Reason.NOT_CLOSED, 0, 0, "protocol")
    verdict = plan.verdict(ms("2026-11-20 09:10"), "noor")
    assert (verdict.open, verdict.reason) == (False, Reason.CLOSED_NOW)
    assert verdict.until_ms == ms("2026-11-20 09:30")
    assert plan.next_change(ms("2026-11-20 12:00"), "noor") == 0


def test_a_timetable_that_is_broken_is_so_also_where_it_closes_nothing() -> None:
    broken = Timetable("groep-5", [Period([9], "08:15", "14:00", LESSON)])
    with pytest.raises(ValueError, match="9"):
        Plan(broken, ZONE, closes=False)
