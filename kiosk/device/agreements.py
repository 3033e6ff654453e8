"""Going through the pupil rules of the school's pack, a card a screen."""

from __future__ import annotations

from kiosk.device.shelf import Shelf
from kiosk.packs.model import Rule, band_of


class Agreements:
    """The cards, and which one is shown."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.cards: list[Rule] = []
        self.card = 0
        self.reading = ""
        self.version = ""

    def due(self, rules_read: str) -> bool:
        """Whether a pupil who read ``rules_read`` last has to go through them now."""
        pack = self._shelf.pack
        return pack is not None and bool(pack.rules) and rules_read != pack.reading

    def begin(self, group: str) -> None:
        """Lay out the cards for this group; a new pack does not change them underway."""
        pack = self._shelf.pack
        roster = self._shelf.rosters.get(group)
        bands = {band_of(year) for year in roster.group.years} if roster else set()
        rules = pack.rules if pack else []
        self.cards = [rule for rule in rules if not (rule.bands and bands.isdisjoint(rule.bands))]
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
