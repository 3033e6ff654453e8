"""The hub's data folder: who may read what, one hub at a time, and where the hub can be found."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from kiosk import private, signin
from kiosk.errors import HubRunning, NoAccess, of_file
from kiosk.sync.server import LONGEST_CREDENTIAL

DATABASE = "hub.db"
PEPPER = "pepper"
KEY = "local.key"
PLACE = "hub.json"
PORT = "hub.port"
USUAL_PORT = 7370
LOCK = "hub.lock"


class HubFolder:
    """The folder at ``path``, for its owner alone (0700); made if need be, and held until close.

    Raises :class:`NoAccess`, and :class:`HubRunning` while another hub holds it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._announced = False
        try:
            private.make_folder(path)
            path.chmod(0o700)
            self._lock = private.locked(path / LOCK)
        except BlockingIOError as trouble:
            raise HubRunning(data=str(path)) from trouble
        except OSError as trouble:
            raise of_file(trouble, path) from trouble

    @property
    def database(self) -> Path:
        """Where the store's file is."""
        return self.path / DATABASE

    def pepper(self) -> bytes:
        """The pepper, made at the first start (0600).

        It stands outside the database, so that a copy of that alone gives no picture code away.
        One that is lost cannot be made anew: no code would be right any more, and nobody would
        know why. So that is :class:`NoAccess`.
        """
        path = self.path / PEPPER
        if self.database.exists() and not path.exists():
            raise NoAccess(path=str(path))
        pepper = private.kept(path, signin.new_pepper())
        if len(pepper) < signin.PEPPER_BYTES:
            raise NoAccess(path=str(path))
        return pepper

    def key(self) -> str:
        """The key for dashboards of the same user, made at the first start (0600).

        One that was cut short could be guessed (an empty one lets everybody in), and one that is
        damaged lets nobody in; so it is made anew. Dashboards read it each time they dial.
        """
        path, made = self.path / KEY, signin.new_credential()
        key = private.kept(path, made.encode()).decode("ascii", "replace").strip()
        if len(made) <= len(key) <= LONGEST_CREDENTIAL and key.isascii():
            return key
        try:
            private.write(path, made.encode())
        except OSError as trouble:
            raise of_file(trouble, path) from trouble
        return made

    @property
    def port(self) -> int | None:
        """The port that the devices of this hub were given; ``None`` before the first start."""
        try:
            port = int((self.path / PORT).read_text("ascii"))
        except (OSError, ValueError):
            return None
        return port if 0 < port < 1 << 16 else None

    def keep_port(self, port: int) -> None:
        """Keep the port for the next start: devices hold an address."""
        if port != self.port:
            self._write(PORT, f"{port}\n")

    def announce(self, host: str, port: int) -> None:
        """Tell where the hub listens, whole or not at all."""
        told = {"host": host, "port": port, "pid": os.getpid()}
        self._write(PLACE, json.dumps(told) + "\n")
        self._announced = True

    def close(self) -> None:
        """The hub does not listen any more; another may begin."""
        if self._announced:
            with suppress(OSError):
                (self.path / PLACE).unlink()
        self._lock.close()

    def _write(self, name: str, text: str) -> None:
        half = self.path / f".{name}.{os.getpid()}"
        try:
            half.write_text(text, "utf-8")
            half.replace(self.path / name)
        except OSError as trouble:
            raise of_file(trouble, self.path / name) from trouble
