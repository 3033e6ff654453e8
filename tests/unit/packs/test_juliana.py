"""The juliana pack: complete, and in words that a child reads."""

from __future__ import annotations

import re

import pytest

from kiosk import packs, paths
from kiosk.packs.model import Downloads, Rule

JULIANA = packs.load_shipped("juliana")
CLAUSES = [f"P{number}" for number in range(1, 14)]
MOST_WORDS = 8  # in a sentence, for first readers


def test_it_is_shipped() -> None:
    assert "juliana" in packs.shipped()


def test_each_pupil_clause_has_its_card_in_order() -> None:
    assert [rule.clause for rule in JULIANA.rules] == CLAUSES


def test_its_settings_name_their_clause() -> None:
    settings = JULIANA.settings
    assert (settings.closed_in_breaks.value, settings.closed_in_breaks.clause) == (True, "P11")
    assert (settings.downloads.value, settings.downloads.clause) == (Downloads.NONE, "P9")


def test_it_was_due_for_review_in_june_2024() -> None:
    validity = JULIANA.validity
    assert (validity.start, validity.end, validity.review) == ("2022", "2024", "2024-06")


def test_who_to_turn_to() -> None:
    assert {contact.clause for contact in JULIANA.contacts} == {"B2", "B3"}


@pytest.mark.parametrize("rule", JULIANA.rules, ids=CLAUSES)
def test_a_card_is_short_and_has_its_picture(rule: Rule) -> None:
    assert paths.resource("pictures", f"{rule.picture}.svg").is_file()
    assert set(rule.text) == {"nl", "en"}
    for text in rule.text.values():
        sentences = re.findall(r"[^.?!]+[.?!]", text)
        assert "".join(sentences) == text
        assert 1 <= len(sentences) <= 2
        assert all(len(one.split()) <= MOST_WORDS for one in sentences), text
        assert not re.search(r"\b[A-Z]{2,}\b", text)
