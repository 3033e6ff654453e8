"""The school's protocol at the desk: what is in force, what the school decided beside it.

Both come as documents; one that cannot be read changes nothing. What is asked of the hub comes back
as a document too, on this dashboard and on every other.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

import msgspec
from msgspec import Struct

from kiosk.packs.model import Pack
from kiosk.packs.policy import Choices, Policy
from kiosk.sync.asks import Answer, Ask, PutDocument
from kiosk.sync.messages import Document

PACK = "pack"
CHOICES = "choices"
NEAR = timedelta(days=60)
"""From this long before a review is due leaders are told."""

Then = Callable[[Answer], None]


class ReviewState(StrEnum):
    """How far away the next review of the protocol is."""

    NONE = "none"  # the protocol names no date
    FINE = "fine"
    NEAR = "near"
    OVERDUE = "overdue"


class Review(Struct, frozen=True):
    """When the protocol is due for review. ``due`` is as exact as the document: see Validity."""

    state: ReviewState
    due: str = ""


class Protocol:
    """The protocol in force, as the newest readable documents say."""

    def __init__(self, ask: Callable[[Ask, Then], None]) -> None:
        self.pack: Pack | None = None
        self.choices = Choices()
        self.policy = Policy()
        self._ask = ask
        self._versions: dict[str, int] = {}

    def take(self, document: Document) -> bool:
        """Take in a document; whether it is one of these. Raises ValueError for what is no such."""
        if document.key == PACK:
            pack = msgspec.json.decode(document.body, type=Pack)
            if pack.validity.review:
                days(pack.validity.review)  # raises where there is no such day
            self.pack = pack
        elif document.key == CHOICES:
            self.choices = msgspec.json.decode(document.body, type=Choices)
        else:
            return False
        self.policy = Policy(self.pack, self.choices)
        self._versions[document.key] = document.version
        return True

    def version(self, key: str) -> int:
        """The version held of ``pack`` or ``choices``; 0: none."""
        return self._versions.get(key, 0)

    def review(self, today: date) -> Review:
        """When the protocol is due for review, and how that is today."""
        due = self.pack.validity.review if self.pack else ""
        if not due:
            return Review(ReviewState.NONE)
        first, last = days(due)
        if today > last:
            return Review(ReviewState.OVERDUE, due)
        return Review(ReviewState.NEAR if today + NEAR >= first else ReviewState.FINE, due)

    def put_pack(self, pack: Pack, then: Then) -> None:
        """This protocol is in force from now on."""
        self._put(PACK, pack, then)

    def put_choices(self, choices: Choices, then: Then) -> None:
        """This is what the school decided where its protocol is silent."""
        self._put(CHOICES, choices, then)

    def _put(self, key: str, value: Struct, then: Then) -> None:
        body = msgspec.Raw(msgspec.json.encode(value))
        self._ask(PutDocument(key, self.version(key), body), then)


def days(said: str) -> tuple[date, date]:
    """The first and the last day that a date, a month or a year (ISO) can mean."""
    year, month, day = ([int(part) for part in said.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    last_month = month or 12
    last = date(year, last_month, monthrange(year, last_month)[1])
    return date(year, month or 1, 1), last
