from __future__ import annotations

import msgspec

from kiosk.desk.founding import Draft, Hours, Span, found_school, timetable, troubles, years
from kiosk.timetable.model import Timetable

GOOD = Draft(
    school="  De\u202e Regenboog ",
    staff="Anna Jansen",
    password="tien tekens",
    again="tien tekens",
    group="Groep 5",
    names="Sem\nNoor",
)


def fields(draft: Draft) -> list[str]:
    return [one.field for one in troubles(draft)]


def test_an_empty_form_says_everything_that_is_missing() -> None:
    assert fields(Draft()) == ["school", "staff", "group", "password", "names"]


def test_a_good_form_has_no_troubles() -> None:
    assert troubles(GOOD) == []


def test_a_short_password_says_how_much_is_missing() -> None:
    short = troubles(msgspec.structs.replace(GOOD, password="zeven77", again="zeven77"))
    assert (short[0].message, short[0].facts) == (
        "teacher.password.short",
        {"least": 10, "more": 3},
    )


def test_a_password_typed_differently_is_said() -> None:
    assert fields(msgspec.structs.replace(GOOD, again="tien letters")) == ["again"]


def test_breaks_lie_within_the_day() -> None:
    late = Hours(Span("08:30", "14:00"), Span("14:00", "14:15"), Span("12:30", "12:00"))
    assert fields(msgspec.structs.replace(GOOD, hours=late)) == ["pause", "lunch"]
    turned = Hours(Span("14:00", "08:30"), None, None)
    assert fields(msgspec.structs.replace(GOOD, hours=turned)) == ["day"]


def test_the_question_to_the_hub_is_tidy_and_complete() -> None:
    ask = found_school(GOOD, msgspec.Raw(b"{}"))
    assert ask.school == "De Regenboog"
    assert ask.years == [5]
    assert ask.names == ["Sem", "Noor"]
    assert set(ask.documents) == {"timetable/groep-5", "tiles/groep-5", "pack"}


def test_the_timetable_reads_back_as_one() -> None:
    table = msgspec.json.decode(timetable("groep-5", Hours()), type=Timetable)
    assert [(one.kind.value, one.start, one.end) for one in table.periods] == [
        ("lesson", "08:30", "14:00"),
        ("break", "10:15", "10:30"),
        ("lunch", "12:00", "12:30"),
    ]
    assert table.periods[0].days == [1, 2, 3, 4, 5]


def test_a_day_without_breaks() -> None:
    table = msgspec.json.decode(timetable("g", Hours(pause=None, lunch=None)), type=Timetable)
    assert [one.kind.value for one in table.periods] == ["lesson"]


def test_years_are_read_from_the_groups_name() -> None:
    assert years("Groep 5/6") == [5, 6]
    assert years("7b") == [7]
    assert years("De Kikkers 12") == []
