"""Everything that was said about consents, folded from entries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from kiosk.model import Entry, Kind
from kiosk.packs.model import ConsentTerm, ConsentUse
from kiosk.register.corrected import Corrected
from kiosk.register.postings import Posting
from kiosk.register.postings import posting as read_posting
from kiosk.register.standing import Standing, standing
from kiosk.register.statements import Statement, read


class Recorded(Struct, frozen=True):
    """A statement in somebody's history; ``undone_by`` (staff) and ``undone_at`` (ms): taken back.

    ``undone_at`` is 0 for what stands.
    """

    statement: Statement
    undone_by: str = ""
    undone_at: int = 0


class Consents:
    """What stands, by person. Entries of other kinds change nothing."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._held: Corrected[Statement] = Corrected(read)
        self._by_person: dict[str, list[Statement]] | None = None
        for entry in entries:
            self.hear(entry)

    def hear(self, entry: Entry) -> bool:
        """Take in an entry; whether anything changed."""
        if entry.kind is not Kind.CONSENT or not self._held.hear(entry):
            return False
        self._by_person = None
        return True

    def of(self, who: str) -> list[Statement]:
        """What stands about a pupil or a member of staff, the one that counts most last."""
        if self._by_person is None:
            self._by_person = {}
            for one in sorted(self._held.standing(), key=lambda one: one.order):
                self._by_person.setdefault(one.who, []).append(one)
        return self._by_person.get(who, [])

    def history(self, who: str) -> list[Recorded]:
        """All that was ever recorded about this person, what was said last first."""
        mine = ((one, undo) for one, undo in self._held.every() if one.who == who)
        return [
            Recorded(one, undo.staff, undo.at) if undo else Recorded(one)
            for one, undo in sorted(mine, key=lambda pair: pair[0].order, reverse=True)
        ]

    def standing(self, term: ConsentTerm, who: str, day: date, posting: str = "") -> Standing:
        """How a consent of this person stands on ``day``."""
        return standing(term, self.of(who), day, posting)

    def postings(self, term: str) -> list[Posting]:
        """The postings that something was said about, newest first."""
        said = {one.posting for one in self._held.standing() if one.term == term}
        found = (read_posting(key) for key in said)
        return sorted((one for one in found if one is not None), reverse=True)


def without(
    terms: Iterable[ConsentTerm],
    use: ConsentUse,
    consents: Consents,
    people: Iterable[str],
    day: date,
    posting: str = "",
) -> list[str]:
    """Who of ``people`` has not given every consent that the protocol asks for this use.

    Nobody where the protocol asks for none.
    """
    asked = [term for term in terms if term.use is use]
    return [
        who
        for who in people
        if not all(consents.standing(term, who, day, posting).valid for term in asked)
    ]
