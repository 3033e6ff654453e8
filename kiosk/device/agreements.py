"""Going through the pupil rules of the school's pack, a card a screen.

Which cards and which words: by the years of the group. One of several years has the cards of all of
them, in the words for its youngest pupils, which the older ones can read, too.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from kiosk.device.shelf import Shelf
from kiosk.packs.cards import rules_of, words_of
from kiosk.packs.model import Band, Rule
from kiosk.packs.terms import began


class Agreements:
    """The cards, and which one is shown."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.cards: list[Rule] = []
        self.card = 0
        self.reading = ""
        self.version = ""

    def due(self, group: str, rules_read: str, rules_at: int, now: int) -> bool:
        """Whether a pupil of the group has to go through them now: once a term, and when new.

        ``rules_read`` is what the pupil read last, at ``rules_at`` (ms; 0: never).
        """
        pack = self._shelf.pack
        if pack is None or not self.of(group):
            return False
        if rules_read != pack.reading or not rules_at:
            return True
        term = began(self._shelf.policy.terms, self._day(now))
        return self._day(rules_at) < term

    def of(self, group: str) -> list[Rule]:
        """The cards for this group."""
        return rules_of(self._shelf.pack, self._years(group))

    def band(self, group: str) -> Band:
        """Whose words this group reads."""
        return words_of(self._shelf.pack, self._years(group))

    def begin(self, group: str) -> None:
        """Lay out the cards for this group; a new pack does not change them underway."""
        pack = self._shelf.pack
        self.cards = self.of(group)
        self.card = 0
        self.reading = pack.reading if pack else ""
        self.version = pack.version if pack else ""

    def next(self) -> bool:
        """The next card; True when the last one has been read."""
        if self.card + 1 < len(self.cards):
            self.card += 1
            return False
        return True

    def previous(self) -> None:
        """One card back; on the first one nothing happens."""
        self.card = max(self.card - 1, 0)

    def _years(self, group: str) -> list[int]:
        roster = self._shelf.rosters.get(group)
        return roster.group.years if roster else []

    def _day(self, at: int) -> date:
        return datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(self._shelf.zone)).date()
