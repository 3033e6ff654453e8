"""A real hub process with a school in it, that can be killed and started again."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
from websockets.sync.client import connect

from kiosk.model import Role
from kiosk.sync.asks import Answer, Ask, Enrol, Enrolled, FoundSchool, StaffSession
from kiosk.sync.messages import Downward, Hello, Reply, Request

REPOSITORY = Path(__file__).parents[3]
GROUP = "Groep 5"
_decoder: msgspec.json.Decoder[Downward] = msgspec.json.Decoder(Downward)


class RealHub:
    """A hub on a folder of its own; the port stays the same from its first start on."""

    def __init__(self, folder: Path, before: tuple[str, ...] = ()) -> None:
        """``before``: words of a command that the hub is run under."""
        self.data = folder
        self.port = 0
        self._before = before
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/sync"

    def start(self) -> None:
        """Start, and wait until it says that it is ready."""
        serve = [sys.executable, "-m", "kiosk", "hub", "serve", "--data", str(self.data)]
        self._process = subprocess.Popen(
            [*self._before, *serve, "--port", str(self.port)],
            stdout=subprocess.PIPE, text=True, cwd=REPOSITORY,
        )  # fmt: skip
        assert self._process.stdout
        said = self._process.stdout.readline()
        assert said, f"the hub did not start: {self._process.wait()}"
        self.port = json.loads(said)["port"]

    def kill(self) -> None:
        """End it as a crash would."""
        self._end(lambda process: process.kill())

    def stop(self) -> None:
        """End it as the system would, whatever it is run under."""
        pid = json.loads((self.data / "hub.json").read_text())["pid"]
        self._end(lambda _process: os.kill(pid, 15))

    def found_and_enrol(self, device: Path) -> None:
        """Make the school, and a device in the folder ``device``, ``pupil`` and ``group`` noted."""
        founded = self._asked(
            FoundSchool("De School", "Juf Anne", Role.TEACHER, "wachtwoord met woorden",
                        GROUP, [5], ["Sem", "Noor"]),
        )  # fmt: skip
        assert isinstance(founded, StaffSession), founded
        enrolled = self._asked(Enrol("Laptop 1"))
        assert isinstance(enrolled, Enrolled), enrolled
        told = {
            "hub": self.url,
            "id": enrolled.device.id,
            "credential": enrolled.credential,
            "pupil": founded.codes[0].pupil,
            "group": founded.groups[0],
        }
        device.mkdir(mode=0o700, exist_ok=True)
        (device / "device.json").write_text(json.dumps(told))

    def entries(self, origin: str) -> list[str]:
        """The ids of a device's entries, in the order in which the hub has them."""
        return entries_in(self.data / "hub.db", origin)

    def _asked(self, ask: Ask) -> Answer:
        key = (self.data / "local.key").read_text().strip()
        with connect(self.url, compression=None) as line:
            line.send(msgspec.json.encode(Hello("desk", "desk", key)).decode())
            line.send(msgspec.json.encode(Request(1, ask)).decode())
            for text in line:
                message = _decoder.decode(text)
                if isinstance(message, Reply):
                    return message.answer
        raise AssertionError("the hub hung up")

    def _end(self, how: Callable[[subprocess.Popen[str]], None]) -> None:
        process = self._process
        if process is None:
            return
        how(process)
        process.wait(timeout=30)
        assert process.stdout
        process.stdout.close()
        self._process = None


def entries_in(database: Path, origin: str, kind: str = "reported") -> list[str]:
    """The ids of a device's entries in a hub's database, in order; none may be set aside."""
    with closing(sqlite3.connect(database)) as connection:
        refused = connection.execute("select id, why from refused").fetchall()
        assert not refused, f"the hub did not accept {refused}"
        rows = connection.execute(
            "select id from entries where origin = ? and kind = ? order by position",
            (origin, kind),
        )
        return [name for (name,) in rows]
