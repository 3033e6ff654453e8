"""The pitfalls of calendars as schools' programs write them, one by one."""

from datetime import date

import pytest

from kiosk.timetable.model import DayKind, DaysOff, HalfDay, Period, PeriodKind
from tests.unit.calendars.making import found, noted, why

WEEKDAYS = [1, 2, 3, 4, 5]
AUTUMN = "DTSTART;VALUE=DATE:20261017|DTEND;VALUE=DATE:20261026"
BREAK = (
    "SUMMARY:Pauze|DTSTART;TZID=Europe/Amsterdam:20260831T101500"
    "|DTEND;TZID=Europe/Amsterdam:20260831T103000|RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
)
KEPT = Period(WEEKDAYS, "10:15", "10:30", PeriodKind.BREAK, "Pauze")


def test_the_end_of_a_whole_day_is_not_part_of_it() -> None:
    kept = found(f"SUMMARY:Herfstvakantie|{AUTUMN}")
    assert kept.days_off == [DaysOff("Herfstvakantie", "2026-10-17", "2026-10-25")]


@pytest.mark.parametrize("end", ["|DTEND;VALUE=DATE:20261005", "", "|DURATION:P1D"])
def test_one_day_is_one_day_however_it_is_written(end: str) -> None:
    kept = found(f"SUMMARY:Studiedag|DTSTART;VALUE=DATE:20261005{end}")
    assert kept.days_off == [DaysOff("Studiedag", "2026-10-05", "2026-10-05", DayKind.STUDY_DAY)]


@pytest.mark.parametrize(
    ("name", "categories", "kind"),
    [
        ("Kerstvakantie", "", DayKind.HOLIDAY),
        ("May half-term", "", DayKind.HOLIDAY),
        ("Studiemiddag team", "", DayKind.STUDY_DAY),
        ("Alle kinderen vrij", "", DayKind.DAY_OFF),
        ("Geen school", "", DayKind.DAY_OFF),
        ("Goede Vrijdag", "", DayKind.DAY_OFF),
        ("Tweede kerstdag", "", DayKind.DAY_OFF),
        ("Team bijeen", "Studiedag", DayKind.STUDY_DAY),
        ("Vrij", "Werk,Vakantie", DayKind.HOLIDAY),
    ],
)
def test_category_then_name_say_what_a_day_is(name: str, categories: str, kind: DayKind) -> None:
    kept = found(f"SUMMARY:{name}|CATEGORIES:{categories}|DTSTART;VALUE=DATE:20261005")
    assert [(one.name, one.kind) for one in kept.days_off] == [(name, kind)]


@pytest.mark.parametrize("name", ["Vrijdag gym", "Schoolreis", "Kerstviering", "Pauzeren", ""])
def test_other_days_are_named_as_not_understood(name: str) -> None:
    kept = found(f"SUMMARY:{name}|DTSTART;VALUE=DATE:20261005")
    assert (kept.days_off, why(kept)) == ([], ["no_word"])
    assert (kept.unclear[0].what, kept.unclear[0].line) == (name, 4)


@pytest.mark.parametrize(
    "name", ["Laatste schooldag", "Rapport voor de zomervakantie", "Vakantierooster", "Niet vrij"]
)
def test_what_only_speaks_of_a_holiday_is_none(name: str) -> None:
    kept = found(f"SUMMARY:{name}|DTSTART;VALUE=DATE:20261005")
    assert kept.days_off == []
    assert why(kept)[0] in {"unsure", "no_word"}


def test_a_floating_time_is_the_schools() -> None:
    kept = found("SUMMARY:Vrij|DTSTART:20261204T120000|DTEND:20261204T140000")
    assert kept.half_days == [HalfDay("Vrij", "2026-12-04", "12:00", "14:00")]


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("W. Europe Standard Time", "20261204T120000"),
        ("Romance Standard Time", "20261204T120000"),
        ("GMT Standard Time", "20261204T110000"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "20261204T120000"),
        ("/freeassociation.sourceforge.net/Europe/Amsterdam", "20261204T120000"),
        ("America/New_York", "20261204T060000"),
    ],
)
def test_zones_go_by_the_names_that_calendars_give_them(zone: str, start: str) -> None:
    kept = found(f'SUMMARY:Vrij|DTSTART;TZID="{zone}":{start}|DURATION:PT1H')
    assert kept.half_days == [HalfDay("Vrij", "2026-12-04", "12:00", "13:00")]


