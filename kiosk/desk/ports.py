"""What the desk needs from outside, as the narrowest shapes that do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from kiosk.model import Entry, Trust
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
        """``then`` hears the result, ``failed`` what went wrong; one of the two, once."""


class Line(Protocol):
    """The connection to the hub; answers come back on the caller's thread."""

    def ask(self, ask: Ask, then: Callable[[Answer], None]) -> None:
        """Ask the hub. Away or lost on the way: ``No("error.hub_away")``."""

    def watch(self, groups: list[str]) -> None:
        """This dashboard looks at these groups (none: not any more), and hears their news."""

    def wake(self) -> None:
        """There is a new entry in the journal, or a reason to try the hub again now."""


class Journal(Protocol):
    """Entries that must not be lost."""

    def add(self, *entries: Entry) -> None:
        """Keep the entries, all of them or none; durable when it returns.

        Raises :class:`kiosk.errors.DiskFull`.
        """


class Clock(Protocol):
    """School time."""

    @property
    def trust(self) -> Trust:
        """How far :meth:`now` can be trusted."""

    def now(self) -> int:
        """School time in ms since 1970, UTC."""
