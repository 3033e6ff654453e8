"""Rings once after a while that counts on while the machine is suspended.

A timer of Qt stands still during suspend, as CLOCK_MONOTONIC does: a boundary passed meanwhile
would come late by the whole sleep. This one is Linux's timerfd on CLOCK_BOOTTIME
(timerfd_create(2)); where there is none, it is Qt's.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal

if TYPE_CHECKING:
    from ctypes import CDLL

_NS = 1_000_000  # in a millisecond
_SECOND = 1_000_000_000  # ns
_COUNT = 8  # bytes that a timer's file gives: how often it rang
_FLAGS = os.O_NONBLOCK | os.O_CLOEXEC  # what TFD_NONBLOCK and TFD_CLOEXEC are


class Alarm(QObject):
    """One alarm; to set it again replaces what it was set to."""

    rang = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = _library()
        self._file = _made(self._library)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.rang)
        self._notifier: QSocketNotifier | None = None
        if self._file >= 0:
            self._notifier = QSocketNotifier(self._file, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._heard)

    def set(self, wait: int) -> None:
        """Ring in ``wait`` ms; 0: as soon as what is ready to run has run."""
        if self._file >= 0:
            _arm(self._library, self._file, max(wait * _NS, 1))
        else:
            self._timer.start(wait)

    def stop(self) -> None:
        """Do not ring."""
        if self._file >= 0:
            _arm(self._library, self._file, 0)
        self._timer.stop()

    @property
    def left(self) -> int:
        """In how many ms it rings; 0 when it is not set."""
        if self._file >= 0:
            return _left(self._library, self._file) // _NS
        return max(self._timer.remainingTime(), 0)

    def close(self) -> None:
        """Ring no more, for good."""
        self.stop()
        file, self._file = self._file, -1
        if self._notifier is not None and file >= 0:
            self._notifier.setEnabled(False)
            os.close(file)

    def _heard(self) -> None:
        try:
            os.read(self._file, _COUNT)
        except BlockingIOError:
            return  # set to a later moment since
        self.rang.emit()


def _library() -> CDLL | None:
    """The C library, for Pythons older than 3.13, which have no timerfd of their own."""
    if hasattr(os, "timerfd_create"):
        return None
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    known = hasattr(library, "timerfd_create") and ctypes.sizeof(ctypes.c_long) == _COUNT
    return library if known else None


def _made(library: CDLL | None) -> int:
    """A timer's file; -1 where there is none."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    if clock is None:
        return -1
    if library is not None:
        return int(library.timerfd_create(clock, _FLAGS))
    try:
        return int(os.timerfd_create(clock, flags=_FLAGS))  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return -1


def _arm(library: CDLL | None, file: int, wait: int) -> None:
    """Let the file be readable in ``wait`` ns; 0: not any more."""
    if library is None:
        os.timerfd_settime_ns(file, initial=wait)  # type: ignore[attr-defined]
        return
    from ctypes import c_long

    spec = (c_long * 4)(0, 0, *divmod(wait, _SECOND))  # struct itimerspec: interval, value
    library.timerfd_settime(file, 0, spec, None)


def _left(library: CDLL | None, file: int) -> int:
    """In how many ns the file becomes readable."""
    if library is None:
        return int(os.timerfd_gettime_ns(file)[0])  # type: ignore[attr-defined]
    from ctypes import c_long

    spec = (c_long * 4)()
    library.timerfd_gettime(file, spec)
    return int(spec[2]) * _SECOND + int(spec[3])
