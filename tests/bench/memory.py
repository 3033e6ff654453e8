"""``signin_pss_ratio`` and ``web_pss_ratio``: the memory of the whole tree, beside a bare one."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.bench import tree
from tests.bench.figure import Figure, Pairs, ratio
from tests.bench.room import QUIET, Room

SIGN_IN_MOST = 1.6
WEB_MOST = 1.15
_TRIES = 120  # five seconds each
_PAINTED = 2.0  # seconds that a bare program gets to stand


class Crowded(Exception):
    """Another program with Qt was alive all the time, so that shared pages count too little."""


def sign_in(room: Room, times: int, tell: Callable[[str], None]) -> list[Figure]:
    """Both at their first screen, in turns."""
    return [
        _figure("signin_pss_ratio", "bare full-screen label", SIGN_IN_MOST, times, tell)(
            lambda: _ours(room, _names), lambda: _bare(room, "label")
        )
    ]


def web(room: Room, times: int, tell: Callable[[str], None]) -> list[Figure]:
    """Both with the same page open, in turns."""
    return [
        _figure("web_pss_ratio", "bare QWebEngineView", WEB_MOST, times, tell)(
            lambda: _ours(room, _page), lambda: _bare(room, "web_view", room.page("dieren"))
        )
    ]


def _figure(
    name: str, against: str, most: float, times: int, tell: Callable[[str], None]
) -> Callable[[Callable[[], float], Callable[[], float]], Figure]:
    def measure(ours: Callable[[], float], theirs: Callable[[], float]) -> Figure:
        pairs: list[tuple[float, float]] = []
        for turn in range(times):
            pairs.append((_alone(ours), _alone(theirs)))
            mine, bare = pairs[-1]
            tell(f"{name} {turn + 1} of {times}: {mine:.1f} MB, bare {bare:.1f} MB")
        return ratio(name, "MB", against, most, Pairs([a for a, _ in pairs], [b for _, b in pairs]))

    return measure


def _alone(measure: Callable[[], float]) -> float:
    """A measurement during which no other program had Qt loaded; tried again where one had."""
    for _ in range(_TRIES):
        if not tree.qt_programs():
            value = measure()
            if value > 0:
                return value
        time.sleep(5)
    raise Crowded("another Qt program runs on this machine: end it to measure memory")


def _ours(room: Room, reach: Callable[[Room], None]) -> float:
    process = room.kiosk.open()
    reach(room)
    value = _pss(process.pid)
    room.kiosk.kill()
    return value


def _names(room: Room) -> None:
    room.names_shown()


def _page(room: Room) -> None:
    room.names_shown()
    room.pupil.come_in()
    room.pupil.open_tile(QUIET)


def _bare(room: Room, name: str, *arguments: str) -> float:
    process = room.peer(name, *arguments)
    time.sleep(_PAINTED)
    value = _pss(process.pid)
    room.kill(process)
    return value


def _pss(pid: int) -> float:
    """In megabytes; 0 when others with Qt came in between."""
    value = tree.settled_pss(pid) / 1e6
    others = set(tree.qt_programs()) - set(tree.tree(pid))
    return 0.0 if others else value