OWN_ZONE = (
    "BEGIN:VTIMEZONE|TZID:Our own|BEGIN:STANDARD|DTSTART:16010101T030000|TZOFFSETFROM:+0200"
    "|TZOFFSETTO:+0100|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|END:STANDARD|BEGIN:DAYLIGHT"
    "|DTSTART:16010101T020000|TZOFFSETFROM:+0100|TZOFFSETTO:+0200"
    "|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|END:DAYLIGHT|END:VTIMEZONE"
)


def test_a_zone_of_its_own_is_defined_in_the_file() -> None:
    event = "SUMMARY:Vrij|DTSTART;TZID=Our own:20261204T120000|DTEND:20261204T120000Z"
    assert found(event, head=OWN_ZONE).half_days == [
        HalfDay("Vrij", "2026-12-04", "12:00", "13:00")
    ]
    assert why(found(event)) == ["zone"]


def test_an_endless_zone_is_not_followed() -> None:
    event = "SUMMARY:Vrij|DTSTART;TZID=Our own:20261204T120000|DURATION:PT1H"
    assert why(found(event, head=OWN_ZONE.replace("YEARLY", "SECONDLY"))) == ["zone"]


def test_an_unknown_zone_is_told_with_its_line() -> None:
    kept = found("SUMMARY:Vrij|DTSTART;TZID=Mars/Olympus:20261204T120000|DURATION:PT1H")
    told = kept.unclear[0]
    assert (told.line, told.facts, kept.half_days) == (7, {"zone": "Mars/Olympus"}, [])


def test_a_weekly_break_keeps_its_wall_time_through_both_changeovers() -> None:
    kept = found(BREAK)
    assert (kept.breaks, kept.notes, kept.unclear) == ([KEPT], [], [])


@pytest.mark.parametrize("name", ["Overblijven", "Lunch", "Middagpauze"])
def test_lunch_is_told_from_a_break(name: str) -> None:
    (kept,) = found(BREAK.replace("Pauze", name)).breaks
    assert kept.kind is PeriodKind.LUNCH


def test_an_exception_may_be_written_in_another_zone() -> None:
    kept = found(f"{BREAK}|EXDATE:20260908T081500Z|EXDATE;TZID=America/New_York:20261110T041500")
    assert kept.breaks == [KEPT]
    assert noted(kept) == {"missing": {"dates": "2026-09-08, 2026-11-10"}}


def test_a_break_that_is_left_out_on_a_day_off_is_not_missed() -> None:
    kept = found(
        f"{BREAK}|EXDATE;TZID=Europe/Amsterdam:20261019T101500,20261020T101500",
        f"SUMMARY:Herfstvakantie|{AUTUMN}",
    )
    assert (kept.breaks, kept.notes) == ([KEPT], [])


WEDNESDAYS = "SUMMARY:Studiedag|DTSTART;VALUE=DATE:20260902|RRULE:FREQ=WEEKLY;BYDAY=WE"


@pytest.mark.parametrize(
    "exception",
    ["EXDATE:20260908T220000Z", "EXDATE;VALUE=DATE:20260909", "EXDATE:20260909T000000",
     "EXDATE;TZID=W. Europe Standard Time:20260909T000000"],
)  # fmt: skip
def test_a_whole_day_may_be_excepted_by_a_moment(exception: str) -> None:
    kept = found(f"{WEDNESDAYS};UNTIL=20260916|{exception}")
    assert [one.first for one in kept.days_off] == ["2026-09-02", "2026-09-16"]


def test_the_end_of_a_repetition_of_whole_days_may_be_a_moment_the_evening_before() -> None:
    kept = found(f"{WEDNESDAYS};UNTIL=20260915T220000Z")
    assert [one.first for one in kept.days_off] == ["2026-09-02", "2026-09-09", "2026-09-16"]


def test_whole_days_written_in_utc_fall_on_the_schools_days() -> None:
    kept = found(
        "SUMMARY:Studiedag|DTSTART:20261013T220000Z|DTEND:20261014T220000Z"
        "|RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261027T230000Z"
    )
    assert [one.first for one in kept.days_off] == ["2026-10-14", "2026-10-21", "2026-10-28"]


