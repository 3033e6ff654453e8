"""Which of many overlapping ranges counts where: the first of those that are there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import Generic, NamedTuple, TypeVar

What = TypeVar("What")


class Range(NamedTuple, Generic[What]):
    """``what`` holds in ``[start, end)``."""

    start: int
    end: int
    what: What


class Ranges(Generic[What]):
    """Ranges, the most important first: sorted out once, then asked often.

    A range that ends before it starts is none.
    """

    def __init__(self, ranked: Iterable[Range[What]]) -> None:
        self.edges: list[int] = []
        self._found: list[What | None] = [None]
        for edge, what in _swept([one for one in ranked if one.start < one.end]):
            if what is not self._found[-1]:
                self.edges.append(edge)
                self._found.append(what)

    def at(self, point: int) -> What | None:
        """What counts at this point; None where nothing is."""
        return self._found[bisect_right(self.edges, point)]

    def within(self, start: int, end: int) -> Iterator[Range[What]]:
        """What counts in ``[start, end)``, in order, cut to it; nothing where nothing is."""
        number = bisect_right(self.edges, start)
        while start < end:
            until = self.edges[number] if number < len(self.edges) else end
            what = self._found[number]
            if what is not None:
                yield Range(start, min(until, end), what)
            start = until
            number += 1


def _swept(ranked: list[Range[What]]) -> Iterator[tuple[int, What | None]]:
    """Every edge, in order, with what counts from it on."""
    waiting = sorted(range(len(ranked)), key=lambda rank: ranked[rank].start, reverse=True)
    there: list[int] = []
    for edge in sorted({edge for one in ranked for edge in (one.start, one.end)}):
        while waiting and ranked[waiting[-1]].start <= edge:
            heappush(there, waiting.pop())
        while there and ranked[there[0]].end <= edge:
            heappop(there)
        yield edge, ranked[there[0]].what if there else None
