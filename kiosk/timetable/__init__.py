"""May devices be used now, why not, until when: pure, from what the school says and a moment.

More than one rule may have something to say about a moment. The highest one that does wins, and
the verdict's ``rule`` names it:

1. The device does not know what time it is: closed ("clock"), but for a school of rule 3, where it
   is open. (:mod:`kiosk.device.closing`)
2. An override in force, ``[start, min(end, ceiling))``. One that closes beats one that opens; of
   those alike one for the pupil beats one for the group, then the one that ends last counts, then
   the one whose id comes first.
3. A school whose agreements do not close devices in breaks and after school: open ("protocol").
   What is a lesson, the rules below still tell (:meth:`kiosk.device.shelf.Shelf.lessons`).
4. A day off for the group: closed. Of several on one date, the first in the list.
5. A half day for the group, in its hours: closed. Of several, the first in the list.
6. A combined group: closed while any of its parts is closed by rules 4 to 9 for that part; the
   first such part in the list is named. While all are open, its own week decides (rules 7 and 8),
   or the first part with a lesson when it has no periods of its own.
7. The variant in use on that date, instead of the week. Of several, the first in the list.
8. The week: open in lessons, closed in every other period and outside of all.
9. Without a timetable nothing closes the group: open.

Dates and times of day are wall time in the school's zone, half-open. In the night that skips an
hour there is no such hour; in the night that repeats one, it counts twice.

:mod:`~kiosk.timetable.plan` and what it needs import the standard library only: what they say
stands before the first picture does.
"""
