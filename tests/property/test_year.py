"""A school year against its plan: a day is painted as a school day exactly when it has a lesson."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.desk.year import LESSONS, midnight, year
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
from kiosk.timetable.school_year import first_day

GROUP, START = "groep-5", 2026
ZONES = ("Europe/Amsterdam", "Europe/Lisbon", "Asia/Kolkata", "America/Paramaribo")
QUARTER = 15 * 60_000
DAYS = st.integers(0, 364).map(lambda at: first_day(START) + timedelta(days=at))


def wall(quarters: int) -> str:
    return f"{quarters // 4:02}:{quarters % 4 * 15:02}"


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, str]:
    start = draw(st.integers(0, 95))
    return wall(start), wall(draw(st.integers(start + 1, 96)))


@st.composite
def periods(draw: st.DrawFn) -> list[Period]:
    kinds = st.sampled_from([PeriodKind.LESSON, PeriodKind.LESSON, *PeriodKind])
    weekdays = st.lists(st.integers(1, 7), min_size=1, max_size=7, unique=True)
    return [
        Period(draw(weekdays), *draw(spans()), draw(kinds)) for _ in range(draw(st.integers(0, 5)))
    ]


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, str]:
    first = draw(DAYS)
    return first.isoformat(), (first + timedelta(days=draw(st.integers(0, 40)))).isoformat()


@st.composite
def timetables(draw: st.DrawFn, group: str) -> Timetable:
    variant = Variant("Toetsweek", draw(periods()))
    uses = [Use("Toetsweek", *draw(stretches()))] if draw(st.booleans()) else []
    return Timetable(group, draw(periods()), [variant], uses)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    whom = st.sampled_from([[], [GROUP], ["groep-8"]])
    off = [
        DaysOff(f"vrij {at}", *draw(stretches()), draw(st.sampled_from(DayKind)), draw(whom))
        for at in range(draw(st.integers(0, 3)))
    ]
    half = [
        HalfDay(f"half {at}", draw(DAYS).isoformat(), *draw(spans()), draw(whom))
        for at in range(draw(st.integers(0, 3)))
    ]
    return Calendar(off, half)


def has_lesson(plan: Plan, on: date, zone: str) -> bool:
    """Asked of every quarter of an hour of the day: nothing here begins or ends in between."""
    begin, end = midnight(on, zone), midnight(on + timedelta(days=1), zone)
    return any(plan.verdict(at).open for at in range(begin, end, QUARTER))


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(ZONES),
    timetables(GROUP),
    calendars(),
    st.booleans(),
    timetables("groep-6"),
    st.lists(DAYS, min_size=3, max_size=8),
)
def test_a_school_day_is_a_day_with_a_lesson(
    zone: str,
    timetable: Timetable,
    calendar: Calendar,
    combined: bool,
    other: Timetable,
    asked: list[date],
) -> None:
    parts = [other] if combined else []
    if combined:
        timetable = Timetable(
            GROUP, timetable.periods, timetable.variants, timetable.uses, ["groep-6"]
        )
    plan = Plan(timetable, zone, calendar=calendar, parts=parts)
    days = year(START, plan, calendar, zone, group=GROUP, uses=timetable.uses)
    edges = [date.fromisoformat(one.first) for one in calendar.days_off]
    edges += [date.fromisoformat(one.date) for one in calendar.half_days]
    edges += [date(2026, 10, 25), date(2027, 3, 28)]
    for on in [*asked, *edges]:
        day = days.day(on)
        assert day is not None
        lesson = has_lesson(plan, on, zone)
        assert (day.sort in LESSONS) == lesson, day
        assert bool(day.opens) == lesson
