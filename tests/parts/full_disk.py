"""A disk that is full, for root and for anybody: a tiny one in memory, in a name space of its own.

``python -m tests.parts.full_disk FOLDER COMMAND...`` puts a disk of a megabyte over FOLDER, with
what FOLDER holds, and runs COMMAND there. With ``--now`` the disk is full to the last byte;
otherwise :func:`fill` and :func:`empty` make it so and undo it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from pathlib import Path

from kiosk.demo.stage.stage import Stage

CLONE_NEWNS, CLONE_NEWUSER = 0x00020000, 0x10000000
MS_REC, MS_PRIVATE = 0x4000, 0x40000
FILLING = "filling"
SIZE = "1m"
"""Enough for what a device keeps at first."""

_libc = ctypes.CDLL(None, use_errno=True)


def main() -> None:
    """Make the disk, then become the command."""
    how, *words = sys.argv[1:] if sys.argv[1].startswith("--") else ["", *sys.argv[1:]]
    folder, command = Path(words[0]), words[1:]
    if how in {"--fill", "--empty"}:
        _fill(folder) if how == "--fill" else (folder / FILLING).unlink()
        return
    _own_mounts()
    _cover(folder)
    if how == "--now":
        _fill(folder)
    os.execvp(command[0], command)  # noqa: S606


def fill(stage: Stage, pid: int, folder: Path) -> None:
    """Take all the room that is left on the disk, as the process ``pid`` sees it."""
    _run(stage, "--fill", pid, folder)


def empty(stage: Stage, pid: int, folder: Path) -> None:
    """Give the room back."""
    _run(stage, "--empty", pid, folder)


def _run(stage: Stage, how: str, pid: int, folder: Path) -> None:
    command = [sys.executable, "-m", "tests.parts.full_disk", how, f"/proc/{pid}/root{folder}"]
    assert stage.start("full_disk", command).wait() == 0, stage.log("full_disk").read_text("utf-8")


def _fill(folder: Path) -> None:
    with (folder / FILLING).open("wb", buffering=0) as filling:
        for size in (65_536, 4096, 1):
            try:
                while filling.write(b"x" * size):
                    pass
            except OSError:
                continue


def _own_mounts() -> None:
    user, group = os.getuid(), os.getgid()
    if _libc.unshare(CLONE_NEWNS if user == 0 else CLONE_NEWUSER | CLONE_NEWNS):
        raise OSError(ctypes.get_errno(), "no name space of one's own")
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny", "ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
    if _libc.mount(None, b"/", None, MS_REC | MS_PRIVATE, None):
        raise OSError(ctypes.get_errno(), "mounts stay shared")


def _cover(folder: Path) -> None:
    options = f"size={SIZE},mode=0700,uid={os.getuid()},gid={os.getgid()}".encode()
    with tempfile.TemporaryDirectory() as held:
        shutil.copytree(folder, held, dirs_exist_ok=True)
        if _libc.mount(b"tmpfs", str(folder).encode(), b"tmpfs", 0, options):
            raise OSError(ctypes.get_errno(), f"no disk at {folder}")
        shutil.copytree(held, folder, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
