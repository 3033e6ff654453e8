"""Names and passwords as people give them: made clean, or one clear No."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from kiosk.letters import is_shown
from kiosk.names import LONGEST, MOST_PUPILS
from kiosk.signin import LONGEST_PASSWORD, SHORTEST_PASSWORD
from kiosk.sync.asks import No


class Unfit(Exception):
    """What was given will not do; ``no`` says why."""

    def __init__(self, why: str, **facts: object) -> None:
        self.no = No(why, {name: str(value) for name, value in facts.items()})
        super().__init__(why)


def clean(text: str) -> str:
    """The text in one form (NFC), on one line, without control and direction characters."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char for char in spaced if is_shown(char)).strip()


def name(text: str, empty: str) -> str:
    """A name made clean. Raises :class:`Unfit`, with ``empty`` when nothing is left."""
    said = clean(text)
    if not any(char.isalnum() for char in said):
        raise Unfit(empty)
    if len(said) > LONGEST:
        raise Unfit("error.name_too_long", most=LONGEST)
    return said


def pupils(listed: Sequence[str]) -> list[tuple[str, str]]:
    """First names and surnames. Two may be alike. Raises :class:`Unfit`."""
    if not listed:
        raise Unfit("error.no_names")
    if len(listed) > MOST_PUPILS:
        raise Unfit("error.too_many_names", most=MOST_PUPILS)
    split = [name(said, "error.name_empty").partition(" ") for said in listed]
    return [(first, last) for first, _, last in split]


def password(text: str) -> str:
    """A new password, as it is. Raises :class:`Unfit`."""
    if len(text) < SHORTEST_PASSWORD:
        raise Unfit("error.password_short", least=SHORTEST_PASSWORD)
    if len(text) > LONGEST_PASSWORD:
        raise Unfit("error.password_long", most=LONGEST_PASSWORD)
    return text


def note(text: str, longest: int) -> str:
    """A few words made clean; may be empty. Raises :class:`Unfit`."""
    said = clean(text)
    if len(said) > longest:
        raise Unfit("error.note_too_long", most=longest)
    return said
