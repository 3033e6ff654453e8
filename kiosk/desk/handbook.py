"""The handbook for staff: the protocol's clauses by theme, found by any word, and whom to turn to.

Pure: a pack goes in, what a page shows comes out. Only what the pack says stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field

from kiosk.letters import bare
from kiosk.packs.model import Clause, Contact, Measure, Pack, Theme

_GAPS = re.compile(r"[\W_]+")


class Line(Struct, frozen=True):
    """A clause, and how it is referred to: ``juliana B2``."""

    clause: Clause
    reference: str


class Section(Struct, frozen=True):
    """What the protocol says on a theme; measures stand with the theme of measures."""

    theme: Theme
    lines: list[Line]
    measures: list[Measure] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many lines there are to read."""
        return len(self.lines) + len(self.measures)


class StepKind(StrEnum):
    """What is to be done when a conversation online derails."""

    TELL = "tell"  # whom to tell, at once
    ASK = "ask"  # whom to ask when in doubt
    CRIMINAL = "criminal"  # what the school does with what may be a crime
    REPAIR = "repair"  # how it is made good


class Step(Struct, frozen=True):
    """A step: with whom, or (``says``) which of the protocol's values; and the clause."""

    kind: StepKind
    clause: str
    contacts: list[Contact] = field(default_factory=list)
    says: list[str] = field(default_factory=list)


class _Entry(Struct, frozen=True):
    theme: Theme
    one: Line | Measure
    text: str
    words: frozenset[str]


class Handbook:
    """A pack's handbook. ``called``: what themes and audiences are called, in every language."""

    def __init__(self, pack: Pack, called: Mapping[str, Sequence[str]]) -> None:
        self.pack = pack
        self._called = called
        ids = [*(one.id for one in pack.clauses), pack.id]
        self._ids = frozenset(folded(one) for one in ids)
        self._entries = [self._of_clause(one) for one in pack.clauses]
        self._entries += [self._of_measure(one) for one in pack.measures]

    def sections(self, query: str = "") -> list[Section]:
        """The themes with what every word of ``query`` is in, in the order of :class:`Theme`.

        Case and accents do not count, and a part of a word will do; but a word that is a clause's
        own (``B1``) does not find another's (``B10``).
        """
        asked = folded(query).split()
        found = [one for one in self._entries if all(self._hits(one, word) for word in asked)]
        every = (_section(theme, found) for theme in Theme)
        return [section for section in every if section.count]

    def _hits(self, entry: _Entry, word: str) -> bool:
        return word in (entry.words if word in self._ids else entry.text)

    def _of_clause(self, clause: Clause) -> _Entry:
        line = Line(clause, self.pack.cite(clause.id))
        texts = [clause.id, *clause.text.values(), *self._names(clause.theme, clause.audience)]
        return self._entry(clause.theme, line, texts)

    def _of_measure(self, measure: Measure) -> _Entry:
        names = self._names(Theme.MEASURES, measure.audience)
        return self._entry(
            Theme.MEASURES, measure, [measure.clause, *measure.text.values(), *names]
        )

    def _entry(self, theme: Theme, one: Line | Measure, texts: Iterable[str]) -> _Entry:
        text = folded(" ".join([self.pack.id, *texts]))
        return _Entry(theme, one, text, frozenset(text.split()))

    def _names(self, theme: Theme, audience: Iterable[str]) -> list[str]:
        keys = [theme, *audience]
        return [name for key in keys for name in self._called.get(key, ())]


def _section(theme: Theme, found: list[_Entry]) -> Section:
    mine = [entry.one for entry in found if entry.theme is theme]
    return Section(
        theme,
        [one for one in mine if isinstance(one, Line)],
        [one for one in mine if isinstance(one, Measure)],
    )


def folded(text: str) -> str:
    """Text as it is searched: small letters without accents, one space between words."""
    return _GAPS.sub(" ", bare(bare(text).casefold())).strip()


def when_it_derails(pack: Pack) -> list[Step]:
    """What to do when a conversation online derails: only what this pack says."""
    settings = pack.settings
    steps = []
    if settings.derails.value:
        steps.append(_with(pack, StepKind.TELL, settings.derails.clause, settings.derails.value))
    if settings.doubt.value:
        steps.append(_with(pack, StepKind.ASK, settings.doubt.clause, settings.doubt.value))
    if settings.criminal.value:
        clause = pack.cite(settings.criminal.clause)
        steps.append(Step(StepKind.CRIMINAL, clause, says=[settings.criminal.value]))
    if settings.repair.value:
        clause = pack.cite(settings.repair.clause)
        steps.append(Step(StepKind.REPAIR, clause, says=list(settings.repair.value)))
    return steps


def leak_contacts(pack: Pack) -> list[Contact]:
    """Who is told of a data leak, with an address to tell it to; none: the pack says nothing."""
    return [one for one in pack.contacts if one.data_leaks and one.address]


def _with(pack: Pack, kind: StepKind, clause: str, ids: Sequence[str]) -> Step:
    contacts = [one for id in ids for one in pack.contacts if one.id == id]
    return Step(kind, pack.cite(clause), contacts)
