"""One agreement on a card, how far along the cards one is, and what a card says in which tongue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.packs.model import Band, Origin
from ui import style
from ui.widgets import lettering

if TYPE_CHECKING:
    from kiosk.device.seat import Seat
    from kiosk.packs.model import Pack, Rule, Texts
    from kiosk.words import Words
    from ui.widgets.kit import Kit

CITED = frozenset({Band.UPPER, Band.SECONDARY})
"""Who reads well enough for a reference into the school's own document."""


class Told(NamedTuple):
    """Words, and the language that they are in."""

    text: str
    language: str


def told(texts: Texts, language: str) -> Told:
    """The words in ``language``, or else in one that there is."""
    if language in texts:
        return Told(texts[language], language)
    found = next(iter(texts.items()), ("", ""))
    return Told(found[1], found[0])


def one_a_line(text: str) -> str:
    """A sentence a line, for first readers."""
    return re.sub(r"(?<=[.!?])\s+", "\n", text)


def first_words(text: str, longest: int = 60) -> str:
    """The first sentence, or as much of it as goes on a tile: ``longest`` in characters."""
    sentence = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    if len(sentence) <= longest:
        return sentence
    return sentence[: longest - 3].rpartition(" ")[0].rstrip(",;:") + "..."


def whose(pack: Pack | None, words: Words) -> str:
    """Who agreed this: the school by name, or Netjes, where no school did."""
    if pack is None:
        return ""
    if pack.origin is Origin.NETJES:
        return words("pupil.rules.by_netjes")
    return words("pupil.rules.by_school", school=pack.school.name)


def cited(seat: Seat, rule: Rule) -> str:
    """Where the agreement stands (``juliana P5``), for who reads that; "" for the others."""
    if seat.pack is None or not rule.clause or seat.band not in CITED:
        return ""
    return seat.pack.cite(rule.clause)


class Card(QWidget):
    """A white card: a large picture and a few words beside it, and small, where it stands."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._picture = ""
        self._text = ""
        self._clause = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rule(self, picture: str, text: str, clause: str) -> None:
        """Show this agreement."""
        self._picture, self._text, self._clause = picture, text, clause
        self.setAccessibleName(f"{text} ({clause})" if clause else text)
        self.update()

    def setting(self) -> lettering.Setting:
        """The words as they are painted here: large, as long as every sentence keeps its line."""
        _, words = self._rooms()
        ruler, room = self._kit.ruler, (words.width(), words.height())
        least = ruler.px(style.PUPIL_TYPE.title)
        for size in range(ruler.px(style.PUPIL_TYPE.shout), least, -2):
            found = lettering.fitted(self._text, size, *room, bold=True)
            if found.font.pixelSize() == size and len(found.lines) == self._text.count("\n") + 1:
                return found
        return lettering.fitted(self._text, least, *room, bold=True)

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
        lettering.paint(painter, words, self.setting(), self._beginning)
        self._paint_clause(painter, area)

    def _paint_clause(self, painter: QPainter, area: QRectF) -> None:
        ruler = self._kit.ruler
        size, inset = ruler.px(style.PUPIL_TYPE.small), ruler.px(style.SPACE.large)
        line = QRectF(area.left() + inset, area.bottom() - 2 * size, area.width() - 2 * inset, size)
        setting = lettering.fitted(self._clause, size, line.width(), 2 * size)
        backwards = self._beginning is Qt.AlignmentFlag.AlignRight
        end = Qt.AlignmentFlag.AlignLeft if backwards else Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(style.DAY.quiet))
        lettering.paint(painter, line, setting, end)

    @property
    def _beginning(self) -> Qt.AlignmentFlag:
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft

    def _rooms(self) -> tuple[QRectF, QRectF]:
        room = float(self._kit.ruler.px(style.SPACE.wide))
        inner = QRectF(self.rect()).adjusted(room, room, -room, -room)
        side = min(inner.height(), inner.width() * 0.42)
        picture = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        words = inner.adjusted(side + room, 0, 0, 0)
        if self._beginning is Qt.AlignmentFlag.AlignRight:
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
        self.setFixedHeight(kit.ruler.px(28))

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
