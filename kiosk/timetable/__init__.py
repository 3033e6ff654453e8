"""May devices be used now, why not, until when: pure, from a timetable, a zone and a moment."""

from kiosk.timetable.engine import NO_TIMETABLE, Week, verdict
from kiosk.timetable.model import Change, Period, PeriodKind, Reason, Timetable, Verdict
from kiosk.timetable.reading import read

__all__ = [
    "NO_TIMETABLE",
    "Change",
    "Period",
    "PeriodKind",
    "Reason",
    "Timetable",
    "Verdict",
    "Week",
    "read",
    "verdict",
]
