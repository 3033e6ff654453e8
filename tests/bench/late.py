"""``lock_late_ms_p99``: from the moment at which it closes to the closed screen's pixels.

The teacher closes the device from a coming moment on (an override, through the hub); the moment is
the hub's, in ms of the machine's clock, so what the device's idea of the time is off counts, too. A
third of the turns has a page open. In each turn a bare program's window comes up at a moment of its
own, by a precise timer.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.demo.stage.eye import Eye
from kiosk.demo.stage.picture import Rect
from tests.bench.figure import Figure, percentile
from tests.bench.room import QUIET, Room
from tests.bench.starting import Seen
from tests.parts import resting

MOST = 50.0  # ms
SOON, LASTS = 450, 500  # ms until it closes, and as long as it is closed
AHEAD = 0.06  # seconds until the bare window comes up
_PICTURE: Rect = (600, 150, 166, 200)  # on the closed screen: what its picture stands on
_TITLE: Rect = (430, 410, 506, 90)
_NS = 1_000_000


@dataclass
class Times:
    """All in ms, one of each a turn."""

    plain: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    @property
    def ours(self) -> list[float]:
        """With a page open or not."""
        return [*self.plain, *self.page]


class Bare:
    """The bare program, on the screen beside the kiosk's."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._fifo = room.stage.room("peers") / "late"
        os.mkfifo(self._fifo, 0o600)
        room.stage.own(self._fifo)
        self._pipe = os.open(self._fifo, os.O_RDWR)
        self._process = room.peer("late_window", str(self._fifo))
        self._eye = Eye(room.beside.name)
        self._place = room.beside.width // 2, room.beside.height // 2
        self._eye.watch()
        self._eye.wait(lambda: any(self._now()), 20)
        self._eye.rest()

    def once(self) -> float:
        """How late it is, in ms."""
        self._eye.watch()
        before = self._now()
        moment = time.clock_gettime_ns(time.CLOCK_BOOTTIME) + round(AHEAD * 1e9)
        due = time.monotonic_ns() + moment - time.clock_gettime_ns(time.CLOCK_BOOTTIME)
        os.write(self._pipe, f"{moment}\n".encode())
        return (self._eye.wait(lambda: self._now() != before, 10) - due) / 1e6

    def close(self) -> None:
        """Put it away."""
        self._room.kill(self._process)
        self._eye.close()
        os.close(self._pipe)

    def _now(self) -> tuple[int, int, int]:
        return self._eye.pixel(*self._place)


class Closing:
    """A teacher who closes, and a device that is looked at."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._teacher = room.classroom.colleague()
        self._bare = Bare(room)
        self.times = Times()
        self._closed: Seen | None = None

    def begin(self) -> None:
        """See once what the closed screen looks like."""
        self._room.warm_up()
        moment = self._close(lasts=4 * LASTS)
        self._room.kiosk.witness.wait_for("screen", after=moment, name="closed")
        self._room.kiosk.eye.rest()
        self._closed = Seen(self._room.kiosk.eye, [_PICTURE, _TITLE])
        if self._closed.empty:
            raise AssertionError("there is nothing on the closed screen")
        self._reopened(moment)

    def turn(self, *, page: bool) -> float:
        """One close. How late it was, in ms."""
        kiosk, closed = self._room.kiosk, self._closed
        if closed is None:
            raise AssertionError("it was never seen closed")
        if page:
            self._open_page()
        self.times.bare.append(self._bare.once())
        kiosk.eye.watch()
        moment = self._close()
        seen = kiosk.eye.wait(closed.again, 10)
        late = (seen - moment) / _NS
        (self.times.page if page else self.times.plain).append(late)
        self._reopened(moment)
        return late

    def close(self) -> None:
        """Put all away."""
        self._bare.close()
        self._teacher.close()

    def _open_page(self) -> None:
        """The first time by its tile; later it is the place where the pupil was."""
        room = self._room
        came = room.pupil.sign_in()
        painted = room.kiosk.witness.wait(
            lambda event: event.t > came.t and event.name == "screen", 20, "a screen"
        )
        if painted.facts["name"] == "web":
            room.kiosk.witness.wait_for("page_open", after=came.t)
            return
        if painted.facts["name"] == "rules":
            room.pupil.read_agreements()
        room.pupil.open_tile(QUIET)

    def _close(self, lasts: int = LASTS) -> int:
        """Close soon, and for a while; when that begins, in monotonic ns."""
        start = resting.close(self._teacher, SOON, lasts)
        # the hub of a school goes by the machine's clock
        return start * _NS - time.time_ns() + time.monotonic_ns()

    def _reopened(self, after: int) -> None:
        self._room.kiosk.witness.wait_for("reopened", 20, after)
        self._room.names_shown()


def measure(room: Room, times: int, tell: Callable[[str], None]) -> list[Figure]:
    """Close so many times."""
    closing = Closing(room)
    closing.begin()
    for turn in range(times):
        late = closing.turn(page=turn % 3 == 2)
        tell(f"close {turn + 1} of {times}: {late:.1f} ms (bare {closing.times.bare[-1]:.1f})")
    closing.close()
    return _figures(closing.times)


def _figures(taken: Times) -> list[Figure]:
    bare50, bare99 = statistics.median(taken.bare), percentile(taken.bare, 0.99)
    p50, p99 = statistics.median(taken.ours), percentile(taken.ours, 0.99)
    page = percentile(taken.page, 0.99) if taken.page else 0.0
    return [
        _figure("lock_late_ms_p50", p50, bare50, len(taken.ours)),
        _figure("lock_late_ms_p99", p99, bare99, len(taken.ours)),
        _figure("lock_late_ms_p99_page", page, bare99, len(taken.page)),
    ]


def _figure(name: str, value: float, floor: float, n: int) -> Figure:
    return Figure(
        name=name,
        value=round(value, 3),
        unit="ms",
        against="bare window, precise timer",
        floor=round(floor, 3),
        ratio=round(value / floor, 3),
        target=f"<= {MOST:g} ms",
        met=value <= MOST,
        n=n,
    )
