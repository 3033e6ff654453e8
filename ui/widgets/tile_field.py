"""Tiles that fill the room they get, on more pages when they cannot all be large enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import style
from ui.widgets.grid import Grid, Limits, lay_out
from ui.widgets.pill import Pill
from ui.widgets.tile import Tile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.widgets.kit import Kit


class Choice(NamedTuple):
    """One thing to choose: object name, word, picture, ground; ``beside`` as a tile has it."""

    name: str
    text: str
    picture: str = ""
    tint: str = style.DAY.card
    beside: bool = False


class TileField(QWidget):
    """Shows choices as tiles; ``chosen`` tells the place of the pressed one in the list."""

    chosen = Signal(int)

    def __init__(self, kit: Kit, limits: Limits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._limits = limits
        self._choices: list[Choice] = []
        self._tiles: list[Tile] = []
        self._page = 0
        self._previous = Pill(kit, "page-previous", "", picture="back", parent=self)
        self._next = Pill(kit, "page-next", "", picture="forward", after=True, parent=self)
        self._previous.setAccessibleName(kit.words("pupil.page.previous"))
        self._next.setAccessibleName(kit.words("pupil.page.next"))
        self._previous.tapped.connect(lambda: self._turn(-1))
        self._next.tapped.connect(lambda: self._turn(1))

    @property
    def tiles(self) -> list[Tile]:
        """All tiles, those of other pages included."""
        return self._tiles

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show these choices, from the first page on. The same choices change nothing."""
        if list(choices) == self._choices:
            return
        for tile in self._tiles:
            tile.hide()
            tile.deleteLater()
        self._choices = list(choices)
        self._tiles = [self._made(number, choice) for number, choice in enumerate(choices)]
        self._page = 0
        self._place()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Lay the tiles out anew."""
        self._place()

    def _made(self, number: int, choice: Choice) -> Tile:
        tile = Tile(
            self._kit,
            choice.name,
            choice.text,
            picture=choice.picture,
            tint=choice.tint,
            beside=choice.beside,
            parent=self,
        )
        tile.tapped.connect(lambda: self.chosen.emit(number))
        return tile

    def _turn(self, step: int) -> None:
        self._page += step
        self._place()

    def _place(self) -> None:
        gap = self._kit.ruler.px(style.SPACE.medium)
        room = self.rect()
        grid = lay_out(len(self._tiles), room.width(), room.height(), gap, self._limits)
        if grid.pages > 1:
            room = self._place_turners(room, gap)
            grid = lay_out(len(self._tiles), room.width(), room.height(), gap, self._limits)
        self._page = min(max(self._page, 0), grid.pages - 1)
        self._previous.setVisible(grid.pages > 1 and self._page > 0)
        self._next.setVisible(self._page < grid.pages - 1)
        first = self._page * grid.page_size
        for number, tile in enumerate(self._tiles):
            at = number - first
            shown = 0 <= at < grid.page_size
            if shown:
                tile.setGeometry(self._spot(at, grid, room, gap))
            tile.setVisible(shown)
        self._level()

    def _level(self) -> None:
        """Sentences beside pictures all have letters of one size."""
        told = [tile for tile, one in zip(self._tiles, self._choices, strict=False) if one.beside]
        for tile in told:
            tile.level(0)
        least = min((tile.setting().font.pixelSize() for tile in told), default=0)
        for tile in told:
            tile.level(least)

    def _place_turners(self, room: QRect, gap: int) -> QRect:
        """Arrows at both ends; what is left between them is for the tiles."""
        side = self._kit.ruler.target
        top = room.center().y() - side // 2
        left = QRect(room.left(), top, side, side)
        right = QRect(room.right() - side + 1, top, side, side)
        if self._backwards:
            left, right = right, left
        self._previous.setGeometry(left)
        self._next.setGeometry(right)
        return room.adjusted(side + gap, 0, -side - gap, 0)

    def _spot(self, at: int, grid: Grid, room: QRect, gap: int) -> QRect:
        row, column = divmod(at, grid.columns)
        columns = min(grid.columns, len(self._tiles))
        rows = min(grid.rows, -(-len(self._tiles) // grid.columns))
        wide = columns * (grid.width + gap) - gap
        high = rows * (grid.height + gap) - gap
        if self._backwards:
            column = columns - 1 - column
        left = room.left() + (room.width() - wide) // 2 + column * (grid.width + gap)
        top = room.top() + (room.height() - high) // 2 + row * (grid.height + gap)
        return QRect(left, top, grid.width, grid.height)

    @property
    def _backwards(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
