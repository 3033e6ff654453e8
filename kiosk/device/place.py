"""The places that a seat can be in: one screen of the pupil's window each."""

from __future__ import annotations

from enum import StrEnum


class Place(StrEnum):
    """Where the seat is."""

    CLOSED = "closed"  # the school rests (juliana P11)
    GROUPS = "groups"  # which group are you in
    NAMES = "names"  # who are you
    SECRET = "secret"  # your pictures
    LOCKED = "locked"  # only the teacher lets in now
    RULES = "rules"  # the agreements, a card a screen
    HOME = "home"
    WEB = "web"
    AGREEMENTS = "agreements"  # looked up again, from home
    THINK = "think"  # what to ask oneself before posting (juliana D)
    FILES = "files"  # the pupil's own files
    OOPS = "oops"  # the wrong site is gone, the report goes its way


BEFORE = frozenset({Place.GROUPS, Place.NAMES, Place.SECRET, Place.LOCKED})
"""Where nobody has signed in yet."""

ANSWERED = frozenset({Place.SECRET, Place.LOCKED})
"""Where the hub's answer about a secret is waited for."""

BESIDE = frozenset({Place.AGREEMENTS, Place.THINK, Place.FILES})
"""Where one goes from home, and comes back to it."""

TELLING = frozenset({Place.HOME, Place.WEB, *BESIDE})
"""Where a pupil can say that something is wrong."""
