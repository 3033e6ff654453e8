"""How pupils are called on screens: first names, with no more of the surname than it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.letters import bare

if TYPE_CHECKING:
    from kiosk.model import Pupil

LONGEST = 60  # characters of a name, as it is shown
MOST_PUPILS = 60
"""A group's size at most: beyond that a whole school was pasted by mistake."""


def sort_key(text: str) -> str:
    """A key that puts names in the order of a class list: accents and case do not count."""
    return bare(text).casefold()


def in_order(pupils: Iterable[Pupil]) -> list[Pupil]:
    """The pupils by first name, then surname."""
    return sorted(pupils, key=lambda one: (sort_key(one.name), sort_key(one.surname), one.id))


def called(pupils: Iterable[Pupil]) -> dict[str, str]:
    """What to call each pupil, by id: the first name, with more of the surname where needed.

    Two called Sem become "Sem B." and "Sem V."; two Sem B. are written out.
    """
    group = list(pupils)
    firsts = Counter(sort_key(one.name) for one in group)
    shorts = Counter(sort_key(_short(one)) for one in group)
    return {one.id: _called(one, firsts, shorts) for one in group}


def full(pupil: Pupil) -> str:
    """First name and surname."""
    return f"{pupil.name} {pupil.surname}".strip()


def _called(pupil: Pupil, firsts: Counter[str], shorts: Counter[str]) -> str:
    if firsts[sort_key(pupil.name)] == 1:
        return pupil.name
    return _short(pupil) if shorts[sort_key(_short(pupil))] == 1 else full(pupil)


def _short(pupil: Pupil) -> str:
    words = pupil.surname.split()
    main = next((word for word in words if word[:1].isupper()), words[0] if words else "")
    return f"{pupil.name} {main[:1]}." if main else pupil.name
