"""When a protocol is due for review, and how near that is."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from kiosk.packs.model import Pack

NEAR = timedelta(days=60)
"""From this long before a review is due leaders are told."""


class ReviewState(StrEnum):
    """How far away the next review of a protocol is."""

    NONE = "none"  # the protocol names no date
    FINE = "fine"
    NEAR = "near"
    OVERDUE = "overdue"


class Review(Struct, frozen=True):
    """When a protocol is due for review. ``due`` is as exact as the document: see Validity."""

    state: ReviewState
    due: str = ""


def review(pack: Pack | None, today: date) -> Review:
    """How the review of a protocol stands today.

    A month or a year is due at its end, and near from :data:`NEAR` before its beginning. Raises
    ValueError for a date that does not exist.
    """
    due = pack.validity.review if pack else ""
    if not due:
        return Review(ReviewState.NONE)
    first, last = days(due)
    if today > last:
        return Review(ReviewState.OVERDUE, due)
    return Review(ReviewState.NEAR if today + NEAR >= first else ReviewState.FINE, due)


def days(said: str) -> tuple[date, date]:
    """The first and the last day that a date, a month or a year (ISO) can mean.

    Raises ValueError for what is none of these.
    """
    year, month, day = ([int(part) for part in said.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    last_month = month or 12
    last = date(year, last_month, monthrange(year, last_month)[1])
    return date(year, month or 1, 1), last
