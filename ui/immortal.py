"""None, True and False stay alive under Python older than 3.12.

PySide6 6.12 is built for Pythons in which these never die (PEP 683): each of its calls that gives
nothing back takes away a reference to None, each signal one to True. On Python 3.11, which Debian 12
has, the program is aborted after some ten thousand calls ("deallocating None"). A reference count
that no program reaches is what PEP 683 does, too.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40 if sys.maxsize > 1 << 32 else 1 << 28
_CONSTANTS = (None, True, False, NotImplemented, Ellipsis)


def keep() -> None:
    """Give the constants more references than can be taken away."""
    if sys.version_info >= (3, 12):
        return
    for constant in _CONSTANTS:
        ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
