"""Lessons held, when they are due, and agreements explained."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from kiosk.model import Entry, Fact, Kind
from kiosk.register import Explanations, Lesson, Lessons, behind, due
from kiosk.register.explaining import body as explained_body
from kiosk.register.lessons import body, read
from tests.unit.register.entries import GROUP, but, entry, undo


def lesson(id: str, day: str) -> Lesson:
    found = read(held(id, day))
    assert found is not None
    return found


def held(id: str, day: str) -> Entry:
    year = date.fromisoformat(day).year - (date.fromisoformat(day).month < 8)
    body: dict[str, Fact] = {"date": day, "about": "Wat blijft", "topic": "", "year": year}
    return entry(id, Kind.LESSON_HELD, body)


def test_lessons_of_a_school_year_in_order() -> None:
    lessons = Lessons()
    for one in (held("2", "2026-11-03"), held("1", "2026-09-15"), held("3", "2026-07-31")):
        assert lessons.hear(one)
    assert [one.id for one in lessons.of(GROUP, 2026)] == ["1", "2"]
    assert [one.id for one in lessons.of(GROUP, 2025)] == ["3"]
    assert lessons.of("groep-6", 2026) == []


def test_a_lesson_can_be_taken_back() -> None:
    lessons, wrong = Lessons(), held("1", "2026-09-15")
    lessons.hear(wrong)
    assert lessons.hear(undo("2", wrong))
    assert lessons.of(GROUP, 2026) == []


def test_the_body_reads_as_it_was_written() -> None:
    one = structs.replace(lesson("1", "2026-09-15"), topic="privacy", by="Juf Anna")
    assert read(entry("1", Kind.LESSON_HELD, body(one))) == one


@pytest.mark.parametrize(
    "wrong",
    [
        {"date": "gisteren"},
        {"year": 2025},
        {"about": " "},
        {"about": "a" * 201},
        {"topic": 7},
    ],
)
def test_half_a_lesson_is_none(wrong: dict[str, Fact]) -> None:
    assert read(but(held("1", "2026-09-15"), **wrong)) is None


def test_lessons_are_spread_over_the_year() -> None:
    assert due(2026, 2) == [date(2027, 1, 14), date(2027, 6, 30)]
    assert due(2026, 1) == [date(2027, 6, 30)]
    assert due(2026, 0) == []


@pytest.mark.parametrize(
    ("days", "today", "lacking"),
    [
        ([], date(2027, 1, 14), 0),
        ([], date(2027, 1, 15), 1),
        ([], date(2027, 7, 1), 2),
        (["2026-09-15"], date(2027, 1, 15), 0),
        (["2026-09-15"], date(2027, 7, 1), 1),
        (["2027-02-01"], date(2027, 1, 15), 1),
        (["2026-09-15", "2026-09-16", "2026-09-17"], date(2027, 7, 1), 0),
    ],
)
def test_behind_schedule(days: list[str], today: date, lacking: int) -> None:
    lessons = [lesson(str(at), day) for at, day in enumerate(days)]
    assert behind(lessons, 2, today) == lacking


def test_explained_newest_first() -> None:
    told = Explanations()
    first = entry("1", Kind.EXPLAINED, explained_body("juliana@1", ["kofi", "noor", "kofi"]), 5)
    again = entry("2", Kind.EXPLAINED, explained_body("juliana@2", ["noor"]), 9)
    assert told.hear(again)
    assert told.hear(first)
    assert not told.hear(first)
    assert [one.reading for one in told.of(GROUP)] == ["juliana@2", "juliana@1"]
    assert told.of(GROUP)[1].present == ("kofi", "noor")
    assert told.hear(undo("3", again))
    assert [one.id for one in told.of(GROUP)] == ["1"]


@pytest.mark.parametrize(
    "wrong", [{}, {"reading": "a"}, {"reading": "a", "present": []}, {"present": ["noor"]}]
)
def test_half_an_explanation_is_none(wrong: dict[str, Fact]) -> None:
    assert not Explanations().hear(entry("1", Kind.EXPLAINED, wrong))
