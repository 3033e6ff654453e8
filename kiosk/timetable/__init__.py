"""May devices be used now, why not, until when: pure, from a timetable, a zone and a moment.

:mod:`~kiosk.timetable.verdicts`, :mod:`~kiosk.timetable.week` and :mod:`~kiosk.timetable.engine`
import the standard library only: what they say stands before the first picture does.
"""
