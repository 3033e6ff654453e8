"""What somebody said about a consent: given, refused or withdrawn."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kiosk.model import ConsentState, Entry, Fact, Kind
from kiosk.register.postings import posting

LONGEST = 100
"""Characters of a name, of a posting, or of how it was shown."""

OLDEST = date(1990, 1, 1)
"""No consent and no lesson that counts is older."""

LONGEST_FOR = timedelta(days=366 * 20)
"""For how long a consent can be given: longer than anybody is at a school."""

SPOKEN = "spoken"
HOW = ("paper", "email", "portal", SPOKEN)
"""How a consent is shown, as a rule; any other short text will do."""

_Short = Annotated[str, Meta(max_length=LONGEST)]


class By(StrEnum):
    """Who said it."""

    PARENTS = "parents"
    PUPIL = "pupil"
    STAFF = "staff"  # a member of staff, about that member's own pictures


class Statement(Struct, frozen=True, omit_defaults=True):
    """What was said, of whom, and who recorded it. ``at`` in ms, school time.

    ``who`` is the pupil, or the member of staff (``of_staff``). ``day`` is the day on which it was
    said, ``until`` the last day for which it was said, if any; ``posting`` names the posting that
    it is for, where the protocol asks per posting. ``name`` is who said it, as far as written down.
    """

    id: str
    at: int
    who: str
    term: str
    state: ConsentState
    by: By
    day: date
    how: str = ""
    until: date | None = None
    posting: str = ""
    name: str = ""
    of_staff: bool = False
    recorded_by: str = ""
    group: str = ""

    @property
    def order(self) -> tuple[date, int, bool, str]:
        """Of two statements the greater one counts: the later day, then the later record.

        The day comes first: a form of September that is found in December does not undo what was
        withdrawn in October. Of two records of one moment the no counts.
        """
        return self.day, self.at, self.state is not ConsentState.GIVEN, self.id


class _Body(Struct, frozen=True):
    consent: Annotated[str, Meta(min_length=1, max_length=64)]
    state: ConsentState
    by: By
    date: str
    how: _Short = ""
    until: str = ""
    posting: _Short = ""
    name: _Short = ""
    staff_member: Annotated[str, Meta(max_length=64)] = ""


def body(statement: Statement) -> dict[str, Fact]:
    """The statement as the body of an entry; the pupil stands in the entry itself."""
    return {
        "consent": statement.term,
        "state": statement.state.value,
        "by": statement.by.value,
        "how": statement.how,
        "date": statement.day.isoformat(),
        "until": statement.until.isoformat() if statement.until else "",
        "posting": statement.posting,
        "name": statement.name,
        **({"staff_member": statement.who} if statement.of_staff else {}),
    }


def read(entry: Entry) -> Statement | None:
    """The statement in an entry; None where it is none, or not whole.

    It is of a pupil or of a member of staff, never of both; nobody speaks for another's pictures
    but parents for their child's.
    """
    if entry.kind is not Kind.CONSENT:
        return None
    try:
        said = msgspec.convert(entry.body, _Body)
        day = date.fromisoformat(said.date)
        until = date.fromisoformat(said.until) if said.until else None
    except (msgspec.ValidationError, ValueError):
        return None
    whole = (
        bool(entry.pupil) != bool(said.staff_member)
        and (said.by is By.STAFF) == bool(said.staff_member)
        and (until is None or until >= day)
        and (not said.posting or posting(said.posting) is not None)
    )
    if not whole:
        return None
    return Statement(
        id=entry.id,
        at=entry.at,
        who=entry.pupil or said.staff_member,
        term=said.consent,
        state=said.state,
        by=said.by,
        day=day,
        how=said.how,
        until=until,
        posting=said.posting,
        name=said.name,
        of_staff=bool(said.staff_member),
        recorded_by=entry.staff,
        group=entry.group,
    )
