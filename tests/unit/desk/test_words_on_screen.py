"""Moments, words from elsewhere, and names of files, as a teacher sees them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.codes import file_name, free_path, sheet
from kiosk.desk.moments import ago, clock, span, until_next_minute
from kiosk.desk.plain import harmless
from kiosk.sync.asks import PupilCode
from tests.unit.desk.fakes import NOON

ZONE = "Europe/Amsterdam"
MINUTE = 60_000


@pytest.mark.parametrize(
    ("before", "message", "facts"),
    [
        (-5, "teacher.ago.now", {}),
        (59_999, "teacher.ago.now", {}),
        (MINUTE, "teacher.ago.minutes", {"count": 1}),
        (59 * MINUTE, "teacher.ago.minutes", {"count": 59}),
        (60 * MINUTE, "teacher.ago.today", {"clock": "8:40"}),
        (24 * 60 * MINUTE, "teacher.ago.date", {"clock": "9:40", "day": 13, "month": 11}),
    ],
)
def test_how_long_ago(before: int, message: str, facts: dict[str, object]) -> None:
    moment = ago(NOON - before, NOON, ZONE)
    assert (moment.message, moment.facts) == (message, facts)


def test_the_schools_clock() -> None:
    assert clock(NOON, ZONE) == "9:40"
    assert until_next_minute(NOON + 1) == MINUTE - 1


@pytest.mark.parametrize(
    ("ms", "message", "count"),
    [
        (20_000, "teacher.span.minute", None),
        (MINUTE, "teacher.span.minute", None),
        (2 * MINUTE, "teacher.span.minutes", 2),
        (119 * MINUTE, "teacher.span.minutes", 119),
        (120 * MINUTE, "teacher.span.hours", 2),
        (47 * 60 * MINUTE, "teacher.span.hours", 47),
        (48 * 60 * MINUTE, "teacher.span.days", 2),
        (400 * 24 * 60 * MINUTE, "teacher.span.days", 400),
    ],
)
def test_how_long(ms: int, message: str, count: int | None) -> None:
    said = span(ms)
    assert (said.message, said.facts.get("count")) == (message, count)


def test_words_from_elsewhere_stay_on_one_line_and_in_their_place() -> None:
    assert harmless("a\u202eb\n\tc\u0000d") == "a b c d"
    assert harmless("x" * 300, 10) == "x" * 9 + "\u2026"
    assert harmless("\u0645\u062d") == "\u2068\u0645\u062d\u2069"


@given(st.text(max_size=400), st.integers(1, 80))
def test_nothing_gets_through_that_turns_or_breaks_a_line(text: str, longest: int) -> None:
    said = harmless(text, longest).strip("\u2068\u2069")
    assert len(said) <= longest
    assert not set(said) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\n\r\t\x00")


def test_a_file_name_that_any_system_takes() -> None:
    day = date(2026, 11, 20)
    assert file_name("Plaatjescodes", "Groep 5/6", day) == "Plaatjescodes Groep 5-6 2026-11-20.pdf"


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    assert free_path(tmp_path, "a.pdf") == tmp_path / "a (2).pdf"


def test_cards_in_the_order_of_a_class_list() -> None:
    told = [
        PupilCode("p2", "\u00d6mer", []),
        PupilCode("p1", "Noor", []),
        PupilCode("p3", "Pim", []),
    ]
    assert [one.name for one in sheet("s", "g", told).cards] == ["Noor", "\u00d6mer", "Pim"]
