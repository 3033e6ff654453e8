"""A figure that is good because nothing was looked at is none."""

from __future__ import annotations

import pytest

from tests.bench.resuming import Counts, _figure, _mixed

COVER, SCREEN = (b"\1\1\1\1\2\2\2\2",), (b"\3\3\3\3\4\4\4\4",)


@pytest.mark.parametrize(
    ("seen", "fine"),
    [
        (COVER, True),
        (SCREEN, True),
        ((b"\1\1\1\1\4\4\4\4",), True),
        ((b"\4\4\4\4\1\1\1\1",), False),
        ((b"\1\1\1\1\5\5\5\5",), False),
    ],
)
def test_a_picture_half_one_and_half_the_other_is_made_of_nothing_else(
    seen: tuple[bytes, ...], fine: bool
) -> None:
    assert _mixed(seen, COVER, SCREEN) is fine


@pytest.mark.parametrize(
    ("counts", "met"),
    [
        (Counts(covered=10, after=10), True),
        (Counts(covered=10, uncovered=1, after=10), False),
        (Counts(covered=10, after=10, strange=1), False),
        (Counts(covered=0, after=10), False),
        (Counts(covered=10, after=0), False),
    ],
)
def test_it_is_met_when_much_was_seen_and_nothing_but_covers(counts: Counts, met: bool) -> None:
    assert _figure(counts).met is met
