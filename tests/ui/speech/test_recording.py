"""What a voice's program gives: read as far as it is sound, and refused otherwise."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ui.speech.recording import LONGEST, Recording, read

RATE = 22050


def wave(samples: bytes, *, size: int | None = None, bits: int = 16, channels: int = 1) -> bytes:
    said = len(samples) if size is None else size
    head = struct.pack("<HHIIHH", 1, channels, RATE, RATE * 2, 2, bits)
    parts = b"fmt " + struct.pack("<I", 16) + head + b"data" + struct.pack("<I", said) + samples
    return b"RIFF" + struct.pack("<I", len(parts) + 4) + b"WAVE" + parts


def test_a_recording_is_read() -> None:
    made = read(wave(b"\x01\x02" * RATE))
    assert made == Recording(RATE, 1, b"\x01\x02" * RATE)
    assert made.milliseconds == 1000


def test_a_length_that_nobody_could_know_beforehand_is_not_believed() -> None:
    assert read(wave(b"\x01\x02" * 9, size=0x7FFFF000)).samples == b"\x01\x02" * 9


def test_a_part_before_the_sound_is_passed_over() -> None:
    plain = wave(b"\x01\x02" * 4)
    extra = plain[:12] + b"LIST" + struct.pack("<I", 3) + b"abc\x00" + plain[12:]
    assert read(extra).samples == b"\x01\x02" * 4


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"hello, this is no recording at all",
        wave(b""),
        wave(b"\x01\x02" * 4, bits=8),
        wave(b"\x01\x02" * 4, channels=9),
        wave(b"\x01\x02" * RATE * (LONGEST + 1)),
        wave(b"\x01\x02" * 4)[:30],
    ],
    ids=["nothing", "words", "no sound", "8 bits", "9 channels", "long", "cut off"],
)
def test_what_is_no_recording_is_refused(broken: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it is logged
        read(broken)


@given(some.binary(max_size=200))
def test_no_bytes_do_anything_else(tail: bytes) -> None:
    for data in (tail, wave(b"\x01\x02" * 4)[:12] + tail, wave(b"\x01\x02" * 4)[:36] + tail):
        try:
            made = read(data)
        except ValueError:
            continue
        assert made.milliseconds >= 0
        assert made.samples
