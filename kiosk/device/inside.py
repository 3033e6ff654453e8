"""What a pupil who is in can do at a seat."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.device.files import Then
from kiosk.device.place import BESIDE, TELLING, Place
from kiosk.device.reporting import ReportProgress
from kiosk.device.sitting import Sitting
from kiosk.model import Kind, Tile
from kiosk.packs.model import Band, Downloads, Pack, Rule, Think
from kiosk.sync.asks import SignedIn
from kiosk.web.rules import Load, refusal
from kiosk.web.why import Why
from kiosk.workspace import Shown, WorkFile


class Inside(Sitting):
    """The part of a :class:`kiosk.device.seat.Seat` behind the secret: agreements, web, files."""

    def _begin(self, answer: SignedIn) -> None:
        """The session has begun: to the agreements when they are due, else to work."""
        read, at, now = answer.rules_read, answer.rules_at, self._hours.now
        if self._session is not None:
            self._files.begin(self._session)
        if self._agreements.due(answer.group, read, at, now):
            self._agreements.begin(answer.group)
            self._go(Place.RULES)
        else:
            self._resume_place()

    # the agreements

    @property
    def cards(self) -> list[Rule]:
        """The agreements to go through, or to look up."""
        return self._agreements.cards

    @property
    def card(self) -> int:
        """Which of the cards is shown, from 0."""
        return self._agreements.card

    @property
    def band(self) -> Band:
        """Whose words the group reads."""
        return self._agreements.band(self.group)

    @property
    def agreed(self) -> bool:
        """Whether there are agreements for the group, to be looked up at any time."""
        return bool(self._agreements.of(self.group))

    @property
    def pack(self) -> Pack | None:
        """Whose agreements these are."""
        return self._shelf.pack

    @property
    def think(self) -> Think | None:
        """What to ask oneself before posting, where the school has such questions (juliana D)."""
        return self._shelf.pack.think if self._shelf.pack else None

    def next_card(self) -> None:
        """The next agreement; after the last one they have been read, or looked up."""
        if self.place not in {Place.RULES, Place.AGREEMENTS}:
            return
        if not self._agreements.next():
            self._settle()
        elif self.place is Place.AGREEMENTS:
            self._go_home()
        else:
            read = self._agreements
            self._record(Kind.RULES_READ, {"reading": read.reading, "version": read.version})
            self._resume_place()

    def previous_card(self) -> None:
        """One agreement back."""
        if self.place in {Place.RULES, Place.AGREEMENTS}:
            self._agreements.previous()
            self._settle()

    def look_up(self) -> None:
        """The agreements once more; nobody keeps that they were looked up."""
        if self.place is Place.HOME and self.agreed:
            self._agreements.begin(self.group)
            self._go(Place.AGREEMENTS)

    def think_first(self) -> None:
        """The questions before posting."""
        if self.place in {Place.HOME, Place.AGREEMENTS} and self.think is not None:
            self._go(Place.THINK)

    def close_book(self) -> None:
        """Back to home from what was looked up."""
        if self.place in {Place.AGREEMENTS, Place.THINK}:
            self._go_home()

    # home and the web

    @property
    def social_over(self) -> bool:
        """Whether a page of social media had to be left just now; home says so once."""
        return self.place is Place.HOME and self._refusal == Why.SOCIAL_OVER.value

    def tiles(self) -> list[Tile]:
        """The sites of the pupil's group."""
        return self._shelf.tiles.get(self.group, [])

    def clause(self, why: Why) -> str:
        """The clause that a refusal follows from (``juliana P9``); "" where no protocol says so."""
        policy = self._shelf.policy
        match why:
            case Why.SOCIAL | Why.SOCIAL_OVER:
                return policy.social_media.clause
            case Why.DOWNLOAD:
                return policy.downloads.clause
            case Why.UPLOAD:
                return policy.photos.clause
            case Why.CAPTURE:
                return policy.captures.clause
        return ""

    def open(self, address: str) -> None:
        """A tile's address, or what the pupil typed: a page, a search, or a refusal."""
        if self.place not in {Place.HOME, Place.WEB}:
            return
        # the first address comes long after the first picture
        from kiosk.web import address as web

        search = self._shelf.searches.get(self.group) or web.SEARCH
        meant = web.address(address, search)
        why = meant.why if isinstance(meant, web.No) else self._held_back(meant.url)
        if isinstance(meant, web.No) or why is not None:
            self._refusal = why.value if why is not None else ""
            self._settle()
        else:
            self._refusal = ""
            self.address = meant.url
            self._go(Place.WEB)

    def page(self, host: str, title: str, url: str = "") -> None:
        """The browser has this page open; after a break the pupil comes back to ``url``."""
        if self.place is Place.WEB:
            self._open_page = url or self._open_page
            self._watching.page(host, title)
            self._settle()

    def home(self) -> None:
        """The page is closed, or what was looked at beside it."""
        if self.place in {Place.WEB, *BESIDE}:
            self._go_home()

    def _held_back(self, url: str) -> Why | None:
        self._look()
        return refusal(self.web_rules, url, Load.PAGE)

    # the pupil's own files

    @property
    def files(self) -> list[WorkFile]:
        """The pupil's files, the newest first."""
        return self._files.files

    @property
    def keeps_files(self) -> bool:
        """Whether there is anything to show: files, or downloads that may become some."""
        return bool(self.files) or self.web_rules.downloads is not Downloads.NONE

    @property
    def room(self) -> int:
        """Bytes that the pupil's files may still take. A download that takes more is to end."""
        return max(self._shelf.policy.quota - self._files.used, 0)

    @property
    def opened(self) -> Shown | None:
        """The file that is looked at; None: the list of them is."""
        return self._files.opened

    def show_files(self) -> None:
        """The pupil's own files."""
        if self.place is Place.HOME:
            self._go(Place.FILES)

    def open_file(self, name: str) -> None:
        """Look into a text or at a picture; :attr:`opened` has it when the disk has answered."""
        if self.place is Place.FILES:
            self._refusal = ""
            self._files.open(name)

    def peek(self, name: str, then: Callable[[Shown], None]) -> None:
        """What is in a picture, for a small one on its tile; ``then`` hears when there is one."""
        if self.place is Place.FILES:
            self._files.peek(name, then)

    def close_file(self) -> None:
        """Back to the list."""
        self._files.close()
        self._settle()

    def delete_file(self, name: str) -> None:
        """Away with a file, for good."""
        if self.place is Place.FILES:
            self._refusal = ""
            self._files.close()
            self._files.delete(name)

    def accept_download(self, name: str, mime: str, size: int) -> Path | Why:
        """Whether a page may send a file: where to write it, or why not.

        ``size`` in bytes, -1 where nobody says. One at a time; it ends with :meth:`downloaded` or
        :meth:`download_failed`.
        """
        if self.place is not Place.WEB:
            return Why.FAILED
        why = refusal(self.web_rules, "", Load.DOWNLOAD)
        return why or self._files.accept(name, mime, size, self._shelf.policy.quota)

    def downloaded(self, path: Path, then: Then) -> None:
        """The file is there, whole; ``then`` hears as what it is kept, or why it is not."""
        self._files.arrived(path, self._shelf.policy.quota, then)

    def download_failed(self, path: Path) -> None:
        """The file did not come, or was given up."""
        self._files.failed(path)

    # a wrong site

    @property
    def report(self) -> ReportProgress:
        """How far the report on the screen is."""
        return self._reporting.report

    def oops(self, url: str, host: str, title: str) -> None:
        """Landed on a wrong site: away from it at once, and the teacher gets to know.

        A tap of the last moment counts, also when the session is over before it gets here.
        """
        if self.place in TELLING and self._session is not None:
            self.place = Place.OOPS
            self.address = ""
            self._reporting.begin(self._session, url, host, title)
            self._go(Place.OOPS)
        elif self._left is not None:
            self._reporting.begin(self._left, url, host, title)
            self._left = None
            self._reporting.end()

    def accident(self) -> None:
        """The tap was an accident: the report stays, and says so."""
        if self.place is Place.OOPS and self._session is not None:
            self._reporting.accident(self._session)
            self._settle()

    def done_reporting(self) -> None:
        """On with the work; or out, where it closed meanwhile."""
        if self.place is not Place.OOPS:
            return
        self._reporting.end()
        if self._lingering.going_on:
            self._leave(self._hours.now)
            self._settle()
        else:
            self._go_home()

    # leaving

    def sign_out(self) -> None:
        """Done (juliana P13)."""
        if self._session is not None:
            self._end_session("done")
            self._go(Place.NAMES)

    # within

    def _go(self, place: Place) -> None:
        self.place = place
        self._refusal = ""
        self._open_page = self.address
        self._files.close()
        self._settle()

    def _go_home(self) -> None:
        self.address = ""
        self._go(Place.HOME)

    def _resume_place(self) -> None:
        self.address = self._returning.back(self._session) if self._session else ""
        self._go(Place.WEB if self.address else Place.HOME)
