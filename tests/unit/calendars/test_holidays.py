"""The official holidays, in the shape in which they are published. The dates are made up."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from kiosk.calendars.found import Found
from kiosk.calendars.reading import read
from kiosk.errors import CalendarTrouble
from kiosk.timetable.model import DaysOff


def vacation(name: str, first: str, last: str, region: str, must: object = "true") -> object:
    places = [{"region": region, "startdate": first, "enddate": last}]
    return {"type": name, "compulsorydates": must, "regions": places}


def year(*vacations: object) -> object:
    return {
        "id": "x",
        "content": [
            {"title": "Schoolvakanties", "schoolyear": " 2026-2027 ", "vacations": vacations}
        ],
    }


def found(value: object, region: str = "midden", around: date = date(2026, 11, 20)) -> Found:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read("holidays.json", data, "Europe/Amsterdam", region, around)


AUTUMN = vacation("\n Herfst\nvakantie \n", "2026-10-16T22:00:00.000Z", "2026-10-25T22:59:00.000Z",
                  "midden", "false")  # fmt: skip
CHRISTMAS = vacation("Kerstvakantie", "2026-12-19T00:00:00.000Z", "2027-01-03T22:59:00.000Z",
                     "heel Nederland")  # fmt: skip
MAY = vacation("Meivakantie", "2027-04-24T00:00:00.000Z", "2027-05-02T21:59:00.000Z", "zuid", True)


def test_moments_in_utc_are_dates_in_the_netherlands() -> None:
    kept = found(year(AUTUMN, CHRISTMAS, MAY))
    assert kept.days_off == [
        DaysOff("Herfst vakantie", "2026-10-17", "2026-10-25"),
        DaysOff("Kerstvakantie", "2026-12-19", "2027-01-03"),
    ]
    assert kept.region == "midden"


def test_what_is_advised_is_told() -> None:
    kept = found(year(AUTUMN, CHRISTMAS))
    assert [(one.what, one.why) for one in kept.notes] == [
        ("Herfst vakantie", "problem.calendar.advised")
    ]


@pytest.mark.parametrize("region", ["noord", "midden", "zuid"])
def test_the_whole_country_counts_everywhere(region: str) -> None:
    names = {one.name for one in found(year(CHRISTMAS, MAY), region).days_off}
    assert names == {"Kerstvakantie"} | ({"Meivakantie"} if region == "zuid" else set())


@pytest.mark.parametrize("many", [lambda one: one, lambda one: [one], lambda one: [one, year(MAY)]])
def test_one_year_and_a_list_of_years_are_read(many: Callable[[object], object]) -> None:
    assert "Kerstvakantie" in {one.name for one in found(many(year(CHRISTMAS)), "zuid").days_off}


def test_a_mark_at_the_beginning_is_no_matter() -> None:
    data = b"\xef\xbb\xbf" + json.dumps(year(CHRISTMAS)).encode()
    assert len(found(data).days_off) == 1


def test_years_gone_by_are_counted_and_left_out() -> None:
    kept = found(year(AUTUMN, CHRISTMAS), around=date(2028, 1, 1))
    assert (kept.days_off, kept.outside) == ([], 2)


@pytest.mark.parametrize("region", ["", "oost"])
def test_a_region_is_asked_for(region: str) -> None:
    with pytest.raises(CalendarTrouble) as trouble:
        found(year(CHRISTMAS), region)
    assert trouble.value.problems[0].facts == {"known": "noord, midden, zuid"}


@pytest.mark.parametrize(
    ("value", "why", "where"),
    [
        (b"{", "problem.calendar.no_json", ""),
        (b"[" * 100_000, "problem.calendar.no_json", ""),
        (b"[\xff]", "problem.calendar.no_json", ""),
        ({}, "problem.missing", "content"),
        ([3], "problem.no_table", "[1]"),
        ({"content": [{}]}, "problem.missing", "content[1].vacations"),
        (
            year(vacation("x", "soon", "2027-01-01", "zuid")),
            "problem.calendar.no_moment",
            "content[1].vacations[1].regions[1].startdate",
        ),
        (
            year(vacation("x", "0001-01-01T00:00:00+14:00", "2027-01-01", "midden")),
            "problem.calendar.no_moment",
            "content[1].vacations[1].regions[1].startdate",
        ),
        (
            year(vacation("x", "2027-01-02", "2027-01-01", "midden")),
            "problem.before_start",
            "content[1].vacations[1].regions[1].enddate",
        ),
        (
            year(vacation("x", "2027-01-01", "2027-01-01", "oost")),
            "problem.no_choice",
            "content[1].vacations[1].regions[1].region",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(value: object, why: str, where: str) -> None:
    with pytest.raises(CalendarTrouble) as trouble:
        found(value)
    assert (trouble.value.problems[0].why, trouble.value.problems[0].where) == (why, where)
