"""The school's protocol at the desk: what is in force, what the school decided beside it.

Both come as documents; one that cannot be read changes nothing. What is asked of the hub comes back
as a document too, on this dashboard and on every other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
from msgspec import Struct

from kiosk.packs import review
from kiosk.packs.model import Pack
from kiosk.packs.policy import Choices, Policy
from kiosk.sync.asks import Answer, Ask, PutDocument
from kiosk.sync.messages import Document

PACK = "pack"
CHOICES = "choices"
Then = Callable[[Answer], None]


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
                review.days(pack.validity.review)  # raises where there is no such day
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

    def review(self, today: date) -> review.Review:
        """When the protocol is due for review, and how that is today."""
        return review.review(self.pack, today)

    def put_pack(self, pack: Pack, then: Then) -> None:
        """This protocol is in force from now on."""
        self._put(PACK, pack, then)

    def put_choices(self, choices: Choices, then: Then) -> None:
        """This is what the school decided where its protocol is silent."""
        self._put(CHOICES, choices, then)

    def _put(self, key: str, value: Struct, then: Then) -> None:
        body = msgspec.Raw(msgspec.json.encode(value))
        self._ask(PutDocument(key, self.version(key), body), then)
