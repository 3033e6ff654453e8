"""What differs between two editions of a protocol, and whether pupils read again."""

from __future__ import annotations

import pytest
from msgspec import structs

from kiosk import packs
from kiosk.packs.difference import Differs, Edit, Edited, difference
from kiosk.packs.model import Band, Downloads, Pack, Rule, Sector, Setting

PACK = packs.load_shipped("juliana")
RULE = PACK.rules[0]


def ruled(*rules: Rule, reading: int = PACK.reading_number) -> Pack:
    """The protocol with these rules instead of the first."""
    return structs.replace(PACK, rules=[*rules, *PACK.rules[1:]], reading_number=reading)


def test_nothing_differs_from_itself() -> None:
    found = difference(PACK, PACK)
    assert found.same
    assert not found.unread
    assert not found.reads_again


def test_a_new_edition_that_says_the_same_is_the_same() -> None:
    assert difference(PACK, structs.replace(PACK, version="next")).same


def test_other_words_are_a_typo_unless_the_author_says_so() -> None:
    words = structs.replace(RULE, text={"nl": "Anders gezegd."}, voice={})
    found = difference(PACK, ruled(words))
    assert found.rules[0].edit is Edit.CHANGED
    assert "text" in found.rules[0].fields
    assert (found.rules[0].meaning, found.unread, found.reads_again) == (False, False, False)
    raised = difference(PACK, ruled(words, reading=PACK.reading_number + 1))
    assert (raised.unread, raised.reads_again) == (False, True)


@pytest.mark.parametrize(
    ("after", "edited"),
    [
        (ruled(), Edited(RULE.id, Edit.REMOVED, meaning=True)),
        (
            ruled(RULE, structs.replace(RULE, id="new")),
            Edited("new", Edit.ADDED, meaning=True),
        ),
        (
            ruled(structs.replace(RULE, clause="P2")),
            Edited(RULE.id, Edit.CHANGED, ["clause"], meaning=True),
        ),
        (
            ruled(structs.replace(RULE, bands=[Band.UPPER])),
            Edited(RULE.id, Edit.CHANGED, ["bands"], meaning=True),
        ),
    ],
)
def test_a_rule_that_asks_something_else_needs_a_new_reading(after: Pack, edited: Edited) -> None:
    found = difference(PACK, after)
    assert found.rules == [edited]
    assert found.unread
    assert not found.reads_again
    number = PACK.reading_number + 1
    raised = difference(PACK, structs.replace(after, reading_number=number))
    assert (raised.unread, raised.reads_again) == (False, True)


def test_all_bands_of_the_sector_are_no_other_bands_than_none() -> None:
    every = structs.replace(RULE, bands=[Band.UPPER, Band.YOUNGEST, Band.MIDDLE])
    found = difference(PACK, ruled(every))
    assert (found.rules[0].meaning, found.unread) == (False, False)


def test_another_sector_moves_rules_to_other_pupils() -> None:
    assert difference(PACK, structs.replace(PACK, sector=Sector.SECONDARY)).unread


def test_rules_in_another_order_are_the_same_rules() -> None:
    found = difference(PACK, structs.replace(PACK, rules=[*reversed(PACK.rules)]))
    assert {one.edit for one in found.rules} == {Edit.MOVED}
    assert not found.unread


def test_a_setting_with_both_sides() -> None:
    workspace = Setting(Downloads.WORKSPACE, "P9")
    settings = structs.replace(PACK.settings, downloads=workspace, closed_in_breaks=Setting())
    found = difference(PACK, structs.replace(PACK, settings=settings))
    assert found.settings == [
        Differs("closed_in_breaks", {"value": True, "clause": "P11"}, None),
        Differs(
            "downloads",
            {"value": "none", "clause": "P9"},
            {"value": "workspace", "clause": "P9"},
        ),
    ]
    assert not found.unread


def test_another_school_is_read_anew() -> None:
    found = difference(PACK, packs.load_shipped("bnc"))
    assert found.reads_again
    assert not found.unread
    assert {one.key for one in found.head} >= {"sector", "school"}
    assert {one.key for one in found.settings} >= {"downloads", "closed_in_breaks"}
