"""Which timetables a combined group is made up of. Before the first picture: standard library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar


class _Combining(Protocol):
    @property
    def periods(self) -> Sequence[object]: ...

    @property
    def uses(self) -> Sequence[object]: ...

    @property
    def combines(self) -> Sequence[str]: ...


Timetable = TypeVar("Timetable", bound=_Combining)


def parts(
    timetable: Timetable | None, find: Callable[[str], Timetable | None]
) -> list[Timetable | None]:
    """The timetables of all groups that this one combines, parts of parts too, each once.

    A part that says nothing itself, but combines others, is there by its own parts alone.
    """
    found: dict[str, Timetable | None] = {}
    waiting = list(timetable.combines) if timetable else []
    while waiting:
        group = waiting.pop(0)
        if group not in found:
            part = found[group] = find(group)
            waiting += part.combines if part else []
    return [part for part in found.values() if part is None or _speaks(part)]


def _speaks(part: _Combining) -> bool:
    return bool(part.periods or part.uses or not part.combines)
