"""``verdict_us`` and ``year_ms``: a school of 20 groups, a full year, 200 overrides a group.

Each verdict is asked of a group and a moment by chance, beside a bare look-up of the same moment in
a list of the year's changes that was made beforehand. The changes of a year are worked out from
nothing, beside the bare conversion of as many moments to wall time.
"""

from __future__ import annotations

import random
import statistics
from bisect import bisect_right
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter_ns
from zoneinfo import ZoneInfo

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
from tests.bench.figure import Figure

VERDICT_MOST = 50.0  # us
YEAR_MOST = 30.0  # ms
ZONE = "Europe/Amsterdam"
GROUPS, OVERRIDES = 20, 200
HOUR = 3_600_000  # ms
START = round(datetime(2026, 8, 1, tzinfo=UTC).timestamp() * 1000)
END = START + 365 * 24 * HOUR
_WEEK = [1, 2, 3, 4, 5]
_CALENDAR = Calendar(
    [
        DaysOff("Herfstvakantie", "2026-10-17", "2026-10-25"),
        DaysOff("Studiedag", "2026-11-12", "2026-11-12", DayKind.STUDY_DAY),
        DaysOff("Kerstvakantie", "2026-12-19", "2027-01-03"),
        DaysOff("Voorjaarsvakantie", "2027-02-20", "2027-02-28"),
        DaysOff("Kamp", "2027-06-07", "2027-06-09", DayKind.DAY_OFF, ["groep-1", "groep-2"]),
        DaysOff("Zomervakantie", "2027-07-10", "2027-08-22"),
    ],
    [HalfDay("Sinterklaas", "2026-12-04"), HalfDay("Laatste schooldag", "2027-07-09")],
    "midden",
)


def measure(times: int, tell: Callable[[str], None]) -> list[Figure]:
    """So many verdicts, and a year of each group."""
    chance = random.Random(3)
    plans = [_plan(number, chance) for number in range(GROUPS)]
    figures = [_verdicts(plans, times, chance), _years(plans)]
    tell(", ".join(f"{one.name}: {one.value} {one.unit}" for one in figures))
    return figures


def _verdicts(plans: list[Plan], times: int, chance: random.Random) -> Figure:
    years = [plan.changes(START, END) for plan in plans]
    moments = [[change.at for change in year] for year in years]
    ours, theirs = [], []
    for _ in range(times):
        number, at = chance.randrange(GROUPS), chance.randrange(START + 24 * HOUR, END)
        plan, pupil = plans[number], chance.choice(["", "sem"])
        began = perf_counter_ns()
        plan.verdict(at, pupil)
        between = perf_counter_ns()
        years[number][bisect_right(moments[number], at) - 1].verdict  # noqa: B018 - the look-up
        theirs.append((perf_counter_ns() - between) / 1e3)
        ours.append((between - began) / 1e3)
    return _figure("verdict_us", "us", "a bisect in a list made before", ours, theirs, VERDICT_MOST)


def _years(plans: list[Plan]) -> Figure:
    zone = ZoneInfo(ZONE)
    ours, theirs = [], []
    for plan in plans:
        began = perf_counter_ns()
        changes = plan.changes(START, END)
        between = perf_counter_ns()
        for change in changes:
            datetime.fromtimestamp(change.at // 1000, zone)
        theirs.append((perf_counter_ns() - between) / 1e6)
        ours.append((between - began) / 1e6)
    return _figure("year_ms", "ms", "zoneinfo for as many moments", ours, theirs, YEAR_MOST)


def _figure(
    name: str, unit: str, against: str, ours: list[float], theirs: list[float], most: float
) -> Figure:
    value, floor = statistics.median(ours), statistics.median(theirs)
    return Figure(
        name=name,
        value=round(value, 3),
        unit=unit,
        against=against,
        floor=round(floor, 3),
        ratio=round(value / floor, 3),
        target=f"<= {most:g} {unit}",
        met=value <= most,
        n=len(ours),
    )


def _plan(number: int, chance: random.Random) -> Plan:
    """One group's; every fifth is made up of two others."""
    group = f"groep-{number}"
    parts = [_timetable("groep-a", 0), _timetable("groep-b", 15)] if number % 5 == 0 else []
    overrides = [_override(group, one, chance) for one in range(OVERRIDES)]
    timetable = _timetable(group, number % 4 * 15)
    return Plan(timetable, ZONE, calendar=_CALENDAR, overrides=overrides, parts=parts)


def _timetable(group: str, late: int) -> Timetable:
    """An ordinary school week, its breaks so many minutes later than those of the first."""
    short = [Period(_WEEK, "08:15", "12:00", PeriodKind.LESSON)]
    return Timetable(
        group,
        [
            Period(_WEEK, "08:00", "08:15", PeriodKind.BEFORE),
            Period(_WEEK, "08:15", "14:00", PeriodKind.LESSON),
            Period(_WEEK, f"10:{late:02}", f"10:{late + 14:02}", PeriodKind.BREAK),
            Period(_WEEK, f"12:{late:02}", f"12:{late + 14:02}", PeriodKind.LUNCH),
            Period([3], "12:30", "14:00", PeriodKind.AFTER),
        ],
        [Variant("Korte dagen", short)],
        [Use("Korte dagen", "2027-06-21", "2027-07-02")],
    )


def _override(group: str, number: int, chance: random.Random) -> Override:
    start = chance.randrange(START, END - HOUR)
    why = chance.choice(list(Why))
    pupil = chance.choice(["", "", "sem"])
    return Override(
        id=f"{number:04}",
        group=group,
        opens=why is not Why.CLOSED_NOW,
        why=why,
        start=start,
        end=start + chance.randrange(60_000, 3 * HOUR),
        ceiling=start + HOUR,
        staff="marieke",
        by="Juf Marieke",
        pupil=pupil,
    )
