"""The words of a refusal: what, whom to ask where that helps, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.device.seat import Why
from ui.pupil.card import CITED

if TYPE_CHECKING:
    from kiosk.device.seat import Seat
    from kiosk.words import Words

ASKED = frozenset({Why.SOCIAL.value, Why.SOCIAL_OVER.value})
"""What a teacher can change."""

_ALL = frozenset(Why)


def words_of(seat: Seat, words: Words, message: str) -> str:
    """What a pupil of the seat's group reads for this message id; "" for none.

    A clause is given to those who read such references, and only where the school's protocol has
    one.
    """
    if not message:
        return ""
    parts = [words(message)]
    if message in ASKED:
        parts.append(words("pupil.web.ask_teacher"))
    clause = cited(seat, message)
    parts += [words("pupil.web.clause", clause=clause) + "."] if clause else []
    return " ".join(parts)


def cited(seat: Seat, message: str) -> str:
    """The clause that a refusal follows from (``juliana P9``), where it is given; else ""."""
    return seat.clause(Why(message)) if message in _ALL and seat.band in CITED else ""
