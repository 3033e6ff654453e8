"""Reading a timetable: what stands there, or every problem with its place."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.errors import TimetableTrouble
from kiosk.timetable.model import Period, PeriodKind, Timetable
from kiosk.timetable.reading import read
from kiosk.timetable.week import wall_ms
from kiosk.words import sentence

GOOD = Timetable("groep-5", [Period([1, 2], "08:15", "14:00", PeriodKind.LESSON, "ochtend")])


def test_what_was_written_is_read() -> None:
    assert read(msgspec.to_builtins(GOOD)) == GOOD


def test_a_week_without_periods_is_one() -> None:
    assert read({"group": "groep-5", "periods": []}) == Timetable("groep-5", [])


def problems(value: object) -> dict[str, str]:
    with pytest.raises(TimetableTrouble) as caught:
        read(value)
    return {one.where: one.why for one in caught.value.problems}


def test_every_problem_is_told_at_once() -> None:
    period = {"days": [1, 8, 1], "start": "25:00", "end": "9:00", "kind": "party", "colour": "red"}
    assert problems({"group": "", "periods": [period, 3], "extra": 1}) == {
        "group": "problem.empty",
        "periods[1].days[2]": "problem.no_number",
        "periods[1].days[3]": "problem.no_number",
        "periods[1].start": "problem.no_time",
        "periods[1].end": "problem.no_time",
        "periods[1].kind": "problem.no_choice",
        "periods[1].colour": "problem.unknown",
        "periods[2]": "problem.no_table",
        "periods[2].days": "problem.missing",
        "periods[2].start": "problem.missing",
        "periods[2].end": "problem.missing",
        "periods[2].kind": "problem.missing",
        "extra": "problem.unknown",
    }


def test_a_period_ends_after_it_starts() -> None:
    period = {"days": [1], "start": "10:00", "end": "10:00", "kind": "lesson"}
    assert problems({"group": "a", "periods": [period]}) == {
        "periods[1].end": "problem.before_start"
    }


def test_no_days_is_a_problem() -> None:
    period = {"days": [], "start": "10:00", "end": "11:00", "kind": "lesson"}
    assert problems({"group": "a", "periods": [period]}) == {"periods[1].days": "problem.empty"}


@pytest.mark.parametrize("value", [None, 3, "week", [], [1]])
def test_something_else_altogether(value: object) -> None:
    assert problems(value)[""] == "problem.no_table"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_problem_has_a_sentence(language: str) -> None:
    with pytest.raises(TimetableTrouble) as caught:
        read({"group": "a", "periods": [{"days": [0], "start": "x", "end": "y", "kind": "z"}]})
    assert "problem." not in sentence(caught.value, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("00:00", 0), ("08:15", 29_700_000), ("08:15:30", 29_730_000), ("24:00", 86_400_000)],
)
def test_wall_time(text: str, expected: int) -> None:
    assert wall_ms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8:15",
        "08.15",
        "08:60",
        "24:01",
        "-1:00",
        "08:15:60",
        "08:15:00:00",
        "\u0660\u0668:\u0661\u0665",
        "0815",
    ],
)
def test_no_wall_time(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        wall_ms(text)
