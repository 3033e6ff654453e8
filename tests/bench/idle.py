"""``idle_wakeups``: how often a resting kiosk is put to work, beside a resting bare window."""

from __future__ import annotations

import time
from collections.abc import Callable

from kiosk.demo import school
from tests.bench import tree
from tests.bench.figure import Figure
from tests.bench.room import QUIET, Room

MOST = 2.0  # more than the bare window, a second
_SETTLE = 5.0  # seconds until whatever a screen begins with is over


def measure(room: Room, seconds: int, tell: Callable[[str], None]) -> list[Figure]:
    """Rest at each screen, the bare window resting at the same time."""
    room.warm_up()
    bare = room.peer("label").pid
    rests = [_rest(room, bare, "signin", seconds, tell)]
    room.pupil.come_in()
    rests.append(_rest(room, bare, "home", seconds, tell))
    room.pupil.open_tile(QUIET)
    room.kiosk.tap("home", "web")
    room.kiosk.find("klaar", "home")
    rests.append(_rest(room, bare, "home_after_page", seconds, tell))
    room.classroom.put(f"timetable/{school.GROUP_ID}", school.always(("00:00", "24:00")))
    room.kiosk.witness.wait_for("closed", 30)
    rests.append(_rest(room, bare, "closed", seconds, tell))
    worst = max(rests, key=lambda figure: figure.value - figure.floor)
    return [_figure("idle_wakeups", worst.value, worst.floor, seconds), *rests]


def _rest(room: Room, bare: int, screen: str, seconds: int, tell: Callable[[str], None]) -> Figure:
    if room.kiosk.process is None:
        raise AssertionError("the kiosk was never started")
    ours = room.kiosk.process.pid
    time.sleep(_SETTLE)
    counts = tree.Wakeups(ours), tree.Wakeups(bare)
    for _ in range(seconds):
        time.sleep(1)
        for count in counts:
            count.look()
    mine, theirs = (count.count / seconds for count in counts)
    tell(f"resting at {screen}: {mine:.2f} wake-ups a second, bare {theirs:.2f}")
    return _figure(f"idle_wakeups_{screen}", mine, theirs, seconds)


def _figure(name: str, mine: float, theirs: float, seconds: int) -> Figure:
    ratio = mine / theirs if theirs else float(mine > 0)
    return Figure(
        name=name,
        value=round(mine, 3),
        unit="1/s",
        against="bare full-screen label",
        floor=round(theirs, 3),
        ratio=round(ratio, 3),
        target=f"<= floor + {MOST:g}",
        met=mine <= theirs + MOST,
        n=seconds,
    )
