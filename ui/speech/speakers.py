"""Who can speak a language on this machine.

A voice that IT put there comes first: an executable named after the language (``nl``) in a folder
of voices. Then eSpeak NG; then the system's speech dispatcher. All are started by their path with
arguments that are fixed; what is to be said goes to their standard input, and a recording (WAV)
comes back on standard output.
"""

from __future__ import annotations

import os
import re
import shutil
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VOICES = "NETJES_VOICES"
"""The variable that names another folder of voices."""

FOLDER = Path("/etc/netjes/voices")

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SPEED = "140"  # words a minute: eSpeak's own 175 is too fast for who learns to read
_GAP = "4"  # hundredths of a second between words


class Kind(StrEnum):
    """How somebody speaks."""

    PROGRAM = "program"  # a program makes a recording
    DISPATCHER = "dispatcher"  # the system's speech dispatcher, by way of Qt


class Speaker(NamedTuple):
    """Somebody who speaks a language; a program with its arguments, none for a dispatcher."""

    kind: Kind
    language: str
    program: str = ""
    arguments: tuple[str, ...] = ()


def find(language: str, environment: Mapping[str, str]) -> list[Speaker]:
    """Who speaks ``language`` here, whom to ask first at the front. Looks at the disk."""
    if not _LANGUAGE.fullmatch(language):
        return []
    folder = Path(environment.get(VOICES) or FOLDER)
    found = (_put_there(language, folder), *_system(language, environment))
    return [speaker for speaker in found if speaker is not None]


def _put_there(language: str, folder: Path) -> Speaker | None:
    """What IT put in the folder; it may know the country, the school's text does not."""
    for name in dict.fromkeys((language, language.partition("-")[0])):
        program = folder / name
        if program.is_file() and os.access(program, os.X_OK):
            return Speaker(Kind.PROGRAM, language, str(program))
    return None


def _system(language: str, environment: Mapping[str, str]) -> Iterator[Speaker]:
    search = environment.get("PATH", os.defpath)
    espeak = shutil.which("espeak-ng", path=search)
    if espeak:
        told = ("-v", language, "-s", _SPEED, "-g", _GAP, "-b", "1", "--stdin", "--stdout")
        yield Speaker(Kind.PROGRAM, language, espeak, told)
    if shutil.which("speech-dispatcher", path=search):
        yield Speaker(Kind.DISPATCHER, language)
