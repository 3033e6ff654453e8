"""What people slip in when they write a pack: told in words that they can use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.errors import PackTrouble
from kiosk.packs import load
from tests.unit.packs.test_loader import GOOD, problems, put


@pytest.mark.parametrize(
    ("slip", "why"),
    [
        ("version = ", "value"),
        ("version = none", "value"),
        ("version = “1”", "value"),
        ("version = " + "9" * 5_000, "value"),
        ('version = "1', "quote"),
        ('version = "1 "of" 2"', "quote"),
        ("version = 01-08-2026", "quote"),
        ('version: "1"', "equals"),
        ("Versie van dit jaar", "equals"),
        ('version = ["1"', "open"),
        ("[school", "open"),
        ('version = {\n nl = "1" }', "line"),
        ("version = 1\nversion = 2", "twice"),
        ("[school]\n[school]", "twice"),
    ],
)
def test_a_slip_in_the_writing_is_told_in_our_words(tmp_path: Path, slip: str, why: str) -> None:
    with pytest.raises(PackTrouble) as caught:
        load(put(tmp_path, f'id = "a"\n{slip}\nreading = 1\n'))
    (problem,) = caught.value.problems
    assert problem.why == f"problem.toml.{why}"
    assert re.fullmatch(r"pack\.toml:[234]", problem.where) or len(slip) > 1_000


def test_another_slip_is_told_as_the_reader_of_toml_does(tmp_path: Path) -> None:
    with pytest.raises(PackTrouble) as caught:
        load(put(tmp_path, 'id = "a"\nversion = "\\x"\n'))
    (problem,) = caught.value.problems
    assert (problem.where, problem.why) == ("pack.toml:2", "problem.no_toml")
    assert "line 2" in problem.facts["said"]


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u2028", "\u009b", "\ufeff", "\u2066"])
def test_nothing_unseen_stands_in_a_text(tmp_path: Path, sign: str) -> None:
    text = GOOD.replace("Vraag het eerst.", f"Vraag{sign}het.")
    assert problems(tmp_path, text) == {"rules[1].text.nl": "problem.unfit_text"}


def test_a_text_without_its_language_is_one_problem(tmp_path: Path) -> None:
    text = GOOD.replace('text.nl = "Bewaren mag."', 'text = "Bewaren mag."')
    assert problems(tmp_path, text) == {"clauses[2].text": "problem.pack.no_texts"}


def test_only_what_there_is_is_offered(tmp_path: Path) -> None:
    text = GOOD.replace('id = "1"', "id = 1").replace('"rule-ask"', '"ask"')
    with pytest.raises(PackTrouble) as caught:
        load(put(tmp_path, text))
    known = {one.why: one.facts["known"] for one in caught.value.problems if "known" in one.facts}
    assert known["problem.pack.no_clause"] == "4"
    assert known["problem.pack.no_picture"].startswith("rule-answer, rule-ask, ")


def test_problems_stand_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = GOOD.replace('repair = "not stated"', "").replace('"workspace"', '"all"')
    text = text.replace('clause = "1"', 'clause = "9"').replace("reading = 3", "reading = 0")
    with pytest.raises(PackTrouble) as caught:
        load(put(tmp_path, text))
    lines = [int(one.where.split(":")[1]) for one in caught.value.problems]
    assert len(lines) == 4
    assert lines == sorted(lines)
