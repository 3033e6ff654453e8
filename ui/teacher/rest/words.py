"""What is said of the devices now, and of what staff decided for a while."""

from __future__ import annotations

from kiosk.desk import moments
from kiosk.desk.plain import harmless
from kiosk.model import Override
from kiosk.timetable.verdicts import Reason
from ui.teacher.tools import Tools


class RestWords:
    """Sentences for the bar and for the list of what is in force."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._words = tools.words

    def now(self) -> str:
        """Whether the group's devices are open, and until when: "Open until 10:15"."""
        verdict = self._tools.desk.hours.verdict()
        if not verdict.open:
            said = self._tools.hours()
            return said[:1].upper() + said[1:]
        if self.never_closed:
            return self._words("teacher.rest.no_timetable")
        if not verdict.until_ms:
            agreed = verdict.reason is Reason.NOT_CLOSED
            return self._words("teacher.rest.not_closed" if agreed else "teacher.rest.open")
        return self._words("teacher.rest.open_until", clock=self.clock(verdict.until_ms))

    def for_now(self) -> str:
        """:meth:`now`, after what is still to come: "now: open until 10:15"."""
        said = self.now()
        return self._words("teacher.rest.for_now", said=said[:1].lower() + said[1:])

    @property
    def never_closed(self) -> bool:
        """Whether nothing closes the group's devices: there is no timetable yet."""
        return self._tools.desk.hours.verdict().reason is Reason.NO_TIMETABLE

    def undo(self, one: Override) -> str:
        """What ending an override is called: before it began nothing is stopped."""
        begun = one.start <= self._tools.desk.clock.now()
        return self._words("teacher.given.end" if begun else "teacher.given.end_before")

    def what(self, one: Override) -> str:
        """What an override does, and from when until when."""
        now = self._tools.desk.clock.now()
        way = "open" if one.opens else "closed"
        key = f"teacher.given.{one.why.value}.{way}"
        times = {"start": self.clock(one.start), "end": self.clock(one.until)}
        if one.start > now:
            return self._words("teacher.given.later", what=self._words(key), **times)
        return self._words("teacher.given.until", what=self._words(key), **times)

    def whom(self, one: Override) -> str:
        """For whom it is."""
        if one.pupil:
            return self._words("teacher.given.pupil", name=self._tools.called(one.pupil))
        return self._words("teacher.given.group")

    def by(self, one: Override) -> str:
        """Who gave it."""
        return harmless(one.by, 40) or self._tools.staff(one.staff)

    def clock(self, at: int) -> str:
        """A time of today; of another day with its date."""
        desk = self._tools.desk
        zone = desk.school.zone
        day = moments.local(at, zone)
        if day.date() == moments.local(desk.clock.now(), zone).date():
            return self._tools.clock(at)
        month = self._words(f"teacher.month.{day.month}")
        return self._words(
            "teacher.ago.date", day=day.day, month=month, clock=self._tools.clock(at)
        )

    def most(self) -> str:
        """How long the one on duty may override at most, and who may for longer."""
        desk = self._tools.desk
        most = desk.hours.most()
        if most >= 24 * 60 * moments.MINUTE:
            return self._words("teacher.rest.most_leader")
        latest = self._tools.clock(desk.clock.now() + most)
        return self._words("teacher.rest.most", minutes=most // moments.MINUTE, clock=latest)
