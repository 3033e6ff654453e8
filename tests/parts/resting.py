"""Closing and opening a group's devices as a teacher does, at any hour of the day."""

from __future__ import annotations

import threading

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.colleague import Colleague
from kiosk.model import Why
from kiosk.sync.asks import Given, GiveOverride

MINUTE = 60_000  # ms


def close(colleague: Colleague, after: int, lasts: int) -> int:
    """Close the group in ``after`` ms and for as long as told; when it begins, ms of school time.

    Counted in whole ms from the hub's now.
    """
    start = colleague.now + after
    ask = GiveOverride(school.GROUP_ID, False, Why.CLOSED_NOW, start + lasts, start)
    given = colleague.ask(ask)
    if not isinstance(given, Given):
        raise TypeError(f"the hub does not close: {given}")
    return given.override.start


def close_soon(classroom: Classroom, after: float, lasts: float) -> int:
    """The same in seconds, by a colleague who comes and goes."""
    colleague = classroom.colleague()
    start = close(colleague, round(after * 1000), round(lasts * 1000))
    colleague.close()
    return start


def wait_until(classroom: Classroom, moment: int) -> None:
    """Until the school's clock says so, for what nobody can tell of."""
    colleague = classroom.colleague()
    threading.Event().wait(max(moment - colleague.now, 0) / 1000)
    colleague.close()
