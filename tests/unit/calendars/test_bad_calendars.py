"""Calendars that are broken, endless or huge: refused or explained, with a line and a way out."""

import pytest

from kiosk import words
from kiosk.calendars.reading import LARGEST, read
from kiosk.calendars.recurrence import STEPS
from kiosk.errors import CalendarTrouble, Problem
from tests.unit.calendars.making import AROUND, ZONE, calendar, found, why

DAY = "SUMMARY:Vrij|DTSTART;VALUE=DATE:20261005"


def refused(data: bytes) -> Problem:
    with pytest.raises(CalendarTrouble) as trouble:
        read("school.ics", data, ZONE, "", AROUND)
    assert "school.ics" in words.sentence(trouble.value, "nl")
    assert "{" not in words.sentence(trouble.value, "en")
    return trouble.value.problems[0]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"\n\n \n", 2),
        (b"Beste ouders,\nde vakantie begint op 17 oktober.\n", 1),
        (b"\x00\x01\x02\xff\xfe" * 1000, 1),
        (b"PK\x03\x04" + bytes(range(256)) * 50, 1),
        (b"<html><body>Log in</body></html>", 1),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", 1),
        (calendar(DAY) + b"and more", 10),
    ],
)
def test_what_is_no_calendar_is_refused(data: bytes, line: int) -> None:
    said = refused(data)
    assert (said.why, said.where) == ("problem.calendar.none", f"school.ics:{line}")


def test_a_calendar_that_breaks_off_is_refused_whole() -> None:
    said = refused(calendar(DAY, DAY)[:-40])
    assert said.why == "problem.calendar.broken_off"
    assert said.facts == {"block": "VEVENT"}


def test_blocks_that_close_in_the_wrong_order_are_refused() -> None:
    said = refused(calendar(DAY).replace(b"END:VEVENT", b"END:VALARM"))
    assert (said.why, said.where) == ("problem.calendar.end", "school.ics:8")


def test_blocks_within_blocks_end_somewhere() -> None:
    said = refused(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000)
    assert (said.why, said.where) == ("problem.calendar.deep", "school.ics:11")


def test_a_file_of_fifty_megabytes_is_refused_unread() -> None:
    with pytest.raises(CalendarTrouble) as trouble:
        read("school.ics", b" " * (50 << 20), ZONE, "", AROUND)
    assert trouble.value.problems == (Problem("", "problem.large", {"most": str(LARGEST)}),)


@pytest.mark.parametrize("folded", [False, True])
def test_an_endless_line_is_refused_where_it_matters_alone(folded: bool) -> None:
    text = ",".join(["20261005"] * 20_000)
    if folded:
        text = "\r\n ".join(text[at : at + 70] for at in range(0, len(text), 70))
    said = refused(calendar(f"{DAY}|EXDATE;VALUE=DATE:{text}"))
    assert (said.why, said.where) == ("problem.calendar.long_line", "school.ics:8")
    assert len(found(f"{DAY}|DESCRIPTION:{text}").days_off) == 1


def test_a_broken_line_does_not_take_its_event_along() -> None:
    kept = found(f"{DAY}|this is no line", "SUMMARY:Vakantie|DTSTART;VALUE=DATE:20261006")
    assert [one.name for one in kept.days_off] == ["Vrij", "Vakantie"]
    assert [(one.why, one.line, one.what) for one in kept.notes] == [
        ("problem.calendar.line", 8, "Vrij")
    ]


