"""Texts that a page gave itself, fit to be kept and sent."""

from __future__ import annotations

LONGEST_URL = 2_000  # characters
LONGEST_HOST = 253
LONGEST_TITLE = 200


def trimmed(text: str, longest: int) -> str:
    """At most ``longest`` characters, and only such as UTF-8 can carry.

    A page may call itself anything, half of a character pair included, at any length.
    """
    return text[:longest].encode("utf-8", "replace").decode("utf-8")
