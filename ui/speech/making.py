"""A recording of a text, made by somebody else's program."""

from __future__ import annotations

import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from ui.speech import recording

if TYPE_CHECKING:
    from ui.speech.speakers import Speaker

MAKING = 10.0  # seconds that a program may take


def make(speaker: Speaker, text: str) -> recording.Recording | None:
    """The recording; None where the program fails, takes too long, or gives something else."""
    try:
        program = subprocess.Popen(
            [speaker.program, *speaker.arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
    late = threading.Timer(MAKING, program.kill)
    late.start()
    with program:
        data = _said(program, text)
        if len(data) > recording.LARGEST:
            program.kill()
    late.cancel()
    if program.returncode:
        return None
    with suppress(ValueError):
        return recording.read(data)
    return None


def _said(program: subprocess.Popen[bytes], text: str) -> bytes:
    """What the program gives for the text, as far as it is not too much."""
    if program.stdin is None or program.stdout is None:
        return b""
    with suppress(BrokenPipeError):  # it may know without listening
        program.stdin.write(text.encode())
        program.stdin.close()
    return program.stdout.read(recording.LARGEST + 1)
