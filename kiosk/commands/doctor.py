"""``netjes doctor``: does this machine have what Netjes needs? Says what it saw, and no more."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct, to_builtins

from kiosk import paths
from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech
from kiosk.desk import local_hub
from kiosk.device import enrolment
from kiosk.errors import NetjesError
from kiosk.words import sentence

SECRETS = ("pepper", "local.key", enrolment.FILE)
UNSHARE = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x10000000 | 0x40000000) != 0)"
"""Into a user namespace, and a network namespace within it (linux/sched.h), as Chromium goes.

The second tells where a system gives the first to anybody, and no rights in it (AppArmor). In a
process of its own: there is no way back, and only a process with one thread may.
"""

_TRY_SECONDS = 10.0


class Finding(Struct, frozen=True):
    """What was looked at, whether it is as it should be, and the sentence about it."""

    what: str
    good: bool
    said: str


def command(speech: Speech) -> click.Command:
    """The command; exit code 1 if anything is not as it should be."""

    @click.command("doctor", cls=Command, help=speech("command.doctor"))
    @click.option("--data", type=click.Path(path_type=Path), help=speech("command.doctor.data"))
    @click.option("--hub-data", type=click.Path(path_type=Path), help=speech("command.hub.data"))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def doctor(data: Path | None, hub_data: Path | None, as_json: bool) -> int:
        device, hub = data or paths.data("device"), hub_data or paths.data("hub")
        found = [*_folder(device, speech), *_folder(hub, speech)]
        found += [*_hub(hub, speech), *_enrolment(device, speech), _user(speech)]
        found += _sleep(device, speech)
        facts = [to_builtins(one) for one in found]
        speech.tell(facts, as_json, lambda: "\n".join(_line(one, speech) for one in found))
        return 0 if all(one.good for one in found) else 1

    return doctor


def _line(finding: Finding, speech: Speech) -> str:
    mark = speech("command.doctor.good" if finding.good else "command.doctor.bad")
    return f"{mark}: {finding.said}"


def _folder(folder: Path, speech: Speech) -> Iterator[Finding]:
    """The folder and its secrets are their owner's alone."""
    if not folder.exists():
        yield Finding("folder", True, speech("command.doctor.no_folder", path=folder))
        return
    for path, most in [(folder, 0o700), *((folder / name, 0o600) for name in SECRETS)]:
        if path.exists():
            mode = stat.S_IMODE(path.stat().st_mode)
            good = mode & ~most == 0
            said = "command.doctor.private" if good else "command.doctor.open"
            yield Finding("rights", good, speech(said, path=path, mode=f"{mode:04o}"))


def _hub(folder: Path, speech: Speech) -> Iterator[Finding]:
    """A hub that says it is here answers."""
    path = folder / "hub.json"
    if not path.exists():
        yield Finding("hub", True, speech("command.doctor.no_hub"))
        return
    good, where = _answers(path)
    said = "command.doctor.hub" if good else "command.doctor.hub_silent"
    yield Finding("hub", good, speech(said, where=where))


def _answers(path: Path) -> tuple[bool, str]:
    try:
        told = json.loads(path.read_bytes())
        host, port = str(told["host"]), int(told["port"])
    except (OSError, ValueError, KeyError, TypeError):
        return False, str(path)
    return local_hub.answers(host, port), f"{host}:{port}"


def _enrolment(folder: Path, speech: Speech) -> Iterator[Finding]:
    """A device that was enrolled still can tell to which school."""
    if not (folder / enrolment.FILE).exists():
        return
    try:
        device = enrolment.read(folder).device
    except NetjesError as trouble:
        yield Finding("device", False, sentence(trouble, speech.language))
    else:
        yield Finding("device", True, speech("command.doctor.device", name=device.name))


def _user(speech: Speech) -> Finding:
    """Chromium's sandbox wants an ordinary user and user namespaces."""
    if os.geteuid() == 0:
        return Finding("sandbox", False, speech("command.doctor.root"))
    allowed = _can_unshare()
    said = "command.doctor.sandbox" if allowed else "command.doctor.no_namespaces"
    return Finding("sandbox", allowed, speech(said))


def _can_unshare() -> bool:
    try:
        tried = subprocess.run(
            [sys.executable, "-c", UNSHARE],
            capture_output=True,
            timeout=_TRY_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def _sleep(folder: Path, speech: Speech) -> Iterator[Finding]:
    """The machine of a kiosk waits with its sleep until the screen is covered.

    The window's own trial is run; where there are no windows, or no device, nobody needs it.
    """
    if (folder / enrolment.FILE).exists() and (waits := _waits_for_cover()) is not None:
        said = "command.doctor.covers" if waits else "command.doctor.no_logind"
        yield Finding("sleep", waits, speech(said))


def _waits_for_cover() -> bool | None:
    try:
        tried = subprocess.run(
            [sys.executable, "-m", "ui.login1"],
            capture_output=True,
            timeout=_TRY_SECONDS,
            check=False,
        )
        return bool(json.loads(tried.stdout)["held"])
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        return None
