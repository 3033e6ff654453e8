"""What every page of the teacher's window is given, and the sentences that several pages say."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.desk import moments
from kiosk.desk.classroom import Doing
from kiosk.desk.desk import Desk
from kiosk.desk.inbox import Doubted, Report
from kiosk.desk.plain import harmless
from kiosk.model import ReportState
from kiosk.sync.asks import No
from kiosk.words import Words
from ui.teacher.look import Look
from ui.widgets.pictures import Pictures


class Tools(NamedTuple):
    """The desk, the words, the colours, the pictures."""

    desk: Desk
    words: Words
    look: Look
    pictures: Pictures

    def called(self, pupil: str) -> str:
        """What to call a pupil; a pupil on no list is called so."""
        return harmless(self.desk.classroom.called(pupil)) or self.words("teacher.pupil.unknown")

    def staff(self, staff: str) -> str:
        """The name of a member of staff."""
        return harmless(self.desk.duty.name_of(staff)) or self.words("teacher.staff.unknown")

    def ago(self, at: int) -> str:
        """How long ago something was."""
        moment = moments.ago(at, self.desk.clock.now(), self.desk.school.zone)
        facts = dict(moment.facts)
        if "month" in facts:
            facts["month"] = self.words(f"teacher.month.{facts['month']}")
        return self.words(moment.message, **facts)

    def device(self, device: str) -> str:
        """What a device is called, "" if nobody has said."""
        name = harmless(self.desk.classroom.device_name(device), 40)
        return name.replace(" ", "\u00a0")

    def doubted(self, one: Doubted) -> str:
        """That a device's clock was wrong, and by how much."""
        device = self.device(one.device) or self.words("teacher.device.some")
        if one.unknown:
            return self.words("teacher.notice.clock_unknown", device=device, ago=self.ago(one.at))
        off = self.span(abs(one.off))
        return self.words(
            "teacher.notice.clock_wrong", device=device, off=off, ago=self.ago(one.at)
        )

    def span(self, ms: int) -> str:
        """How long something is, in words for a glance."""
        span = moments.span(ms)
        return self.words(span.message, **span.facts)

    def when(self, at: int, device: str) -> str:
        """When a report was made, how long ago that is, and on which device."""
        said = self.words("teacher.report.when", clock=self.clock(at), ago=self.ago(at))
        return self.beside(said, self.device(device))

    def beside(self, *parts: str) -> str:
        """Several facts on one line; those that are empty are left out."""
        return "  \u00b7  ".join(filter(None, parts))

    def clock(self, at: int) -> str:
        """The time on the school's clock."""
        return moments.clock(at, self.desk.school.zone)

    def site(self, report: Report) -> str:
        """The site that a report is about."""
        return harmless(report.host, 60) or self.words("teacher.report.no_site")

    def state(self, report: Report) -> str:
        """How far a report is, and by whom."""
        if report.state is ReportState.NEW:
            key = "accident" if report.accident else "new"
            return self.words(f"teacher.state.{key}")
        staff = self.staff(report.handled_by)
        return self.words(f"teacher.state.{report.state.value}", staff=staff)

    def doing(self, doing: Doing | None, device: str) -> str:
        """What a pupil does, in one line."""
        if not device:
            return self.words("teacher.doing.away")
        if doing is None or not doing.place:
            return self.words("teacher.doing.stale" if doing else "teacher.doing.in")
        return self._seen(doing)

    def hours(self) -> str:
        """Why the group's devices are closed and until when; "" while they are open."""
        now = self.desk.hours.verdict()
        if now.open:
            return ""
        said = self.words(f"teacher.closed.{now.reason.value}")
        if not now.until_ms:
            return said
        zone = self.desk.school.zone
        today = moments.local(self.desk.clock.now(), zone).date()
        if moments.local(now.until_ms, zone).date() != today:
            return said
        return self.words("teacher.closed.until", why=said, clock=self.clock(now.until_ms))

    def no(self, no: No | None) -> str:
        """Why something could not be done, in one sentence; "" for no trouble."""
        if no is None:
            return ""
        if no.why == "error.hub_away":
            return self.words("teacher.trouble.away")
        if not self.words.has(no.why):
            return self.words("teacher.trouble.other")
        return self.words(no.why, **no.facts)

    def _seen(self, doing: Doing) -> str:
        site = harmless(doing.host, 60)
        title = harmless(doing.title, 80)
        if doing.place == "web" and site:
            said = self.words("teacher.doing.site", site=site, title=title) if title else site
        else:
            said = self.words(f"teacher.doing.{doing.place}")
        return self.words("teacher.doing.before", said=said) if doing.stale else said
