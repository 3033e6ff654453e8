"""The reports that a hub holds, as a dashboard hears of them."""

from __future__ import annotations

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.model import Entry, Kind


def held(classroom: Classroom) -> list[Entry]:
    """All reports of the group up to the first pupil who signed out, in the hub's order."""
    return [entry for entry in _heard(classroom, Kind.SIGNED_OUT) if entry.kind is Kind.REPORTED]


def first(classroom: Classroom) -> Entry:
    """The first report, once the hub has it."""
    return _heard(classroom, Kind.REPORTED)[-1]


def _heard(classroom: Classroom, last: Kind) -> list[Entry]:
    colleague = classroom.colleague()
    heard = colleague.hear([school.GROUP_ID], lambda entry: entry.kind is last)
    colleague.close()
    return heard
