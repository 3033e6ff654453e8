"""None, True and False stay alive under Python older than 3.12.

PySide6 6.12 is built for Pythons in which these cannot die (PEP 683): each of its calls that gives
nothing back takes a reference to None away, each signal one to True. Before Python 3.12 the process
is aborted after some ten thousand calls or some hundreds of signals ("Fatal Python error:
deallocating None"). A count that no program reaches is what PEP 683 does, too.
"""

from __future__ import annotations

import sys

_PLENTY = 1 << 40
_CONSTANTS = (None, True, False, NotImplemented, Ellipsis)


def keep() -> None:
    """Give the constants more references than can be taken away."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) >= _PLENTY:
        return
    import ctypes

    for constant in _CONSTANTS:
        ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
