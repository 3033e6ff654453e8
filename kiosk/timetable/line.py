"""Time as a line of states, worked out as far as it is asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kiosk.timetable.verdicts import Change, Verdict
from kiosk.timetable.week import DAY, State

Edge = tuple[int, State]
Work = Callable[[int, int], Iterable[Edge]]
"""Works out the states of ``[start, end)``, whole UTC days; the first edge is at ``start``."""

HORIZON = 400 * DAY
"""How far a change is looked for, in both directions: a year and a bit."""

_LONG_AGO, _NEVER = -(1 << 70), 1 << 70  # ms, beyond every moment


class _Piece(NamedTuple):
    """``states[n]`` begins at ``edges[n]`` and differs from the one before; at flips, in open."""

    edges: list[int]
    states: list[State]
    flips: list[int]


class Line:
    """The states around the moments that were asked for. Not for several threads at once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._start = self._end = 0
        self._piece = _Piece([], [], [])

    def verdict(self, at: int) -> Verdict:
        """What holds at ``at``, and between which flips of open and closed."""
        self._reach(at)
        state = self._piece.states[bisect_right(self._piece.edges, at) - 1]
        since, until = self._since(at), self._until(at)
        return Verdict(state.open, state.kind, state.reason, since, until, state.rule)

    def next_edge(self, at: int) -> int:
        """The next change of state after ``at``; 0: not in sight."""
        self._reach(at)
        while self._piece.edges[-1] <= at and self._end <= at + HORIZON:
            self._forward(at)
        return _in_sight(self._piece.edges, at)

    def changes(self, start: int, end: int) -> list[Change]:
        """Every change of state in ``[start, end)``."""
        self._reach(start - 1)
        if end > self._end:
            self._append(_day(end) + DAY)
        edges = self._piece.edges
        first, last = bisect_right(edges, start - 1), bisect_right(edges, end - 1)
        if first == last:
            return []
        changing = list(zip(edges[first:last], self._piece.states[first:last], strict=True))
        self._since(changing[0][0])
        self._until(changing[-1][0])
        return list(_bounded(changing, self._piece.flips))

    def _reach(self, at: int) -> None:
        """Have ``at`` on the line; what is far away from it, begins anew there."""
        if self._start <= at < self._end:
            return
        if not self._piece.edges or not self._start - HORIZON <= at < self._end + HORIZON:
            self._start, self._end = _day(at), _day(at) + DAY
            self._piece = _piece(self._work(self._start, self._end))
        elif at < self._start:
            self._prepend(_day(at))
        else:
            self._append(_day(at) + DAY)

    def _since(self, at: int) -> int:
        while (not self._piece.flips or self._piece.flips[0] > at) and self._start > at - HORIZON:
            self._prepend(self._start - _farther(at - self._start))
        flips = self._piece.flips
        found = bisect_right(flips, at)
        return flips[found - 1] if found and flips[found - 1] >= at - HORIZON else 0

    def _until(self, at: int) -> int:
        while (not self._piece.flips or self._piece.flips[-1] <= at) and self._end <= at + HORIZON:
            self._forward(at)
        return _in_sight(self._piece.flips, at)

    def _forward(self, at: int) -> None:
        self._append(self._end + _farther(self._end - at))

    def _append(self, end: int) -> None:
        self._piece = _joined(self._piece, _piece(self._work(self._end, end)))
        self._end = end

    def _prepend(self, start: int) -> None:
        self._piece = _joined(_piece(self._work(start, self._start)), self._piece)
        self._start = start


def _bounded(changing: list[Edge], known: list[int]) -> Iterator[Change]:
    """The verdicts of these changes, with the flips around each."""
    flips = [_LONG_AGO, *known, _NEVER]
    number = bisect_right(flips, changing[0][0])
    for at, state in changing:
        if flips[number] == at:
            number += 1
        since = flips[number - 1] if flips[number - 1] >= at - HORIZON else 0
        until = flips[number] if flips[number] <= at + HORIZON else 0
        yield Change(at, Verdict(state.open, state.kind, state.reason, since, until, state.rule))


def _in_sight(moments: list[int], at: int) -> int:
    found = bisect_right(moments, at)
    return moments[found] if found < len(moments) and moments[found] <= at + HORIZON else 0


def _day(at: int) -> int:
    return at // DAY * DAY


def _farther(looked: int) -> int:
    """Twice as far, in whole days, but not beyond the horizon at once."""
    return max(DAY, _day(min(looked, HORIZON)))


def _piece(work: Iterable[Edge]) -> _Piece:
    edges: list[int] = []
    states: list[State] = []
    flips: list[int] = []
    before: State | None = None
    for edge, state in work:
        if state is before or state == before:
            continue
        if before is not None and state.open is not before.open:
            flips.append(edge)
        edges.append(edge)
        states.append(state)
        before = state
    return _Piece(edges, states, flips)


def _joined(left: _Piece, right: _Piece) -> _Piece:
    before, after = left.states[-1], right.states[0]
    same = 1 if before == after else 0
    flip = right.edges[:1] if before.open is not after.open else []
    return _Piece(
        left.edges + right.edges[same:],
        left.states + right.states[same:],
        left.flips + flip + right.flips,
    )
