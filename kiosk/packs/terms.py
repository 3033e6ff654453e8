"""A school's terms: with each one pupils go through the agreements again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

MOST = 12
"""Terms of a school year."""

_COMMON_YEAR = 2027  # one without 29 February: a term begins every year


def first_day(month: int, day: int) -> str:
    """The day that a term begins on, ``MM-DD``. Raises ValueError for no day of every year."""
    return date(_COMMON_YEAR, month, day).strftime("%m-%d")


def began(terms: Sequence[str], day: date) -> date:
    """The first day of the term that ``day`` is in. ``terms``: first days, ``MM-DD``, any order.

    Raises ValueError where there are none, or one is no day of every year.
    """
    first_days = [
        date.fromisoformat(f"{year}-{term}") for year in (day.year - 1, day.year) for term in terms
    ]
    return max(first for first in first_days if first <= day)
