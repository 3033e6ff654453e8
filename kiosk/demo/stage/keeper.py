"""Ends every process of a stage once the stage is gone, however it went.

A process of its own: it waits on a pipe that only the stage holds open. When that end closes, be
it at a tidy end or because the stage was killed, it ends all that carries the stage's token in its
environment, also what has left its process group (a hub outlives the window that started it).
Needs nothing but the standard library, so that it starts fast: ``keeper.py TOKEN``.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

TOKEN = "NETJES_STAGE"
_ROUNDS = 200  # a fork may run away from one round, not from many


def tokened(token: str) -> list[int]:
    """The processes that carry ``token``, this one left out."""
    mark = f"{TOKEN}={token}".encode()
    return [pid for pid in _pids() if pid != os.getpid() and mark in _environment(pid)]


def end_all(token: str) -> None:
    """Kill until nobody is left."""
    for _ in range(_ROUNDS):
        left = tokened(token)
        if not left:
            return
        for pid in left:
            _kill(pid)


def _pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


def _kill(pid: int) -> None:
    try:
        watched = os.pidfd_open(pid)
    except OSError:
        return
    try:
        signal.pidfd_send_signal(watched, signal.SIGKILL)
    except OSError:
        pass
    finally:
        os.close(watched)


def main() -> None:
    """Wait for the pipe to close, then end all."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    sys.stdin.buffer.read()
    end_all(sys.argv[1])


if __name__ == "__main__":
    main()
