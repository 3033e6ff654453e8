"""Who hears what the hub says over a :class:`kiosk.link.Link`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kiosk.model import Entry, Presence
    from kiosk.sync.messages import Document


class Clock(Protocol):
    """Who wants to know the hub's time (:class:`kiosk.clock.SchoolTime`)."""

    def mark(self) -> int:
        """The hub is about to be told something that it answers to."""

    def hear(self, now: int, since: int) -> None:
        """The hub says that it is now (ms), some time after the mark ``since``."""

    def lost(self) -> None:
        """The hub is out of reach."""


class Listener(Protocol):
    """Who hears what the hub says. Called on the link's thread; must not block for long."""

    def state(self, connected: bool) -> None:
        """The hub is there now, or away. Away to begin with."""

    def news(self, position: int, entry: Entry) -> None:
        """Somebody else's entry; once this returns it counts as heard."""

    def document(self, document: Document) -> None:
        """A newer version of a document; where there is a shelf, it is there already."""

    def watched(self, by: list[str]) -> None:
        """These members of staff see the pupil now."""

    def acked(self, entry_id: str) -> None:
        """The hub has committed an entry of this journal."""

    def here(self, presence: Presence) -> None:
        """Where a pupil is, for a dashboard that watches."""

    def gone(self, device: str) -> None:
        """A device is out of reach."""

    def refused(self, why: str) -> None:
        """The hub does not want this peer; ``why`` is a message id. It is tried again later."""
