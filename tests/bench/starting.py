"""``start_ratio``: from the spawn to the sign-in screen with the group's names, as pixels."""

from __future__ import annotations

import time
from collections.abc import Callable

from kiosk.demo.stage.eye import Eye
from kiosk.demo.stage.picture import Picture, Rect
from tests.bench.figure import Figure, Pairs, ratio
from tests.bench.room import Room

MOST = 1.5
_LABEL: Rect = (533, 334, 300, 100)  # around the middle, where the label's word is
_SETTLE = 1.0  # seconds after the first picture until nothing moves any more


class Seen:
    """What a program's screen looks like once it stands, in a few places."""

    def __init__(self, eye: Eye, places: list[Rect]) -> None:
        self._eye = eye
        self._places = places
        self._looks = [eye.look(place) for place in places]

    def again(self) -> bool:
        """Whether it looks so now."""
        return all(
            self._eye.look(place) == look
            for place, look in zip(self._places, self._looks, strict=True)
        )

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see in one of the places."""
        return any(look.colours() == 1 for look in self._looks)


def measure(room: Room, times: int, tell: Callable[[str], None]) -> list[Figure]:
    """Start both, in turns."""
    beside = Eye(room.beside.name)
    names, label = _names(room), _label(room, beside)
    ours: list[float] = []
    theirs: list[float] = []
    for turn in range(times):
        ours.append(_start(room, names))
        theirs.append(_start_label(room, beside, label))
        tell(f"start {turn + 1} of {times}: {ours[-1]:.0f} ms, bare {theirs[-1]:.0f} ms")
    beside.close()
    pairs = Pairs(ours, theirs)
    return [ratio("start_ratio", "ms", "bare full-screen label", MOST, pairs)]


def _names(room: Room) -> Seen:
    room.warm_up()
    time.sleep(_SETTLE)
    shown = room.kiosk.witness.screen()
    targets = shown.facts["targets"] if shown else {}
    tiles = [tuple(rect) for name, rect in targets.items() if name.startswith("name:")]
    seen = Seen(room.kiosk.eye, [tiles[0], tiles[-1]])
    if seen.empty:
        raise AssertionError("there is no name on the screen of names")
    room.kiosk.kill()
    return seen


def _label(room: Room, eye: Eye) -> Seen:
    process = room.peer("label")
    eye.watch()
    eye.wait(lambda: eye.look(_LABEL).colours() > 1, 20)
    time.sleep(_SETTLE)
    seen = Seen(eye, [_LABEL])
    room.kill(process)
    return seen


def _start(room: Room, names: Seen) -> float:
    eye = room.kiosk.eye
    _dark(eye)
    started = time.monotonic_ns()
    room.kiosk.open()
    took = (eye.wait(names.again, 30) - started) / 1e6
    room.kiosk.kill()
    return took


def _start_label(room: Room, eye: Eye, label: Seen) -> float:
    _dark(eye)
    started = time.monotonic_ns()
    process = room.peer("label")
    took = (eye.wait(label.again, 30) - started) / 1e6
    room.kill(process)
    return took


def _dark(eye: Eye) -> None:
    eye.watch()
    eye.wait(lambda: _is_dark(eye.look()), 10)


def _is_dark(picture: Picture) -> bool:
    return picture.colours() == 1
