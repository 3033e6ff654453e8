"""Telling the teacher that a journal was found damaged."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from kiosk import ulid
from kiosk.model import Entry, Kind, Trust


class Clock(Protocol):
    """School time (:class:`kiosk.clock.SchoolTime`)."""

    @property
    def trust(self) -> Trust:
        """How far it can be trusted."""

    def now(self) -> int:
        """The time in ms."""


def notice(aside: Path, clock: Clock, origin: str, device: str = "") -> Entry:
    """The entry that tells that ``origin`` set its damaged journal aside as ``aside``."""
    now = clock.now()
    return Entry(
        id=ulid.new(now),
        kind=Kind.DAMAGED,
        at=now,
        trust=clock.trust,
        origin=origin,
        device=device,
        body={"file": aside.name},
    )
