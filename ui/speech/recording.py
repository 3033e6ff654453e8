"""A recording in memory (WAV), as far as it is to be trusted: it may be some other program's."""

from __future__ import annotations

import struct
from typing import NamedTuple

LONGEST = 120  # seconds
LARGEST = 24_000_000  # bytes: two minutes of 48 kHz stereo, and then some

_HEAD = struct.Struct("<4sI4s")
_PART = struct.Struct("<4sI")
_FORMAT = struct.Struct("<HHIIHH")
_PLAIN, _EXTENSIBLE = 1, 0xFFFE
_SIXTEEN = 16


class Recording(NamedTuple):
    """Samples of 16 bits, little-endian."""

    rate: int  # samples a second
    channels: int
    samples: bytes

    @property
    def milliseconds(self) -> int:
        """How long it lasts."""
        return len(self.samples) * 1000 // (self.rate * self.channels * 2)


def read(data: bytes) -> Recording:
    """Read a WAV file. Raises ValueError for what is none, is empty, or is too long.

    A program that writes while it speaks cannot know the length beforehand and says a nonsense
    one: what is there counts.
    """
    if len(data) > LARGEST or len(data) < _HEAD.size:
        raise ValueError("size")
    riff, _, wave = _HEAD.unpack_from(data)
    if (riff, wave) != (b"RIFF", b"WAVE"):
        raise ValueError("not a recording")
    made: tuple[int, int] | None = None
    at = _HEAD.size
    while at + _PART.size <= len(data):
        name, size = _PART.unpack_from(data, at)
        at += _PART.size
        if name == b"fmt ":
            made = _format(data, at)
        elif name == b"data":
            return _checked(made, data[at : at + size])
        at += size + size % 2
    raise ValueError("no sound")


def _format(data: bytes, at: int) -> tuple[int, int]:
    if at + _FORMAT.size > len(data):
        raise ValueError("cut off")
    kind, channels, rate, _, _, bits = _FORMAT.unpack_from(data, at)
    if kind not in (_PLAIN, _EXTENSIBLE) or bits != _SIXTEEN:
        raise ValueError("another kind of sound")
    if channels not in (1, 2) or not 4_000 <= rate <= 192_000:
        raise ValueError("rate")
    return rate, channels


def _checked(made: tuple[int, int] | None, samples: bytes) -> Recording:
    if made is None:
        raise ValueError("no format")
    rate, channels = made
    whole = len(samples) - len(samples) % (2 * channels)
    recording = Recording(rate, channels, samples[:whole])
    if not whole or recording.milliseconds > LONGEST * 1000:
        raise ValueError("length")
    return recording
