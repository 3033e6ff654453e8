"""What Netjes itself carries out today, setting by setting, card by card.

What is not listed here waits: it is told as waiting wherever a clause or a setting is shown, and
people do it themselves until then. Whoever builds something moves it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from kiosk.packs.model import Audience, Carry, Clause, Pack

_KEPT_TO = frozenset({Carry.ENFORCE})
_KEPT_TO_AND_RECORDED = frozenset({Carry.ENFORCE, Carry.RECORD})
_RECORDED = frozenset({Carry.RECORD})

SETTINGS: Mapping[str, frozenset[Carry]] = MappingProxyType(
    {
        "social_media": _KEPT_TO_AND_RECORDED,
        "grant_by": _KEPT_TO_AND_RECORDED,
        "services": _KEPT_TO,
        "closed_in_breaks": _KEPT_TO,
        "downloads": _KEPT_TO,
        "screen_capture": _KEPT_TO,
        "lessons_a_year": _RECORDED,
    }
)
"""What is done for the clause that a setting cites."""

CARDS: Mapping[str, frozenset[Carry]] = MappingProxyType(
    {
        "own": _KEPT_TO,  # everybody signs in
        "oops": _KEPT_TO_AND_RECORDED,  # one tap leaves a wrong site, and tells
    }
)
"""What is done for the clause of a card, by the card's id, where no setting says it."""

CLAUSES: Mapping[str, frozenset[Carry]] = MappingProxyType(
    {
        "juliana O5": _RECORDED,  # consents are looked up before posting
        "juliana U4": frozenset({Carry.GUIDE}),  # the card for the talk about a report
    }
)
"""What is done for clauses that nothing in the pack cites."""


class Instead(StrEnum):
    """What people do themselves as long as Netjes does not."""

    GROUP = "group"  # agree it with the pupils
    TEAM = "team"  # agree it among themselves
    RECORD = "record"  # write it down


def waits(pack: Pack, clause: Clause) -> list[Carry]:
    """What this clause asks and Netjes does not do yet, in the clause's order."""
    done = {Carry.SHOW}.union(*_done(pack, clause.id))
    return [one for one in clause.carry if one not in done]


def instead(pack: Pack, clause: Clause) -> Instead | None:
    """What people do themselves for this clause; None: nothing of it waits."""
    waiting = waits(pack, clause)
    if not waiting:
        return None
    if waiting == [Carry.RECORD]:
        return Instead.RECORD
    return Instead.GROUP if Audience.PUPILS in clause.audience else Instead.TEAM


def setting_waits(key: str, value: object) -> bool:
    """Whether a setting asks something of Netjes that it does not do yet.

    Where it says no, there is nothing to do; contacts and the like are shown, and that is all.
    """
    return value is True and key not in SETTINGS


def _done(pack: Pack, clause: str) -> Iterator[frozenset[Carry]]:
    for key in pack.settings.__struct_fields__:
        setting = getattr(pack.settings, key)
        if setting.clause == clause:
            no = key not in SETTINGS and setting.value is False
            yield frozenset(Carry) if no else SETTINGS.get(key, frozenset())
    for rule in pack.rules:
        if rule.clause == clause:
            yield CARDS.get(rule.id, frozenset())
    if any(term.clause == clause for term in pack.consents):
        yield _RECORDED
    yield CLAUSES.get(pack.cite(clause), frozenset())
