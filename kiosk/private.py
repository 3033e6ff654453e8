"""Folders and files for their owner alone, that are still there after a power cut."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

from kiosk.errors import of_file


def make_folder(folder: Path) -> None:
    """A folder of mode 0700 where there is none yet, the folders above it included."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        flush_folder(folder.parent)


def flush_folder(folder: Path) -> None:
    """Makes names in a folder durable: a file that is safe under a lost name is lost."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(path: Path, content: bytes) -> None:
    """Write a file of mode 0600, whole or not at all, and durably."""
    half = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    flush_folder(path.parent)


def kept(path: Path, new: bytes) -> bytes:
    """What a file holds; where there is none, it is made with ``new``.

    A file that others could read is closed to them. Raises NoAccess or DiskFull.
    """
    try:
        if not path.exists():
            write(path, new)
        path.chmod(0o600)
        return path.read_bytes()
    except OSError as trouble:
        raise of_file(trouble, path) from trouble


def locked(path: Path) -> IO[bytes]:
    """Hold a lock file, for as long as the file that comes back is open or the program lives.

    Raises BlockingIOError while another program holds it.
    """
    file = path.open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise
    return file
