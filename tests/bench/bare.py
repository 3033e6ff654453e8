"""The bare program of two raster windows: every press on the upper one brings up the other."""

from __future__ import annotations

from kiosk.demo.stage.eye import Eye
from kiosk.demo.stage.hand import Hand
from tests.bench.room import Room


class Bare:
    """Both windows, on the screen beside the kiosk's."""

    def __init__(self, room: Room) -> None:
        self._process = room.peer("two_windows")
        self._room = room
        self._eye = Eye(room.beside.name)
        self._hand = Hand(room.beside.name)
        self._place = room.beside.width // 2, room.beside.height // 2
        self._eye.watch()
        self._eye.wait(lambda: any(self._now()), 20)
        self._eye.rest()
        self._hand.move(*self._place)

    def press(self) -> float:
        """From the press to a changed pixel, in ms."""
        self._eye.watch()
        before = self._now()
        sent = self._hand.press()
        seen = self._eye.wait(lambda: self._now() != before, 10)
        self._hand.release()
        return (seen - sent) / 1e6

    def close(self) -> None:
        """Put them away."""
        self._room.kill(self._process)
        self._eye.close()
        self._hand.close()

    def _now(self) -> tuple[int, int, int]:
        return self._eye.pixel(*self._place)
