"""A system bus of one's own, on which python-dbusmock plays login1: real processes, real files."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.demo.stage.stage import Stage, first_line
from tests.bench import tree

PYTHON = "/usr/bin/python3"  # the distribution's, which has python3-dbusmock
VOICE = Path(__file__).with_name("login1_voice.py")
# anonymous: a daemon would want to know the name of a user whom no account has
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
 <type>system</type><listen>unix:path={path}</listen><auth>ANONYMOUS</auth>
 <allow_anonymous/>
 <policy context="default">
  <allow user="*"/><allow own="*"/>
  <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
 </policy>
</busconfig>
"""


class Login1:
    """login1, and what it says. It plays from the start on."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        folder = stage.room("bus")
        config = folder / "bus.conf"
        config.write_text(_BUS.format(path=folder / "socket"), "utf-8")
        stage.own(config)
        daemon = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
        self._daemon = stage.start("bus", daemon, speaks=True)
        self.address = first_line(self._daemon).decode()
        self._mock = self._played()

    @property
    def env(self) -> dict[str, str]:
        """What a process needs to hear it."""
        return {"DBUS_SYSTEM_BUS_ADDRESS": self.address}

    @property
    def before(self) -> list[str]:
        """What a program is run by to hear it."""
        return ["env", *(f"{name}={value}" for name, value in self.env.items())]

    def say(self, word: str) -> None:
        """``sleep`` and ``wake`` are its signals; ``held`` and ``free`` wait for inhibitors."""
        code = self._stage.start(f"login1-{word}", [PYTHON, str(VOICE), word], self.env).wait()
        if code:
            raise AssertionError(self._stage.log(f"login1-{word}").read_text("utf-8"))

    def restart(self) -> None:
        """End at once, and begin anew: nobody holds anything."""
        self.end()
        self._mock = self._played()

    def end(self) -> None:
        """End at once."""
        self._stage.kill(self._mock)

    def _played(self) -> subprocess.Popen[bytes]:
        command = [PYTHON, "-m", "dbusmock", "--template", "logind"]
        mock = self._stage.start("login1", command, self.env)
        self.say("ready")
        return mock


@contextmanager
def suspended(pid: int) -> Iterator[None]:
    """The process and everything below it stand still, as they do in a machine that sleeps."""
    stopped = tree.tree(pid)
    _tell(stopped, signal.SIGSTOP)
    try:
        yield
    finally:
        _tell(stopped, signal.SIGCONT)


def _tell(pids: list[int], what: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, what)
