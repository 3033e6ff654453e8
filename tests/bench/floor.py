"""The floor under a tap's journey: two durable commits and two round trips, and nothing else."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

_ENTRY = b"x" * 400  # bytes, about those of a report
_ECHO = (
    "import socket\n"
    "server = socket.create_server(('127.0.0.1', 0))\n"
    "print(server.getsockname()[1], flush=True)\n"
    "line = server.accept()[0]\n"
    "line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)\n"
    "while said := line.recv(4096): line.sendall(said)\n"
)


class Floor:
    """Two databases on the disk that is measured, and a process that answers."""

    def __init__(self, folder: Path) -> None:
        self._databases = [_database(folder / f"floor-{number}.db") for number in (1, 2)]
        self._echo = subprocess.Popen([sys.executable, "-c", _ECHO], stdout=subprocess.PIPE)
        if self._echo.stdout is None:
            raise AssertionError("the pipe that was asked for is not there")
        port = int(self._echo.stdout.readline())
        self._line = socket.create_connection(("127.0.0.1", port))
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def once(self) -> float:
        """How long it takes, in ms."""
        started = time.monotonic_ns()
        for database in self._databases:
            database.execute("insert into entries values (?)", (_ENTRY,))
            self._line.sendall(_ENTRY)
            heard = 0
            while heard < len(_ENTRY):
                heard += len(self._line.recv(4096))
        return (time.monotonic_ns() - started) / 1e6

    def close(self) -> None:
        """Put it away."""
        self._line.close()
        self._echo.communicate()
        for database in self._databases:
            database.close()


def _database(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("pragma journal_mode = wal")
    database.execute("pragma synchronous = full")
    database.execute("create table entries (body blob)")
    return database
