"""A process and all its children, as the kernel counts them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
_LOOK = 0.15  # seconds of a look at who is busy
_BUSY = 0.65  # of a processor: a loop without end, on a machine with more to do


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


def switches(pid: int) -> dict[Path, int]:
    """How often each thread of the whole tree was put to work since it started.

    Each time on a processor ends in a voluntary or an involuntary switch.
    """
    return {task: _switches(task) for each in tree(pid) for task in _tasks(each)}


class Wakeups:
    """Counts how often a tree is put to work, threads that come and go included."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._last = switches(pid)
        self.count = 0

    def look(self) -> None:
        """Count on; what a thread does between its last look and its end is not seen."""
        now = switches(self._pid)
        self.count += sum(times - self._last.get(task, 0) for task, times in now.items())
        self._last = now


def processor_time(pid: int) -> float:
    """The processor time that the whole tree has had, in seconds."""
    return sum(_ran(each) for each in tree(pid))


def wait_until(pid: int, *, busy: bool, timeout: float = 20) -> bool:
    """Wait until the tree takes a whole processor, or hardly any. Whether it came to that."""
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        before = processor_time(pid)
        time.sleep(_LOOK)
        share = (processor_time(pid) - before) / _LOOK
        if (share > _BUSY) if busy else (share < 1 - _BUSY):
            return True
    return False


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


def _ran(pid: int) -> float:
    try:
        after_name = (PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2]
    except OSError:
        return 0.0
    user, system = after_name.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _has_qt(entry: Path) -> bool:
    try:
        return "libQt6Core" in (entry / "maps").read_text("utf-8", "replace")
    except OSError:
        return False
