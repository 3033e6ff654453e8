"""What hangs on a classroom's wall: a group's agreements, and the questions before posting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from kiosk.desk.plain import harmless
from kiosk.packs.model import Band, Origin, Pack, Rule, Texts, text_in

LONGEST_TEXT = 240
LONGEST_NAME = 80
MOST_ON_A_PAGE = 16


_SENTENCE = re.compile(r"(?<=[.?!]) +")


class PosterCard(Struct, frozen=True):
    """One agreement, a sentence a line; ``clause`` with its pack's id."""

    text: str
    picture: str
    clause: str


class Poster(Struct, frozen=True):
    """The agreements of a group."""

    school: str
    group: str
    source: str  # whose protocol it is
    ours: bool  # an advice of Netjes, no school's protocol
    cards: tuple[PosterCard, ...]

    @property
    def fewest(self) -> int:
        """How many pages there are at least."""
        return max(-(-len(self.cards) // MOST_ON_A_PAGE), 1)

    def pages(self, count: int) -> list[tuple[PosterCard, ...]]:
        """The cards of each of ``count`` pages: about as many on each."""
        ends = [round(len(self.cards) * number / count) for number in range(count + 1)]
        return [self.cards[start:end] for start, end in pairwise(ends)]


class ThinkPoster(Struct, frozen=True):
    """The questions before posting, each with its letter."""

    school: str
    group: str
    source: str
    ours: bool
    clause: str
    questions: tuple[tuple[str, str], ...]


def agreements(
    pack: Pack, rules: Sequence[Rule], band: Band, language: str, *, school: str, group: str
) -> Poster:
    """The poster of these rules in a band's words."""
    return Poster(
        harmless(school, LONGEST_NAME),
        harmless(group, LONGEST_NAME),
        harmless(pack.school.name, LONGEST_NAME),
        pack.origin is Origin.NETJES,
        tuple(card(pack, rule, band, language) for rule in rules),
    )


def card(pack: Pack, rule: Rule, band: Band, language: str) -> PosterCard:
    """An agreement in a band's words."""
    clause = harmless(pack.cite(rule.clause), LONGEST_NAME)
    text = _SENTENCE.sub("\n", _text(rule.texts(band), language))
    return PosterCard(text, rule.picture, clause)


def think(pack: Pack, language: str, *, school: str, group: str) -> ThinkPoster | None:
    """The questions before posting; None where the pack has none."""
    if pack.think is None:
        return None
    return ThinkPoster(
        harmless(school, LONGEST_NAME),
        harmless(group, LONGEST_NAME),
        harmless(pack.school.name, LONGEST_NAME),
        pack.origin is Origin.NETJES,
        harmless(pack.cite(pack.think.clause), LONGEST_NAME),
        tuple(
            (harmless(one.letter, 2).upper(), _text(one.text, language))
            for one in pack.think.questions
        ),
    )


def _text(texts: Texts, language: str) -> str:
    return harmless(text_in(texts, language), LONGEST_TEXT)
