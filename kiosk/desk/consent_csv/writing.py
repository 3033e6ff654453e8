"""Out of the register, into a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kiosk.desk.consent_csv.columns import BY, COLUMNS, HOW, STATES, guarded
from kiosk.desk.register import Person, Register
from kiosk.desk.typed import written
from kiosk.packs.model import ConsentTerm, Renewal, text_in
from kiosk.register.standing import State
from kiosk.register.statements import Statement

_LANGUAGES = ("nl", "en")


def export(register: Register, language: str) -> bytes:
    """The group's consents as they stand today, one row a person and consent."""
    at = _LANGUAGES.index(language) if language in _LANGUAGES else 1
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([heading[at] for heading in COLUMNS.values()])
    for person, term, key in _asked(register):
        stands = register.standing(term, person.id, key)
        said = stands.said if stands.state is not State.NONE else None
        cells = _cells(said, at) if said else dict.fromkeys(COLUMNS, "")
        purpose = text_in(term.purpose, language)
        cells.update(person=person.name, consent=term.id, purpose=purpose, posting=key)
        writer.writerow([guarded(cells[name]) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _asked(register: Register) -> Iterator[tuple[Person, ConsentTerm, str]]:
    """Everybody with every consent that is asked of them; per posting each posting."""
    postings = [one.key for one in register.postings()]
    for person in register.people():
        for term in register.terms:
            if person.staff and not term.staff:
                continue
            for key in postings if term.renewal is Renewal.POSTING else [""]:
                yield person, term, key


def _cells(said: Statement, at: int) -> dict[str, str]:
    return {
        "state": STATES[said.state][at],
        "by": BY[said.by][at],
        "said_by": said.name,
        "how": HOW[said.how][at] if said.how in HOW else said.how,
        "date": written(said.day),
        "until": written(said.until) if said.until else "",
    }
