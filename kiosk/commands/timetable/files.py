"""Files with a school's hours, read and written by commands."""

from __future__ import annotations

import json
import os
import stat
import tomllib
from contextlib import suppress
from pathlib import Path

import click

from kiosk.commands.speech import Speech
from kiosk.errors import NoAccess, Problem, TimetableTrouble, of_file
from kiosk.private import flush_folder
from kiosk.timetable.reading import read_school
from kiosk.timetable.school import SchoolHours

LARGEST = 1 << 20
"""Bytes that a school's file may have."""

NEW = 0o644
"""The mode of a file that was not there."""


def school_option(speech: Speech) -> click.Option:
    """``--school FILE``."""
    path = click.Path(path_type=Path)
    return click.Option(
        ["--school"], type=path, required=True, help=speech("command.timetable.school")
    )


def text_of(file: Path, most: int = LARGEST) -> bytes:
    """What is in a file. Raises NoAccess, or TimetableTrouble when it is too large."""
    found = read(file, most)
    if len(found) > most:
        raise TimetableTrouble([Problem("", "problem.large", {"most": str(most)})])
    return found


def read(file: Path, most: int) -> bytes:
    """The first bytes of a file, one more than ``most`` where there are more. Raises NoAccess."""
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as trouble:
        raise NoAccess(path=str(file)) from trouble


def decoded(file: Path, content: bytes) -> object:
    """The tables in a TOML or JSON file. Raises TimetableTrouble with the line of a mistake."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise TimetableTrouble([Problem("", "problem.no_utf8", {})]) from trouble
    try:
        return tomllib.loads(text) if file.suffix == ".toml" else json.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        said = {"said": str(trouble)}
        raise TimetableTrouble([Problem("", "problem.no_toml", said)]) from trouble
    except (ValueError, RecursionError) as trouble:
        line = {"line": str(getattr(trouble, "lineno", 1))}
        raise TimetableTrouble([Problem("", "command.timetable.unreadable", line)]) from trouble


def school(file: Path) -> SchoolHours:
    """The school in a file. Raises TimetableTrouble with every problem."""
    return read_school(decoded(file, text_of(file)))


def write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, and durably; one that is there keeps its mode.

    Raises DiskFull or NoAccess.
    """
    path = file.resolve()  # what a link leads to is replaced, not the link
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else NEW
        try:
            with half.open("xb") as opened:
                os.fchmod(opened.fileno(), mode)
                opened.write(content)
                opened.flush()
                os.fsync(opened.fileno())
            half.replace(path)
        finally:
            with suppress(FileNotFoundError):
                half.unlink()
        flush_folder(path.parent)
    except OSError as trouble:
        raise of_file(trouble, file) from trouble
