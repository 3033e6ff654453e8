"""One tap on Oops: a report, and how far it has come (juliana P5)."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from kiosk.device.trimming import LONGEST_HOST, LONGEST_URL, titled, trimmed
from kiosk.device.writing import Session, Writer
from kiosk.model import Entry, Fact, Kind


class ReportProgress(Struct, frozen=True):
    """How far the latest report is. Without an ``id`` there is none.

    ``kept``: durable on this device. ``known``: a member of staff (``by``, "" when not told) has
    it on screen. ``failed``: it could not be kept yet; the pupil tells the teacher in person, and
    it is tried again. ``accident``: the pupil says that the tap was one.
    """

    id: str = ""
    kept: bool = False
    known: bool = False
    by: str = ""
    accident: bool = False
    failed: bool = False


class Reporting:
    """The report that the pupil looks at; the ones before go their way unseen."""

    def __init__(self, writer: Writer, changed: Callable[[], None]) -> None:
        self._writer = writer
        self._changed = changed
        self.report = ReportProgress()

    def begin(self, session: Session, url: str, host: str, title: str) -> None:
        """Report that the pupil landed on a wrong page."""
        body: dict[str, Fact] = {
            "url": trimmed(url, LONGEST_URL),
            "host": trimmed(host, LONGEST_HOST),
            "title": titled(title, host),
        }
        entry = self._writer.entry(Kind.REPORTED, session, body=body)
        self.report = ReportProgress(id=entry.id)
        self._writer.keep(entry, lambda: self._kept(entry.id), lambda: self._failed(entry.id))

    def accident(self, session: Session) -> None:
        """The tap was an accident: said once, afterwards; the report stays."""
        if self.report.id and not self.report.accident:
            self.report = replace(self.report, accident=True)
            self._writer.keep(self._writer.entry(Kind.ACCIDENT, session, about=self.report.id))

    def shown(self, entry: Entry) -> None:
        """A dashboard has shown a report to a member of staff.

        The hub can be faster than our own disk's answer: what a teacher has seen is kept.
        """
        if self.report.id and entry.about == self.report.id:
            by = str(entry.body.get("name", ""))
            self.report = replace(self.report, known=True, kept=True, failed=False, by=by)

    def end(self) -> None:
        """The card is put away; the report goes its way."""
        self.report = ReportProgress()

    def _kept(self, report_id: str) -> None:
        if self.report.id == report_id:
            self.report = replace(self.report, kept=True, failed=False)
            self._changed()

    def _failed(self, report_id: str) -> None:
        if self.report.id == report_id:
            self.report = replace(self.report, failed=True)
