"""The school's agreements, one card a screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import style
from ui.pupil.screen import Screen
from ui.widgets import lettering
from ui.widgets.pill import Manner, Pill

if TYPE_CHECKING:
    from kiosk.device.seat import Seat
    from ui.widgets.kit import Kit


class RulesScreen(Screen):
    """Going through the agreements."""

    name = "rules"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        words = kit.words
        column = self.column()
        title, _ = self.heading(column)
        title.setText(words("pupil.rules.title"))
        self._card = Card(kit)
        column.addWidget(self._card, 1)
        row = QHBoxLayout()
        self._previous = Pill(kit, "previous", words("pupil.rules.previous"), picture="back")
        self._previous.tapped.connect(seat.previous_card)
        self._dots = Dots(kit)
        self._next = Pill(
            kit,
            "next",
            words("pupil.rules.next"),
            picture="forward",
            manner=Manner.MAIN,
            after=True,
        )
        self._next.tapped.connect(seat.next_card)
        row.addWidget(self._previous)
        row.addWidget(self._dots, 1)
        row.addWidget(self._next)
        column.addLayout(row)

    def refresh(self) -> None:
        """Show the card."""
        seat = self.seat
        if not seat.cards:
            return
        rule = seat.cards[seat.card]
        text = rule.text.get(self.kit.words.language) or next(iter(rule.text.values()), "")
        self._card.show_rule(rule.picture, _one_a_line(text))
        last = seat.card == len(seat.cards) - 1
        said = "pupil.rules.last" if last else "pupil.rules.next"
        self._next.say(self.kit.words(said), "check" if last else "forward")
        self._dots.show_place(seat.card, len(seat.cards))
        self._previous.setEnabled(seat.card > 0)

    def begin(self) -> None:
        """The keyboard goes to the way on."""
        self._next.setFocus()


def _one_a_line(text: str) -> str:
    """A sentence a line, for first readers."""
    return re.sub(r"(?<=[.!?])\s+", "\n", text)


class Card(QWidget):
    """A white card: a large picture and a few words beside it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._picture = ""
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rule(self, picture: str, text: str) -> None:
        """Show this agreement."""
        self._picture, self._text = picture, text
        self.setAccessibleName(text)
        self.update()

    def setting(self) -> lettering.Setting:
        """The words as they are painted at this size."""
        _, words = self._rooms()
        size = self._kit.ruler.px(style.PUPIL_TYPE.title)
        return lettering.fitted(self._text, size, words.width(), words.height(), bold=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.DAY.line))
        painter.drawRoundedRect(area.translated(0, 6), 32, 32)
        painter.setPen(QPen(QColor(style.DAY.line), 2))
        painter.setBrush(QColor(style.DAY.card))
        painter.drawRoundedRect(area, 32, 32)
        picture, words = self._rooms()
        self._kit.pictures.draw(painter, self._picture, picture)
        painter.setPen(QColor(style.DAY.ink))
        lettering.paint(painter, words, self.setting(), Qt.AlignmentFlag.AlignLeft)

    def _rooms(self) -> tuple[QRectF, QRectF]:
        room = float(self._kit.ruler.px(style.SPACE.wide))
        inner = QRectF(self.rect()).adjusted(room, room, -room, -room)
        side = min(inner.height(), inner.width() * 0.42)
        picture = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        words = inner.adjusted(side + room, 0, 0, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            picture.moveRight(inner.right())
            words = inner.adjusted(0, 0, -side - room, 0)
        return picture, words


class Dots(QWidget):
    """How far along the cards the pupil is."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._place = 0
        self._count = 1
        self.setMinimumHeight(kit.ruler.px(24))

    def show_place(self, place: int, count: int) -> None:
        """The card ``place``, from 0, of ``count``."""
        self._place, self._count = place, count
        self.setAccessibleName(self._kit.words("pupil.rules.place", place=place + 1, count=count))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a dot a card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(self._kit.ruler.px(30), self.width() / max(self._count, 1))
        start = self.width() / 2 - step * (self._count - 1) / 2
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number in range(self._count):
            place = self._count - 1 - number if backwards else number
            radius = step * (0.34 if number == self._place else 0.22)
            centre = QRectF(start + place * step - radius, self.height() / 2 - radius, 0, 0)
            painter.setPen(QPen(QColor(style.DAY.teal), 2))
            painter.setBrush(QColor(style.DAY.teal if number <= self._place else style.DAY.card))
            painter.drawEllipse(centre.adjusted(0, 0, 2 * radius, 2 * radius))
