"""A process and all its children, as the kernel counts them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def tree(pid: int) -> list[int]:
    """The process and everything below it."""
    found = [pid]
    for each in found:
        found.extend(_children(each))
    return found


def pss(pid: int) -> int:
    """The proportional set size of the whole tree, in bytes.

    Raises OSError when a process of the tree cannot be read: a figure that leaves one out is none.
    """
    return sum(_pss(each) for each in tree(pid))


def settled_pss(pid: int, timeout: float = 20) -> int:
    """The tree's memory once two looks a second apart differ by less than half a percent."""
    end = time.monotonic() + timeout
    last = pss(pid)
    while time.monotonic() < end:
        time.sleep(1)
        now = pss(pid)
        if abs(now - last) < 0.005 * last:
            return now
        last = now
    return last


def wakeups(pid: int) -> int:
    """How often the threads of the whole tree were put to work since they started.

    Each time on a processor ends in a voluntary or an involuntary switch.
    """
    return sum(_switches(task) for each in tree(pid) for task in _tasks(each))


def qt_programs() -> list[int]:
    """The processes on this machine that have Qt loaded."""
    return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit() and _has_qt(entry)]


def _children(pid: int) -> Iterator[int]:
    for task in _tasks(pid):
        try:
            yield from map(int, (task / "children").read_text("ascii").split())
        except OSError:
            continue  # the thread has ended since


def _tasks(pid: int) -> list[Path]:
    try:
        return list((PROC / str(pid) / "task").iterdir())
    except OSError:
        return []


def _pss(pid: int) -> int:
    for line in (PROC / str(pid) / "smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _switches(task: Path) -> int:
    try:
        lines = (task / "status").read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if "voluntary_ctxt_switches" in line)


def _has_qt(entry: Path) -> bool:
    try:
        return "libQt6Core" in (entry / "maps").read_text("utf-8", "replace")
    except OSError:
        return False
