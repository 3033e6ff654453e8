"""A pupil's own files on this device: safe names, a quota, no programs, each whole or not at all.

A folder for each pupil, for the device's account alone (0700, files 0600). What comes in is written
to a waiting room on the same file system first, looked at there, and then moved in one step. All of
this waits for the disk: it is called in the background.
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from kiosk import filenames, private, programs
from kiosk.errors import of_file

MOST_FILES = 200
"""That a pupil may have."""

MOST_SHOWN = 20_000_000
"""Bytes of a picture that can be shown."""

MOST_READ = 200_000
"""Bytes of a text that are shown."""

_ID = re.compile(r"[A-Za-z0-9_\-]{1,64}")
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_TEXTS = frozenset({"txt", "md", "csv", "tsv", "log", "text"})
_HEAD = 4096  # bytes that tell what a file is


class FileKind(StrEnum):
    """What can be done with a file here."""

    TEXT = "text"  # read
    PICTURE = "picture"  # looked at
    OTHER = "other"  # kept


class WorkFile(Struct, frozen=True):
    """A pupil's file: its name, its size (bytes), and when it came (ms since 1970, UTC)."""

    name: str
    size: int
    kind: FileKind
    at: int


class Shown(Struct, frozen=True):
    """What is in a file: the text of one that can be read, or the bytes of a picture."""

    file: WorkFile
    text: str = ""
    picture: bytes = b""
    whole: bool = True  # False: only the beginning of a long text


class NotTaken(Exception):
    """What came in is not kept; ``why``: ``program``, ``unseen``, ``no_room`` or ``too_many``."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Workspace:
    """All pupils' files on this device, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._pupils = folder / "pupils"
        self.incoming = folder / "incoming"

    def sweep(self, mark: str = "") -> None:
        """Away with what did not come in whole and has a name that begins with ``mark``.

        There is a waiting room then. Raises NoAccess or DiskFull.
        """
        try:
            private.make_folder(self.incoming)
            for half in self.incoming.glob(f"{mark}*"):
                half.unlink()
        except OSError as trouble:
            raise of_file(trouble, self.incoming) from trouble

    def drop(self, path: Path) -> None:
        """Away with what came in there, and with what the browser made beside it."""
        for half in (path, *self.incoming.glob(f"{path.name}.*")):
            with suppress(OSError):
                half.unlink()

    def files(self, pupil: str) -> list[WorkFile]:
        """The pupil's files, the newest first. Raises NoAccess."""
        folder = self._folder(pupil)
        try:
            found = [_described(path) for path in folder.iterdir()] if folder.is_dir() else []
        except OSError as trouble:
            raise of_file(trouble, folder) from trouble
        return sorted((one for one in found if one), key=lambda one: (-one.at, one.name))

    def keep(self, pupil: str, path: Path, name: str, quota: int) -> WorkFile:
        """Move what came in at ``path`` to the pupil's files, under a safe form of ``name``.

        ``quota``: bytes that the pupil may have in all. Raises NotTaken, NoAccess or DiskFull; it
        is gone then.
        """
        try:
            return self._keep(pupil, path, name, quota)
        except OSError as trouble:
            raise of_file(trouble, path) from trouble
        finally:
            self.drop(path)

    def read(self, pupil: str, name: str) -> Shown:
        """What is in a file that can be shown. Raises NoAccess where there is none."""
        path = self._folder(pupil) / name
        try:
            file = self._one(pupil, name)
            if file.kind is FileKind.OTHER:
                return Shown(file)
            most = MOST_READ if file.kind is FileKind.TEXT else MOST_SHOWN
            raw = _beginning(path, most)
        except OSError as trouble:
            raise of_file(trouble, path) from trouble
        if file.kind is FileKind.PICTURE:
            return Shown(file, picture=raw)
        return Shown(file, text=raw.decode("utf-8", "replace"), whole=file.size <= most)

    def delete(self, pupil: str, name: str) -> None:
        """Away with this file; one that is not there is away. Raises NoAccess."""
        folder = self._folder(pupil)
        try:
            self._one(pupil, name)
            (folder / name).unlink()
            private.flush_folder(folder)
        except FileNotFoundError:
            return
        except OSError as trouble:
            raise of_file(trouble, folder / name) from trouble

    def _folder(self, pupil: str) -> Path:
        return self._pupils / (pupil if _ID.fullmatch(pupil) else _digest(pupil))

    def _one(self, pupil: str, name: str) -> WorkFile:
        """Only what stands in the pupil's own list has a name that is a file."""
        for one in self.files(pupil):
            if one.name == name:
                return one
        raise FileNotFoundError(errno.ENOENT, name)

    def _keep(self, pupil: str, path: Path, name: str, quota: int) -> WorkFile:
        folder = self._folder(pupil)
        private.make_folder(self._pupils)
        private.make_folder(folder)
        held = self.files(pupil)
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            size = os.fstat(handle).st_size
            _check_room(held, size, quota)
            hidden = programs.hidden(file, name)
            if hidden is not None:
                raise NotTaken(hidden.value)
            _make_plain(handle)
            os.fsync(handle)
        safe = filenames.unique(filenames.safe(name), {one.name for one in held})
        path.rename(folder / safe)
        try:
            private.flush_folder(folder)
        except OSError:
            (folder / safe).unlink()
            raise
        return _described(folder / safe) or WorkFile(safe, size, FileKind.OTHER, 0)


def _digest(text: str) -> str:
    import hashlib  # slow to import, and hardly ever asked for

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _check_room(held: list[WorkFile], size: int, quota: int) -> None:
    if len(held) >= MOST_FILES:
        raise NotTaken("too_many")
    if sum(one.size for one in held) + size > quota:
        raise NotTaken("no_room")


def _make_plain(handle: int) -> None:
    """For its owner alone, and without the address that browsers like to write on a file."""
    os.fchmod(handle, 0o600)
    with suppress(OSError):
        for mark in os.listxattr(handle):
            if mark.startswith("user."):
                os.removexattr(handle, mark)


def _described(path: Path) -> WorkFile | None:
    """A file in a folder; None for what is none, and for what is no file of ours."""
    if path.is_symlink() or not path.is_file() or path.name.startswith("."):
        return None
    facts = path.stat()
    return WorkFile(path.name, facts.st_size, _kind(path), facts.st_mtime_ns // 1_000_000)


def _kind(path: Path) -> FileKind:
    head = _beginning(path, _HEAD)
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return FileKind.PICTURE if path.stat().st_size <= MOST_SHOWN else FileKind.OTHER
    is_text = path.suffix[1:].lower() in _TEXTS and b"\x00" not in head
    return FileKind.TEXT if is_text else FileKind.OTHER


def _beginning(path: Path, most: int) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        return file.read(most)