@pytest.mark.parametrize(
    ("event", "reason", "line"),
    [
        ("SUMMARY:Vrij|DTSTART;VALUE=DATE:20261399", "value", 7),
        ("SUMMARY:Vrij|DTSTART:tomorrow", "value", 7),
        ("SUMMARY:Vrij", "no_start", 4),
        ("SUMMARY:Vrij|DTSTART:20261005T100000", "no_length", 4),
        ("SUMMARY:Vrij|DTSTART:20261005T100000|DTEND:20261005T090000", "no_length", 4),
        ("SUMMARY:Vrij|DTSTART:20261005T100000|DTEND;VALUE=DATE:20261006", "value", 8),
        ("SUMMARY:Vrij|DTSTART;VALUE=DATE:20261005|DTEND;VALUE=DATE:20361005", "too_long", 4),
        ("SUMMARY:Vrij|DTSTART:20261005T100000|DURATION:P99999999999D", "value", 8),
        (f"{DAY}|RRULE:FREQ=OFTEN", "value", 8),
        (f"{DAY}|RRULE:FREQ=DAILY;INTERVAL=0", "part", 4),
        (f"{DAY}|RRULE:FREQ=DAILY;BYHOUR=1,2,3", "part", 4),
        (f"{DAY}|RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "part", 4),
        (f"{DAY}|RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU", "part", 4),
        (f"{DAY}|RRULE:FREQ=SECONDLY", "too_often", 4),
        (f"{DAY}|RRULE:FREQ=HOURLY;COUNT=3", "too_often", 4),
        (f"{DAY}|EXDATE:never", "value", 8),
        (f"{DAY}|RRULE:FREQ=WEEKLY;BYDAY=XX", "value", 8),
    ],
)
def test_a_broken_event_is_named_and_the_others_stay(event: str, reason: str, line: int) -> None:
    kept = found(event, "SUMMARY:Vakantie|DTSTART;VALUE=DATE:20261006")
    assert [one.name for one in kept.days_off] == ["Vakantie"]
    assert (why(kept), kept.unclear[0].line) == ([reason], line)


@pytest.mark.parametrize(
    "rule",
    ["FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=27", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU",
     "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=DAILY"],
)  # fmt: skip
def test_what_repeats_without_an_end_stops_with_the_school_year(rule: str) -> None:
    kept = found(f"SUMMARY:Vrij|DTSTART;VALUE=DATE:20160427|RRULE:{rule}")
    assert kept.unclear == []
    assert kept.days_off[-1].last <= "2027-08-01"
    assert kept.days_off[0].last >= "2026-08-01"


def test_what_repeats_and_never_comes_is_counted() -> None:
    never = "SUMMARY:Vrij|DTSTART;VALUE=DATE:20160427|RRULE:FREQ=YEARLY;UNTIL=20190427"
    kept = found(never, f"{never}|STATUS:CANCELLED")
    assert (kept.days_off, kept.unclear, kept.outside) == ([], [], 1)


@pytest.mark.parametrize("data", [b"null", b"3", b'"a"', b"", b"\xff"])
def test_what_is_called_json_is_read_as_such(data: bytes) -> None:
    with pytest.raises(CalendarTrouble) as trouble:
        read("holidays.json", data, ZONE, "noord", AROUND)
    assert {one.why for one in trouble.value.problems} <= {
        "problem.calendar.no_json", "problem.no_table", "problem.missing",
    }  # fmt: skip


def test_a_file_in_which_everything_repeats_is_given_up_after_a_while() -> None:
    ancient = "SUMMARY:Vrij|DTSTART;VALUE=DATE:17000101|RRULE:FREQ=DAILY"
    kept = found(ancient, ancient)
    assert STEPS // 119_000 == 1
    assert len(kept.days_off) == 1
    assert why(kept) == ["too_much"]


def test_more_days_than_a_school_has_are_refused_before_the_end() -> None:
    days = [f"SUMMARY:Vrij {number}|DTSTART;VALUE=DATE:20261005" for number in range(1500)]
    said = refused(calendar(*days))
    assert said.why == "problem.calendar.too_many"
    assert int(said.where.rpartition(":")[2]) < 5100


def test_what_is_not_understood_is_named_so_many_times_and_counted() -> None:
    kept = found(*[f"SUMMARY:Uitje {number}|DTSTART;VALUE=DATE:20261005" for number in range(300)])
    assert (len(kept.unclear), kept.more) == (200, 100)


def test_old_windows_text_is_read() -> None:
    data = calendar("SUMMARY:Vrij, caf\u00e9|DTSTART;VALUE=DATE:20261005").decode()
    kept = read("school.ics", data.encode("cp1252"), ZONE, "", AROUND)
    assert [one.name for one in kept.days_off] == ["Vrij, caf\u00e9"]


def test_reading_can_be_given_up_between_two_lines() -> None:
    class Enough(Exception):
        pass

    def enough(done: int, of: int) -> None:
        assert 0 < done <= of
        raise Enough

    with pytest.raises(Enough):
        read("school.ics", calendar(*[DAY] * 2000), ZONE, "", AROUND, enough)
