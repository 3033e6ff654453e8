"""Closed: a quiet evening that says why, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import style
from ui.pupil import until
from ui.pupil.screen import Screen
from ui.widgets.pill import Pill
from ui.widgets.sentence import Sentence
from ui.widgets.still import Still
from ui.widgets.time_shape import WHOLE, TimeShape

if TYPE_CHECKING:
    from kiosk.device.seat import NameTile, Seat
    from ui.widgets.kit import Kit

_PICTURES = {
    "break": "playground",
    "lunch": "lunch",
    "before_school": "sunrise",
    "after_school": "backpack",
    "between_lessons": "book",
    "weekend": "ice-cream",
    "day_off": "kite",
    "holiday": "holiday",
    "study_day": "study-day",
    "half_day": "goodbye",
    "rain": "rain",
    "closed_now": "teacher",
    "time_unknown": "clock-unsure",
}


PICTURE = 300  # pixels on the 1366x768 drawing: the picture alone tells it across the room
LEAST = 200  # pixels there, when names of those who may come in need the room
CLOCK = 116  # pixels there, of the shape of what is left
MOST = 5  # names that have room in a row; who else is let in has a teacher near


class ClosedScreen(Screen):
    """The school rests, so the device rests."""

    name = "closed"
    evening = True

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        ruler = kit.ruler
        column = self.column()
        title, self._back = self.heading(column)
        title.setMinimumHeight(0)  # no clock, eye or Klaar stands up there now
        self._back.tapped.connect(seat.back)
        column.addStretch(1)
        self._picture = Still(kit, "moon", ruler.px(PICTURE), moonlit=True, least=ruler.px(LEAST))
        column.addWidget(self._picture)
        centre = Qt.AlignmentFlag.AlignHCenter
        colour = style.EVENING.words
        self._title = Sentence(
            "", ruler.px(style.PUPIL_TYPE.shout), colour=colour, bold=True, align=centre
        )
        self._why = Sentence("", ruler.px(style.PUPIL_TYPE.title), colour=colour, align=centre)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addLayout(self._end_row())
        column.addStretch(1)
        self._welcome = Welcome(kit, seat)
        column.addWidget(self._welcome)
        column.addStretch(1)

    def refresh(self) -> None:
        """Show why, and until when."""
        verdict, words = self.seat.verdict, self.kit.words
        reason = str(verdict.reason)
        self._picture.show_picture(_PICTURES.get(reason, "moon"))
        told = reason if words.has(f"pupil.closed.{reason}") else "day_off"
        self._title.setText(words(f"pupil.closed.{told}.title"))
        self._why.setText(words(f"pupil.closed.{told}"))
        self._back.setVisible(self.seat.elsewhere)
        self._welcome.offer(self.seat.welcome)
        self._until.setVisible(bool(verdict.until_ms))

    def show_time(self, now_ms: int, zone: str) -> None:
        """At ``now_ms`` in ``zone``: what is left as a shape, near the end in words too."""
        end = self.seat.verdict.until_ms
        minutes = until.left(end, now_ms)
        self._shape.setVisible(0 < minutes <= WHOLE)
        self._shape.show_left(minutes)
        left = until.countdown(self.kit.words, minutes)
        self._left.setText(left)
        self._left.setVisible(bool(left))
        self._until.setText(until.until(self.kit.words, now_ms, end, zone) if end else "")

    def _end_row(self) -> QHBoxLayout:
        ruler = self.kit.ruler
        colour, size = style.EVENING.words, ruler.px(style.PUPIL_TYPE.heading)
        self._shape = TimeShape(self.kit, ruler.px(CLOCK), evening=True)
        self._left = Sentence("", size, colour=colour, bold=True)
        self._until = Sentence("", size, colour=colour, bold=True)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for line in (self._left, self._until):
            line.setWordWrap(False)
            lines.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(ruler.px(style.SPACE.large))
        row.addStretch(1)
        row.addWidget(self._shape)
        row.addLayout(lines)
        row.addStretch(1)
        return row


class Welcome(QWidget):
    """The names of those who may come in although it is closed: a teacher has said so."""

    def __init__(self, kit: Kit, seat: Seat) -> None:
        super().__init__()
        self._kit = kit
        self._seat = seat
        self._offered: list[NameTile] = []
        self._pills: list[Pill] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(kit.ruler.px(style.SPACE.medium))
        colour, size = style.EVENING.words, kit.ruler.px(style.PUPIL_TYPE.heading)
        said = Sentence(kit.words("pupil.closed.welcome"), size, colour=colour)
        said.setWordWrap(False)
        self._row.addStretch(1)
        self._row.addWidget(said)
        self._row.addStretch(1)
        self.hide()

    def offer(self, welcome: list[NameTile]) -> None:
        """Let these come in."""
        self.setVisible(bool(welcome))
        if welcome == self._offered:
            return
        self._offered = welcome
        for pill in self._pills:
            self._row.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._pills = [self._pill(tile) for tile in welcome[:MOST]]
        for pill in self._pills:
            self._row.insertWidget(self._row.count() - 1, pill)

    def _pill(self, tile: NameTile) -> Pill:
        pill = Pill(self._kit, f"name:{tile.pupil_id}", tile.shown)
        pill.tapped.connect(lambda: self._seat.choose_pupil(tile.pupil_id))
        return pill
