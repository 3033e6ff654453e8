"""A seat at a classroom device: the whole that the pupil's window talks to."""

from __future__ import annotations

from kiosk.clock import Correction
from kiosk.device.choosing import NameTile
from kiosk.device.inside import Inside
from kiosk.device.place import ANSWERED, BEFORE, Place
from kiosk.device.reporting import ReportProgress
from kiosk.device.writing import Session
from kiosk.model import Entry, Fact, Group, Kind
from kiosk.sync.asks import SignedIn
from kiosk.sync.messages import Document
from kiosk.trust import Trust
from kiosk.web.rules import WebRules
from kiosk.web.why import Why
from kiosk.workspace import FileKind, Shown, WorkFile

__all__ = [
    "FileKind",
    "NameTile",
    "Place",
    "ReportProgress",
    "Seat",
    "Shown",
    "WebRules",
    "Why",
    "WorkFile",
]


class Seat(Inside):
    """One device, one pupil at a time.

    All calls come on one thread and none blocks. ``changed`` is called after whatever the window
    shows may have changed.
    """

    # what the window shows

    @property
    def entered(self) -> list[str]:
        """The pictures pressed so far."""
        return self._signing.entered

    @property
    def left(self) -> int:
        """Tries left; -1 as long as nobody said."""
        return self._signing.left

    @property
    def trouble(self) -> str:
        """A message id: what went wrong at the secret or with an address; "" is nothing."""
        return self._signing.trouble if self.place in BEFORE else self._refusal

    @property
    def busy(self) -> bool:
        """Whether an answer of the hub is awaited."""
        return self._signing.busy

    @property
    def watched_by(self) -> list[str]:
        """The members of staff who see the pupil now, by name."""
        return self._watching.by

    @property
    def trust(self) -> Trust:
        """How far the time can be trusted."""
        return self._hours.trust

    @property
    def elsewhere(self) -> bool:
        """Closed here, but not for others of this device: :meth:`back` leads to them."""
        if self.place is not Place.CLOSED:
            return False
        others = self._choosing.group_ids
        return bool(self._sent_back) or (len(others) > 1 and self._hours.of_any(others).open)

    @property
    def welcome(self) -> list[NameTile]:
        """Closed, but not for these pupils: :meth:`choose_pupil` leads to their secret."""
        if self.place is not Place.CLOSED or self._sent_back:
            return []
        groups = [self.group] if self.group else self._choosing.group_ids
        return self._choosing.among({group: self._hours.welcomed(group) for group in groups})

    def groups(self) -> list[Group]:
        """The groups that use this device, by name."""
        return self._choosing.groups()

    def names(self) -> list[NameTile]:
        """The pupils of the chosen group, by name."""
        return self._choosing.names(self.group)

    # who are you

    def choose_group(self, group: str) -> None:
        """This group."""
        if self.place is Place.GROUPS and group in self._choosing.group_ids:
            self.group = group
            self._go(Place.NAMES)

    def choose_pupil(self, pupil: str) -> None:
        """This name, of the chosen group or of those that are welcome though it is closed."""
        welcome = pupil in {tile.pupil_id for tile in self.welcome}
        group = self._choosing.group_of(pupil) if welcome else self.group
        found = self._choosing.pupil(group, pupil)
        if found is not None and (welcome or self.place is Place.NAMES):
            self.group = group
            self.pupil = found
            self._left = None
            self._signing.begin(found)
            self._go(Place.SECRET)

    def back(self) -> None:
        """One screen back, before signing in."""
        if self.place in {Place.SECRET, Place.LOCKED}:
            self._nobody()
            self._go(Place.NAMES)
        elif self._sent_back:
            self._sent_back = ""
            self._go(Place.NAMES)
        elif self.place is Place.NAMES or self.elsewhere:
            self.group = self._choosing.only_group
            self._go(self._first_place())

    def press(self, picture: str) -> None:
        """One picture of the secret; the fourth asks the hub."""
        if self.place is Place.SECRET:
            self._signing.press(picture)
            self._settle()

    def erase(self) -> None:
        """The last picture of the secret goes."""
        if self.place is Place.SECRET:
            self._signing.erase()
            self._settle()

    def _let_in(self, entry: Entry) -> None:
        if entry.body.get("key") != "code":
            self._signing.unlocked(entry.pupil)
        elif self._signing.recoded(entry.pupil):
            self.place = Place.SECRET

    def _came_in(self, answer: SignedIn) -> None:
        self.group = answer.group
        self._look()
        if self.place not in ANSWERED:  # it closed while the hub was thinking, if only for a while
            self._settle()
            return
        if not self._hours.of(answer.group, answer.pupil).open:
            self._send_back(answer.pupil)
            self._settle()
            return
        self._session = Session(answer.pupil, answer.group)
        self._signing.begin(None)
        self._record(Kind.SIGNED_IN, {"device_name": self._device_name})
        self._begin(answer)

    # what comes from outside

    def tick(self) -> int:
        """Look at the clock; in how many ms to look again."""
        before = self._shown
        self._writer.retry()
        self._look()
        if before != self._shown:
            self._settle()
        self._keep_time()
        return min(
            self._hours.wait(self.verdict, {*self._choosing.group_ids, self.group}),
            self._writer.wait,
            *self._lingering.waits(self._clock.now()),
            *self._waits(),
        )

    def corrected(self, correction: Correction) -> None:
        """The hub's word moved the time: look at once, and tell who has to know that it did."""
        if correction.doubt:
            body: dict[str, Fact] = {"trust": correction.trust.value, "off": correction.off}
            body["device_name"] = self._device_name
            self._writer.keep(self._writer.entry(Kind.CLOCK_DOUBTED, None, body=body))
        self._settle()

    def news(self, entry: Entry) -> None:
        """An entry that this device hears of."""
        if entry.kind is Kind.SHOWN:
            self._reporting.shown(entry)
        elif entry.kind is Kind.UNLOCKED and self.place is Place.LOCKED:
            self._let_in(entry)
        self._settle()

    def document(self, document: Document) -> None:
        """A newer version of a document."""
        self._look()  # what was in force until now says what closed until now
        self._shelf.take(document.key, document.version, bytes(document.body))
        if self._session is None and self.group not in self._choosing.group_ids:
            self._nobody()
            self.group = self._choosing.only_group
            self.place = self._first_place()
        self._settle()

    def watched(self, by: list[str]) -> None:
        """These members of staff see the pupil from now on."""
        self._watching.watched(by)
        self._settle()

    def connected(self, connected: bool) -> None:
        """The hub came or went."""
        if not connected:
            self._watching.watched([])
        elif self.place is Place.LOCKED:
            self._signing.connected()
        self._settle()

    # within

    @property
    def _shown(self) -> object:
        return (self.place, self.verdict, self.warning, self.welcome, self.web_rules)

    def _waits(self) -> list[int]:
        """In how many ms social media is held back, or not any more."""
        now = self._hours.now
        soonest = [at for at in self._social.moments(self._session) if at > now]
        return [max(at - self._clock.now(), 1) for at in soonest]
