"""What somebody at the desk is about to record of a consent, and all that is wrong with it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from kiosk.desk.typed import tidy
from kiosk.model import ConsentState, Fact
from kiosk.packs.model import ConsentTerm, Renewal, Shown
from kiosk.register.postings import Posting
from kiosk.register.statements import (
    HOW,
    LONGEST,
    LONGEST_FOR,
    OLDEST,
    SPOKEN,
    By,
    Statement,
    body,
)


class Saying(Struct, frozen=True):
    """What was said, by whom, on which day. ``until`` is the last day, where one was named.

    ``how`` is one of :data:`kiosk.register.statements.HOW` or other short words; ``name`` is who
    said it; ``posting`` which posting it is for, where the protocol asks per posting.
    """

    term: str
    state: ConsentState
    by: By
    day: date
    how: str = HOW[0]
    until: date | None = None
    posting: Posting | None = None
    name: str = ""

    def troubles(self, term: ConsentTerm, today: date, *, staff: bool = False) -> list[str]:
        """Everything that is missing or wrong, as message ids; ``staff``: of one who works here."""
        given = self.state is ConsentState.GIVEN
        checks = (
            ("future", self.day > today),
            ("old", self.day < OLDEST),
            ("until", self.until is not None and not self.day <= self.until <= self._latest),
            ("until_given", self.until is not None and not given),
            ("no_posting", term.renewal is Renewal.POSTING and self.posting is None),
            ("posting", term.renewal is not Renewal.POSTING and self.posting is not None),
            ("spoken", given and Shown.WRITTEN in term.shown and self.how == SPOKEN),
            ("of_staff", staff and not term.staff),
            ("by", (self.by is By.STAFF) != staff),
        )
        return [f"teacher.consents.wrong.{name}" for name, wrong in checks if wrong]

    @property
    def _latest(self) -> date:
        return self.day + LONGEST_FOR

    def body(self, *, staff_member: str = "") -> dict[str, Fact]:
        """What stands in the entry; words made harmless and cut to what fits."""
        return body(
            Statement(
                id="",
                at=0,
                who=staff_member,
                term=self.term,
                state=self.state,
                by=self.by,
                day=self.day,
                how=tidy(self.how, LONGEST),
                until=self.until,
                posting=posting_of(self.posting.day, self.posting.name).key if self.posting else "",
                name=tidy(self.name, LONGEST),
                of_staff=bool(staff_member),
            )
        )


def posting_of(day: date, name: str) -> Posting:
    """A posting with a name that every entry can have."""
    return Posting(day, tidy(name, LONGEST - len(f"{day.isoformat()} ")))
