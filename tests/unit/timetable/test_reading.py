"""Reading a timetable: what stands there, or every problem with its place."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.errors import TimetableTrouble
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
from kiosk.timetable.reading import read, read_calendar, read_overrides
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
        "periods[1].days[3]": "problem.double",
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


def test_null_is_as_good_as_missing() -> None:
    assert problems({"group": None, "periods": None}) == {"group": "problem.missing"}


def test_a_group_without_periods_is_as_it_is_written_down() -> None:
    for timetable in (Timetable("a"), Timetable("a", combines=["b"])):
        assert read(msgspec.json.decode(msgspec.json.encode(timetable))) == timetable


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


EXAMS = Variant("Toetsweek", [Period([1], "09:00", "11:00", PeriodKind.LESSON)])


def test_variants_uses_and_parts_are_read() -> None:
    whole = Timetable("5-6", [], [EXAMS], [Use("Toetsweek", "2027-01-18", "2027-01-22")], ["5"])
    assert read({"periods": [], **msgspec.to_builtins(whole)}) == whole


def timetable(**more: object) -> dict[str, object]:
    return {"group": "a", "periods": [], "variants": [{"name": "x"}, {"name": "y"}], **more}


def use(variant: str, first: str, last: str) -> dict[str, str]:
    return {"variant": variant, "first": first, "last": last}


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ([use("z", "2026-10-01", "2026-10-02")], {"uses[1].variant": "problem.no_variant"}),
        ([use("x", "2026-10-02", "2026-10-01")], {"uses[1].last": "problem.before_first"}),
        ([use("x", "2026-10-01", "2036-10-01")], {"uses[1].last": "problem.long_range"}),
        (
            [use("x", "01-10-2026", "2026-02-30")],
            {
                "uses[1].first": "problem.no_day",
                "uses[1].last": "problem.no_day",
            },
        ),
        (
            [use("y", "2026-10-05", "2026-10-09"), use("x", "2026-10-01", "2026-10-05")],
            {"uses[1]": "problem.two_variants"},
        ),
        (
            [
                use("x", "2026-10-01", "2026-10-30"),
                use("x", "2026-10-02", "2026-10-03"),
                use("y", "2026-10-30", "2026-11-03"),
            ],
            {"uses[3]": "problem.two_variants"},
        ),
    ],
)
def test_a_date_has_one_variant_that_there_is(uses: object, expected: dict[str, str]) -> None:
    assert problems(timetable(uses=uses)) == expected


def test_one_variant_after_the_other_is_fine() -> None:
    uses = [use("x", "2026-10-05", "2026-10-09"), use("y", "2026-10-01", "2026-10-04")]
    assert len(read(timetable(uses=uses)).uses) == 2


def test_a_variant_has_a_name_of_its_own() -> None:
    assert problems(timetable(variants=[{"name": "x"}, {"name": "x"}, {}])) == {
        "variants[2].name": "problem.double",
        "variants[3].name": "problem.missing",
    }


def test_a_group_is_no_part_of_itself() -> None:
    assert problems(timetable(combines=["a"])) == {"combines": "problem.circle"}
    assert problems(timetable(combines=["b", "b"])) == {"combines[2]": "problem.double"}


def test_documents_are_written_in_one_way() -> None:
    period = {"days": "ma-vr", "start": "8:15", "end": "14:00", "kind": "les"}
    assert problems({"group": "a", "periods": [period]}) == {
        "periods[1].days": "problem.no_list",
        "periods[1].start": "problem.no_time",
        "periods[1].kind": "problem.no_choice",
    }


def test_far_too_many_are_refused_in_one_sentence() -> None:
    assert problems({"group": "a", "periods": [{}] * 1_000_000}) == {"periods": "problem.long_list"}


def test_of_many_problems_the_first_are_told_and_the_others_counted() -> None:
    with pytest.raises(TimetableTrouble) as caught:
        read({"group": "a", "periods": [3] * 400})
    assert len(caught.value.problems) == 101
    assert caught.value.problems[-1].facts == {"count": str(400 * 5 - 100)}


CALENDAR = Calendar(
    [
        DaysOff("Herfst", "2026-10-17", "2026-10-25"),
        DaysOff("x", "2026-12-01", "2026-12-01", DayKind.STUDY_DAY, ["groep-5"]),
    ],
    [HalfDay("Sinterklaas", "2026-12-04"), HalfDay("y", "2026-12-07", "09:00", "10:00", ["g"])],
    "midden",
    45,
)


@pytest.mark.parametrize("calendar", [CALENDAR, Calendar()])
def test_a_calendar_is_read(calendar: Calendar) -> None:
    assert read_calendar(msgspec.to_builtins(calendar)) == calendar


def test_every_problem_of_a_calendar_is_told() -> None:
    with pytest.raises(TimetableTrouble) as caught:
        read_calendar(
            {
                "region": "oost",
                "ceiling": 0,
                "days_off": [
                    {"name": "", "first": "2026-10-25", "last": "2026-10-17", "kind": "x"}
                ],
                "half_days": [{"name": "a", "date": "2026", "start": "13:00", "end": "12:00"}, 3],
            }
        )
    assert {(one.where, one.why) for one in caught.value.problems} == {
        ("region", "problem.no_choice"),
        ("ceiling", "problem.no_number"),
        ("days_off[1].name", "problem.empty"),
        ("days_off[1].last", "problem.before_first"),
        ("days_off[1].kind", "problem.no_choice"),
        ("half_days[1].date", "problem.no_day"),
        ("half_days[1].end", "problem.before_start"),
        ("half_days[2]", "problem.no_table"),
        ("half_days[2].name", "problem.missing"),
        ("half_days[2].date", "problem.missing"),
    }


OVERRIDE = Override("01", "groep-5", True, Why.RAIN, 1, 2, 3, "m", "Juf <3", "sem", "tot\nstraks")


@pytest.mark.parametrize("overrides", [[], [OVERRIDE, OVERRIDE]])
def test_overrides_are_read(overrides: list[Override]) -> None:
    assert read_overrides(msgspec.to_builtins(overrides)) == overrides


@pytest.mark.parametrize("value", [None, {}, "x", 3, [3], [{"id": "01"}], [[]]])
def test_what_is_no_list_of_overrides_is_refused(value: object) -> None:
    with pytest.raises(TimetableTrouble) as caught:
        read_overrides(value)
    assert caught.value.problems[0].where.startswith("overrides")


def test_what_is_unseen_is_not_told_on() -> None:
    value = {"group": "a", "combines": ["b\x1b[2J"], "\x1b[2J": 1}
    assert problems(value) == {"combines[1]": "problem.unfit_text", "?[2J": "problem.unknown"}
