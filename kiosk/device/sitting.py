"""Who sits at a device, and what the clock does to that."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable

from kiosk.device.agreements import Agreements
from kiosk.device.choosing import Choosing
from kiosk.device.closing import Hours
from kiosk.device.files import Files
from kiosk.device.keeping import Keeping
from kiosk.device.lingering import STAYING, Lingering
from kiosk.device.place import Place
from kiosk.device.ports import Background, Clock, Journal, Line
from kiosk.device.reporting import Reporting
from kiosk.device.returning import Returning
from kiosk.device.shelf import Shelf
from kiosk.device.signing import Signing
from kiosk.device.social import Social
from kiosk.device.watching import Watching
from kiosk.device.writing import Session, Writer
from kiosk.model import Device, Fact, Kind, Pupil
from kiosk.sync.asks import SignedIn
from kiosk.timetable.verdicts import NO_TIMETABLE, Verdict
from kiosk.web.rules import Load, WebRules, refusal
from kiosk.web.why import Why
from kiosk.workspace import Workspace

_log = logging.getLogger(__name__)


class Sitting(ABC):
    """The part of a :class:`kiosk.device.seat.Seat` that looks at the clock."""

    def __init__(
        self,
        device: Device,
        shelf: Shelf,
        clock: Clock,
        journal: Journal,
        line: Line,
        background: Background,
        workspace: Workspace,
        changed: Callable[[], None],
    ) -> None:
        self._device_name = device.name
        self._shelf = shelf
        self._clock = clock
        self._changed = changed
        self._agreements = Agreements(shelf)
        self._choosing = Choosing(device, shelf)
        self._hours = Hours(shelf, clock)
        self._keeping = Keeping(clock, background)
        self._lingering = Lingering()
        self._returning = Returning(self._hours)
        self._writer = Writer(device, clock, journal, line, background, changed)
        self._signing = Signing(line, self._came_in, self._settle)
        self._reporting = Reporting(self._writer, changed)
        self._watching = Watching(device.id, line)
        self._social = Social(shelf, self._hours)
        self._files = Files(workspace, background, changed, self._refuse)
        self._session: Session | None = None
        self._left: Session | None = None  # whose tap on Oops may still be on its way
        self._sent_back = ""  # the pupil for whom alone it is closed, and who sees the screen
        self._open_page = ""
        self._refusal = ""
        self.web_rules = WebRules()
        self.pupil: Pupil | None = None
        self.group = self._choosing.only_group
        self.place = self._first_place()
        self.address = ""
        self.verdict = NO_TIMETABLE
        self.warning = 0
        self._look()
        background(_read_services, self._know, self._without_services)

    @abstractmethod
    def _came_in(self, answer: SignedIn) -> None:
        """The hub let the pupil in."""

    def _settle(self) -> None:
        """After every step: what the clock and the secret say goes, and those concerned hear."""
        if self.place is Place.SECRET and self._signing.locked:
            self.place = Place.LOCKED
        self._look()
        self._keep_time()
        self._watching.tell(self._session, self.place)
        self._changed()

    def _look(self) -> None:
        closed_at = self._closed_since(self._hours.look())
        if closed_at:
            self._close(closed_at)
        if self._lingering.over(self._hours.now):
            self._leave(self._hours.now)
        if self.place is Place.CLOSED and not self._hours.of_any(self._choosing.group_ids).open:
            self.group = self._choosing.only_group
        self.verdict = self._judged(self._whose())
        if self.verdict.open and self.place is Place.CLOSED:
            self._sent_back = ""
            self.place = self._first_place()
        self.warning = self._hours.warning(self.verdict)
        self._guard()

    def _guard(self) -> None:
        """What the web is now; and away from social media that is held back from now on."""
        rules = self._social.rules(self._session)
        if rules != self.web_rules:
            self.web_rules = rules
        if self.place is Place.WEB and refusal(rules, self._open_page, Load.PAGE) is not None:
            self.place = Place.HOME
            self.address = self._open_page = ""
            self._refusal = Why.SOCIAL_OVER.value

    def _closed_since(self, before: int) -> int:
        """When (ms) it closed first since the look before; 0 when it was open all along.

        A close that was slept through counts as much as one that is seen.
        """
        whose = self._whose()
        verdict = self._judged(whose)
        if verdict.open and verdict.since_ms <= before:
            return 0
        missed = self._hours.closings(self.group, whose, before) if self.group else []
        if missed:
            return missed[0].at
        return 0 if verdict.open else self._hours.now

    def _whose(self) -> str:
        """Whose own overrides count now: of who is in, or may come in though it is closed."""
        if self._session is not None:
            return self._session.pupil
        if not self.group or (not self._sent_back and self.pupil is None):
            return ""
        if self._hours.of(self.group).open:
            return self._sent_back
        self._sent_back = ""
        return self.pupil.id if self.pupil else ""

    def _judged(self, pupil: str) -> Verdict:
        if self.group:
            return self._hours.of(self.group, pupil)
        return self._hours.of_any(self._choosing.group_ids)

    def _close(self, closed_at: int) -> None:
        if self._session is not None and self.place in STAYING:
            self._lingering.begin(closed_at)
        elif self.place is not Place.CLOSED:
            self._leave(closed_at)
        self._returning.forget()

    def _leave(self, closed_at: int) -> None:
        """To the closed screen; where it is open again, the first one follows."""
        session = self._session
        if session is None:
            self._nobody()
        else:
            self._returning.left(session, self._open_page, closed_at)
            self._end_session("closed")
            if self._hours.of(session.group).open:
                self._sent_back = session.pupil
        self.place = Place.CLOSED

    def _send_back(self, pupil: str) -> None:
        """Closed for this pupil alone."""
        self._nobody()
        self._sent_back = pupil
        self.place = Place.CLOSED

    def _end_session(self, why: str) -> None:
        self._record(Kind.SIGNED_OUT, {"why": why})
        self._left = self._session if self.place is Place.WEB else None
        self._session = None
        self._lingering.end()
        self._reporting.end()
        self._files.end()
        self.address = ""
        self._nobody()

    def _nobody(self) -> None:
        self.pupil = None
        self._signing.begin(None)

    def _keep_time(self) -> None:
        self._keeping.keep(is_open=self.verdict.open, session=self._session)

    def _record(self, kind: Kind, body: dict[str, Fact] | None = None) -> None:
        if self._session is not None:
            self._writer.keep(self._writer.entry(kind, self._session, body=body))

    def _refuse(self, why: Why) -> None:
        self._refusal = why.value
        self._settle()

    def _know(self, _read: None) -> None:
        self._social.ready()
        self._settle()

    def _without_services(self, trouble: Exception) -> None:
        _log.error("the list of services cannot be read", exc_info=trouble)

    def _first_place(self) -> Place:
        return Place.NAMES if self.group else Place.GROUPS


def _read_services() -> None:
    """In the background: a file that comes with Netjes."""
    from kiosk.packs import services

    services.services()
