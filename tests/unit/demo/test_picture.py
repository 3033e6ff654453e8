"""Pictures of a screen, and their PNG."""

from __future__ import annotations

import struct
import zlib

from kiosk.demo.stage.picture import Picture

RED, BLUE = b"\x00\x00\xff\x00", b"\xff\x00\x00\x00"
TWO = Picture(2, 2, RED + BLUE + BLUE + RED)


def test_colours_are_red_green_blue() -> None:
    assert TWO.colour(0, 0) == (255, 0, 0)
    assert TWO.colour(1, 0) == (0, 0, 255)
    assert TWO.colours() == 2


def test_a_part_is_cut_out() -> None:
    assert TWO.part((1, 0, 1, 2)) == Picture(1, 2, BLUE + RED)


def test_the_png_holds_the_pixels() -> None:
    png = TWO.png()
    assert struct.unpack(">II", png[16:24]) == (2, 2)
    start = png.index(b"IDAT") + 4
    size = struct.unpack(">I", png[start - 8 : start - 4])[0]
    rows = zlib.decompress(png[start : start + size])
    assert rows == b"\0" + b"\xff\0\0" + b"\0\0\xff" + b"\0" + b"\0\0\xff" + b"\xff\0\0"
    assert png.endswith(b"IEND\xae\x42\x60\x82")
