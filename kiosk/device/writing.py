"""Entries on their way into the journal: always in the background, tried again until kept."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from kiosk import ulid
from kiosk.device.ports import Background, Clock, Journal, Line
from kiosk.model import Device, Entry, Fact, Kind

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
        self, device: Device, clock: Clock, journal: Journal, line: Line, background: Background
    ) -> None:
        self._device = device
        self._clock = clock
        self._journal = journal
        self._line = line
        self._background = background
        self._unkept: list[_Unkept] = []

    @property
    def unkept(self) -> bool:
        """Whether something waits for :meth:`retry`, best called after RETRY ms."""
        return bool(self._unkept)

    def entry(
        self, kind: Kind, session: Session, about: str = "", body: dict[str, Fact] | None = None
    ) -> Entry:
        """A new entry of this device, about a session, now."""
        at = self._clock.now()
        return Entry(
            id=ulid.new(at),
            kind=kind,
            at=at,
            trust=self._clock.trust,
            origin=self._device.id,
            device=self._device.id,
            group=session.group,
            pupil=session.pupil,
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
        """Try again what could not be kept."""
        waiting, self._unkept = self._unkept, []
        for one in waiting:
            self._try(one)

    def _try(self, one: _Unkept) -> None:
        def kept(_nothing: None) -> None:
            self._line.wake()
            one.kept()

        def failed(_trouble: Exception) -> None:
            self._unkept.append(one)
            one.failed()

        self._background(lambda: self._journal.add(one.entry), kept, failed)
