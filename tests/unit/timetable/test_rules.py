"""Which rule wins: overrides, days off, half days, combined groups, variants, the week."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.model import Override, Why
from kiosk.timetable.model import Calendar, DaysOff, HalfDay, Period, Timetable, Use, Variant
from kiosk.timetable.plan import Plan
from kiosk.timetable.verdicts import DayKind, PeriodKind, Reason, Verdict

ZONE = "Europe/Amsterdam"
WEEKDAYS = [1, 2, 3, 4, 5]
LESSON, BREAK = PeriodKind.LESSON, PeriodKind.BREAK
EXAMS = Variant("Toetsweek", [Period(WEEKDAYS, "09:00", "11:00", LESSON)])
GROUP = Timetable(
    "groep-5",
    [
        Period(WEEKDAYS, "08:15", "14:00", LESSON, "Taal"),
        Period(WEEKDAYS, "10:15", "10:30", BREAK),
    ],
    [EXAMS],
    [Use("Toetsweek", "2026-11-23", "2026-11-25")],
)
OTHER = Timetable(
    "groep-6",
    [
        Period(WEEKDAYS, "08:15", "14:00", LESSON),
        Period(WEEKDAYS, "10:30", "10:45", BREAK),
    ],
)
CALENDAR = Calendar(
    [
        DaysOff("Herfstvakantie", "2026-10-17", "2026-10-25"),
        DaysOff("Studiedag", "2026-11-12", "2026-11-12", DayKind.STUDY_DAY),
        DaysOff("Kamp", "2026-11-19", "2026-11-20", DayKind.DAY_OFF, ["groep-6"]),
        DaysOff("Zomervakantie", "2027-07-17", "2027-08-29"),
    ],
    [
        HalfDay("Sinterklaas", "2026-12-04"),
        HalfDay("Tandarts", "2026-12-07", "09:00", "10:00", ["groep-5"]),
    ],
)


def ms(text: str) -> int:
    """A moment by its wall time in Amsterdam: ``2026-11-20 10:15``."""
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)


def override(
    start: str,
    end: str,
    *,
    opens: bool = True,
    why: Why = Why.RAIN,
    ceiling: str = "2026-12-31 00:00",
    pupil: str = "",
    id: str = "01A",
) -> Override:
    day = "2026-11-27 "
    return Override(
        id=id,
        group="groep-5",
        opens=opens,
        why=why,
        start=ms(day + start),
        end=ms(day + end),
        ceiling=ms(ceiling),
        staff="marieke",
        by="Juf Marieke",
        pupil=pupil,
    )


def at(moment: str, *overrides: Override, pupil: str = "") -> Verdict:
    return Plan(GROUP, ZONE, calendar=CALENDAR, overrides=overrides).verdict(ms(moment), pupil)


@pytest.mark.parametrize(
    ("moment", "is_open", "reason", "rule"),
    [
        ("2026-11-27 09:00", True, "lesson", "lesson 08:15-14:00 Taal"),
        ("2026-11-27 15:00", False, "after_school", "outside every period"),
        ("2026-10-20 09:00", False, "holiday", "holiday Herfstvakantie 2026-10-17..2026-10-25"),
        ("2026-10-24 09:00", False, "holiday", "holiday Herfstvakantie 2026-10-17..2026-10-25"),
        ("2026-11-12 09:00", False, "study_day", "study day Studiedag 2026-11-12"),
        ("2026-11-19 09:00", True, "lesson", "lesson 08:15-14:00 Taal"),
        ("2026-12-04 11:59", True, "lesson", "lesson 08:15-14:00 Taal"),
        ("2026-12-04 12:00", False, "half_day", "half day Sinterklaas 2026-12-04 from 12:00"),
        ("2026-12-04 23:59", False, "half_day", "half day Sinterklaas 2026-12-04 from 12:00"),
        (
            "2026-12-07 09:00",
            False,
            "half_day",
            "half day Tandarts 2026-12-07 from 09:00 until 10:00",
        ),
        ("2026-12-07 10:00", True, "lesson", "lesson 08:15-14:00 Taal"),
        ("2026-11-23 08:30", False, "before_school", "variant Toetsweek: outside every period"),
        ("2026-11-25 10:20", True, "lesson", "variant Toetsweek: lesson 09:00-11:00"),
        ("2026-11-26 10:20", False, "break", "break 10:15-10:30"),
    ],
)
def test_calendar_and_variants(moment: str, is_open: bool, reason: str, rule: str) -> None:
    found = at(moment)
    assert (found.open, found.reason, found.rule) == (is_open, reason, rule)


def test_the_kind_is_that_of_the_period_that_decided() -> None:
    assert at("2026-11-27 10:20").kind == "break"
    assert at("2026-10-20 10:20").kind == ""
    assert at("2026-11-27 10:20", override("10:15", "10:30")).kind == ""


def test_a_long_holiday_says_when_school_begins_again() -> None:
    found = at("2027-07-20 12:00")
    assert found.reason is Reason.HOLIDAY
    assert found.since_ms == ms("2027-07-16 14:00")
    assert found.until_ms == ms("2027-08-30 08:15")


def test_days_off_also_count_without_a_timetable() -> None:
    plan = Plan(None, ZONE, calendar=CALENDAR, group="groep-6")
    assert plan.verdict(ms("2026-11-18 09:00")).reason is Reason.NO_TIMETABLE
    assert plan.verdict(ms("2026-11-19 03:00")).reason is Reason.DAY_OFF
    assert plan.verdict(ms("2026-10-17 09:00")).since_ms == ms("2026-10-17 00:00")
    assert Plan(None, ZONE, calendar=CALENDAR).verdict(ms("2026-11-19 09:00")).open


def test_a_rain_break_inside_opens_the_break() -> None:
    found = at("2026-11-27 10:20", override("10:15", "10:30"))
    assert (found.open, found.reason) == (True, Reason.RAIN)
    assert found.rule == "override rain by Juf Marieke until 10:30"
    assert found.until_ms == ms("2026-11-27 14:00")


def test_an_override_never_outlives_its_ceiling() -> None:
    longer = override("13:00", "18:00", why=Why.LONGER, ceiling="2026-11-27 14:30")
    found = at("2026-11-27 14:29", longer)
    assert (found.until_ms, found.rule) == (
        ms("2026-11-27 14:30"),
        "override longer by Juf Marieke until 14:30",
    )
    assert at("2026-11-27 14:30", longer).reason is Reason.AFTER_SCHOOL


def test_until_another_day_says_which() -> None:
    found = at("2026-11-27 14:30", override("14:00", "23:59"))
    assert found.rule.endswith("until 23:59")
    night = Override(
        "01", "groep-5", True, Why.LONGER, 0, ms("2026-11-28 01:00"), 1 << 60, "m", "M"
    )
    assert at("2026-11-27 14:30", night).rule.endswith("until 2026-11-28 01:00")


def test_an_override_also_counts_on_a_day_off() -> None:
    camp = Override("01", "groep-5", True, Why.LONGER, 0, ms("2026-10-20 12:00"), 1 << 60, "m", "M")
    assert at("2026-10-20 11:00", camp).open
    assert not at("2026-10-20 12:00", camp).open


def test_closed_beats_open() -> None:
    opened = override("09:00", "12:00", why=Why.LONGER, id="01Z")
    closed = override("10:00", "10:10", opens=False, why=Why.CLOSED_NOW)
    assert at("2026-11-27 10:05", opened, closed).reason is Reason.CLOSED_NOW
    assert at("2026-11-27 10:10", opened, closed).reason is Reason.LONGER


def test_for_the_class_closed_beats_open_for_one_pupil() -> None:
    opened = override("09:00", "12:00", why=Why.LONGER, pupil="sem")
    closed = override("10:00", "10:10", opens=False, why=Why.CLOSED_NOW)
    assert at("2026-11-27 10:05", opened, closed, pupil="sem").reason is Reason.CLOSED_NOW


def test_of_those_alike_the_pupils_own_counts() -> None:
    everybody = override("10:00", "12:00")
    own = override("10:00", "11:00", why=Why.LONGER, pupil="sem", id="01B")
    found = at("2026-11-27 10:20", everybody, own, pupil="sem")
    assert found.rule == "override longer for one pupil by Juf Marieke until 11:00"
    assert at("2026-11-27 10:20", everybody, own, pupil="fatima").reason is Reason.RAIN
    assert at("2026-11-27 10:20", everybody, own).reason is Reason.RAIN


def test_of_those_alike_the_one_that_ends_last_counts_then_the_id() -> None:
    short = override("10:00", "10:20")
    long = override("10:00", "10:25", why=Why.LONGER, id="01B")
    assert at("2026-11-27 10:16", short, long).reason is Reason.LONGER
    alike = override("10:00", "10:25", id="01C")
    assert at("2026-11-27 10:16", alike, long).reason is Reason.LONGER


def test_an_override_for_another_pupil_changes_nothing() -> None:
    own = override("10:00", "11:00", pupil="sem")
    assert at("2026-11-27 10:20", own, pupil="fatima") == at("2026-11-27 10:20")


@pytest.mark.parametrize(("start", "end"), [("10:20", "10:20"), ("10:30", "10:15")])
def test_an_override_without_a_length_is_none(start: str, end: str) -> None:
    assert at("2026-11-27 10:20", override(start, end)) == at("2026-11-27 10:20")


def combined(own: list[Period], *parts: Timetable | None) -> Plan:
    both = Timetable("groep-5-6", own, combines=["groep-5", "groep-6"])
    return Plan(both, ZONE, calendar=CALENDAR, parts=parts)


@pytest.mark.parametrize(
    ("moment", "is_open", "rule"),
    [
        ("2026-11-27 09:00", True, "groep-5: lesson 08:15-14:00 Taal"),
        ("2026-11-27 10:20", False, "groep-5: break 10:15-10:30"),
        ("2026-11-27 10:40", False, "groep-6: break 10:30-10:45"),
        ("2026-11-23 12:00", False, "groep-5: variant Toetsweek: outside every period"),
        ("2026-11-19 09:00", False, "groep-6: day off Kamp 2026-11-19..2026-11-20"),
        ("2026-12-07 09:30", False, "groep-5: half day Tandarts 2026-12-07 from 09:00 until 10:00"),
        ("2026-12-04 13:00", False, "half day Sinterklaas 2026-12-04 from 12:00"),
    ],
)
def test_a_combined_group_is_closed_while_a_part_is(moment: str, is_open: bool, rule: str) -> None:
    found = combined([], GROUP, OTHER).verdict(ms(moment))
    assert (found.open, found.rule) == (is_open, rule)


def test_a_combined_groups_own_periods_count_too() -> None:
    plan = combined([Period(WEEKDAYS, "09:00", "12:00", LESSON, "samen")], GROUP, OTHER)
    assert plan.verdict(ms("2026-11-27 08:30")).rule == "outside every period"
    assert plan.verdict(ms("2026-11-27 09:30")).rule == "lesson 09:00-12:00 samen"
    assert plan.verdict(ms("2026-11-27 10:20")).rule == "groep-5: break 10:15-10:30"


def test_a_part_without_a_timetable_closes_nothing() -> None:
    plan = combined([], None, OTHER)
    assert plan.verdict(ms("2026-11-27 10:20")).rule == "groep-6: lesson 08:15-14:00"
    assert combined([], None, None).verdict(ms("2026-11-27 03:00")).rule == "none"


def test_a_combined_group_whose_parts_are_not_known_is_closed() -> None:
    assert not combined([]).verdict(ms("2026-11-27 09:00")).open


def test_a_broken_part_is_refused() -> None:
    with pytest.raises(ValueError, match="25:00"):
        Plan(Timetable("a", [Period([1], "25:00", "26:00", LESSON)]), ZONE)
    with pytest.raises(ValueError, match="Nergens"):
        Plan(Timetable("a", uses=[Use("Nergens", "2026-01-01", "2026-01-02")]), ZONE)
    with pytest.raises(ValueError, match="day is out of range"):
        Plan(None, ZONE, calendar=Calendar([DaysOff("x", "2026-02-30", "2026-03-01")]))


def test_the_changes_of_a_day_with_an_override() -> None:
    plan = Plan(GROUP, ZONE, calendar=CALENDAR, overrides=[override("10:00", "10:20", opens=False)])
    found = plan.changes(ms("2026-11-27 00:00"), ms("2026-11-27 12:00"))
    assert [(one.at, one.verdict.reason) for one in found] == [
        (ms("2026-11-27 00:00"), Reason.BEFORE_SCHOOL),
        (ms("2026-11-27 08:15"), Reason.LESSON),
        (ms("2026-11-27 10:00"), Reason.RAIN),
        (ms("2026-11-27 10:20"), Reason.BREAK),
        (ms("2026-11-27 10:30"), Reason.LESSON),
    ]
    assert found[2].verdict.until_ms == ms("2026-11-27 10:30")
