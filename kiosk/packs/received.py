"""A pack that came another way than as a file, checked as if it had come as one.

What the wire carries has the right types and no more; ids, dates, texts and what the parts say
about each other are looked at here, by the very checks that a file goes through.
"""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.errors import Problem
from kiosk.packs import checks
from kiosk.packs.loader import NOT_STATED, pack_of
from kiosk.packs.model import Pack
from kiosk.tables import Found, Table


def problem(pack: Pack) -> Problem | None:
    """The first thing that keeps the pack from being used; ``None``: it can be."""
    found = Found(1)
    read = pack_of(Table(tables(pack), "", found))
    if found:
        return found[0]
    return next(checks.check(read), None)


def tables(pack: Pack) -> dict[str, Any]:
    """The pack as the tables of its file."""
    said: dict[str, Any] = msgspec.to_builtins(pack)
    said["reading"] = said.pop("reading_number")
    given = said.get("settings", {})
    keys = pack.settings.__struct_fields__
    said["settings"] = {key: given.get(key) or NOT_STATED for key in keys}
    return said
