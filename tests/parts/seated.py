"""A pupil at a device under a school's pack: the seat with the pack as the hub sends it."""

from __future__ import annotations

import msgspec

from kiosk.device.seat import Place, Seat
from kiosk.hub.store import Paper
from kiosk.hub.trimming import Trimmed
from kiosk.model import Device, Grant, Permission
from kiosk.sync.asks import SignedIn
from kiosk.sync.messages import Document
from kiosk.web.rules import Load, refusal
from kiosk.web.why import Why
from tests.parts.proving import Case
from tests.unit.device.fakes import FIVE, NOOR, World, ms

DAY = "2026-11-20"


class Seated(World):
    """Friday morning, nobody in yet; lessons from 08:15 to 14:00, a break from 10:15 to 10:30."""

    def __init__(self, case: Case) -> None:
        self._kind = case.seat
        self._reading = case.pack.reading
        super().__init__()
        sent = Trimmed().of(Paper("pack", 1, msgspec.json.encode(case.pack)))
        assert sent is not None
        self.seat.document(Document(sent.key, next(self.versions), msgspec.Raw(sent.body)))

    def make(self) -> Seat:
        """The seat, of the kind that is tried."""
        return self._kind(
            Device("device", "Laptop 12", [FIVE.id]),
            self.shelf,
            self.clock,
            self.journal,
            self.line,
            self.background,
            self.workspace,
            self._changed,
        )

    def comes_in(self) -> None:
        """Noor signs in, who read the agreements before."""
        self.enter(NOOR, self._reading)

    def on(self, url: str) -> None:
        """A page is open."""
        self.seat.open(url)
        assert self.place() is Place.WEB
        self.seat.page("example.nl", "A page", url)

    def refused(self, url: str, load: Load = Load.PAGE) -> Why | None:
        """Why this is not loaded now."""
        return refusal(self.seat.web_rules, url, load)

    def permit(self, start: str, end: str, without: list[str] | None = None) -> None:
        """Social media is permitted to the group; the hub's word of it comes in."""
        grant = Grant(
            "grant",
            FIVE.id,
            Permission.SOCIAL_MEDIA,
            ms(f"{DAY} {start}"),
            ms(f"{DAY} {end}"),
            "staff",
            "Juf Marieke",
            without=without or [],
        )
        self.document(f"grants/{FIVE.id}", [grant])


class LetsEverybodyIn(Seat):
    """Broken: a name is enough."""

    def choose_pupil(self, pupil: str) -> None:
        """In, without a secret."""
        super().choose_pupil(pupil)
        if self.pupil is not None:
            self._came_in(SignedIn(self.pupil.id, self.group))


class StaysThere(Seat):
    """Broken: Oeps tells the teacher, and the page stays."""

    def oops(self, url: str, host: str, title: str) -> None:
        """As it should, and back to the page."""
        super().oops(url, host, title)
        self.address, self.place = url, Place.WEB


class KeepsNothing(Seat):
    """Broken: Oeps leaves the page, and nobody hears of it."""

    def oops(self, url: str, host: str, title: str) -> None:
        """Away, and that is all."""
        self.address, self.place = "", Place.OOPS
