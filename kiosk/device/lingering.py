"""What a pupil is in the middle of when it closes stays above the closed screen for a while."""

from __future__ import annotations

from kiosk.device.place import Place

LINGER = 120_000
"""At most this long (ms) a card stays after the close, without web."""

STAYING = frozenset({Place.OOPS})
"""The places that stay."""


class Lingering:
    """How long the card that was on the screen at the close may still stay. Times in ms."""

    def __init__(self) -> None:
        self._until = 0
        self._seen = 0

    @property
    def going_on(self) -> bool:
        """Whether a card is there that has outlived the lesson."""
        return self._until > 0

    def begin(self, closed_at: int) -> None:
        """It closed at that moment; a close that follows gives no more time."""
        self._until = self._until or closed_at + LINGER

    def end(self) -> None:
        """The card is put away."""
        self._until = 0

    def over(self, now: int) -> bool:
        """Whether its time is over. A clock that is put back between two looks gives no more."""
        if self.going_on and now < self._seen:
            self._until = max(self._until - self._seen + now, 1)
        self._seen = now
        return self.going_on and now >= self._until

    def waits(self, now: int) -> list[int]:
        """In how many ms to look again."""
        return [max(self._until - now, 1)] if self.going_on else []
