"""The hub beside this dashboard: found by its ``hub.json``, and started when there is none.

The hub is a process of its own, in a session of its own: it goes on when the window closes. Nothing
here is for the window's thread; all of it may wait for a second or more.
"""

from __future__ import annotations

import http.client
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from kiosk import private
from kiosk.errors import HubAway, NoAccess
from kiosk.sync.messages import HEALTH, PATH

READY_SECONDS = 20.0
_LOOK_SECONDS = 0.03
_ANSWER_SECONDS = 2.0
_LOG_END = 4096  # bytes
_LONGEST = 1000  # bytes of an answer that are worth reading


class LocalHub(Struct, frozen=True):
    """A hub that answers on this machine. ``key`` is the credential of a dashboard."""

    host: str
    port: int
    key: str

    @property
    def url(self) -> str:
        """Where to dial."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"ws://{host}:{self.port}{PATH}"


def find(data: Path) -> LocalHub | None:
    """The hub that serves this data folder, if it is alive."""
    try:
        told = json.loads((data / "hub.json").read_text("utf-8"))
        hub = LocalHub(str(told["host"]), int(told["port"]), _key(data))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return hub if answers(hub.host, hub.port) else None


def ensure(
    data: Path, seconds: float = READY_SECONDS, command: Sequence[str] | None = None
) -> LocalHub:
    """The hub that serves this data folder, started (by ``command``) if need be.

    Raises :class:`HubAway` with what the hub said last if it does not come up in time, and
    :class:`NoAccess` if the folder cannot be written.
    """
    hub = find(data)
    if hub is not None:
        return hub
    process = start(data, command or served(data))
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        ended = os.waitpid(process, os.WNOHANG) != (0, 0)
        hub = find(data)
        if hub is not None:
            return hub
        if ended:
            break
        time.sleep(_LOOK_SECONDS)
    raise HubAway(address=str(data), why=last_words(data))


def crashed(data: Path) -> bool:
    """Whether a hub left its file behind and is gone: one that is stopped in order takes it."""
    return (data / "hub.json").exists() and find(data) is None


def served(data: Path) -> list[str]:
    """The command that serves this data folder."""
    return [sys.executable, "-m", "kiosk", "hub", "serve", "--data", str(data)]


def start(data: Path, command: Sequence[str]) -> int:
    """Start a hub on this data folder that outlives this process; its id. Raises NoAccess."""
    log, append = str(data / "hub.log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND
    try:
        private.make_folder(data)
        return os.posix_spawn(
            command[0],
            list(command),
            dict(os.environ),
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, log, append, 0o600),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setsid=True,
        )
    except OSError as trouble:
        raise NoAccess(path=str(data)) from trouble


def last_words(data: Path) -> str:
    """The last line that the hub wrote, or ""; of a long log only the end is read."""
    try:
        with (data / "hub.log").open("rb") as log:
            log.seek(max(0, log.seek(0, os.SEEK_END) - _LOG_END))
            lines = log.read(_LOG_END).decode("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _key(data: Path) -> str:
    return (data / "local.key").read_text("utf-8").strip()


def answers(host: str, port: int) -> bool:
    """Whether a hub is there, and well."""
    line = http.client.HTTPConnection(host, port, timeout=_ANSWER_SECONDS)
    try:
        line.request("GET", HEALTH)
        answer = line.getresponse()
        told = json.loads(answer.read(_LONGEST)) if answer.status == 200 else {}
    except (OSError, ValueError, http.client.HTTPException):
        return False
    else:
        return isinstance(told, dict) and told.get("ok") is True
    finally:
        line.close()
