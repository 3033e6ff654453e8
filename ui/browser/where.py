"""Which page is open."""

from __future__ import annotations

from typing import NamedTuple


class Where(NamedTuple):
    """A page's address, its host in plain words, its title."""

    url: str
    host: str
    title: str
