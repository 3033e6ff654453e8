"""Who plays: the hub, and the people in front of a window."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.demo.stage.eye import Eye
from kiosk.demo.stage.hand import Hand
from kiosk.demo.stage.picture import Rect
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import Stage, first_line
from kiosk.demo.stage.witness import Witness


class Speaker:
    """A process without a window that says where it is found, in one JSON line, when it is ready.

    Raises ChildProcessError when it ends without a word.
    """

    def __init__(self, stage: Stage, name: str, command: Sequence[str]) -> None:
        self._stage = stage
        self._log = stage.log(name)
        self.process = stage.start(name, [sys.executable, *command], speaks=True)
        said = first_line(self.process)
        if not said:
            raise ChildProcessError(self._log.read_text("utf-8", "replace").strip())
        facts = json.loads(said)
        self.t: int = facts["t"]
        self.port: int = facts["port"]

    def stop(self) -> int:
        """Ask it to stop; its exit code."""
        return self._stage.stop(self.process)

    def kill(self) -> None:
        """Pull its plug (SIGKILL)."""
        self._stage.kill(self.process)


def web(stage: Stage) -> Speaker:
    """The small web."""
    return Speaker(stage, "web", ["-m", "kiosk.demo.web"])


def hub(stage: Stage, data: Path, port: int = 0, school_time: int | None = None) -> Speaker:
    """A hub on ``data``; port 0 takes a free one. With ``school_time`` it is the demo's hub."""
    if school_time is None:
        command = ["-m", "kiosk", "hub", "serve", "--data", str(data), "--port", str(port)]
    else:
        time = str(school_time)
        command = ["-m", "kiosk.demo.hub", "--data", str(data), "--school-time", time]
    return Speaker(stage, "hub", command)


class Person:
    """Somebody at a screen with one window's program: hand, eye, and what the window tells."""

    def __init__(self, stage: Stage, screen: Screen, name: str, command: Sequence[str]) -> None:
        """``command`` is for Python (``-m ui kiosk``); a trace is added to it."""
        self.name = name
        self._stage = stage
        self._screen = screen
        self._command = command
        self.hand = Hand(screen.name)
        self.eye = Eye(screen.name)
        self.witness = Witness(stage.room("traces") / name, stage.user)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def display(self) -> str:
        """The display that this person looks at."""
        return self._screen.name

    def open(self, before: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Start the window's program (again); ``before`` is a program that runs it."""
        command = [*before, sys.executable, *self._command, "--trace", str(self.witness.path)]
        self.process = self._stage.start(self.name, command, self._screen.env)
        return self.process

    def find(self, target: str, screen: str = "", timeout: float = 30) -> tuple[int, int]:
        """The middle of a pressable thing, in screen pixels, once it is there."""
        return middle(self.witness.target(target, screen, timeout))

    def tap(self, target: str, screen: str = "", timeout: float = 30) -> int:
        """Press a thing on the screen. When the press was sent (monotonic ns)."""
        return self.hand.click(*self.find(target, screen, timeout))

    def write(self, target: str, text: str, screen: str = "") -> None:
        """Press a field and type into it."""
        self.tap(target, screen)
        self.hand.type(text)

    def kill(self) -> None:
        """Pull the plug of the window's program (SIGKILL to all of it)."""
        if self.process:
            self._stage.kill(self.process)

    def stop(self) -> int:
        """Ask the window's program to stop; its exit code."""
        return self._stage.stop(self.process) if self.process else 0

    def close(self) -> None:
        """Leave the screen; the program is ended."""
        self.kill()
        self.witness.close()
        self.hand.close()
        self.eye.close()


def kiosk(stage: Stage, screen: Screen, data: Path, name: str = "kiosk") -> Person:
    """A pupil at a device; not started yet."""
    return Person(stage, screen, name, ["-m", "ui", "kiosk", "--data", str(data)])


def dashboard(
    stage: Stage, screen: Screen, data: Path, hub_data: Path, name: str = "dashboard"
) -> Person:
    """A teacher at a dashboard; not started yet."""
    folders = ["--data", str(data), "--hub-data", str(hub_data)]
    return Person(stage, screen, name, ["-m", "ui", "dashboard", *folders])


def window(
    stage: Stage, name: str, words: Sequence[str], env: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """A window's program for a person to use, without a trace."""
    return stage.start(name, [sys.executable, "-m", "ui", name, *words], env)


def middle(rect: Rect) -> tuple[int, int]:
    """The pixel in the middle of a rectangle."""
    x, y, width, height = rect
    return x + width // 2, y + height // 2
