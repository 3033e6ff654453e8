"""What people type: times, dates and names."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.desk.typed import nearest_date, next_date, tidy, typed_time, written

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("8:15", 495),
        ("08:15", 495),
        ("815", 495),
        ("1015", 615),
        ("8.15", 495),
        ("8u15", 495),
        ("8", 480),
        ("8 uur", 480),
        (" 14u ", 840),
        ("24:00", 1440),
        ("24:05", None),
        ("8:60", None),
        ("half negen", None),
        ("", None),
        ("12345", None),
    ],
)
def test_times_as_people_type_them(text: str, moment: int | None) -> None:
    assert typed_time(text) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17-10-2026", date(2026, 10, 17)),
        ("17/10/26", date(2026, 10, 17)),
        ("2026-10-17", date(2026, 10, 17)),
        ("20-11", date(2026, 11, 20)),
        ("19-11", date(2027, 11, 19)),
        ("31-2", None),
        ("29-2-2028", date(2028, 2, 29)),
        ("29-2-2027", None),
        ("29-2", None),
        ("morgen", None),
    ],
)
def test_a_date_without_a_year_is_the_next_one(text: str, day: date | None) -> None:
    assert next_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("21-3-2027", date(2027, 3, 21)),
        ("21/03/27", date(2027, 3, 21)),
        (" 21.3.2027 ", date(2027, 3, 21)),
        ("2027-03-21", date(2027, 3, 21)),
        ("21-3", date(2027, 3, 21)),
        ("20-11", TODAY),
        ("1-6", date(2026, 6, 1)),
        ("29-2", None),
        ("29-2-2028", date(2028, 2, 29)),
        ("32-1-2027", None),
        ("0-0-0", None),
        ("morgen", None),
        ("", None),
        ("1-2-3-4", None),
        ("\u0661-\u0661", None),
    ],
)
def test_a_date_without_a_year_is_the_nearest_one(typed: str, meant: date | None) -> None:
    assert nearest_date(typed, TODAY) == meant


def test_the_next_29_february_may_be_next_year() -> None:
    assert next_date("29-2", date(2027, 5, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize("typed", ["1-1-1999", "1999-12-31", "1-1-2200"])
def test_years_that_no_timetable_takes_are_none(typed: str) -> None:
    assert next_date(typed, TODAY) is None
    assert nearest_date(typed, TODAY) is None


def test_a_date_is_read_as_it_is_written() -> None:
    assert next_date(written(date(2027, 3, 1)), TODAY) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Zomer\n vakantie ", "Zomer vakantie"),
        ("<b>Toets\u202e & feest</b>", "bToets & feest/b"),
        ("<>", ""),
        ("x" * 61, "x" * 60),
    ],
)
def test_a_name_is_made_one_that_every_document_can_have(typed: str, name: str) -> None:
    assert tidy(typed) == name
