"""What pupils read and hear in the packs that ship: short, in both languages, and calm."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kiosk import packs, paths
from kiosk.packs.model import Band, Pack, Rule, Texts

PACKS = {name: packs.load_shipped(name) for name in packs.shipped()}
CARDS = [(name, rule) for name, pack in PACKS.items() for rule in pack.rules]
NAMED = [f"{name}-{rule.id}" for name, rule in CARDS]

LIMITS = {  # words in a sentence, and sentences on a card
    Band.YOUNGEST: (6, 3),
    Band.MIDDLE: (8, 3),
    Band.UPPER: (10, 4),
    Band.SECONDARY: (12, 3),
}
HEARD = (12, 4)
MOST_ASKED = 9
FEW = 6  # words on a card of the youngest
BLAME = {"fout van jou", "jouw fout", "dom", "stom", "straf", "your own fault", "stupid"}


def sentences(text: str) -> list[str]:
    """The sentences of a text, which must be nothing else."""
    found = re.findall(r"[^.?!]+[.?!]", text)
    assert "".join(found) == text, text
    return found


def bands(rule: Rule) -> list[Band]:
    """Whom a card is for: the bands that it names, else those for which it has words of its own."""
    return rule.bands or list(Band)


def read(rule: Rule, pack: Pack) -> Iterator[tuple[Band, Texts]]:
    """What each band of this school's pupils reads."""
    young = {Band.YOUNGEST, Band.MIDDLE, Band.UPPER}
    own = {"primary": young, "secondary": {Band.SECONDARY}}.get(pack.sector, set(Band))
    yield from ((band, rule.texts(band)) for band in bands(rule) if band in own)


def within(text: str, words: int, most: int) -> bool:
    """Whether a text has at most so many sentences of so many words."""
    found = sentences(text)
    return 1 <= len(found) <= most and all(len(one.split()) <= words for one in found)


@pytest.mark.parametrize(("name", "rule"), CARDS, ids=NAMED)
def test_a_card_keeps_to_its_readers_words(name: str, rule: Rule) -> None:
    for band, texts in read(rule, PACKS[name]):
        for text in texts.values():
            assert within(text, *LIMITS[band]), (band, text)


@pytest.mark.parametrize(("name", "rule"), CARDS, ids=NAMED)
def test_the_youngest_have_a_few_words(name: str, rule: Rule) -> None:
    for band, texts in read(rule, PACKS[name]):
        if band is Band.YOUNGEST:
            assert all(len(text.split()) <= FEW for text in texts.values()), texts


@pytest.mark.parametrize(("name", "rule"), CARDS, ids=NAMED)
def test_what_is_read_aloud_is_short(name: str, rule: Rule) -> None:
    for band, _ in read(rule, PACKS[name]):
        assert all(within(text, *HEARD) for text in rule.spoken(band).values()), rule.id


@pytest.mark.parametrize(("name", "rule"), CARDS, ids=NAMED)
def test_a_card_speaks_both_languages_and_has_its_picture(name: str, rule: Rule) -> None:
    for texts in (rule.text, *rule.words.values(), *rule.voice.values()):
        assert set(texts) == {"nl", "en"}, texts
    assert paths.resource("pictures", f"{rule.picture}.svg").is_file()


@pytest.mark.parametrize(("name", "rule"), CARDS, ids=NAMED)
def test_no_card_shouts_or_blames(name: str, rule: Rule) -> None:
    for texts in (rule.text, *rule.words.values(), *rule.voice.values()):
        for text in texts.values():
            assert not re.search(r"\b[A-Z]{2,}\b", text), text
            assert not any(re.search(rf"\b{one}\b", text.lower()) for one in BLAME), text


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_text_of_a_pack_speaks_both_languages(pack: Pack) -> None:
    listed = [pack.spirit]
    for parts in (pack.clauses, pack.measures, pack.topics):
        listed += [part.text for part in parts]
    for contact in pack.contacts:
        listed += [contact.name, contact.purpose]
    listed += [consent.purpose for consent in pack.consents]
    listed += [question.text for question in (pack.think.questions if pack.think else [])]
    assert all(set(texts) == {"nl", "en"} for texts in listed if texts)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_pupils_of_a_school_have_cards(pack: Pack) -> None:
    met = {band for rule in pack.rules for band, _ in read(rule, pack)}
    wanted = {"primary": 3, "secondary": 1}.get(pack.sector, 4)
    assert len(met) == wanted


def test_think_first_spells_its_word() -> None:
    for name in ("juliana", "netjes-basis"):
        think = PACKS[name].think
        assert think is not None
        assert "".join(one.letter for one in think.questions) == "DENKNA"
        assert all(one.text["nl"].startswith(one.letter) for one in think.questions)
        texts = [text for one in think.questions for text in one.text.values()]
        assert all(within(text, MOST_ASKED, 2) for text in texts)
