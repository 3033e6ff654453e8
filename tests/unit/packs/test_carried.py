"""What is told as waiting is what waits: held to the list of clauses, which tests prove."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from kiosk import packs
from kiosk.packs import carried
from kiosk.packs.carried import Instead
from kiosk.packs.model import Carry, Clause, Pack, Setting, Settings
from tests.unit.packs.test_coverage import CLAUSES, EVERY

DOCS = Path(__file__).parents[3] / "docs" / "packs.md"

ALREADY_SO = {"photos"}
"""What waits, though what a clause forbids cannot be done as it is: no file is sent at all."""


def clause(pack: Pack, id: str) -> Clause:
    return next(one for one in pack.clauses if one.id == id)


@pytest.mark.parametrize(("name", "id"), EVERY, ids=map(" ".join, EVERY))
def test_a_clause_is_told_as_waiting_while_it_waits(name: str, id: str) -> None:
    """Building a feature takes it off the list of what waits, and so out of what is told."""
    pack = packs.load_shipped(name)
    listed = CLAUSES[name][id].get("waits", {})
    waiting = [Carry(carry) for carry, feature in listed.items() if feature not in ALREADY_SO]
    found = carried.waits(pack, clause(pack, id))
    assert sorted(found) == sorted(waiting)
    assert (carried.instead(pack, clause(pack, id)) is None) is (not waiting)


def test_what_is_already_so_waits_where_it_is_allowed() -> None:
    juliana = packs.load_shipped("juliana")
    allowed = structs.replace(juliana.settings, photos=Setting(True, "P8"))
    other = structs.replace(juliana, settings=allowed)
    assert carried.waits(juliana, clause(juliana, "P8")) == []
    assert carried.waits(other, clause(other, "P8")) == [Carry.ENFORCE]


def test_our_own_advice_claims_no_more() -> None:
    basis = packs.load_shipped("netjes-basis")
    waiting = {one.id for one in basis.clauses if carried.waits(basis, one)}
    unbuilt = {"N1", "N4", "N5", "N11", "N12", "N13"}
    assert waiting == unbuilt | {"N15", "N16", "N17", "N23", "N24", "N25", "N27"}


@pytest.mark.parametrize("pack", packs.shipped())
def test_a_setting_is_told_as_waiting_with_its_clause(pack: str) -> None:
    known = packs.load_shipped(pack)
    for key in known.settings.__struct_fields__:
        setting = getattr(known.settings, key)
        if carried.setting_waits(key, getattr(setting, "value", None)):
            cited = clause(known, setting.clause)
            assert carried.waits(known, cited) or cited.carry == [Carry.SHOW], key


def test_what_people_do_themselves() -> None:
    juliana, osvs = packs.load_shipped("juliana"), packs.load_shipped("osvs")
    assert carried.instead(juliana, clause(juliana, "P1")) is Instead.GROUP
    assert carried.instead(juliana, clause(juliana, "P10")) is Instead.RECORD
    assert carried.instead(juliana, clause(juliana, "U3")) is Instead.TEAM
    assert carried.instead(osvs, clause(osvs, "U1")) is None


def test_only_what_asks_something_waits() -> None:
    assert carried.setting_waits("ask_first", True)
    assert not carried.setting_waits("ask_first", False)
    assert not carried.setting_waits("ask_first", None)
    assert not carried.setting_waits("closed_in_breaks", True)
    assert not carried.setting_waits("derails", ["manager"])


def test_a_card_of_a_school_s_own_promises_nothing() -> None:
    juliana = packs.load_shipped("juliana")
    rules = [structs.replace(one, id=f"our-{one.id}") for one in juliana.rules]
    other = structs.replace(juliana, rules=rules)
    assert carried.waits(other, clause(other, "P5")) == [Carry.ENFORCE, Carry.RECORD]
    assert carried.waits(other, clause(other, "P9")) == []


def test_every_name_is_one_that_there_is() -> None:
    assert carried.SETTINGS.keys() <= set(Settings.__struct_fields__)
    every = [packs.load_shipped(name) for name in packs.shipped()]
    assert carried.CARDS.keys() <= {rule.id for pack in every for rule in pack.rules}
    cited = {pack.cite(one.id) for pack in every for one in pack.clauses}
    assert carried.CLAUSES.keys() <= cited


def test_the_docs_say_which_settings_wait() -> None:
    listed = DOCS.read_text("utf-8").partition("### What waits")[2].partition("\n### ")[0]
    waiting = {key for key in Settings.__struct_fields__ if carried.setting_waits(key, True)}
    waiting -= {"derails", "doubt", "criminal", "repair"}  # they are never just on
    assert {word for word in Settings.__struct_fields__ if f"`{word}`" in listed} == waiting
