"""How a consent stands on a day, by what was said and by what the protocol asks for.

*Yearly* (osvs M8) is a year from the day on which it was given, the last day being the day before
that date comes round. A school year would be either longer than a year for who signs in July, or
have a consent of June run out in the summer; "registered every year" is never longer than a year.

*Per posting* (bnc A5) counts for that posting alone, and for no other term.

Who may give it is the protocol's, or the law's: from 16 the pupil, below that the parents. Netjes
knows nobody's age, so it keeps who gave it and leaves the judging to who records it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from kiosk.model import ConsentState
from kiosk.packs.model import ConsentTerm, Renewal, Shown
from kiosk.register.statements import SPOKEN, Statement


class State(StrEnum):
    """How a consent stands."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    RUN_OUT = "run_out"  # given, and over
    UNWRITTEN = "unwritten"  # given, but not in writing where the protocol asks for that
    NONE = "none"  # nothing was said


class Standing(Struct, frozen=True):
    """How it stands, what was said last, the last day (of what was given), and whether it holds.

    ``valid`` and ``NONE`` go together where the protocol wants no more than that nobody objects.
    """

    state: State
    valid: bool
    said: Statement | None = None
    until: date | None = None


_SAID = {ConsentState.REFUSED: State.REFUSED, ConsentState.WITHDRAWN: State.WITHDRAWN}


def standing(
    term: ConsentTerm, said: Iterable[Statement], day: date, posting: str = ""
) -> Standing:
    """How the consent of one person stands on ``day``.

    ``said`` is what stands in the register about this person, in any order; what is about another
    term or posting, or dated later than ``day``, does not count.
    """
    wanted = posting if term.renewal is Renewal.POSTING else ""
    counting = (
        one for one in said if one.term == term.id and one.posting == wanted and one.day <= day
    )
    last = max(counting, key=lambda one: one.order, default=None)
    if last is None or (term.renewal is Renewal.POSTING and not wanted):
        return Standing(State.NONE, term.unless_refused)
    if last.state is not ConsentState.GIVEN:
        return Standing(_SAID[last.state], False, last)
    until = last_day(term, last)
    if until is not None and until < day:
        return Standing(State.RUN_OUT, term.unless_refused, last, until)
    if Shown.WRITTEN in term.shown and last.how == SPOKEN:
        return Standing(State.UNWRITTEN, term.unless_refused, last, until)
    return Standing(State.GIVEN, True, last, until)


def valid(term: ConsentTerm, said: Iterable[Statement], day: date, posting: str = "") -> bool:
    """Whether what this person is asked consent for may be done on ``day``."""
    return standing(term, said, day, posting).valid


def last_day(term: ConsentTerm, given: Statement) -> date | None:
    """The last day of what was given; None: until it is withdrawn."""
    if term.renewal is not Renewal.YEARLY:
        return given.until
    year = _a_year_after(given.day) - timedelta(days=1)
    return min(year, given.until) if given.until else year


def _a_year_after(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 3, 1)
    return day.replace(year=day.year + 1)
