"""After a break a pupil comes back to the place where the pupil was (DESIGN, settings' journey)."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.device.closing import MINUTE, RESTS, Hours
from kiosk.device.writing import Session

LONGEST = 12 * 60 * MINUTE
"""A break is never as long as this (ms); staff can close for longer than a school day."""


class _Place(NamedTuple):
    group: str
    address: str
    left_at: int


class Returning:
    """Who was where when it closed. In memory only: a restart forgets it, and so does each day."""

    def __init__(self, hours: Hours) -> None:
        self._hours = hours
        self._places: dict[str, _Place] = {}

    def left(self, session: Session, address: str, closed_at: int) -> None:
        """It closed on this pupil at that moment (ms), with this page open ("": none)."""
        self._places[session.pupil] = _Place(session.group, address, closed_at)

    def back(self, session: Session) -> str:
        """The page to go on with, once; "" when there is none or more than a break came between."""
        place = self._places.pop(session.pupil, None)
        if place is None or place.group != session.group or self._stale(place):
            return ""
        closed = self._hours.closings(session.group, session.pupil, place.left_at - 1)
        return place.address if all(one.verdict.reason in RESTS for one in closed) else ""

    def forget(self) -> None:
        """For whom school is out now, the place is forgotten."""
        self._places = {
            pupil: place for pupil, place in self._places.items() if not self._out(pupil, place)
        }

    def _out(self, pupil: str, place: _Place) -> bool:
        verdict = self._hours.of(place.group, pupil)
        return self._stale(place) or (not verdict.open and verdict.reason not in RESTS)

    def _stale(self, place: _Place) -> bool:
        return self._hours.now - place.left_at >= LONGEST
