"""Hears what a window says of itself (its trace), the moment it says so.

The trace goes into a named pipe, so that waiting costs nothing; a copy is kept for the logs.
"""

from __future__ import annotations

import os
import select
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from kiosk.demo.stage.picture import Rect


class Unheard(Exception):
    """What was waited for was not said in time."""


@dataclass(frozen=True)
class Event:
    """One line of a trace: what, who, when (monotonic ns), and facts."""

    name: str
    who: str
    t: int
    facts: dict[str, Any] = field(default_factory=dict)


class Witness:
    """Follows one trace. ``path`` is what the traced program gets as its file."""

    def __init__(self, path: Path, owner: int | None = None) -> None:
        self.path = path
        self._events: list[Event] = []
        self._more = threading.Condition()
        os.mkfifo(path, 0o600)
        if owner is not None:
            os.chown(path, owner, owner)
        # Held open for writing too, so that a killed program is no end of file.
        self._pipe = os.open(path, os.O_RDWR)
        self._stop_read, self._stop_write = os.pipe()
        self._copy = path.with_suffix(".jsonl").open("ab")
        self._thread = threading.Thread(target=self._follow, name=f"witness-{path.name}")
        self._thread.start()

    def heard(self, name: str = "", /, **facts: object) -> list[Event]:
        """All that was said so far under this name with these facts."""
        with self._more:
            return [event for event in self._events if _fits(event, name, facts)]

    def wait_for(self, name: str, /, timeout: float = 30, after: int = 0, **facts: object) -> Event:
        """The first such event later than ``after`` (monotonic ns), said already or to come."""
        return self.wait(lambda e: e.t > after and _fits(e, name, facts), timeout, name)

    def wait(self, good: Callable[[Event], bool], timeout: float, what: str = "") -> Event:
        """The first good event, said already or to come. Raises Unheard."""
        end = time.monotonic() + timeout
        seen = 0
        with self._more:
            while True:
                found = next((event for event in self._events[seen:] if good(event)), None)
                if found:
                    return found
                seen = len(self._events)
                if not self._more.wait(end - time.monotonic()):
                    raise Unheard(what)

    def screen(self) -> Event | None:
        """The screen that was painted last."""
        with self._more:
            return next((e for e in reversed(self._events) if e.name == "screen"), None)

    def target(self, target: str, screen: str = "", timeout: float = 30) -> Rect:
        """Where a pressable thing is, on the screen painted last; waits until it is there."""
        end = time.monotonic() + timeout
        with self._more:
            while True:
                shown = next((e for e in reversed(self._events) if e.name == "screen"), None)
                if shown and screen in ("", shown.facts["name"]):
                    place = shown.facts["targets"].get(target)
                    if place:
                        return place[0], place[1], place[2], place[3]
                if not self._more.wait(end - time.monotonic()):
                    raise Unheard(f"{screen} {target}")

    def close(self) -> None:
        """Stop listening."""
        os.write(self._stop_write, b".")
        self._thread.join()
        for end in (self._pipe, self._stop_read, self._stop_write):
            os.close(end)
        self._copy.close()
        self.path.unlink(missing_ok=True)

    def _follow(self) -> None:
        rest = b""
        while True:
            ready, _, _ = select.select([self._pipe, self._stop_read], [], [])
            if self._pipe not in ready:
                return
            rest = self._take(rest + os.read(self._pipe, 65_536))

    def _take(self, said: bytes) -> bytes:
        *lines, rest = said.split(b"\n")
        events = [_event(line) for line in lines if line]
        for line in lines:
            self._copy.write(line + b"\n")
        self._copy.flush()
        with self._more:
            self._events.extend(event for event in events if event)
            self._more.notify_all()
        return rest


def _event(line: bytes) -> Event | None:
    start = max(0, line.rfind(b'{"event"'))  # half a line may stand before, of a killed program
    try:
        said: dict[str, Any] = msgspec.json.decode(line[start:], type=dict[str, Any])
        return Event(said.pop("event"), said.pop("who"), said.pop("t"), said)
    except (msgspec.DecodeError, KeyError):
        return None


def _fits(event: Event, name: str, facts: dict[str, object]) -> bool:
    if name and event.name != name:
        return False
    return all(event.facts.get(key) == value for key, value in facts.items())
