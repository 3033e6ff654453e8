"""Signing in: picture codes for pupils, passwords for staff, and how often they may be wrong.

A picture code has 14.3 bits, which no hash protects; so it is mixed with a pepper that is kept
outside the database, checked on the hub alone, and given five tries. Passwords: argon2id
(RFC 9106) with no less than OWASP's parameters (Password Storage Cheat Sheet: 19 MiB, 2 passes).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PICTURES = (
    "sun",
    "fish",
    "tree",
    "ball",
    "house",
    "cat",
    "boat",
    "apple",
    "star",
    "key",
    "umbrella",
    "bike",
)
"""The pictures that codes are made of: things that look unlike and that children can name."""

CODE_LENGTH = 4
TRIES = 5
"""Wrong codes in a row before only the teacher lets in."""

DEVICE_TRIES = 25
DEVICE_WINDOW = 10 * 60_000
"""So many wrong codes of all pupils together may be given on one device in so long (ms): nobody
goes through a whole class. Classmates on other devices notice nothing."""

STAFF_TRIES = 5
STAFF_WAIT = 30_000
STAFF_LONGEST_WAIT = 15 * 60_000
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 256

SESSION_IDLE = 30 * 60_000
"""A staff session ends after half an hour without a sign of life (ms)."""

SESSION_LONGEST = 10 * 60 * 60_000
"""And after ten hours in any case (ms)."""

PEPPER_BYTES = 32
KEY_BYTES = 32


def new_code() -> list[str]:
    """A picture code: four in order, each drawn from all twelve."""
    return [secrets.choice(PICTURES) for _ in range(CODE_LENGTH)]


def is_code(code: Sequence[str]) -> bool:
    """Whether this could be a picture code at all."""
    return len(code) == CODE_LENGTH and all(picture in PICTURES for picture in code)


def tries_left(failures: int) -> int:
    """How many more wrong codes there may be after ``failures`` in a row."""
    return max(TRIES - failures, 0)


def device_wait(wrong: Sequence[int], now: int) -> int:
    """How long (ms) a device has to wait on which codes were wrong at the times ``wrong`` (ms)."""
    late = sorted(at for at in wrong if now - DEVICE_WINDOW < at <= now)
    return late[-DEVICE_TRIES] + DEVICE_WINDOW - now if len(late) >= DEVICE_TRIES else 0


def staff_wait(failures: int) -> int:
    """How long (ms) to wait after ``failures`` wrong passwords in a row.

    Nothing for the first four; then half a minute, doubled each time, to a quarter of an hour.
    """
    beyond = failures - STAFF_TRIES
    if beyond < 0:
        return 0
    return min(STAFF_WAIT << min(beyond, 10), STAFF_LONGEST_WAIT)


def session_ends(started: int, last: int) -> int:
    """When (ms) a staff session ends that began at ``started`` and last gave a sign of life."""
    return min(last + SESSION_IDLE, started + SESSION_LONGEST)


def new_credential() -> str:
    """A random credential of 256 bits, in hex."""
    return secrets.token_hex(KEY_BYTES)


def fingerprint(credential: str) -> str:
    """What is kept of a credential: its SHA-256, in hex.

    Plain SHA-256 is enough for 256 random bits: there is nothing to guess.
    """
    return hashlib.sha256(credential.encode("utf-8", "surrogatepass")).hexdigest()


def same(credential: str, kept: str) -> bool:
    """Whether a credential has the fingerprint ``kept``, told in constant time."""
    return hmac.compare_digest(fingerprint(credential), kept)


def new_pepper() -> bytes:
    """A pepper for a new hub."""
    return secrets.token_bytes(PEPPER_BYTES)


class Passwords:
    """Makes and checks the hashes that are kept of passwords.

    Each call takes tens of milliseconds and tens of mebibytes: keep it off an event loop.
    argon2 is imported at the first use: a dashboard reads this module's limits and never hashes.
    """

    def password(self, password: str) -> str:
        """The hash of a password."""
        return self._passwords.hash(_bytes(password))

    def is_password(self, kept: str, password: str) -> bool:
        """Whether this is the password."""
        return _verify(self._passwords, kept, _bytes(password))

    @cached_property
    def _passwords(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        return PasswordHasher(time_cost=3, memory_cost=46 * 1024, parallelism=1)


class Hashing(Passwords):
    """The same for picture codes, which are mixed with the pepper first."""

    def __init__(self, pepper: bytes) -> None:
        self._pepper = pepper

    def code(self, pupil: str, code: Sequence[str]) -> str:
        """The hash of a pupil's picture code."""
        return self._codes.hash(self._mixed(pupil, code))

    def is_code(self, kept: str, pupil: str, code: Sequence[str]) -> bool:
        """Whether this is the pupil's picture code."""
        return _verify(self._codes, kept, self._mixed(pupil, code))

    def _mixed(self, pupil: str, code: Sequence[str]) -> bytes:
        said = f"{pupil}|{' '.join(code)}"
        return hmac.digest(self._pepper, _bytes(said), "sha256")

    @cached_property
    def _codes(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def _verify(hasher: PasswordHasher, kept: str, said: bytes) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return hasher.verify(kept, said)
    except (VerificationError, InvalidHashError):
        return False


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
