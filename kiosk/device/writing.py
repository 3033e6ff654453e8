"""Entries on their way into the journal: always in the background, tried again until kept."""

from __future__ import annotations

import logging
from collections.abc import Callable

from msgspec import Struct

from kiosk import ulid
from kiosk.device.closing import LONGEST_WAIT
from kiosk.device.ports import Background, Clock, Journal, Line
from kiosk.errors import NetjesError
from kiosk.model import Device, Entry, Fact, Kind

_log = logging.getLogger(__name__)

RETRY = 5_000  # ms until an entry that found no room is tried again


class Session(Struct, frozen=True):
    """Who is signed in: one pupil of one group, by their ids."""

    pupil: str
    group: str


class _Unkept(Struct, frozen=True):
    entry: Entry
    kept: Callable[[], None]
    failed: Callable[[], None]


def _nobody() -> None:
    """Nobody wants to know."""


class Writer:
    """Makes this device's entries and sees to it that each is kept."""

    def __init__(
        self,
        device: Device,
        clock: Clock,
        journal: Journal,
        line: Line,
        background: Background,
        changed: Callable[[], None],
    ) -> None:
        self._device = device
        self._clock = clock
        self._journal = journal
        self._line = line
        self._background = background
        self._changed = changed
        self._retry_at = 0
        self._unkept: list[_Unkept] = []

    @property
    def wait(self) -> int:
        """In how many ms :meth:`retry` has something to do."""
        if not self._unkept:
            return LONGEST_WAIT
        return min(max(self._retry_at - self._clock.now(), 0), RETRY)

    def entry(
        self,
        kind: Kind,
        session: Session | None,
        about: str = "",
        body: dict[str, Fact] | None = None,
    ) -> Entry:
        """A new entry of this device, about a session if there is one, now."""
        at = self._clock.now()
        return Entry(
            id=ulid.new(at),
            kind=kind,
            at=at,
            trust=self._clock.trust,
            origin=self._device.id,
            device=self._device.id,
            group=session.group if session else "",
            pupil=session.pupil if session else "",
            about=about,
            body=body or {},
        )

    def keep(
        self,
        entry: Entry,
        kept: Callable[[], None] = _nobody,
        failed: Callable[[], None] = _nobody,
    ) -> None:
        """Journal an entry and wake the line.

        ``kept`` is called once, when it is durable; ``failed`` after each try that failed.
        """
        self._try(_Unkept(entry, kept, failed))

    def retry(self) -> None:
        """Try again what could not be kept, once its time has come."""
        left = self._retry_at - self._clock.now()
        if 0 < left <= RETRY:  # more than that: the clock was put back meanwhile
            return
        waiting, self._unkept = self._unkept, []
        for one in waiting:
            self._try(one)

    def _try(self, one: _Unkept) -> None:
        def kept(_nothing: None) -> None:
            self._line.wake()
            one.kept()

        def failed(trouble: Exception) -> None:
            if not isinstance(trouble, NetjesError):  # no full disk, but a mistake of ours
                _log.error("an entry cannot be kept", exc_info=trouble)
            self._unkept.append(one)
            self._retry_at = self._clock.now() + RETRY
            one.failed()
            self._changed()

        self._background(lambda: self._journal.add(one.entry), kept, failed)
