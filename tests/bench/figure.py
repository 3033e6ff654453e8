"""A figure: what was measured, beside its floor or peer, and whether it is good enough."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """``against`` names the floor or peer, ``floor`` is its value, ``n`` the measurements."""

    name: str
    value: float
    unit: str
    against: str
    floor: float
    ratio: float
    target: str
    met: bool
    n: int


def ratio(name: str, unit: str, against: str, most: float, pairs: Pairs) -> Figure:
    """The median of ours over the median of theirs, at most ``most``."""
    ours, theirs = statistics.median(pairs.ours), statistics.median(pairs.theirs)
    share = ours / theirs
    return Figure(
        name, _r(ours), unit, against, _r(theirs), _r(share), f"<= {most} x", share <= most, pairs.n
    )


@dataclass(frozen=True)
class Pairs:
    """Measurements of ours and of the peer, taken in turns."""

    ours: Sequence[float]
    theirs: Sequence[float]

    @property
    def n(self) -> int:
        """How many of each."""
        return min(len(self.ours), len(self.theirs))


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: the smallest value that ``share`` of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def row(figure: Figure) -> str:
    """A line of the table."""
    mark = "yes" if figure.met else "NO"
    return (
        f"{figure.name:<28}{figure.value:>10.2f} {figure.unit:<8}"
        f"{figure.floor:>10.2f}  {figure.ratio:>7.3f}  {figure.target:<22}{mark:<5}{figure.n:>5}"
        f"  {figure.against}"
    )


HEAD = (
    f"{'figure':<28}{'value':>10} {'unit':<8}{'floor':>10}  {'ratio':>7}  {'target':<22}"
    f"{'met':<5}{'n':>5}  against"
)


def save(figures: Iterable[Figure], path: Path) -> None:
    """Write ``bench.json``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n", "utf-8")


def _r(value: float) -> float:
    return round(value, 3)
