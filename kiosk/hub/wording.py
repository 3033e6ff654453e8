"""Names and passwords as people give them: made clean, or one clear No."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from kiosk.signin import LONGEST_PASSWORD, SHORTEST_PASSWORD
from kiosk.sync.asks import No

LONGEST_NAME = 60
MOST_PUPILS = 60
"""A group's size at most: beyond that a whole school was pasted by mistake."""

_JOINERS = "\u200c\u200d"  # part of how some names are spelled


class Unfit(Exception):
    """What was given will not do; ``no`` says why."""

    def __init__(self, why: str, **facts: object) -> None:
        self.no = No(why, {name: str(value) for name, value in facts.items()})
        super().__init__(why)


def clean(text: str) -> str:
    """The text in one form (NFC), on one line, without control and direction characters."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char for char in spaced if char in _JOINERS or _shown(char)).strip()


def name(text: str, empty: str) -> str:
    """A name made clean. Raises :class:`Unfit`, with ``empty`` when nothing is left."""
    said = clean(text)
    if not any(char.isalnum() for char in said):
        raise Unfit(empty)
    if len(said) > LONGEST_NAME:
        raise Unfit("error.name_too_long", most=LONGEST_NAME)
    return said


def pupils(names: Sequence[str], already: int = 0) -> list[tuple[str, str]]:
    """First names and surnames. Two may be alike. Raises :class:`Unfit`."""
    if not names:
        raise Unfit("error.no_names")
    if len(names) + already > MOST_PUPILS:
        raise Unfit("error.too_many_names", most=MOST_PUPILS)
    split = [name(said, "error.name_empty").partition(" ") for said in names]
    return [(first, last) for first, _, last in split]


def password(text: str) -> str:
    """A new password, as it is. Raises :class:`Unfit`."""
    if len(text) < SHORTEST_PASSWORD:
        raise Unfit("error.password_short", least=SHORTEST_PASSWORD)
    if len(text) > LONGEST_PASSWORD:
        raise Unfit("error.password_long", most=LONGEST_PASSWORD)
    return text


def _shown(char: str) -> bool:
    return unicodedata.category(char)[0] != "C"
