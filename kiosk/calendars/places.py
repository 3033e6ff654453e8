"""Where in a school's file (TOML) something stands: the line of ``groups[2].periods[3].end``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kiosk.calendars.schoolfile import Block, blocks, elements
from kiosk.errors import Problem

_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def lined(name: str, text: str, problems: Iterable[Problem]) -> list[Problem]:
    """The problems with the line in the file ``name`` before their place, where there is one."""
    tables = list(blocks(text))
    found: list[Problem] = []
    for one in problems:
        line = _line(text, tables, one.where)
        found.append(one._replace(where=f"{name}:{line}: {one.where}") if line else one)
    return found


def _line(text: str, tables: Sequence[Block], place: str) -> int:
    """The line of a place, or of the nearest thing around it; 0 where there is none of these."""
    path, at, scope = "", -1, tables
    for key, said in _STEP.findall(place):
        number = int(said or 1)
        inner = f"{path}.{key}" if path else key
        own = [block for block in scope if block.path == inner]
        if len(own) >= number:
            at = own[number - 1].start
            scope = _within(scope, own[number - 1]) if said else scope
        elif own:
            break
        elif not any(block.path.startswith(f"{inner}.") for block in scope):
            pairs = [block.pair(key) for block in scope if block.path == path]
            pair = next((one for one in pairs if one is not None), None)
            if pair is not None:
                spots = [start for start, _ in elements(text, pair)] if said else []
                at = spots[number - 1] if len(spots) >= number else pair.start
            break
        path = inner
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _within(tables: Sequence[Block], first: Block) -> Sequence[Block]:
    """A table of a list of tables, and those in it."""
    start = tables.index(first)
    ends = (n for n in range(start + 1, len(tables)) if not _inner(tables[n], first))
    return tables[start : next(ends, len(tables))]


def _inner(block: Block, outer: Block) -> bool:
    return block.path.startswith(f"{outer.path}.")
