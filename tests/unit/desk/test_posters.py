"""What stands on a poster."""

from __future__ import annotations

import pytest
from msgspec import structs

from kiosk import packs
from kiosk.desk.posters import MOST_ON_A_PAGE, Poster, agreements, think
from kiosk.packs.model import Band

JULIANA = packs.load_shipped("juliana")


def poster(language: str = "nl", band: Band = Band.MIDDLE, times: int = 1) -> Poster:
    rules = JULIANA.rules * times
    return agreements(JULIANA, rules, band, language, school="De Eik", group="Groep 5")


def test_a_sentence_stands_on_a_line_with_its_clause() -> None:
    card = next(one for one in poster().cards if one.clause == "juliana P5")
    assert card.text == "Tik op Oeps bij een foute site.\nHet is niet jouw schuld."
    assert card.picture == "rule-oops"


def test_the_words_are_the_band_s_and_the_language_s() -> None:
    assert poster(band=Band.YOUNGEST).cards[4].text == "Foute plek?\nTik op Oeps!"
    assert poster("en").cards[4].text.startswith("Tap Oops on a wrong site.")
    assert poster("fy").cards == poster("nl").cards, "Dutch is always there"


@pytest.mark.parametrize(("times", "pages"), [(1, [13]), (2, [13, 13]), (3, [13, 13, 13])])
def test_many_agreements_are_spread_over_pages(times: int, pages: list[int]) -> None:
    found = poster(times=times)
    assert [len(page) for page in found.pages(found.fewest)] == pages
    assert max(pages) <= MOST_ON_A_PAGE
    assert sum(found.pages(found.fewest), ()) == found.cards


@pytest.mark.parametrize(("count", "pages"), [(2, [6, 7]), (3, [4, 5, 4]), (13, [1] * 13)])
def test_more_pages_have_about_as_many_agreements_each(count: int, pages: list[int]) -> None:
    found = poster()
    assert [len(page) for page in found.pages(count)] == pages
    assert sum(found.pages(count), ()) == found.cards


def test_ours_is_said_to_be_ours() -> None:
    basis = packs.load_shipped("netjes-basis")
    made = agreements(basis, basis.rules, Band.MIDDLE, "nl", school="De Eik", group="")
    assert made.ours
    assert not poster().ours


def test_no_control_characters_reach_the_paper() -> None:
    evil = structs.replace(JULIANA.rules[0], text={"nl": "Zo\u202e <b>raar</b>\n\x07."})
    made = agreements(JULIANA, [evil], Band.MIDDLE, "nl", school="De\u202eEik", group="")
    assert "\u202e" not in made.cards[0].text + made.school
    assert "\x07" not in made.cards[0].text


def test_the_questions_before_posting_have_their_letters() -> None:
    made = think(JULIANA, "nl", school="De Eik", group="Groep 5")
    assert made is not None
    assert "".join(letter for letter, _ in made.questions) == "DENKNA"
    assert made.clause == "juliana D"
    bnc = packs.load_shipped("bnc")
    assert think(bnc, "nl", school="", group="") is None
