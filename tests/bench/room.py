"""The classroom that the figures are taken in."""

from __future__ import annotations

import compileall
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage import people
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import ROOT, Stage
from kiosk.model import Tile

HANGING, QUIET = 0, 1  # places of the tiles
PEERS = ROOT / "tests" / "bench" / "peers"


class Room:
    """A classroom that is open all day, a kiosk at one screen, and another screen for peers."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.web = people.web(stage)
        self.classroom = Classroom(stage, school.always(), self._tiles())
        self.screen = Screen(stage, "kiosk")
        self.beside = Screen(stage, "beside")
        self.kiosk = people.kiosk(stage, self.screen, self.classroom.device)
        self.pupil = Pupil(self.kiosk, self.classroom.code(school.PLAYER))

    def page(self, site: str) -> str:
        """The address of a site of the small web."""
        return f"http://{site}.localhost:{self.web.port}/"

    def peer(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a bare program on the other screen."""
        command = [sys.executable, str(PEERS / f"{name}.py"), *arguments]
        return self.stage.start(name, command, self.beside.env)

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """End a bare program."""
        self.stage.kill(process)

    def names_shown(self) -> None:
        """Wait until the kiosk shows the group's names."""
        self.kiosk.find(f"name:{self.pupil.id}", "names")

    def warm_up(self) -> None:
        """Let the device get what it needs from the hub, once."""
        self.kiosk.open()
        self.names_shown()

    def close(self) -> None:
        """Leave the room."""
        self.kiosk.close()

    def _tiles(self) -> list[Tile]:
        return [Tile("Lus", self.page("lus")), Tile("Dieren", self.page("dieren"), "animal")]


@contextmanager
def room() -> Iterator[Room]:
    """A room, on a disk (a figure of durable writes is none on tmpfs)."""
    for part in ("kiosk", "ui", "tests/bench"):
        compileall.compile_dir(ROOT / part, quiet=1)
    with Stage(parent=on_disk()) as stage:
        made = Room(stage)
        try:
            yield made
        finally:
            made.close()


def on_disk() -> Path:
    """A folder for temporary files that is not in memory."""
    for folder in (Path(tempfile.gettempdir()), Path("/var/tmp"), ROOT / "build"):  # noqa: S108
        if folder.is_dir() and _kind(folder) not in {"tmpfs", "ramfs"}:
            return folder
    sys.exit("no folder on a disk for the figures: neither TMPDIR, /var/tmp nor build/")


def _kind(folder: Path) -> str:
    command = ["stat", "--file-system", "--format=%T", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
