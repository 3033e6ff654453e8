"""What a pack's parts say about each other: what cannot be, and what may be better."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from kiosk import paths
from kiosk.errors import Problem
from kiosk.packs.difference import bands, bands_of
from kiosk.packs.model import Band, Carry, Pack, Rule, Setting, Texts
from kiosk.packs.services import ServiceKind, services

MOST_WORDS: Mapping[Band, int] = MappingProxyType(
    {Band.YOUNGEST: 8, Band.MIDDLE: 8, Band.UPPER: 12}
)
"""Words in a sentence for pupils of a band; for older ones there is no limit."""

MOST_TOLD = 60
"""Names that a sentence lists at most."""

MADE_FOR_CARDS = "rule-"
"""How the names of the pictures begin that are made for cards; any other may be used as well."""

_SENTENCE = re.compile(r"[^.?!]+")


class Cited(NamedTuple):
    """A clause that is referred to, and where."""

    clause: str
    where: str


def check(pack: Pack) -> Iterator[Problem]:
    """What cannot be. What could not be read says nothing and is not missed again."""
    clauses = {one.id for one in pack.clauses if one.id}
    for cited in citations(pack):
        if clauses and cited.clause and cited.clause not in clauses:
            yield _unknown(cited.where, "problem.pack.no_clause", clauses)
    contacts = {one.id for one in pack.contacts}
    for key in ("derails", "doubt"):
        setting: Setting[list[str]] = getattr(pack.settings, key)
        where = f"settings.{key}.value"
        yield from _strange(where, setting.value or (), contacts, "problem.pack.no_contact")
    named = pack.settings.services
    where = "settings.services"
    yield from _strange(f"{where}.named", named.named, services(), "problem.pack.no_service")
    yield from _strange(f"{where}.kinds", named.kinds, list(ServiceKind), "problem.no_choice")
    pictures = {path.stem for path in paths.resource("pictures").glob("*.svg")}
    for number, rule in enumerate(pack.rules, 1):
        place = f"rules[{number}]"
        if rule.picture and rule.picture not in pictures:
            shown = sorted(pictures, key=lambda one: (not one.startswith(MADE_FOR_CARDS), one))
            yield _told(f"{place}.picture", "problem.pack.no_picture", shown)
        yield from _strange_bands(place, pack, rule)


def advise(pack: Pack) -> Iterator[Problem]:
    """What may be better; nothing of it keeps a pack from being used."""
    done = {cited.clause for cited in citations(pack) if not cited.where.startswith("contacts")}
    for number, clause in enumerate(pack.clauses, 1):
        if Carry.ENFORCE in clause.carry and clause.id not in done:
            yield Problem(f"clauses[{number}].carry", "problem.pack.nothing_does", {})
    for band in sorted(bands_of(pack.sector)):
        if not any(band in bands(rule, pack.sector) for rule in pack.rules):
            yield Problem("rules", "problem.pack.no_rules", {"band": band.value})
    for number, rule in enumerate(pack.rules, 1):
        for place, texts, most in _read_by(rule, pack):
            for tongue, text in texts.items():
                longest = max((len(one.split()) for one in _SENTENCE.findall(text)), default=0)
                if longest > most:
                    facts = {"words": str(longest), "most": str(most)}
                    where = f"rules[{number}].{place}.{tongue}"
                    yield Problem(where, "problem.pack.long_sentence", facts)


def citations(pack: Pack) -> Iterator[Cited]:
    """Every clause that something refers to; "" where something refers to none."""
    for key in pack.settings.__struct_fields__:
        yield Cited(getattr(pack.settings, key).clause, f"settings.{key}.clause")
    for key in ("rules", "contacts", "consents", "measures"):
        for number, one in enumerate(getattr(pack, key), 1):
            yield Cited(one.clause, f"{key}[{number}].clause")
    if pack.think is not None:
        yield Cited(pack.think.clause, "think.clause")


def _strange_bands(place: str, pack: Pack, rule: Rule) -> Iterator[Problem]:
    fit = bands_of(pack.sector)
    yield from _strange(f"{place}.bands", rule.bands, fit, "problem.pack.other_band")
    own = bands(rule, pack.sector)
    for key, said in (("words", rule.words), ("voice", rule.voice)):
        for band in said:
            if band not in own:
                yield _unknown(f"{place}.{key}.{band}", "problem.pack.other_band", own)


def _read_by(rule: Rule, pack: Pack) -> Iterator[tuple[str, Texts, int]]:
    """The texts of a rule that have a limit: where they stand, and how many words a sentence."""
    limits = {band: MOST_WORDS[band] for band in bands(rule, pack.sector) if band in MOST_WORDS}
    shared = [most for band, most in limits.items() if band not in rule.words]
    if shared:
        yield "text", rule.text, min(shared)
    for band in sorted(limits.keys() & rule.words.keys()):
        yield f"words.{band}", rule.words[band], limits[band]


def _strange(
    where: str, said: Sequence[str], known: Collection[str], why: str
) -> Iterator[Problem]:
    for number, one in enumerate(said, 1):
        if one not in known:
            yield _unknown(f"{where}[{number}]", why, known)


def _unknown(where: str, why: str, known: Collection[str]) -> Problem:
    return _told(where, why, sorted(known))


def _told(where: str, why: str, known: Sequence[str]) -> Problem:
    more = ", …" if len(known) > MOST_TOLD else ""
    return Problem(where, why, {"known": ", ".join(known[:MOST_TOLD]) + more})
