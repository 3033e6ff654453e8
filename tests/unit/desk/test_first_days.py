"""First days of terms, as they are typed."""

import pytest

from kiosk.desk.first_days import shown_terms, typed_terms
from kiosk.packs.policy import TERMS


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("24-8", ["08-24"]),
        ("24-8, 4-1 en 12-4", ["01-04", "04-12", "08-24"]),
        ("1/8; 1/1", ["01-01", "08-01"]),
        (" 1 - 8 ,1.1,", ["01-01", "08-01"]),
        ("1-8, 1-8", ["08-01"]),
        ("", []),
    ],
)
def test_what_is_meant(typed: str, terms: list[str]) -> None:
    assert typed_terms(typed) == terms


@pytest.mark.parametrize("typed", ["8-24", "29-2", "augustus", "1-8-2026", "1-8 1-1", "0-1"])
def test_what_cannot_be_read(typed: str) -> None:
    assert typed_terms(typed) is None


def test_no_more_than_a_year_can_hold() -> None:
    assert typed_terms(", ".join(f"{day}-1" for day in range(1, 14))) is None


def test_they_are_shown_in_the_order_of_a_school_year() -> None:
    assert shown_terms(TERMS) == "1-8, 1-1, 1-4"
    assert typed_terms(shown_terms(TERMS)) == sorted(TERMS)
