"""A stage: a folder of its own, an environment, and processes that all end with it."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from kiosk.demo.stage import keeper, stepdown

ROOT = Path(__file__).resolve().parents[3]
_GRACE = 5.0  # seconds between asking a process to stop and ending it


class Stage:
    """Where processes play. Use as a context manager; at its end nothing is left running.

    ``folder``, made in ``parent``, is removed at the end unless ``keep`` is true.
    """

    def __init__(self, *, keep: bool = False, parent: Path | None = None) -> None:
        self.token = secrets.token_hex(8)
        self.folder = Path(tempfile.mkdtemp(prefix="netjes-", dir=parent))
        self._keep = keep
        self.user = stepdown.user(ROOT)
        self._started: list[subprocess.Popen[bytes]] = []
        self._logs: list[IO[bytes]] = []
        self._keeper = subprocess.Popen(
            [sys.executable, "-I", "-S", keeper.__file__, self.token],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        self.own(self.folder)
        for part in ("home", "run", "logs"):
            self.room(part)

    def room(self, *parts: str) -> Path:
        """A folder on the stage, for its user alone; made when it is not there."""
        path = self.folder.joinpath(*parts)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.own(path)
        return path

    def log(self, name: str) -> Path:
        """The file with what ``name`` said."""
        return self.folder / "logs" / f"{name}.log"

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """What a process on this stage finds around it."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": "C.UTF-8",
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "QT_QPA_PLATFORM": "xcb",
            keeper.TOKEN: self.token,
            **(more or {}),
        }

    def start(
        self,
        name: str,
        command: Sequence[str],
        env: Mapping[str, str] | None = None,
        *,
        speaks: bool = False,
        limits: Mapping[int, tuple[int, int]] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start a process in a session of its own, its words going to its log.

        ``speaks`` keeps its standard output for the caller. ``limits`` are resource limits.
        """
        log = self.log(name).open("ab")
        self._logs.append(log)
        process = subprocess.Popen(
            [*_limited(limits), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if speaks else log,
            stderr=log,
            env=self.environment(env),
            cwd=ROOT,
            start_new_session=True,
            user=self.user,
            group=self.user,
            extra_groups=None if self.user is None else [],
        )
        self._started.append(process)
        return process

    def stop(self, process: subprocess.Popen[bytes]) -> int:
        """Ask a process to stop, wait, and end its group when it does not. Its exit code."""
        if process.poll() is None:
            process.terminate()
        try:
            return process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            return self.kill(process)

    def kill(self, process: subprocess.Popen[bytes]) -> int:
        """End a process and its group at once (SIGKILL), as a pulled plug would."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait()

    def close(self) -> None:
        """Stop all, newest first, and clear the stage."""
        for process in reversed(self._started):
            if process.poll() is None:
                self.stop(process)
            if process.stdout:
                process.stdout.close()
        self._keeper.communicate()
        for log in self._logs:
            log.close()
        if not self._keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._keep = self._keep or error is not None
        self.close()

    def own(self, path: Path) -> None:
        """Give a file to the stage's user."""
        if self.user is not None:
            os.chown(path, self.user, self.user)


def first_line(process: subprocess.Popen[bytes]) -> bytes:
    """The first line that a process says, b"" if it ends without; waits for it."""
    return process.stdout.readline().strip() if process.stdout else b""


def _limited(limits: Mapping[int, tuple[int, int]] | None) -> list[str]:
    if not limits:
        return []
    sets = "".join(f"resource.setrlimit({what},{pair});" for what, pair in limits.items())
    code = f"import os,resource,sys;{sets}os.execvp(sys.argv[1],sys.argv[1:])"
    return [sys.executable, "-I", "-S", "-c", code]
