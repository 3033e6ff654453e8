"""A record of what the windows did, for the demo, the tests and the figures.

Switched on by ``--trace FILE`` only. One JSON object a line: ``event``, ``who``, ``t`` (monotonic
nanoseconds, the same clock for every process of this machine) and facts. No names, no addresses of
pages, no words that a pupil typed: ids and places only. A ``screen`` event also tells where the
things are that can be pressed, in screen pixels, so that a player can press them as a hand would.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import IO

Rect = tuple[int, int, int, int]


class Trace:
    """Writes events to a file, or, without one, does nothing."""

    def __init__(self, who: str, path: Path | None = None) -> None:
        self._who = who
        self._file: IO[str] | None = path.open("a", encoding="utf-8") if path else None

    @property
    def on(self) -> bool:
        """Whether anybody wants to know."""
        return self._file is not None

    def event(self, name: str, /, **facts: object) -> None:
        """Something happened, now."""
        if self._file is None:
            return
        line = {"event": name, "who": self._who, "t": time.monotonic_ns(), **facts}
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()

    def screen(self, name: str, targets: dict[str, Rect], /, **facts: object) -> None:
        """A screen is painted; ``targets`` are the pressable things by object name."""
        self.event("screen", name=name, targets=targets, **facts)
