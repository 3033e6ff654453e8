"""Who sees the pupil now, and what they see: told while somebody watches, kept nowhere."""

from __future__ import annotations

from kiosk.device.place import Place
from kiosk.device.ports import Line
from kiosk.device.trimming import LONGEST_HOST, titled, trimmed
from kiosk.device.writing import Session
from kiosk.model import Presence


class Watching:
    """The eye on the pupil's screen."""

    def __init__(self, device: str, line: Line) -> None:
        self._device = device
        self._line = line
        self._told: Presence | None = None
        self._page = ("", "")
        self.by: list[str] = []

    def watched(self, by: list[str]) -> None:
        """These members of staff watch from now on."""
        self.by = by
        self._told = None

    def page(self, host: str, title: str) -> None:
        """The page that is open."""
        self._page = (trimmed(host, LONGEST_HOST), titled(title, host))

    def tell(self, session: Session | None, place: Place) -> None:
        """Tell those who watch where the pupil is, when that is news to them."""
        if place is not Place.WEB:
            self._page = ("", "")
        if not self.by or session is None:
            self._told = None
            return
        host, title = self._page
        presence = Presence(self._device, session.group, session.pupil, place.value, host, title)
        if presence != self._told:
            self._told = presence
            self._line.here(presence)
