"""Closing and opening a group's devices as a teacher does, at any hour of the day."""

from __future__ import annotations

import threading

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.colleague import Colleague
from kiosk.model import Override, Why
from kiosk.sync.asks import EndOverride, Given, GiveOverride


def give(
    colleague: Colleague, after: int, lasts: int, why: Why = Why.CLOSED_NOW, pupil: str = ""
) -> Override:
    """Decide for the group or one pupil, from in ``after`` ms on and for as long as told."""
    start = colleague.now + after
    opens = why is Why.LONGER
    given = colleague.ask(GiveOverride(school.GROUP_ID, opens, why, start + lasts, start, pupil))
    if not isinstance(given, Given):
        raise TypeError(f"the hub does not close: {given}")
    return given.override


def close(colleague: Colleague, after: int, lasts: int) -> int:
    """Close the group in ``after`` ms; when it begins, in ms of school time."""
    return give(colleague, after, lasts).start


def end(colleague: Colleague, given: Override) -> None:
    """It ends now."""
    colleague.ask(EndOverride(given.group, given.id))


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
