"""Ids: their form, and that they sort by time."""

from __future__ import annotations

import re

from kiosk import ulid

FORM = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")


def test_form() -> None:
    assert all(FORM.fullmatch(ulid.new(at)) for at in (0, 1_700_000_000_000, 1 << 60, -5))


def test_sorts_by_time() -> None:
    assert ulid.new(1_700_000_000_000) < ulid.new(1_700_000_000_001)


def test_the_moment_stands_in_front() -> None:
    assert ulid.new(1_469_918_176_385).startswith("01ARYZ6S41")


def test_never_twice() -> None:
    assert len({ulid.new(1) for _ in range(1000)}) == 1000
