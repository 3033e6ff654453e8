"""``cover_ms`` and ``tap_to_teacher``: one press, followed to two screens.

The press is XTEST's, from this process, on Oeps over a page that hangs in an endless loop; then a
pixel of the pupil's screen changes, and later the pixels of a new row on the teacher's. In each
turn, with the page still hanging, the bare two windows get their press as well, and the floor under
the journey is measured.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.demo import school
from kiosk.demo.stage import people
from kiosk.demo.stage.picture import Rect
from kiosk.demo.stage.screen import Screen
from kiosk.demo.teacher import Teacher
from tests.bench import tree
from tests.bench.bare import Bare
from tests.bench.figure import Figure, percentile
from tests.bench.floor import Floor
from tests.bench.room import HANGING, Room

COVER_P50 = 17.0  # ms: a frame
COVER_MORE = 1.3  # times the bare program's p99
JOURNEY_MORE = 60.0  # ms over the floor
_HEAD = (60, 24)  # a place on the hanging page's coloured head, from the page's corner


@dataclass
class Times:
    """All in ms, one of each a turn."""

    cover: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    journey: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)


class Tapping:
    """A pupil, a teacher, the bare windows and the floor."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._screen = Screen(room.stage, "dashboard")
        folder = room.stage.room("desk")
        desk = people.dashboard(room.stage, self._screen, folder, room.classroom.hub_data)
        self._teacher = Teacher(desk, school.TEACHER, school.PASSWORD)
        self._desk = desk
        self._bare = Bare(room)
        self._floor = Floor(room.stage.folder)
        self.times = Times()

    def begin(self) -> Rect:
        """Bring both to the start. Gives where a new row comes, from a first tap."""
        self._desk.open()
        self._teacher.sign_in()
        self._room.warm_up()
        self._room.pupil.come_in()
        self._room.pupil.open_tile(HANGING)
        sent = self._room.pupil.oops()
        report = self._shown(sent)
        row = self._desk.witness.target(f"report:{report}")
        self._end(report, sent)
        return row

    def turn(self, row: Rect) -> None:
        """One press each."""
        kiosk, desk, times = self._room.kiosk, self._desk, self.times
        self._room.pupil.open_tile(HANGING)
        self._until_it_hangs()
        times.bare.append(self._bare.press())
        times.floor.append(self._floor.once())
        x, y, _, _ = kiosk.witness.target("page", "web")
        spot = x + _HEAD[0], y + _HEAD[1]
        kiosk.hand.move(*kiosk.find("oops", "web"))
        desk.eye.rest()
        before, still = kiosk.eye.pixel(*spot), desk.eye.look(row)
        kiosk.eye.watch()
        desk.eye.watch()
        sent = kiosk.hand.press()
        covered = kiosk.eye.wait(lambda: kiosk.eye.pixel(*spot) != before, 10)
        shown = desk.eye.wait(lambda: desk.eye.look(row) != still, 20)
        kiosk.hand.release()
        report = self._shown(sent)
        # other pixels of the row's place may have changed before the row itself stood there
        stood = max(shown, desk.witness.wait_for("on_dashboard", 5, sent).t)
        times.cover.append((covered - sent) / 1e6)
        times.journey.append((stood - sent) / 1e6)
        self._end(report, sent)

    def close(self) -> None:
        """Put all away."""
        self._bare.close()
        self._floor.close()
        self._desk.close()

    def _shown(self, sent: int) -> str:
        return str(self._desk.witness.wait_for("on_dashboard", 20, sent).facts["id"])

    def _end(self, report: str, sent: int) -> None:
        self._teacher.talked(report)
        self._desk.hand.move(self._screen.width - 1, self._screen.height - 1)
        self._room.kiosk.witness.wait_for("kept", 20, sent)
        self._room.pupil.on_with_it()

    def _until_it_hangs(self) -> None:
        process = self._room.kiosk.process
        if process is None or not tree.wait_until(process.pid, busy=True):
            raise AssertionError("the hanging page does not hang")


def measure(room: Room, times: int, tell: Callable[[str], None]) -> list[Figure]:
    """Tap so many times."""
    tapping = Tapping(room)
    row = tapping.begin()
    taken = tapping.times
    for turn in range(times):
        tapping.turn(row)
        tell(
            f"tap {turn + 1} of {times}: covered {taken.cover[-1]:.1f} ms"
            f" (bare {taken.bare[-1]:.1f}), on the dashboard {taken.journey[-1]:.0f} ms"
            f" (floor {taken.floor[-1]:.1f})"
        )
    tapping.close()
    return [*_cover(taken), _journey(taken)]


def _cover(taken: Times) -> list[Figure]:
    against = "bare two raster windows"
    p50, bare50 = statistics.median(taken.cover), statistics.median(taken.bare)
    p99, bare99 = percentile(taken.cover, 0.99), percentile(taken.bare, 0.99)
    n = len(taken.cover)
    frame, more = f"<= {COVER_P50:g} ms", f"<= {COVER_MORE:g} x"
    return [
        _figure("cover_ms_p50", p50, against, bare50, frame, p50 <= COVER_P50, n),
        _figure("cover_ms_p99", p99, against, bare99, more, p99 <= COVER_MORE * bare99, n),
    ]


def _journey(taken: Times) -> Figure:
    p99, floor = percentile(taken.journey, 0.99), statistics.median(taken.floor)
    target, met = f"<= floor + {JOURNEY_MORE:g} ms", p99 <= floor + JOURNEY_MORE
    against = "2 durable commits + 2 round trips"
    return _figure("tap_to_teacher_p99", p99, against, floor, target, met, len(taken.journey))


def _figure(
    name: str, value: float, against: str, floor: float, target: str, met: bool, n: int
) -> Figure:
    ratio = round(value / floor, 3)
    return Figure(
        name=name,
        value=round(value, 3),
        unit="ms",
        against=against,
        floor=round(floor, 3),
        ratio=ratio,
        target=target,
        met=met,
        n=n,
    )
