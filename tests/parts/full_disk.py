"""A disk that is full, for root and for anybody: a tiny one in memory, in a name space of its own.

``python -m tests.parts.full_disk FOLDER COMMAND...`` puts a disk of a megabyte over FOLDER, with
what FOLDER holds, and runs COMMAND there; with ``--now`` the disk is full to the last byte. Others
see it through the command alone (:func:`seen_by`).
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

CLONE_NEWNS, CLONE_NEWUSER = 0x00020000, 0x10000000
MS_REC, MS_PRIVATE = 0x4000, 0x40000
SIZE = "1m"
"""Enough for what a device keeps at first."""

_libc = ctypes.CDLL(None, use_errno=True)


def main() -> None:
    """Make the disk, then become the command."""
    words = sys.argv[1:]
    at_once = words[0] == "--now"
    folder, *command = words[1:] if at_once else words
    _own_mounts()
    _cover(Path(folder))
    if at_once:
        fill(Path(folder))
    os.execvp(command[0], command)  # noqa: S606


def fill(folder: Path) -> None:
    """Take all the room that is left on the disk of this folder."""
    with (folder / "filling").open("wb", buffering=0) as filling:
        for size in (65_536, 4096, 1):
            try:
                while filling.write(b"x" * size):
                    pass
            except OSError:
                continue


def empty(folder: Path) -> None:
    """Give the room back."""
    (folder / "filling").unlink()


def seen_by(pid: int, folder: Path) -> Path:
    """The folder as that process sees it."""
    return Path(f"/proc/{pid}/root{folder}")


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
    held = folder.with_name(folder.name + ".held")
    shutil.copytree(folder, held)
    options = f"size={SIZE},mode=0700,uid={os.getuid()},gid={os.getgid()}".encode()
    if _libc.mount(b"tmpfs", str(folder).encode(), b"tmpfs", 0, options):
        raise OSError(ctypes.get_errno(), f"no disk at {folder}")
    shutil.copytree(held, folder, dirs_exist_ok=True)
    shutil.rmtree(held)


if __name__ == "__main__":
    main()
