"""Calendars written and read again, and calendars that nobody should have written."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.calendars import schoolfile, toml
from kiosk.calendars.export import ics
from kiosk.calendars.found import school_year
from kiosk.calendars.preview import State, preview
from kiosk.calendars.reading import read
from kiosk.errors import CalendarTrouble
from kiosk.timetable.model import Calendar, DayKind, DaysOff, HalfDay, Period, PeriodKind, Timetable
from kiosk.timetable.school import SchoolHours

AROUND = date(2026, 11, 20)
YEAR = school_year(AROUND)
ZONES = st.sampled_from(["Europe/Amsterdam", "America/Curacao", "Pacific/Auckland", "UTC"])
NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], exclude_characters="<>"),
    min_size=1,
    max_size=30,
)
DAYS = st.dates(YEAR.first, YEAR.last - timedelta(days=40))


@st.composite
def hours(draw: st.DrawFn) -> tuple[str, str]:
    start = draw(st.integers(0, 86_399))
    end = draw(st.one_of(st.just(86_400), st.integers(start + 1, 86_400)))
    return wall(start), wall(end)


def wall(seconds: int) -> str:
    text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return text.removesuffix(":00") if text.endswith(":00") else text


@st.composite
def days_off(draw: st.DrawFn) -> DaysOff:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 40)))
    kind = draw(st.sampled_from(DayKind))
    groups = sorted(draw(st.sets(st.sampled_from(["groep-5", "groep-6"]))))
    return DaysOff(draw(NAMES), first.isoformat(), last.isoformat(), kind, groups)


@st.composite
def half_days(draw: st.DrawFn) -> HalfDay:
    return HalfDay(draw(NAMES), draw(DAYS).isoformat(), *draw(hours()))


@st.composite
def breaks(draw: st.DrawFn) -> Period:
    days = sorted(draw(st.sets(st.integers(1, 7), min_size=1)))
    kind = draw(st.sampled_from([PeriodKind.BREAK, PeriodKind.LUNCH]))
    return Period(days, *draw(hours()), kind, draw(st.one_of(st.just(""), NAMES)))


CALENDARS = st.builds(Calendar, st.lists(days_off(), max_size=6), st.lists(half_days(), max_size=6))
LESSON = Period([1, 2, 3, 4, 5], "08:15", "14:00", PeriodKind.LESSON)


@given(CALENDARS, st.lists(breaks(), max_size=6), ZONES, st.booleans())
def test_what_is_exported_and_imported_changes_nothing(
    calendar: Calendar, periods: list[Period], zone: str, bounded: bool
) -> None:
    timetable = Timetable("groep-5", [LESSON, *periods])
    data = ics(calendar, timetable, zone, YEAR, called={"break": "Pauze"}, bounded=bounded)
    found = read("out.ics", data, zone, "", AROUND)
    seen = preview(found, calendar, timetable)
    assert (found.unclear, found.notes, seen.changes) == ([], [], False)
    assert {one.state for one in seen.items} <= {State.THERE}
    empty = Timetable("groep-5", [LESSON])
    into, group = preview(found, Calendar(), empty).apply(Calendar(), empty)
    again = preview(found, into, group)
    assert not again.changes
    assert preview(read("in.ics", data, zone, "", AROUND), calendar, timetable).items == seen.items
    assert ics(calendar, timetable, zone, YEAR, called={"break": "Pauze"}, bounded=bounded) == data


@given(CALENDARS, st.lists(breaks(), max_size=6))
def test_a_school_written_is_read_as_it_was(calendar: Calendar, periods: list[Period]) -> None:
    school = SchoolHours(
        "School",
        "Europe/Amsterdam",
        [Timetable("groep-5", periods), Timetable("groep-6", [LESSON])],
        calendar,
    )
    assert schoolfile.loads(toml.text(school)) == school


@given(CALENDARS, CALENDARS, st.lists(breaks(), max_size=4), st.lists(breaks(), max_size=4))
def test_whatever_is_merged_into_whatever_the_second_time_changes_nothing(
    here: Calendar, there: Calendar, own: list[Period], other: list[Period]
) -> None:
    data = ics(there, Timetable("groep-5", other), "Europe/Amsterdam", YEAR, called={})
    found = read("x.ics", data, "Europe/Amsterdam", "", AROUND)
    timetable = Timetable("groep-5", [LESSON, *own])
    calendar, changed = preview(found, here, timetable).apply(here, timetable)
    again = preview(found, calendar, changed)
    assert not again.changes
    assert again.apply(calendar, changed) == (calendar, changed)
    assert len(calendar.days_off) >= len(here.days_off)
    assert changed.periods[0] == LESSON


FRAGMENTS = st.sampled_from(
    [
        "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VCALENDAR", "END:VCALENDAR", "SUMMARY:Vrij",
        "SUMMARY:Pauze", "DTSTART:20261005T101500", "DTSTART;VALUE=DATE:20261005",
        "DTEND:20261005T103000Z", "DTEND;TZID=W. Europe Standard Time:20261006T000000",
        "DURATION:PT15M", "DURATION:-P1D", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY;COUNT=-1",
        "RRULE:FREQ=YEARLY;BYDAY=53MO;UNTIL=2", "RRULE:FREQ=WEEKLY;UNTIL=20270101",
        "RRULE:FREQ=MONTHLY;BYSETPOS=0;BYDAY=MO", "RRULE:FREQ=WEEKLY;BYDAY=MO;WKST=XX",
        "EXDATE:20261012T081500Z", "RDATE;VALUE=PERIOD:20261007T100000/PT1H",
        "RDATE:20261009T101500", "RECURRENCE-ID:20261012T101500", "UID:a", "UID:b",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261012", "STATUS:CANCELLED",
        "SEQUENCE:3", "TRANSP:TRANSPARENT", "CATEGORIES:Lunch", "BEGIN:VTIMEZONE",
        "TZID:W. Europe Standard Time", "END:VTIMEZONE", " folded", "garbage", "",
        "X-WR-TIMEZONE:Nowhere", "X-NETJES-KIND:half_day", "X-NETJES-KIND:lunch",
        "DTSTART;TZID=../../etc/passwd:20261005T101500", "DTSTART:00010101T000000Z",
        "DTSTART:99991231T235959", "DTEND:99991231T235959Z", "SUMMARY:Koningsdag",
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.lists(FRAGMENTS, max_size=9), max_size=4))
def test_events_put_together_from_anything_are_read_or_explained(events: list[list[str]]) -> None:
    lines = ["BEGIN:VCALENDAR"]
    for event in events:
        inner = [line for line in event if not line.startswith(("BEGIN", "END"))]
        lines += ["BEGIN:VEVENT", *inner, "END:VEVENT"]
    _read("\r\n".join([*lines, "END:VCALENDAR", ""]).encode())


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=300), st.lists(FRAGMENTS, max_size=30).map("\n".join)))
def test_anything_at_all_is_read_or_explained(data: bytes | str) -> None:
    _read(data if isinstance(data, bytes) else f"BEGIN:VCALENDAR\n{data}".encode())


def _read(data: bytes) -> None:
    try:
        found = read("x.ics", data, "Europe/Amsterdam", "midden", AROUND)
    except CalendarTrouble as trouble:
        if not trouble.problems:
            raise
    else:
        into = preview(found, Calendar(), Timetable("groep-5"))
        into.apply(Calendar(), Timetable("groep-5"))
