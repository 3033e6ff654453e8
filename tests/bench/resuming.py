"""``resume_frames``: what a camera before the screen would see of a machine that sleeps and wakes.

login1 is python-dbusmock's, on a bus of its own; the kiosk is the real one, with a page open. Sleep
is played: once the kiosk has let go of its inhibitor, all its processes stand still (SIGSTOP), the
time runs on, they go on (SIGCONT), and logind tells of it. In every second turn it closes
meanwhile. Pictures are taken of three columns of the screen, top to bottom, as fast as it goes.
Between sleep and the verdict every picture has to be the cover, to the pixel; where it has closed,
every later one's pixels have to be the cover's or the closed screen's until that stands.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.demo.stage.eye import Eye
from kiosk.demo.stage.picture import Rect
from tests.bench.figure import Figure
from tests.bench.room import QUIET, Room
from tests.parts import resting
from tests.parts.login1 import Login1, suspended

COLUMNS: tuple[Rect, ...] = ((300, 0, 8, 768), (680, 0, 8, 768), (1290, 0, 8, 768))
SLEEP_BY, CLOSED = 1_500, 2_500  # ms until it closes, long enough to fall asleep; and how long
_AFTER = 0.15  # seconds that it sleeps on after that
_PAUSE = 0.3  # seconds of a sleep in which nothing happens

Columns = tuple[bytes, ...]


@dataclass
class Camera:
    """Takes pictures in a thread until told to stop, each with the times (ns) around it."""

    display: str
    shots: list[tuple[int, int, Columns]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="camera")
        self._thread.start()

    def stop(self) -> None:
        """The last picture has been taken."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        eye = Eye(self.display)
        while not self._stop.is_set():
            before = time.monotonic_ns()
            columns = taken(eye)
            self.shots.append((before, time.monotonic_ns(), columns))
        eye.close()


@dataclass
class Counts:
    """Pictures between sleep and verdict, those after it, and the bad ones of each."""

    covered: int = 0
    uncovered: int = 0
    after: int = 0
    strange: int = 0


def taken(eye: Eye) -> Columns:
    """One picture."""
    return tuple(eye.look(column).pixels for column in COLUMNS)


class Sleeping:
    """A pupil on a page, and a machine that sleeps."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._login = Login1(room.stage)
        self._teacher = room.classroom.colleague()
        self._pid = 0
        self.counts = Counts()

    def begin(self) -> None:
        """Open a page."""
        room = self._room
        self._pid = room.kiosk.open(before=self._login.before).pid
        room.names_shown()
        room.pupil.come_in()
        room.pupil.open_tile(QUIET)
        room.kiosk.witness.wait_for("inhibits", held=True)

    def turn(self, *, closes: bool) -> None:
        """One sleep."""
        kiosk = self._room.kiosk
        start = resting.close(self._teacher, SLEEP_BY, CLOSED) if closes else 0
        camera = Camera(kiosk.display)
        self._login.say("sleep")
        self._login.say("free")
        asleep = kiosk.witness.heard("asleep")[-1].t
        with suspended(self._pid):
            left = (start - self._teacher.now) / 1000
            time.sleep(max(left, 0) + _AFTER if closes else _PAUSE)
            cover = taken(kiosk.eye)
        self._login.say("wake")
        woken = kiosk.witness.wait_for("awake", 20, asleep).t
        kiosk.witness.wait_for("screen", 20, woken, name="closed" if closes else "web")
        if closes:
            kiosk.eye.rest()
        last = taken(kiosk.eye)
        camera.stop()
        self._count(camera, cover, last if closes else None, asleep, woken)
        if closes:
            self._come_back(woken)

    def close(self) -> None:
        """Hang up."""
        self._teacher.close()

    def _count(
        self, camera: Camera, cover: Columns, last: Columns | None, asleep: int, woken: int
    ) -> None:
        for before, after, columns in camera.shots:
            if before > asleep and after < woken:
                self.counts.covered += 1
                self.counts.uncovered += columns != cover
            elif before >= woken and last is not None:
                self.counts.after += 1
                self.counts.strange += not _mixed(columns, cover, last)

    def _come_back(self, woken: int) -> None:
        room = self._room
        room.kiosk.witness.wait_for("reopened", 20, woken)
        room.names_shown()
        came = room.pupil.sign_in()
        room.kiosk.witness.wait_for("page_open", 20, came.t)
        room.kiosk.witness.wait_for("inhibits", 20, woken, held=True)


def _mixed(columns: Columns, one: Columns, other: Columns) -> bool:
    """Whether each pixel is that of one picture or of the other."""
    if columns in {one, other}:
        return True
    seen, first, second = (memoryview(b"".join(each)).cast("I") for each in (columns, one, other))
    return all(a in {b, c} for a, b, c in zip(seen, first, second, strict=True))


def measure(room: Room, times: int, tell: Callable[[str], None]) -> list[Figure]:
    """Sleep so many times."""
    sleeping = Sleeping(room)
    sleeping.begin()
    counts = sleeping.counts
    for turn in range(times):
        sleeping.turn(closes=turn % 2 == 0)
        tell(
            f"sleep {turn + 1} of {times}: {counts.uncovered} of {counts.covered} pictures show"
            f" more than the cover; after the verdict {counts.strange} of {counts.after}"
        )
    sleeping.close()
    return [_figure(counts)]


def _figure(counts: Counts) -> Figure:
    bad = counts.uncovered + counts.strange
    return Figure(
        name="resume_frames",
        value=float(bad),
        unit="frames",
        against="pictures that were taken",
        floor=0.0,
        ratio=float(bad > 0),
        target="0",
        met=bad == 0 and counts.covered > 0 and counts.after > 0,
        n=counts.covered + counts.after,
    )
