"""Plans against an oracle that reads the rules aloud, minute by minute along the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

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
from kiosk.timetable.plan import HORIZON, Plan
from kiosk.timetable.verdicts import Verdict

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * 60  # minutes
GROUP, PUPIL = "groep-5", "sem"

NIGHTS = {
    "Europe/Amsterdam": ["2026-10-25T01:00", "2027-03-28T01:00"],
    "Europe/Lisbon": ["2026-10-25T01:00", "2027-03-28T01:00"],
    "America/New_York": ["2026-11-01T06:00", "2027-03-14T07:00"],
    "America/Havana": ["2026-11-01T05:00", "2027-03-14T05:00"],  # changes at midnight
    "America/Paramaribo": ["2026-12-31T23:00"],
    "Asia/Kolkata": ["2028-02-29T12:00"],
    "Asia/Beirut": ["2026-10-24T21:00", "2027-03-27T22:00"],  # back to the evening before
    "Australia/Lord_Howe": ["2026-10-03T15:30", "2027-04-03T15:00"],  # changes by half an hour
    "Africa/Casablanca": ["2027-02-07T02:00", "2027-03-14T02:00"],
    "Pacific/Kiritimati": ["2026-12-31T12:00"],
}
OTHER_DAYS = ["2028-02-29T12:00", "2026-12-31T23:30", "2026-11-20T10:00"]


class State(NamedTuple):
    """What the oracle says of a moment."""

    open: bool
    kind: str
    reason: str
    rule: str


class School(NamedTuple):
    """Everything that a plan is made of."""

    zone: str
    timetable: Timetable | None
    parts: list[Timetable | None]
    calendar: Calendar
    overrides: list[Override]
    middle: int

    def plan(self) -> Plan:
        return Plan(
            self.timetable,
            self.zone,
            calendar=self.calendar,
            overrides=self.overrides,
            parts=self.parts,
            group=GROUP,
        )


class Oracle:
    """The order of the rules, as kiosk.timetable says it, without any cleverness."""

    def __init__(self, school: School, pupil: str = "") -> None:
        self.school = school
        self.zone = ZoneInfo(school.zone)
        self.pupil = pupil

    def state(self, at: int) -> State:
        forced = self.overridden(at)
        return forced or self.planned(datetime.fromtimestamp(at // 1000, self.zone))

    def overridden(self, at: int) -> State | None:
        there = [one for one in self.school.overrides if one.start <= at < one.end]
        there = [one for one in there if at < one.ceiling]
        there = [one for one in there if one.pupil in {"", self.pupil}]
        if not there:
            return None
        there = [one for one in there if not one.opens] or there
        there = [one for one in there if one.pupil] or there
        last = max(min(one.end, one.ceiling) for one in there)
        there = [one for one in there if min(one.end, one.ceiling) == last]
        one = min(there, key=lambda each: each.id)
        until = datetime.fromtimestamp(last // 1000, self.zone)
        begun = datetime.fromtimestamp(one.start // 1000, self.zone)
        said = until.strftime("%H:%M")
        if until.date() != begun.date():
            said = until.strftime("%Y-%m-%d %H:%M")
        whom = " for one pupil" if one.pupil else ""
        return State(one.opens, "", one.why, f"override {one.why}{whom} by {one.by} until {said}")

    def planned(self, local: datetime) -> State:
        timetable = self.school.timetable
        whose = timetable.group if timetable else GROUP
        off = self.off(whose, local)
        if off:
            return off
        parts = [self.part(one, local) for one in self.school.parts if one]
        for part in parts:
            if not part.open:
                return part
        if timetable is None:
            return State(True, "", "no_timetable", "none")
        variant = self.variant(timetable, local)
        if self.school.parts and variant is None and not timetable.periods:
            lessons = [part for part in parts if part.rule != "none"]
            return lessons[0] if lessons else State(True, "", "no_timetable", "none")
        return self.week(timetable, variant, local)

    def part(self, part: Timetable, local: datetime) -> State:
        found = self.off(part.group, local)
        if found is None:
            variant = self.variant(part, local)
            if part.combines and variant is None and not part.periods:
                return State(True, "", "no_timetable", "none")
            found = self.week(part, variant, local)
        return found._replace(rule=f"{part.group}: {found.rule}")

    def off(self, group: str, local: datetime) -> State | None:
        today, clock = local.strftime("%Y-%m-%d"), local.strftime("%H:%M")
        for days in self.school.calendar.days_off:
            if days.first <= today <= days.last and (not days.groups or group in days.groups):
                said = days.first if days.first == days.last else f"{days.first}..{days.last}"
                rule = f"{days.kind.replace('_', ' ')} {days.name} {said}"
                return State(False, "", days.kind, rule)
        for half in self.school.calendar.half_days:
            if half.date != today or not half.start <= clock < half.end:
                continue
            if not half.groups or group in half.groups:
                until = "" if half.end == "24:00" else f" until {half.end}"
                rule = f"half day {half.name} {half.date} from {half.start}{until}"
                return State(False, "", "half_day", rule)
        return None

    def variant(self, timetable: Timetable, local: datetime) -> Variant | None:
        today = local.strftime("%Y-%m-%d")
        for use in timetable.uses:
            if use.first <= today <= use.last:
                return next(one for one in timetable.variants if one.name == use.variant)
        return None

    def week(self, timetable: Timetable, variant: Variant | None, local: datetime) -> State:
        today, clock = local.isoweekday(), local.strftime("%H:%M")
        listed = variant.periods if variant else timetable.periods
        label = f"variant {variant.name}: " if variant else ""
        todays = [period for period in listed if today in period.days]
        best: Period | None = None
        for period in todays:
            if period.start <= clock < period.end and (best is None or self.beats(period, best)):
                best = period
        if best is None:
            lessons = [period for period in todays if period.kind == "lesson"]
            reason = self.outside(lessons, today, clock)
            return State(False, "", reason, f"{label}outside every period")
        reasons = {"before": "before_school", "after": "after_school"}
        reason = reasons.get(best.kind, best.kind)
        rule = f"{label}{best.kind} {best.start}-{best.end}"
        return State(best.kind == "lesson", best.kind, reason, rule)

    def beats(self, one: Period, other: Period) -> bool:
        if one.start != other.start:
            return one.start > other.start
        if one.end != other.end:
            return one.end < other.end
        return one.kind != "lesson" and other.kind == "lesson"

    def outside(self, lessons: list[Period], today: int, clock: str) -> str:
        if not lessons:
            return "weekend" if today > 5 else "day_off"
        if all(clock < lesson.start for lesson in lessons):
            return "before_school"
        if all(clock >= lesson.end for lesson in lessons):
            return "after_school"
        return "between_lessons"


KINDS = st.just(PeriodKind.LESSON) | st.sampled_from(PeriodKind)


def wall(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def spans(draw: st.DrawFn, step: int = 1) -> tuple[str, str]:
    """A part of a day; many in the night, where the clocks change."""
    often = st.sampled_from([0, 60 // step, 540 // step])
    start = draw(often | st.integers(0, 300 // step) | st.integers(0, DAY // step - 1)) * step
    longest = draw(st.sampled_from([60, 120, DAY]))
    end = draw(st.integers(start // step + 1, min(start + longest, DAY) // step)) * step
    return wall(start), wall(end)


@st.composite
def periods(draw: st.DrawFn, step: int = 1) -> Period:
    days = draw(
        st.just([1, 2, 3, 4, 5, 6, 7]) | st.lists(st.integers(1, 7), min_size=1, unique=True)
    )
    start, end = draw(spans(step))
    return Period(days, start, end, draw(KINDS))


@st.composite
def dates(draw: st.DrawFn, near: date, span: int = 4) -> tuple[str, str]:
    first = near + timedelta(days=draw(st.integers(-span, span)))
    last = first + timedelta(days=draw(st.integers(0, span)))
    return first.isoformat(), last.isoformat()


@st.composite
def timetables(draw: st.DrawFn, group: str, near: date, step: int = 1) -> Timetable:
    names = draw(st.lists(st.sampled_from(["kort", "toets"]), unique=True))
    weeks = st.lists(periods(step), max_size=5)
    variants = [Variant(name, draw(weeks)) for name in names]
    uses = [Use(draw(st.sampled_from(names)), *draw(dates(near))) for _ in names]
    return Timetable(group, draw(weeks), variants, uses)


@st.composite
def combined(draw: st.DrawFn, group: str, near: date) -> Timetable:
    """One that is made up of others; those are parts, too."""
    whole = draw(timetables(group, near))
    return Timetable(group, whole.periods[:1], whole.variants, whole.uses, ["groep-7"])


GROUPS = st.lists(st.sampled_from([GROUP, "groep-6", "groep-8"]), max_size=2, unique=True)


@st.composite
def calendars(draw: st.DrawFn, near: date, step: int = 1) -> Calendar:
    days_off = [
        DaysOff(name, *draw(dates(near)), draw(st.sampled_from(DayKind)), draw(GROUPS))
        for name in draw(st.lists(st.sampled_from(["herfst", "studie"])))[:3]
    ]
    half_days = [
        HalfDay(name, draw(dates(near))[0], *draw(spans(step)), draw(GROUPS))
        for name in draw(st.lists(st.sampled_from(["feest", "sport"])))[:3]
    ]
    return Calendar(days_off, half_days)


@st.composite
def overrides(draw: st.DrawFn, near: int, step: int) -> list[Override]:
    """Rain breaks and the like within two days, some without a length, some past their ceiling."""
    far = 48 * HOUR // step
    moments = st.integers(-far, far).map(lambda steps: near + steps * step)
    found = []
    for number in range(draw(st.integers(0, 5))):
        start = draw(moments)
        end = draw(moments | st.just(start) | st.just(start + 2 * HOUR))
        ceiling = draw(st.just(end) | st.just(start + HOUR) | moments)
        pupil = draw(st.sampled_from(["", "", PUPIL, "fatima"]))
        id, opens, why = f"0{9 - number}", draw(st.booleans()), draw(st.sampled_from(Why))
        by = draw(st.sampled_from(["Juf", "Meester"]))
        found.append(Override(id, GROUP, opens, why, start, end, ceiling, "m", by, pupil))
    return found


@st.composite
def schools(draw: st.DrawFn, step: int = MINUTE) -> School:
    zone = draw(st.sampled_from(sorted(NIGHTS)))
    text = draw(st.sampled_from([*NIGHTS[zone], *NIGHTS[zone], *OTHER_DAYS]))
    middle = round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)
    near = datetime.fromtimestamp(middle // 1000, ZoneInfo(zone)).date()
    timetable = draw(st.none() | timetables(GROUP, near) | timetables(GROUP, near))
    names = (
        draw(st.sampled_from([[], [], ["groep-6"], ["groep-6", "groep-8"]])) if timetable else []
    )
    parts = [
        draw(st.none() | combined(name, near) | timetables(name, near) | timetables(name, near))
        for name in names
    ]
    calendar = draw(calendars(near))
    return School(zone, timetable, parts, calendar, draw(overrides(middle, step)), middle)


def state(found: Verdict) -> State:
    return State(found.open, found.kind, found.reason, found.rule)


PUPILS = st.sampled_from(["", PUPIL])


@settings(max_examples=300, deadline=None)
@given(school=schools(step=7_919), pupil=PUPILS, data=st.data())
def test_a_verdict_is_what_the_oracle_says(school: School, pupil: str, data: st.DataObject) -> None:
    plan, oracle = school.plan(), Oracle(school, pupil)
    edges = [edge for one in school.overrides for edge in (one.start, one.end, one.ceiling)]
    moments = st.integers(school.middle - 72 * HOUR, school.middle + 72 * HOUR)
    for at in [*edges, *(edge - 1 for edge in edges), *data.draw(st.lists(moments, max_size=20))]:
        assert state(plan.verdict(at, pupil)) == oracle.state(at)


@settings(max_examples=120, deadline=None)
@given(school=schools(), pupil=PUPILS, hours=st.integers(-40, 0))
def test_the_changes_are_those_of_the_oracles_walk(school: School, pupil: str, hours: int) -> None:
    plan, oracle = school.plan(), Oracle(school, pupil)
    start = school.middle + hours * HOUR
    end = start + 48 * HOUR
    minutes = range(start - MINUTE, end, MINUTE)
    walked = [oracle.state(at) for at in minutes]
    pairs = list(zip(minutes[1:], walked, walked[1:], strict=False))
    expected = [(at, after) for at, before, after in pairs if before != after]
    found = plan.changes(start, end, pupil)
    assert [(one.at, state(one.verdict)) for one in found] == expected
    flips = [at for at, before, after in pairs if before.open != after.open]
    for at, verdict in found:
        since, until = verdict.since_ms, verdict.until_ms
        assert (since if since >= start else None) == max(
            (flip for flip in flips if flip <= at), default=None
        )
        assert (until if 0 < until < end else None) == min(
            (flip for flip in flips if flip > at), default=None
        )


@settings(max_examples=120, deadline=None)
@given(school=schools(), pupil=PUPILS, data=st.data())
def test_a_verdict_holds_until_its_next_change(
    school: School, pupil: str, data: st.DataObject
) -> None:
    plan = school.plan()
    at = school.middle + data.draw(st.integers(-72 * HOUR, 72 * HOUR))
    found, change = plan.verdict(at, pupil), plan.next_change(at, pupil)
    assert school.plan().verdict(at, pupil) == found
    if not change:
        assert found.until_ms == 0
        return
    assert at < change
    assert not found.until_ms or change <= found.until_ms
    assert plan.verdict(change - 1, pupil) == found
    for moment in data.draw(st.lists(st.integers(at, change - 1), max_size=10)):
        assert plan.verdict(moment, pupil) == found
        assert plan.next_change(moment, pupil) == change
    assert state(plan.verdict(change, pupil)) != state(found)
    assert plan.changes(change, change + 1, pupil) == [(change, plan.verdict(change, pupil))]


@settings(max_examples=12, deadline=None)
@given(data=st.data(), zone=st.sampled_from(["Europe/Amsterdam", "Australia/Lord_Howe"]))
def test_a_flip_is_seen_from_a_year_away(data: st.DataObject, zone: str) -> None:
    """Quarter by quarter, with holidays of any length."""
    quarter = 15 * MINUTE
    near = date(2027, 3, 1)
    middle = round(datetime(2027, 3, 1, 12, tzinfo=UTC).timestamp() * 1000)
    first, last = data.draw(dates(near, 300))
    timetable = data.draw(timetables(GROUP, near, 15))
    calendar = Calendar([DaysOff("lang", first, last)])
    school = School(zone, timetable, [], calendar, [], middle)
    oracle, plan = Oracle(school), school.plan()
    at = middle + data.draw(st.integers(-200, 200)) * 24 * HOUR
    found = plan.verdict(at)
    known: dict[tuple[str, str], bool] = {}

    def is_open(moment: int) -> bool:
        """A day of the week is asked for once, inside the holiday and out of it."""
        local = datetime.fromtimestamp(moment // 1000, oracle.zone)
        today = local.date().isoformat()
        variant = oracle.variant(timetable, local)
        kind = "off" if first <= today <= last else variant.name if variant else ""
        key = (kind, local.strftime("%a %H:%M"))
        if key not in known:
            known[key] = oracle.state(moment).open
        return known[key]

    later = range(at + quarter, at + HORIZON + quarter, quarter)
    earlier = range(at, at - HORIZON - quarter, -quarter)
    assert found.until_ms == next((one for one in later if is_open(one) != found.open), 0)
    assert found.since_ms == next(
        (one for one in earlier if is_open(one - quarter) != found.open), 0
    )
