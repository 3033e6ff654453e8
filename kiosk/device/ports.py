"""What a seat needs from outside, as the narrowest shapes that do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from kiosk.model import Entry, Presence, Trust
from kiosk.sync.asks import Answer, Ask

Outcome = TypeVar("Outcome")


class Background(Protocol):
    """Runs a job on another thread and brings its result back to the caller's thread."""

    def __call__(
        self,
        job: Callable[[], Outcome],
        then: Callable[[Outcome], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """``then`` hears the result, ``failed`` what went wrong; one of the two, once.

        Jobs run in the order in which they were given.
        """


class Line(Protocol):
    """The connection to the hub; answers come back on the caller's thread."""

    @property
    def connected(self) -> bool:
        """Whether the hub is there now."""

    def ask(self, ask: Ask, then: Callable[[Answer], None]) -> None:
        """Ask the hub. Away or lost on the way: ``No("error.hub_away")``."""

    def wake(self) -> None:
        """There is something new in the journal."""

    def here(self, presence: Presence) -> None:
        """Tell the dashboards that watch; kept nowhere."""


class Journal(Protocol):
    """Where the device keeps what must not be lost."""

    def add(self, entry: Entry) -> None:
        """Keep the entry: durable when this returns, and once only, however often it is added.

        Raises :class:`kiosk.errors.DiskFull`.
        """


class Clock(Protocol):
    """School time (:mod:`kiosk.clock`)."""

    @property
    def trust(self) -> Trust:
        """How far :meth:`now` can be trusted."""

    def now(self) -> int:
        """School time, ms since 1970 in UTC."""

    @property
    def wait(self) -> int:
        """In how many ms an unknown time may be known; 0: it is."""

    def keep(self) -> None:
        """Keep what must outlive the program. On any thread; raises DiskFull or NoAccess."""
