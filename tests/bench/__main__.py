"""``python -m tests.bench``: every figure beside its floor or peer, to ``build/bench.json``.

The exit code is 0 only when every figure that was taken meets its target.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from kiosk.demo.stage.stage import ROOT
from tests.bench import idle, judging, late, memory, resuming, starting, tapping
from tests.bench.figure import HEAD, Figure, row, save
from tests.bench.room import Room, room

Tell = Callable[[str], None]
Measure = Callable[[Room, int, Tell], list[Figure]]

_FIGURES: dict[str, tuple[Measure, int, int]] = {
    "start_ratio": (starting.measure, 20, 5),
    "signin_pss_ratio": (memory.sign_in, 20, 3),
    "web_pss_ratio": (memory.web, 20, 3),
    "tap": (tapping.measure, 200, 20),
    "lock_late": (late.measure, 200, 20),
    "resume_frames": (resuming.measure, 20, 4),
    "idle_wakeups": (idle.measure, 60, 10),
}
"""By name: how, how many times (or seconds), and how many when it has to be quick."""

_ALONE: dict[str, tuple[Callable[[int, Tell], list[Figure]], int, int]] = {
    "judging": (judging.measure, 20_000, 2_000),
}
"""The same for figures that need no classroom."""


def main() -> int:
    """Take the figures; 0 when all are met."""
    said = _parser().parse_args()
    figures: list[Figure] = []
    for name in said.only or (*_ALONE, *_FIGURES):
        figures.extend(_taken(name, quick=said.quick))
        save(figures, ROOT / "build" / "bench.json")
    _say("\n".join(["", HEAD, *map(row, figures)]))
    return 0 if all(figure.met for figure in figures) else 1


def _taken(name: str, *, quick: bool) -> list[Figure]:
    if name in _ALONE:
        alone, times, few = _ALONE[name]
        return alone(few if quick else times, _tell)
    measure, times, few = _FIGURES[name]
    with room() as made:
        return measure(made, few if quick else times, _tell)


def _tell(text: str) -> None:
    """Progress: on one line of a terminal, else a line each."""
    sys.stderr.write(f"\r\x1b[K{text}" if sys.stderr.isatty() else f"{text}\n")
    sys.stderr.flush()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="python -m tests.bench")
    words.add_argument(
        "--only", action="append", choices=(*_ALONE, *_FIGURES), help="this figure alone"
    )
    words.add_argument("--quick", action="store_true", help="few measurements: to try it out")
    return words


if __name__ == "__main__":
    sys.exit(main())