@pytest.mark.parametrize("zone", ["", ";TZID=W. Europe Standard Time"])
def test_from_midnight_to_midnight_is_whole_days(zone: str) -> None:
    kept = found(f"SUMMARY:Vakantie|DTSTART{zone}:20261017T000000|DTEND{zone}:20261026T000000")
    assert kept.days_off == [DaysOff("Vakantie", "2026-10-17", "2026-10-25")]


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
def test_cancelled_and_free_time_do_not_count(line: str) -> None:
    kept = found(f"SUMMARY:Vakantie|{AUTUMN}|{line}")
    assert kept.days_off == []
    assert why(kept) == (["transparent"] if line.startswith("TRANSP") else [])


def test_an_event_over_midnight_is_two_parts_of_days_and_the_days_between() -> None:
    kept = found("SUMMARY:Vrij|DTSTART:20261204T120000|DTEND:20261207T083000")
    assert kept.half_days == [
        HalfDay("Vrij", "2026-12-04", "12:00", "24:00"),
        HalfDay("Vrij", "2026-12-07", "00:00", "08:30"),
    ]
    assert kept.days_off == [DaysOff("Vrij", "2026-12-05", "2026-12-06", DayKind.DAY_OFF)]


def test_a_break_over_midnight_is_not_understood() -> None:
    kept = found(BREAK.replace("0831T101500", "0831T233000").replace("0831T103000", "0901T003000"))
    assert (kept.breaks, why(kept)) == ([], ["midnight"])


def test_more_dates_are_added() -> None:
    kept = found("SUMMARY:Studiedag|DTSTART;VALUE=DATE:20260907|RDATE;VALUE=DATE:20261109,20270111")
    assert [one.first for one in kept.days_off] == ["2026-09-07", "2026-11-09", "2027-01-11"]


def test_an_occurrence_that_was_moved_counts_where_it_went() -> None:
    kept = found(
        f"UID:a|{WEDNESDAYS};COUNT=3",
        "UID:a|SUMMARY:Studiedag|RECURRENCE-ID;VALUE=DATE:20260909|DTSTART;VALUE=DATE:20260911",
    )
    assert [one.first for one in kept.days_off] == ["2026-09-02", "2026-09-11", "2026-09-16"]


def test_an_occurrence_that_was_cancelled_does_not_come() -> None:
    kept = found(
        f"UID:a|{WEDNESDAYS};COUNT=2",
        "UID:a|SUMMARY:Studiedag|RECURRENCE-ID;VALUE=DATE:20260909|DTSTART;VALUE=DATE:20260909"
        "|STATUS:CANCELLED",
    )
    assert [one.first for one in kept.days_off] == ["2026-09-02"]


def test_a_break_that_was_moved_once_keeps_its_week_and_it_is_told() -> None:
    kept = found(
        f"UID:a|{BREAK}",
        "UID:a|SUMMARY:Pauze|RECURRENCE-ID:20260908T081500Z|DTSTART;TZID=Europe/Amsterdam:"
        "20260908T110000|DTEND;TZID=Europe/Amsterdam:20260908T111500",
    )
    assert kept.breaks == [KEPT]
    assert noted(kept) == {"missing": {"dates": "2026-09-08"}, "moved": {"dates": "2026-09-08"}}


def test_a_break_that_became_something_else_once_is_missed() -> None:
    kept = found(
        f"UID:a|{BREAK}",
        "UID:a|SUMMARY:Sportdag|RECURRENCE-ID;TZID=Europe/Amsterdam:20260908T101500"
        "|DTSTART;TZID=Europe/Amsterdam:20260908T090000|DURATION:PT3H",
    )
    assert (kept.breaks, list(noted(kept))) == ([KEPT], ["missing"])


def test_a_break_that_moves_from_a_date_on_is_told() -> None:
    kept = found(
        f"UID:a|{BREAK}",
        "UID:a|SUMMARY:Pauze|RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Amsterdam:"
        "20270701T101500|DTSTART;TZID=Europe/Amsterdam:20270701T110000|DURATION:PT15M",
    )
    assert kept.breaks == [KEPT]
    assert "moved" in noted(kept)


def test_a_break_at_another_hour_on_one_day_of_the_week_is_two_periods() -> None:
    kept = found(
        BREAK.replace("MO,TU,WE,TH,FR", "MO,TU,TH,FR"),
        BREAK.replace("T1015", "T1000").replace("T1030", "T1015").replace(
            "=MO,TU,WE,TH,FR", "=WE"
        ).replace("20260831", "20260902"),
    )  # fmt: skip
    assert [(one.days, one.start) for one in kept.breaks] == [
        ([3], "10:00"),
        ([1, 2, 4, 5], "10:15"),
    ]


