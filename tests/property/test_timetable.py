"""The engine against an oracle that walks along the clock, minute by minute."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.timetable.engine import HORIZON, Week
from kiosk.timetable.model import Period, PeriodKind

MINUTE = 60_000
DAY = 24 * 60

ZONES = st.sampled_from(
    [
        "Europe/Amsterdam",
        "Europe/Lisbon",
        "America/New_York",
        "America/Havana",  # changes at midnight
        "America/Paramaribo",
        "Asia/Kolkata",
        "Australia/Lord_Howe",  # changes by half an hour
        "Africa/Casablanca",
    ]
)


def around(text: str) -> st.SearchStrategy[int]:
    """Moments within two days of one, in ms."""
    middle = round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)
    return st.integers(middle - 2 * DAY * MINUTE, middle + 2 * DAY * MINUTE)


MOMENTS = (
    around("2026-10-25T01:00")  # both nights in Europe
    | around("2027-03-28T01:00")
    | around("2026-11-01T06:00")  # and in America
    | around("2026-03-08T07:00")
    | around("2028-02-29T12:00")
    | st.integers(1_767_225_600_000, 1_893_456_000_000)
)


def wall(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(st.integers(0, 5 * 60) | st.integers(0, DAY - 1))  # many in the night
    end = draw(st.integers(start + 1, min(start + 120, DAY)) | st.integers(start + 1, DAY))
    days = draw(st.just([7]) | st.lists(st.integers(1, 7), min_size=1, max_size=7, unique=True))
    return Period(days, wall(start), wall(end), draw(st.sampled_from(PeriodKind)))


class Oracle:
    """What the words of kiosk.timetable.model say, read slowly."""

    def __init__(self, week: list[Period], zone: str) -> None:
        self.week = week
        self.zone = ZoneInfo(zone)
        self.known: dict[tuple[int, str], tuple[bool, str]] = {}

    def state(self, at: int) -> tuple[bool, str]:
        """Open or closed, and the kind of period."""
        local = datetime.fromtimestamp(at // 1000, self.zone)
        key = (local.isoweekday(), local.strftime("%H:%M"))
        if key not in self.known:
            self.known[key] = self.look_up(*key)
        return self.known[key]

    def look_up(self, day: int, clock: str) -> tuple[bool, str]:
        best: Period | None = None
        for period in self.week:
            if day not in period.days or not period.start <= clock < period.end:
                continue
            if best is None or self.beats(period, best):
                best = period
        return (best is not None and best.kind == "lesson", best.kind.value if best else "")

    def beats(self, one: Period, other: Period) -> bool:
        if one.start != other.start:
            return one.start > other.start
        if one.end != other.end:
            return one.end < other.end
        return one.kind != "lesson" and other.kind == "lesson"

    def flip(self, at: int, step: int) -> int:
        """The first minute, going by ``step`` minutes, on which open and closed differ; 0: none."""
        is_open = self.state(at)[0]
        minute = at // MINUTE * MINUTE
        for _ in range(HORIZON // MINUTE):
            minute += step * MINUTE
            if self.state(minute)[0] != is_open:
                return minute
        return 0


@given(st.lists(periods(), max_size=6), ZONES, MOMENTS)
@settings(max_examples=60)
@example([Period([7], "02:15", "02:45", PeriodKind.LESSON)], "Europe/Amsterdam", 1_806_020_000_000)
def test_the_engine_says_what_the_oracle_says(week: list[Period], zone: str, now: int) -> None:
    oracle = Oracle(week, zone)
    found = Week(week, zone).verdict(now)
    assert (found.open, found.kind) == oracle.state(now)
    assert found.until_ms == oracle.flip(now, 1)
    last_other = oracle.flip(now, -1)
    assert found.since_ms == (last_other + MINUTE if last_other else 0)


@given(st.lists(periods(), max_size=6), ZONES, MOMENTS)
@settings(max_examples=40)
def test_a_verdict_holds_until_its_next_change(week: list[Period], zone: str, now: int) -> None:
    engine = Week(week, zone)
    here, change = engine.verdict(now), engine.next_change(now)
    last = change - 1 if change else now + HORIZON // 2
    for at in (now, (now + last) // 2, last):
        there = engine.verdict(at)
        assert (there.open, there.kind, there.reason, there.rule) == (
            here.open,
            here.kind,
            here.reason,
            here.rule,
        )
    if change:
        after = engine.verdict(change)
        assert (after.open, after.kind, after.reason, after.rule) != (
            here.open,
            here.kind,
            here.reason,
            here.rule,
        )
