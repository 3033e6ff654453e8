"""Closed: a quiet evening that says why, and until when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import style
from ui.pupil.screen import Screen
from ui.widgets.sentence import Sentence
from ui.widgets.still import Still
from ui.widgets.time_shape import TimeShape

if TYPE_CHECKING:
    from kiosk.device.seat import Seat
    from ui.widgets.kit import Kit

_PICTURES = {
    "break": "playground",
    "lunch": "lunch",
    "between_lessons": "book",
    "time_unknown": "clock",
}
MINUTE = 60_000
COUNTED = 60  # minutes; longer than this is told by the clock alone


class ClosedScreen(Screen):
    """The school rests, so the device rests."""

    name = "closed"
    evening = True

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        ruler = kit.ruler
        column = self.column()
        _, self._back = self.heading(column)
        self._back.tapped.connect(seat.back)
        column.addStretch(1)
        self._picture = Still(kit, "moon", ruler.px(250), moonlit=True)
        column.addWidget(self._picture)
        centre = Qt.AlignmentFlag.AlignHCenter
        colour = style.EVENING.words
        self._title = Sentence(
            "", ruler.px(style.PUPIL_TYPE.shout), colour=colour, bold=True, align=centre
        )
        self._why = Sentence("", ruler.px(style.PUPIL_TYPE.heading), colour=colour, align=centre)
        column.addWidget(self._title)
        column.addWidget(self._why)
        row = QHBoxLayout()
        row.setSpacing(ruler.px(style.SPACE.large))
        self._shape = TimeShape(kit, ruler.px(96), evening=True)
        self._until = Sentence("", ruler.px(style.PUPIL_TYPE.heading), colour=colour, bold=True)
        self._until.setWordWrap(False)
        row.addStretch(1)
        row.addWidget(self._shape)
        row.addWidget(self._until)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def refresh(self) -> None:
        """Show why, and until when."""
        verdict, words = self.seat.verdict, self.kit.words
        reason = str(verdict.reason)
        self._picture.show_picture(_PICTURES.get(reason, "moon"))
        told = reason if words.has(f"pupil.closed.{reason}") else "day_off"
        self._title.setText(words(f"pupil.closed.{told}.title"))
        self._why.setText(words(f"pupil.closed.{told}"))
        self._back.setVisible(self.seat.elsewhere)
        self._until.setVisible(bool(verdict.until_ms))

    def show_time(self, now_ms: int, zone: str) -> None:
        """At ``now_ms`` in ``zone``: the minutes left as a shape, and the clock time of the end."""
        until = self.seat.verdict.until_ms
        minutes = max(-(-(until - now_ms) // MINUTE), 0) if until else 0
        self._shape.setVisible(0 < minutes <= COUNTED)
        self._shape.show_left(minutes)
        self._until.setText(self._when(now_ms, until, ZoneInfo(zone)) if until else "")

    def _when(self, now_ms: int, until_ms: int, zone: ZoneInfo) -> str:
        until = datetime.fromtimestamp(until_ms / 1000, zone)
        days = (until.date() - datetime.fromtimestamp(now_ms / 1000, zone).date()).days
        time = f"{until.hour}:{until.minute:02d}"
        if days == 0:
            return self.kit.words("pupil.closed.until", time=time)
        day = self.kit.words(f"pupil.day.{until.isoweekday()}")
        said = "pupil.closed.until_tomorrow" if days == 1 else "pupil.closed.until_day"
        return self.kit.words(said, time=time, day=day)
