"""Whether an entry for the register is one: consents, lessons on the risks, agreements explained.

They are made at dashboards, also while the hub is away, so they say themselves what they are about.
Strict, since what is kept here is what the school shows that it has (juliana A5, bnc L1, osvs M8).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from kiosk.access import Action
from kiosk.hub import papers
from kiosk.hub.store import Store
from kiosk.letters import is_shown
from kiosk.model import ConsentState, Entry, Fact, Kind
from kiosk.packs.model import Renewal
from kiosk.register import Statement, explaining, lessons, statements
from kiosk.register.corrected import undoes
from kiosk.register.statements import LONGEST_FOR, OLDEST

ACTIONS: Mapping[Kind, Action] = MappingProxyType(
    {
        Kind.CONSENT: Action.RECORD_CONSENT,
        Kind.LESSON_HELD: Action.RECORD_LESSON,
        Kind.EXPLAINED: Action.EXPLAIN,
    }
)
"""The kinds of the register, and what it is to record one."""

_CONSENT = frozenset(
    {"consent", "state", "by", "how", "date", "until", "posting", "name", "staff_member"}
)
_LESSON = frozenset({"date", "year", "about", "topic", "by"})
_EXPLAINED = frozenset({"reading", "present"})


def fits(store: Store, school: str, entry: Entry) -> bool:
    """Whether the entry has the form of its kind, and speaks of what there is at the school."""
    if entry.device or not _is_harmless(entry.body):
        return False
    if entry.group and store.document(school, papers.roster_key(entry.group)) is None:
        return False
    if entry.about:
        return undoes(entry) and len(entry.body) == 1
    match entry.kind:
        case Kind.CONSENT:
            return entry.body.keys() <= _CONSENT and _consent(store, school, entry)
        case Kind.LESSON_HELD:
            lesson = lessons.read(entry)
            known = entry.body.keys() <= _LESSON and lesson is not None
            return known and lesson is not None and _has_been(lesson.day, entry)
        case _:
            return entry.body.keys() <= _EXPLAINED and _explained(store, school, entry)


def takes_back(kept: Entry, entry: Entry) -> bool:
    """Whether ``entry`` may take ``kept`` back: one of its kind that takes nothing back itself."""
    return kept.kind is entry.kind and not kept.about


def _consent(store: Store, school: str, entry: Entry) -> bool:
    said = statements.read(entry)
    if said is None or not _has_been(said.day, entry):
        return False
    pack = papers.policy(store, school).pack
    term = next((one for one in pack.consents if one.id == said.term), None) if pack else None
    if term is None or bool(said.posting) is not (term.renewal is Renewal.POSTING):
        return False
    if said.until and (said.state is not ConsentState.GIVEN or said.until > said.day + LONGEST_FOR):
        return False
    return (term.staff or not said.of_staff) and _is_somebody(store, school, entry.group, said)


def _is_somebody(store: Store, school: str, group: str, said: Statement) -> bool:
    if said.of_staff:
        return said.who in {row.staff.id for row in store.staff(school)}
    return _is_of(store, school, group, said.who)


def _explained(store: Store, school: str, entry: Entry) -> bool:
    told = explaining.read(entry)
    return told is not None and all(
        _is_of(store, school, entry.group, pupil) for pupil in told.present
    )


def _is_of(store: Store, school: str, group: str, pupil: str) -> bool:
    row = store.pupil(school, pupil)
    return row is not None and row.group == group


def _is_harmless(body: Mapping[str, Fact]) -> bool:
    """Whether all texts are of characters to see: no control or direction characters."""
    texts = (one for fact in body.values() for one in (fact if isinstance(fact, list) else [fact]))
    return all(map(is_shown, "".join(one for one in texts if isinstance(one, str))))


def _has_been(day: date, entry: Entry) -> bool:
    """Whether the day was there when the entry was made, anywhere on earth."""
    made = datetime.fromtimestamp(entry.at / 1000, UTC).date()
    return OLDEST <= day <= made + timedelta(days=1)
