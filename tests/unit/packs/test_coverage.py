"""Every clause of the five schools' documents stands in its pack, and is carried out or waits.

What the documents ask is in ``tests/parts/clauses.toml``. A test that is named there as a proof is
looked up and has to be one: made by :func:`tests.parts.proving.proves` for that very clause, so it
fails when the setting is flipped.
"""

from __future__ import annotations

import ast
import importlib
import tomllib
from pathlib import Path
from typing import TypedDict

import pytest

from kiosk import packs
from kiosk.packs.model import Carry
from tests.parts.proving import Proof

ROOT = Path(__file__).parents[3]
FILE = ROOT / "tests" / "parts" / "clauses.toml"

SHOWN_ENOUGH = {Carry.SHOW, Carry.GUIDE}
"""What need not be proved: that a clause can be read is so for all of them."""

FEATURES = {
    "asking-first": {"juliana P1"},
    "words-before-searching": {"juliana P3"},
    "help": {"juliana P6"},
    "personal-information": {"juliana P7", "osvs U3"},
    "photos": {"juliana P8"},
    "broken-devices": {"juliana P10"},
    "done": {"juliana P13"},
    "talk-card": {"juliana U3"},
    "purpose-of-clips": {"juliana U6"},
    "sources": {"juliana U7"},
    "before-posting": {"juliana D"},
}
"""What is still to come, and the clauses that may wait for it; no others."""

ANYWHERE = {
    "escalation": Carry.GUIDE,  # a conversation that derails, doubt
    "cases": Carry.RECORD,  # what somebody did, what was agreed about it, what followed
}
"""What is still to come for all schools, and the one way of carrying out that may wait for it."""


class Asked(TypedDict, total=False):
    """What one clause asks."""

    carry: list[str]
    proved: dict[str, list[str]]
    waits: dict[str, str]


CLAUSES: dict[str, dict[str, Asked]] = tomllib.loads(FILE.read_text("utf-8"))
EVERY = [(pack, clause) for pack, clauses in CLAUSES.items() for clause in clauses]
WAITING = [
    (pack, clause, carry, feature)
    for pack, clause in EVERY
    for carry, feature in CLAUSES[pack][clause].get("waits", {}).items()
]
PROVED = [
    (pack, clause, carry, named)
    for pack, clause in EVERY
    for carry, tests in CLAUSES[pack][clause].get("proved", {}).items()
    for named in tests
]


def test_five_schools_are_listed() -> None:
    assert set(CLAUSES) == {"juliana", "bnc", "asko", "verkruisen", "osvs"} <= set(packs.shipped())


@pytest.mark.parametrize("pack", CLAUSES)
def test_a_pack_has_its_clauses_in_order_and_no_others(pack: str) -> None:
    shipped = packs.load_shipped(pack)
    carried = {one.id: [carry.value for carry in one.carry] for one in shipped.clauses}
    asked = {clause: facts["carry"] for clause, facts in CLAUSES[pack].items()}
    assert carried == asked
    assert list(carried) == list(asked)


@pytest.mark.parametrize("pack", CLAUSES)
def test_a_pack_cites_no_clause_that_it_does_not_have(pack: str) -> None:
    shipped = packs.load_shipped(pack)
    cited = {one.clause for one in shipped.rules} | {one.clause for one in shipped.contacts}
    cited |= {one.clause for one in shipped.consents} | {one.clause for one in shipped.measures}
    assert cited <= set(CLAUSES[pack])


@pytest.mark.parametrize(("pack", "clause"), EVERY, ids=map(" ".join, EVERY))
def test_a_clause_is_proved_or_waits(pack: str, clause: str) -> None:
    facts = CLAUSES[pack][clause]
    proved, waits = facts.get("proved", {}), facts.get("waits", {})
    assert set(facts) <= {"carry", "proved", "waits"}
    assert not proved.keys() & waits.keys()
    assert proved.keys() | waits.keys() <= set(facts["carry"])
    owed = {carry for carry in facts["carry"] if Carry(carry) not in SHOWN_ENOUGH}
    assert owed <= proved.keys() | waits.keys()
    assert all(proved.values())


@pytest.mark.parametrize(("pack", "clause", "carry", "feature"), WAITING)
def test_what_waits_may_wait(pack: str, clause: str, carry: str, feature: str) -> None:
    if feature in ANYWHERE:
        assert Carry(carry) is ANYWHERE[feature]
    else:
        assert f"{pack} {clause}" in FEATURES[feature]


def test_every_feature_is_waited_for() -> None:
    assert {feature for *_, feature in WAITING} == FEATURES.keys() | ANYWHERE.keys()


@pytest.mark.parametrize(("pack", "clause", "carry", "named"), PROVED)
def test_a_proof_is_one(pack: str, clause: str, carry: str, named: str) -> None:
    file, _, name = named.partition("::")
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert name in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
    module = importlib.import_module(".".join(Path(file).with_suffix("").parts))
    proof = vars(getattr(module, name)).get("proof")
    assert isinstance(proof, Proof), "made by proves(...)"
    assert f"{pack} {clause}" in proof.clauses
    assert proof.carry is Carry(carry)
    assert proof.against


def test_no_proof_is_left_out() -> None:
    """Whoever proves a clause says so where the clauses are listed."""
    listed = {(f"{pack} {clause}", carry, named) for pack, clause, carry, named in PROVED}
    for file in sorted((ROOT / "tests" / "unit" / "packs").glob("test_*.py")):
        place = file.relative_to(ROOT).as_posix()
        module = importlib.import_module(".".join(Path(place).with_suffix("").parts))
        for name, value in vars(module).items():
            proof = vars(value).get("proof") if callable(value) else None
            if isinstance(proof, Proof):
                named = f"{place}::{name}"
                assert {(one, proof.carry.value, named) for one in proof.clauses} <= listed
