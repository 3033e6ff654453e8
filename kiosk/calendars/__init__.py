"""Calendars from elsewhere: iCalendar files and the official holidays, read, shown and written.

:mod:`~kiosk.calendars.reading` makes of a file what a school can use of it
(:class:`~kiosk.calendars.found.Found`), :mod:`~kiosk.calendars.preview` says what importing that
would change, and does it; :mod:`~kiosk.calendars.export` goes the other way. Nothing here reads a
clock: the school year is the one around a date that is given.

The iCalendar libraries are slow to import, so whoever draws the first picture stays away from here.
"""
