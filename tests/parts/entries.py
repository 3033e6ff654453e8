"""Entries for tests of journals: whole or broken can be told from the id alone."""

from __future__ import annotations

from random import Random

from kiosk.model import Entry, Kind, Trust


def made(name: str) -> Entry:
    """The entry of this name: the same one everywhere, small or some pages large."""
    chance = Random(name)
    words = "".join(chance.choices("abcdefghij é😀", k=chance.choice((0, 30, 500, 6_000))))
    return Entry(
        id=name,
        kind=Kind.REPORTED,
        at=1_800_000_000_000 + chance.randrange(10**9),
        trust=Trust.CARRIED,
        origin="device",
        device="device",
        group="groep-5",
        pupil="pupil",
        body={"host": "voorbeeld.nl", "title": words},
    )
