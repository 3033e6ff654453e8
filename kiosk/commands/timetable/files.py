"""Files with a school's hours, read and written by commands."""

from __future__ import annotations

import json
import os
import stat
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from kiosk.commands.speech import Speech
from kiosk.errors import NoAccess, Problem, TimetableFileTrouble, TimetableTrouble, of_file
from kiosk.private import flush_folder
from kiosk.timetable.reading import read_school
from kiosk.timetable.school import SchoolHours

LARGEST = 1 << 20
"""Bytes that a school's file may have."""

NEW = 0o644
"""The mode of a file that was not there."""


PATH = click.Path(path_type=Path, readable=False)
"""A file's name as it is said. Whether it can be read is told by whoever reads it."""


def school_option(speech: Speech) -> click.Option:
    """``--school FILE``."""
    return click.Option(
        ["--school"], type=PATH, required=True, help=speech("command.timetable.school")
    )


@contextmanager
def named(file: Path, content: bytes) -> Iterator[None]:
    """Within it, what is wrong with a timetable is told as wrong with this file, with its lines."""
    try:
        yield
    except TimetableFileTrouble:
        raise
    except TimetableTrouble as trouble:
        from kiosk.places import lined

        text = content.decode("utf-8-sig") if file.suffix == ".toml" else ""
        raise TimetableFileTrouble(lined(file.name, text, trouble.problems), file=file) from trouble


def content_of(file: Path, most: int = LARGEST) -> bytes:
    """What is in a file. Raises NoAccess, or TimetableFileTrouble when it is too large."""
    found = read(file, most)
    if len(found) > most:
        large = Problem("", "problem.large", {"most": str(most)})
        raise TimetableFileTrouble([large], file=file)
    return found


def read(file: Path, most: int) -> bytes:
    """The first bytes of a file, one more than ``most`` where there are more. Raises NoAccess."""
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as trouble:
        raise NoAccess(path=str(file)) from trouble


def decoded(file: Path, content: bytes) -> object:
    """The tables in a TOML or JSON file. Raises TimetableFileTrouble with the line of a mistake."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise TimetableFileTrouble([Problem("", "problem.no_utf8", {})], file=file) from trouble
    toml = file.suffix == ".toml"
    try:
        return tomllib.loads(text) if toml else json.loads(text)
    except (ValueError, RecursionError) as trouble:
        if toml:
            problem = Problem("", "problem.no_toml", {"said": str(trouble)})
        else:
            line = str(getattr(trouble, "lineno", 1))
            problem = Problem("", "problem.no_json", {"line": line})
        raise TimetableFileTrouble([problem], file=file) from trouble


def school(file: Path) -> SchoolHours:
    """The school in a file. Raises TimetableFileTrouble with every problem."""
    content = content_of(file)
    with named(file, content):
        value = decoded(file, content)
        if isinstance(value, Mapping) and "groups" not in value and "periods" in value:
            raise TimetableTrouble([Problem("", "problem.one_group", {})])
        return read_school(value)


def write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, and durably; one that is there keeps its mode.

    A pipe or a device is written to, never replaced. Raises DiskFull or NoAccess; NoAccess too
    where the file is there and may only be read.
    """
    path = file.resolve()  # what a link leads to is replaced, not the link
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        there = file.exists()
        if there and not file.is_file():
            with file.open("wb") as opened:
                opened.write(content)
            return
        if there and not os.access(file, os.W_OK):
            raise NoAccess(path=file)
        mode = stat.S_IMODE(file.stat().st_mode) if there else NEW
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
