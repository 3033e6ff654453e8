"""The group's cards side by side, as they stand on the poster, as large as all of them can be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.desk.posters import PosterCard
from ui.style import SPACE, TINTS
from ui.teacher import paper
from ui.teacher.agreements.cards import poster
from ui.teacher.agreements.cards.poster import Layout

_ACROSS = 310  # a card at its narrowest, pixels
_WIDTH, _HEIGHT = 92.0, 31.0  # a card, mm
_PICTURE = 23.0
_LETTERS = 5.4


class Tile(QWidget):
    """One card. A screen reader says its words."""

    def __init__(self, parent: QWidget, card: PosterCard, letters: float, tint: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(card.text)
        self._card = card
        self._tint = tint
        self._laid = Layout(1, True, _WIDTH, _HEIGHT, _PICTURE, letters)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / _WIDTH
        painter.scale(scale, scale)
        area = QRectF(0, 0, _WIDTH, _HEIGHT)
        poster.draw_card(painter, self._card, area, self._laid, self._tint)


class Grid(QWidget):
    """As many cards beside one another as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles: list[Tile] = []
        self.setMinimumWidth(_ACROSS)

    def show_cards(self, cards: Sequence[PosterCard]) -> None:
        """Show these cards."""
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        room = _WIDTH - _PICTURE - 3 * poster.INSIDE
        high = _HEIGHT - 2 * poster.INSIDE - poster.CLAUSE
        letters = paper.largest([one.text for one in cards], room, high, _LETTERS)
        self.tiles = [
            Tile(self, one, letters, TINTS[at % len(TINTS)]) for at, one in enumerate(cards)
        ]
        self._lay()
        for tile in self.tiles:
            tile.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns where there is other room."""
        super().resizeEvent(event)
        self._lay()

    def _columns(self, gap: int) -> tuple[int, int, int]:
        """The fewest that show all without scrolling; else as many as there is room for."""
        around = self.parentWidget()
        room = around.height() if around else 0
        most = max((self.width() + gap) // (_ACROSS + gap), 1)
        columns = next((one for one in range(1, most) if self._needs(one, gap) <= room), most)
        return columns, *self._size(columns, gap)

    def _size(self, columns: int, gap: int) -> tuple[int, int]:
        wide = (self.width() + gap) // columns - gap
        return wide, round(wide * _HEIGHT / _WIDTH)

    def _needs(self, columns: int, gap: int) -> int:
        """How high all cards are in so many columns, pixels."""
        _, high = self._size(columns, gap)
        return -(-len(self.tiles) // columns) * (high + gap) - gap

    def _lay(self) -> None:
        gap = SPACE.small + SPACE.hair
        columns, wide, high = self._columns(gap)
        for at, tile in enumerate(self.tiles):
            down, across = divmod(at, columns)
            tile.setGeometry(across * (wide + gap), down * (high + gap), wide, high)
        rows = -(-len(self.tiles) // columns)
        self.setMinimumHeight(max(rows * (high + gap) - gap, 0))
