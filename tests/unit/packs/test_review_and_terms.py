"""When a protocol is due for review; when a term began."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from kiosk import packs
from kiosk.packs.policy import TERMS
from kiosk.packs.review import Review, ReviewState, review
from kiosk.packs.terms import began

PACK = packs.load_shipped("juliana")


@pytest.mark.parametrize(
    ("due", "today", "state"),
    [
        ("2024-06", date(2024, 4, 1), ReviewState.FINE),
        ("2024-06", date(2024, 4, 2), ReviewState.NEAR),
        ("2024-06", date(2024, 6, 30), ReviewState.NEAR),
        ("2024-06", date(2024, 7, 1), ReviewState.OVERDUE),
        ("2024", date(2024, 12, 31), ReviewState.NEAR),
        ("2024", date(2025, 1, 1), ReviewState.OVERDUE),
        ("2027-02-01", date(2026, 12, 3), ReviewState.NEAR),
        ("2027-02-01", date(2027, 2, 2), ReviewState.OVERDUE),
        ("", date(2027, 2, 2), ReviewState.NONE),
    ],
)
def test_how_a_review_stands(due: str, today: date, state: ReviewState) -> None:
    validity = structs.replace(PACK.validity, review=due)
    assert review(structs.replace(PACK, validity=validity), today) == Review(state, due)


def test_no_protocol_has_no_review() -> None:
    assert review(None, date(2026, 1, 1)).state is ReviewState.NONE


def test_juliana_is_overdue_and_osvs_is_not() -> None:
    today = date(2026, 11, 21)
    assert review(packs.load_shipped("juliana"), today).state is ReviewState.OVERDUE
    assert review(packs.load_shipped("osvs"), today).state is ReviewState.FINE


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 8, 1), date(2026, 8, 1)),
        (date(2026, 12, 31), date(2026, 8, 1)),
        (date(2027, 1, 1), date(2027, 1, 1)),
        (date(2027, 3, 31), date(2027, 1, 1)),
        (date(2027, 7, 31), date(2027, 4, 1)),
    ],
)
def test_a_term_began(day: date, first: date) -> None:
    assert began(TERMS, day) == first
    assert began(sorted(TERMS), day) == first


def test_one_term_a_year() -> None:
    assert began(["09-01"], date(2026, 8, 31)) == date(2025, 9, 1)


def test_without_terms_none_began() -> None:
    with pytest.raises(ValueError, match="empty"):
        began([], date(2026, 1, 1))
