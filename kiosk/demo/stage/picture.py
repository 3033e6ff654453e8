"""A picture of a screen: pixels as the X server gives them, and their PNG."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

Rect = tuple[int, int, int, int]  # x, y, width, height in pixels
Colour = tuple[int, int, int]  # red, green, blue


@dataclass(frozen=True)
class Picture:
    """``pixels`` are rows of four bytes: blue, green, red, nothing."""

    width: int
    height: int
    pixels: bytes

    def colour(self, x: int, y: int) -> Colour:
        """The colour of one pixel."""
        at = 4 * (y * self.width + x)
        blue, green, red = self.pixels[at : at + 3]
        return red, green, blue

    def part(self, rect: Rect) -> Picture:
        """A piece of it."""
        x, y, width, height = rect
        starts = (4 * (row * self.width + x) for row in range(y, y + height))
        return Picture(width, height, b"".join(self.pixels[a : a + 4 * width] for a in starts))

    def colours(self) -> int:
        """How many different colours there are: 1 is an empty screen."""
        return len(set(memoryview(self.pixels).cast("I")))

    def png(self) -> bytes:
        """The picture as PNG (https://www.w3.org/TR/png/), eight bits a channel."""
        rgb = bytearray(3 * self.width * self.height)
        for channel in range(3):
            rgb[channel::3] = self.pixels[2 - channel :: 4]
        line = 3 * self.width
        rows = b"".join(b"\0" + rgb[at : at + line] for at in range(0, len(rgb), line))
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = (b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)

    def save(self, path: Path) -> None:
        """Write the PNG."""
        path.write_bytes(self.png())


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
