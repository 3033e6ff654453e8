"""Which groups a combined group is made up of, down to those that are not combined further."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar


class Combining(Protocol):
    """A :class:`kiosk.timetable.model.Timetable`."""

    @property
    def combines(self) -> Sequence[str]:
        """The groups that it is made up of."""


Whole = TypeVar("Whole", bound=Combining)


def parts(group: str, known: Mapping[str, Whole]) -> list[Whole | None]:
    """The timetables that a plan for ``group`` goes by beside its own; None: a part has none."""
    named = parts_of(group, lambda one: known[one].combines if one in known else ())
    return [known.get(part) for part in named]


def parts_of(group: str, combines: Callable[[str], Sequence[str]]) -> list[str]:
    """Every group in ``group``, parts of parts too, each once, in the order of the lists.

    A circle ends where it meets itself: :func:`circle` finds it.
    """
    found: dict[str, None] = {}
    waiting = list(reversed(combines(group)))
    while waiting:
        part = waiting.pop()
        if part != group and part not in found:
            found[part] = None
            waiting.extend(reversed(combines(part)))
    return list(found)


def circle(group: str, combines: Mapping[str, Sequence[str]]) -> list[str]:
    """A way from ``group`` back to itself, the group at both ends; empty when there is none."""
    before: dict[str, str] = {}
    waiting = [group]
    while waiting:
        whole = waiting.pop(0)
        for part in combines.get(whole, ()):
            if part == group:
                return _way(group, whole, before)
            if part not in before:
                before[part] = whole
                waiting.append(part)
    return []


def _way(group: str, last: str, before: Mapping[str, str]) -> list[str]:
    way = [group, last] if last != group else [group]
    while way[-1] in before:
        way.append(before[way[-1]])
    return [*reversed(way[1:]), group] if len(way) > 1 else [group, group]
