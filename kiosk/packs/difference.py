"""What differs between two editions of a protocol, or between two schools' protocols.

A rule's meaning is what it refers to and for whom it is, not its words: nobody but its author can
tell whether other words mean something else. So a rule that is added, removed, of another clause or
for other ages changes what was agreed, and asks for a new reading number; changed words are a typo
unless the author raises that number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol

import msgspec
from msgspec import Struct, field

from kiosk.packs.model import Band, Pack, Rule, Sector

HEAD = ("sector", "origin", "school", "spirit", "validity", "think")
"""What a protocol has once, beside its settings."""

LISTS = ("rules", "clauses", "contacts", "consents", "measures", "topics")
"""What a protocol has several of, each with an id."""

_PRIMARY = frozenset({Band.YOUNGEST, Band.MIDDLE, Band.UPPER})
_BANDS = {
    Sector.PRIMARY: _PRIMARY,
    Sector.SECONDARY: frozenset({Band.SECONDARY}),
    Sector.BOTH: frozenset(Band),
}


class Edit(StrEnum):
    """What became of a thing in a list."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"  # the order is another


class Differs(Struct, frozen=True):
    """A setting, or another thing that a protocol has once, as plain values; None: not stated."""

    key: str
    before: object
    after: object


class Edited(Struct, frozen=True, omit_defaults=True):
    """A thing in a list.

    ``fields`` are what changed of it. ``meaning``: a rule that now asks something else of pupils.
    """

    id: str
    edit: Edit
    fields: list[str] = field(default_factory=list)
    meaning: bool = False


class Difference(Struct, frozen=True):
    """What is different in ``after``. ``lists``: those of :data:`LISTS` that differ.

    ``reads_again``: pupils go through the agreements again. ``unread``: what was agreed is another
    thing under the same reading number; such a protocol cannot follow the one in force.
    """

    settings: list[Differs]
    head: list[Differs]
    lists: dict[str, list[Edited]]
    reads_again: bool
    unread: bool

    @property
    def same(self) -> bool:
        """Whether nothing differs that a person could see."""
        return not (self.settings or self.head or self.lists or self.reads_again)

    @property
    def rules(self) -> list[Edited]:
        """What became of the pupils' rules."""
        return self.lists.get("rules", [])


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def difference(before: Pack, after: Pack) -> Difference:
    """What is different in ``after``."""
    lists = {key: _listed(getattr(before, key), getattr(after, key)) for key in LISTS}
    old, new = _agreed(before), _agreed(after)
    lists["rules"] = [
        msgspec.structs.replace(one, meaning=old.get(one.id) != new.get(one.id))
        for one in lists["rules"]
    ]
    return Difference(
        settings=_once(before.settings, after.settings, before.settings.__struct_fields__),
        head=_once(before, after, HEAD),
        lists={key: edited for key, edited in lists.items() if edited},
        reads_again=before.reading != after.reading,
        unread=old != new and before.reading == after.reading,
    )


def bands(rule: Rule, sector: Sector) -> frozenset[Band]:
    """The ages that a rule is for; one that names none is for all of the sector."""
    return frozenset(rule.bands) or _BANDS[sector]


def bands_of(sector: Sector) -> frozenset[Band]:
    """The ages of a sector's pupils."""
    return _BANDS[sector]


def _once(before: Struct, after: Struct, keys: Iterable[str]) -> list[Differs]:
    pairs = ((key, getattr(before, key), getattr(after, key)) for key in keys)
    return [Differs(key, _plain(old), _plain(new)) for key, old, new in pairs if old != new]


def _plain(value: object) -> object:
    """A value as JSON has it; None for one that says nothing."""
    return msgspec.to_builtins(value) or None


def _listed(before: Sequence[_Named], after: Sequence[_Named]) -> list[Edited]:
    old, new = ({one.id: one for one in every} for every in (before, after))
    found = [Edited(id, Edit.REMOVED) for id in old if id not in new]
    for id, one in new.items():
        if id not in old:
            found.append(Edited(id, Edit.ADDED))
        elif old[id] != one:
            found.append(Edited(id, Edit.CHANGED, _fields(old[id], one)))
    if not found and list(old) != list(new):
        found = [Edited(id, Edit.MOVED) for id, was in zip(new, old, strict=True) if id != was]
    return found


def _fields(before: _Named, after: _Named) -> list[str]:
    keys: tuple[str, ...] = getattr(before, "__struct_fields__", ())
    return [key for key in keys if getattr(before, key) != getattr(after, key)]


def _agreed(pack: Pack) -> dict[str, tuple[frozenset[Band], str]]:
    """What each rule is about and whom it is for, whatever its words."""
    return {rule.id: (bands(rule, pack.sector), rule.clause) for rule in pack.rules}
