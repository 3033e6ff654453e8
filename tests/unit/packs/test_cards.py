"""Which cards a group has, and in whose words."""

from __future__ import annotations

import pytest

from kiosk import packs
from kiosk.packs.cards import bands, rules_of, words_of
from kiosk.packs.model import Band

JULIANA = packs.load_shipped("juliana")
BNC = packs.load_shipped("bnc")
BASIS = packs.load_shipped("netjes-basis")


@pytest.mark.parametrize(
    ("years", "found", "read"),
    [
        ([1, 2], [Band.YOUNGEST], Band.YOUNGEST),
        ([5], [Band.MIDDLE], Band.MIDDLE),
        ([6, 5], [Band.MIDDLE, Band.UPPER], Band.MIDDLE),
        ([9], [Band.SECONDARY], Band.SECONDARY),
        ([], [Band.YOUNGEST, Band.MIDDLE, Band.UPPER], Band.MIDDLE),
    ],
)
def test_a_group_reads_the_words_of_its_youngest(
    years: list[int], found: list[Band], read: Band
) -> None:
    assert bands(JULIANA, years) == found
    assert words_of(JULIANA, years) is read


def test_a_group_without_years_at_a_secondary_school() -> None:
    assert bands(BNC, []) == [Band.SECONDARY]
    assert words_of(BNC, []) is Band.SECONDARY
    assert bands(BNC, [2]) == [Band.SECONDARY], "class 2b"
    assert bands(BASIS, []) == [Band.SECONDARY]
    assert bands(BASIS, [2]) == [Band.YOUNGEST]


def test_a_card_of_other_bands_is_left_out() -> None:
    young = {rule.id for rule in rules_of(BASIS, [1])}
    assert "social" not in young
    assert "social" in {rule.id for rule in rules_of(BASIS, [1, 5])}
    assert rules_of(None, [5]) == []
