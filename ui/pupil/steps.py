"""What happened on the pupil's windows, for whoever keeps a record of it (:mod:`ui.trace`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.device.place import BEFORE, BESIDE, Place

if TYPE_CHECKING:
    from kiosk.device.seat import Seat
    from ui.trace import Rect, Trace

INSIDE = frozenset({Place.RULES, Place.HOME, Place.WEB, Place.OOPS, *BESIDE})
"""Where somebody is signed in."""


class Steps:
    """Turns places and paints into events, each told once."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._place: Place | None = None
        self._shown: dict[str, object] = {}
        self._closed = False
        self._report = (False, False, False)
        self._warned = 0

    def at(self, place: Place) -> None:
        """The seat is at this place now."""
        before, self._place = self._place, place
        if before in BEFORE and place in INSIDE:
            self._trace.event("signed_in")
        if before is Place.RULES and place in INSIDE and place is not Place.RULES:
            self._trace.event("agreements_read")
        if place in BESIDE and before is not place:
            self._trace.event("looked_up", place=str(place))
        if before in INSIDE and place in BEFORE:
            self._trace.event("signed_out")
        if place is Place.OOPS and before is not Place.OOPS:
            self._report = (False, False, False)

    def tapped(self) -> None:
        """Oeps! was pressed."""
        self._trace.event("tapped")

    def covered(self) -> None:
        """The page cannot be seen any more."""
        self._trace.event("covered")

    def asleep(self) -> None:
        """The machine may sleep: its cover is on the display."""
        self._trace.event("asleep")

    def awake(self) -> None:
        """The machine has woken, and the clock has been looked at."""
        self._shown = {}
        self._trace.event("awake")

    def refused(self, why: str, clause: str) -> None:
        """Something was not opened, kept or given: a message id, and the clause said with it."""
        self._trace.event("refused", why=why, clause=clause)

    def saved(self) -> None:
        """A download stands among the pupil's files."""
        self._trace.event("saved")

    def page_open(self) -> None:
        """A page has loaded."""
        self._trace.event("page_open")

    def painted(self, seat: Seat, name: str, targets: dict[str, Rect]) -> None:
        """A screen stands on the display, with these things to press."""
        if not self._trace.on:
            return
        rests = "" if seat.verdict.open else str(seat.verdict.reason)
        stage = {
            "card": seat.card,
            "entered": len(seat.entered),
            "left": seat.left,
            "rests": rests,
        }
        shown = {"name": name, "targets": targets, **stage}
        if shown != self._shown:
            self._shown = shown
            self._trace.screen(name, targets, **stage)
        self._tell_closing(seat)
        self._tell_warning(seat)
        if seat.place is Place.OOPS:
            self._tell_report(seat)

    def _tell_closing(self, seat: Seat) -> None:
        closed = seat.place is Place.CLOSED
        if closed and not self._closed:
            self._trace.event("closed", reason=str(seat.verdict.reason))
        if self._closed and not closed:
            self._trace.event("reopened")
        self._closed = closed

    def _tell_warning(self, seat: Seat) -> None:
        if seat.warning and seat.warning != self._warned:
            self._trace.event("warned", minutes=seat.warning)
        self._warned = seat.warning

    def _tell_report(self, seat: Seat) -> None:
        report = seat.report
        kept, known, failed = self._report
        if report.kept and not kept:
            self._trace.event("kept", report=report.id)
        if report.known and not known:
            self._trace.event("known", report=report.id)
        if report.failed and not failed:
            self._trace.event("not_kept", report=report.id)
        self._report = (report.kept, report.known, report.failed)
