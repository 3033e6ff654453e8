"""A seat with a school around it that is made of plain objects."""

from __future__ import annotations

import shutil
import weakref
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import msgspec

from kiosk.device.seat import Seat
from kiosk.device.shelf import Shelf
from kiosk.model import Device, Group, Presence, Pupil, Roster, School, Tile, Trust
from kiosk.sync.asks import No, SignedIn, SignIn
from kiosk.words import Words
from kiosk.workspace import Workspace
from tests.parts.at_once import at_once
from ui.style import Ruler
from ui.widgets.kit import Kit
from ui.widgets.pictures import Pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.model import Entry
    from kiosk.sync.asks import Answer, Ask

MONDAY = 1_788_170_400_000  # 2026-08-31, noon in the Netherlands
MINUTE = 60_000

SITES = [
    ("Dieren van dichtbij", "animal"),
    ("Rekenen", "numbers"),
    ("Nieuws voor kinderen", "news"),
    ("De wereldkaart", "map"),
    ("Sterren en planeten", "planet"),
    ("Boeken", "book"),
    ("Muziek maken", "music"),
    ("Tekenen", "paint"),
]
NAMES = [
    "Aya",
    "Bram",
    "Sem",
    "Noor",
    "Daan",
    "Lotte",
    "Finn",
    "Saar",
    "Milan",
    "Yara",
    "Luuk",
    "Fenna",
    "Adam",
    "Emma",
    "Jesse",
    "Tess",
    "Mohamed",
    "Zoë",
    "Thijs",
    "Anouk",
    "Cas",
    "Lieke",
    "Hugo",
    "Isa",
    "Levi",
    "Roos",
    "Gijs",
    "Julia",
    "Sam",
    "Eva",
    "Stijn",
    "Maud",
    "Otis",
    "Nora",
]


class FakeLine:
    """Answers what the test wants, at once or when :meth:`answer` is called."""

    connected = True

    def __init__(self) -> None:
        self.replies: list[Answer] = []
        self.rules_read = "juliana@1"
        self.rules_at = MONDAY
        self.asked: list[Ask] = []
        self.woken = 0
        self.seen: list[Presence] = []
        self._waiting: list[Callable[[Answer], None]] = []

    def ask(self, ask: Ask, then: Callable[[Answer], None]) -> None:
        self.asked.append(ask)
        if self.replies:
            then(self.replies.pop(0))
        elif isinstance(ask, SignIn):
            then(SignedIn(ask.pupil, "groep-5", self.rules_read, MONDAY))
        else:
            then(No("error.hub_away"))

    def wake(self) -> None:
        self.woken += 1

    def here(self, presence: Presence) -> None:
        self.seen.append(presence)


class FakeJournal:
    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)


class FakeClock:
    trust = Trust.HUB
    wait = 0

    def __init__(self, now: int = MONDAY) -> None:
        self.at = now

    def keep(self) -> None:
        """It is known."""

    def now(self) -> int:
        return self.at


class World:
    """Everything that a seat needs; change it before :meth:`seat`."""

    def __init__(self, *, names: list[str] | None = None, language: str = "nl") -> None:
        self.device = Device("d1", "Laptop 1", ["groep-5"])
        self.shelf = Shelf()
        self.clock = FakeClock()
        self.line = FakeLine()
        self.journal = FakeJournal()
        folder = mkdtemp()
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.workspace = Workspace(Path(folder))
        self.changes = 0
        self.heard: Callable[[], None] = lambda: None
        self.language = language
        self.put("school", School("s", "De Wilg", language=language))
        self.roster("groep-5", "Groep 5", NAMES[:24] if names is None else names)
        self.put("tiles/groep-5", [Tile(t, f"https://{p}.test/", p) for t, p in SITES])

    def put(self, key: str, value: object) -> None:
        self.shelf.put(key, self.shelf._versions.get(key, 0) + 1, msgspec.to_builtins(value))

    def roster(self, group: str, shown: str, names: list[str]) -> None:
        pupils = [
            Pupil(f"{group}-{number}", *name.split(" ", 1)) for number, name in enumerate(names)
        ]
        self.put(f"roster/{group}", Roster(Group(group, shown, [5]), pupils))

    def file(self, pupil: str, name: str, content: bytes) -> None:
        """Something that this pupil kept earlier."""
        self.workspace.sweep()
        coming = self.workspace.incoming / "1-1"
        coming.write_bytes(content)
        self.workspace.keep(pupil, coming, name, 50_000_000)

    def lessons(self, start: str = "08:30", end: str = "15:00", **breaks: tuple[str, str]) -> None:
        days = [1, 2, 3, 4, 5]
        periods = [{"days": days, "start": start, "end": end, "kind": "lesson"}]
        for kind, (begin, over) in breaks.items():
            periods.append({"days": days, "start": begin, "end": over, "kind": kind.rstrip("_")})
        self.put("timetable/groep-5", {"group": "groep-5", "periods": periods})

    def kit(self, ruler: Ruler | None = None) -> Kit:
        return Kit(ruler or Ruler(), Words(self.language, "errors", "pupil"), Pictures())

    def seat(self) -> Seat:
        return Seat(
            self.device,
            self.shelf,
            self.clock,
            self.journal,
            self.line,
            at_once,
            self.workspace,
            self._changed,
        )

    def _changed(self) -> None:
        self.changes += 1
        self.heard()


def sign_in(seat: Seat, number: int = 0) -> None:
    """Choose a name and give four pictures."""
    seat.choose_pupil(seat.names()[number].pupil_id)
    for picture in ("sun", "fish", "tree", "ball"):
        seat.press(picture)
