"""New ids that sort by the time they were made in (ULID, https://github.com/ulid/spec)."""

from __future__ import annotations

import os

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_LENGTH = 26
_LATEST = (1 << 48) - 1


def new(at: int) -> str:
    """A new id for the moment ``at`` (ms since 1970, UTC), with 80 random bits behind it."""
    moment = min(max(at, 0), _LATEST)
    number = moment << 80 | int.from_bytes(os.urandom(10), "big")
    letters = (_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "".join(letters)