def test_breaks_that_a_program_spells_out_one_by_one_are_weekly_all_the_same() -> None:
    days = [date(2026, 9, day).strftime("%Y%m%d") for day in (7, 14, 21, 28)]
    kept = found(*(f"SUMMARY:Pauze|DTSTART:{day}T101500|DURATION:PT15M" for day in days))
    assert kept.breaks == [Period([1], "10:15", "10:30", PeriodKind.BREAK, "Pauze")]


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("SUMMARY:Pauze|DTSTART:20260907T101500|DURATION:PT15M", "once"),
        (BREAK.replace("WEEKLY", "WEEKLY;INTERVAL=3"), "not_weekly"),
        (
            "SUMMARY:Pauze|DTSTART:20260907T081500Z|DTEND:20260907T083000Z|RRULE:FREQ=WEEKLY",
            "shifts",
        ),
        ("SUMMARY:Pauze|DTSTART;VALUE=DATE:20260907", "break_all_day"),
    ],
)
def test_what_is_no_weekly_break_is_named_with_why(event: str, reason: str) -> None:
    kept = found(event)
    assert (kept.breaks, why(kept)) == ([], [reason])


def test_times_in_utc_are_the_calendars_where_it_has_a_zone() -> None:
    event = "SUMMARY:Pauze|DTSTART:20260907T081500Z|DTEND:20260907T083000Z|RRULE:FREQ=WEEKLY"
    kept = found(event, head="X-WR-TIMEZONE:Europe/Amsterdam")
    assert [(one.days, one.start) for one in kept.breaks] == [([1], "10:15")]


def test_a_break_for_a_part_of_the_year_is_told() -> None:
    kept = found(f"{BREAK};UNTIL=20261218T120000Z")
    assert kept.breaks == [KEPT]
    assert noted(kept) == {"part_year": {"first": "2026-08-31", "last": "2026-12-18"}}


def test_what_lies_outside_the_school_year_is_counted() -> None:
    kept = found(
        "SUMMARY:Vakantie|DTSTART;VALUE=DATE:20251018|DTEND;VALUE=DATE:20251027",
        "SUMMARY:Vakantie|DTSTART;VALUE=DATE:20280101",
        "SUMMARY:Schoolreis|DTSTART;VALUE=DATE:20290101",
    )
    assert (kept.days_off, kept.outside, kept.unclear) == ([], 3, [])


def test_from_may_on_the_next_school_year_counts_too() -> None:
    event = "SUMMARY:Vakantie|DTSTART;VALUE=DATE:20271018"
    assert found(event, around=date(2027, 4, 30)).days_off == []
    assert len(found(event, around=date(2027, 5, 1)).days_off) == 1


def test_days_in_a_row_of_one_repetition_are_one_stretch() -> None:
    kept = found("SUMMARY:Vakantie|DTSTART;VALUE=DATE:20261017|RRULE:FREQ=DAILY;COUNT=9")
    assert kept.days_off == [DaysOff("Vakantie", "2026-10-17", "2026-10-25")]


def test_the_newest_version_of_an_event_counts() -> None:
    kept = found(
        "UID:a|SEQUENCE:2|SUMMARY:Vrij|DTSTART;VALUE=DATE:20261006",
        "UID:a|SEQUENCE:1|SUMMARY:Vrij|DTSTART;VALUE=DATE:20261005",
    )
    assert [one.first for one in kept.days_off] == ["2026-10-06"]


def test_a_name_is_made_fit_to_keep() -> None:
    kept = found("SUMMARY:Vrij\\, <b>echt</b>\\nwaar|DTSTART;VALUE=DATE:20261005")
    assert [one.name for one in kept.days_off] == ["Vrij, b echt /b waar"]


def test_an_event_without_a_name_is_called_by_its_category() -> None:
    kept = found("CATEGORIES:Vakantie|DTSTART;VALUE=DATE:20261005")
    assert [one.name for one in kept.days_off] == ["Vakantie"]


def test_another_school_has_another_zone() -> None:
    kept = found("SUMMARY:Vrij|DTSTART:20261204T160000Z|DURATION:PT1H", zone="America/Curacao")
    assert kept.half_days == [HalfDay("Vrij", "2026-12-04", "12:00", "13:00")]
