"""Keeps ``True`` alive, which PySide6 6.12 lets go of a little with every signal.

Each ``emit()`` gives away a reference to ``True`` that it does not own. From Python 3.12 on ``True``
cannot die (PEP 683); before that, the process is aborted after some hundreds of signals ("Fatal
Python error: deallocating True or False"). So ``True`` gets more references than can be given away.
"""

from __future__ import annotations

import sys

_PLENTY = 1 << 40


def keep_true() -> None:
    """Make ``True`` outlive every signal. Costs nothing where it cannot die."""
    if sys.version_info >= (3, 12) or sys.getrefcount(True) >= _PLENTY:
        return
    import ctypes

    ctypes.c_ssize_t.from_address(id(True)).value += _PLENTY
