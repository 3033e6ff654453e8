"""School time is kept at every opening and closing, sign-in and sign-out."""

from __future__ import annotations

from kiosk.device.ports import Background, Clock
from kiosk.device.writing import Session


class Keeping:
    """Has the clock kept, off this thread, when something happened that makes it worth it."""

    def __init__(self, clock: Clock, background: Background) -> None:
        self._clock = clock
        self._background = background
        self._kept: object = None

    def keep(self, *, is_open: bool, session: Session | None) -> None:
        """Keep it, unless nothing happened since it was kept."""
        state = (self._clock.trust, is_open, session)
        if state != self._kept:
            self._kept = state
            self._background(self._clock.keep, lambda _nothing: None, self._failed)

    def _failed(self, _trouble: Exception) -> None:
        self._kept = None  # the next time it is tried again
