"""Sees what is on a display: pixels read from the X server, and when they change.

It waits for the server's own word that something was drawn (the DAMAGE extension), so it takes no
time from the programs that it looks at.
"""

from __future__ import annotations

import select
import time
from collections.abc import Callable

from Xlib import X
from Xlib.display import Display
from Xlib.ext import damage

from kiosk.demo.stage.picture import Colour, Picture, Rect

_STRIP = 65_536  # bytes asked for at a time: the client library is slow with long answers


class Unseen(Exception):
    """What was looked for did not come on the screen in time."""


class Eye:
    """Looks at one display. Not for several threads."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)
        self._root = self._display.screen().root
        self._damage: int | None = None

    def look(self, rect: Rect | None = None) -> Picture:
        """The screen, or a part of it, as it is now."""
        x, y, width, height = rect or self._whole()
        rows = max(1, _STRIP // (4 * width))
        strips = [
            self._root.get_image(x, y + at, width, min(rows, height - at), X.ZPixmap, 0xFFFFFFFF)
            for at in range(0, height, rows)
        ]
        return Picture(width, height, b"".join(strip.data for strip in strips))

    def pixel(self, x: int, y: int) -> Colour:
        """The colour of one pixel, now."""
        return self.look((x, y, 1, 1)).colour(0, 0)

    def watch(self) -> None:
        """Have the server tell of every drawing from now on."""
        if self._damage is None:
            self._display.damage_query_version()
            self._damage = self._root.damage_create(damage.DamageReportRawRectangles)
            self._display.sync()
        self._forget()

    def wait(self, good: Callable[[], bool], timeout: float) -> int:
        """Wait until ``good`` says so, asked after each drawing. When (monotonic ns).

        Call :meth:`watch` before the deed that is waited for. Raises Unseen.
        """
        end = time.monotonic() + timeout
        while not good():
            left = end - time.monotonic()
            if left <= 0 or not self._drawn(left):
                raise Unseen
        return time.monotonic_ns()

    def wait_pixel(self, x: int, y: int, good: Callable[[Colour], bool], timeout: float) -> int:
        """Wait until one pixel's colour is good. When (monotonic ns)."""
        return self.wait(lambda: good(self.pixel(x, y)), timeout)

    def find(self, colour: Colour) -> tuple[int, int]:
        """The middle of what has exactly this colour. Raises Unseen."""
        picture = self.look()
        red, green, blue = colour
        wanted = blue | green << 8 | red << 16
        pixels = memoryview(picture.pixels).cast("I")
        found = [at for at, value in enumerate(pixels) if value & 0xFFFFFF == wanted]
        if not found:
            raise Unseen(f"nothing has the colour {colour}")
        across, down = [at % picture.width for at in found], [at // picture.width for at in found]
        return (min(across) + max(across)) // 2, (min(down) + max(down)) // 2

    def rest(self, quiet: float = 0.3, timeout: float = 3) -> None:
        """Wait until nothing was drawn for ``quiet`` seconds; what never rests gets ``timeout``."""
        self.watch()
        end = time.monotonic() + timeout
        while time.monotonic() < end and self._drawn(quiet):
            pass

    def close(self) -> None:
        """Look no more."""
        self._display.close()

    def _whole(self) -> Rect:
        shape = self._root.get_geometry()
        return 0, 0, shape.width, shape.height

    def _drawn(self, timeout: float) -> bool:
        if (
            not self._display.pending_events()
            and not select.select([self._display], [], [], timeout)[0]
        ):
            return False
        self._forget()
        return True

    def _forget(self) -> None:
        while self._display.pending_events():
            self._display.next_event()
