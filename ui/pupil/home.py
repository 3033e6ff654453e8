"""Home: the group's sites as tiles, and a place to search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui import style
from ui.pupil.explained import words_of
from ui.pupil.screen import Screen
from ui.widgets.grid import Limits
from ui.widgets.pill import Manner, Pill
from ui.widgets.sentence import Sentence
from ui.widgets.tile_field import Choice, TileField

if TYPE_CHECKING:
    from kiosk.device.seat import Seat
    from ui.widgets.kit import Kit

LONGEST = 2000  # characters of an address


class HomeScreen(Screen):
    """Where a pupil starts."""

    name = "home"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        ruler = kit.ruler
        column = self.column()
        self._title, _ = self.heading(column)
        row = QHBoxLayout()
        row.setSpacing(ruler.px(style.SPACE.medium))
        self._search = SearchField(kit)
        self._search.returnPressed.connect(self._go)
        go = Pill(kit, "go", kit.words("pupil.home.go"), picture="search", manner=Manner.MAIN)
        go.tapped.connect(self._go)
        row.addWidget(self._search, 1)
        row.addWidget(go)
        column.addLayout(row)
        self._said = Sentence("", ruler.px(style.PUPIL_TYPE.body), bold=True)
        column.addWidget(self._said)
        limits = Limits(ruler.px(150), ruler.px(140), ruler.px(280), ruler.px(240), shape=1.2)
        self._field = TileField(kit, limits)
        self._field.chosen.connect(self._choose)
        column.addWidget(self._field, 1)
        column.addWidget(self._made_shelf(seat))

    def refresh(self) -> None:
        """Greet, and show the group's sites."""
        seat, words = self.seat, self.kit.words
        name = seat.pupil.name if seat.pupil else ""
        self._title.setText(words("pupil.home.title", name=name))
        tiles = seat.tiles()
        self._urls = [tile.url for tile in tiles]
        self._field.offer(
            [
                Choice(
                    f"tile:{number}",
                    tile.title,
                    tile.picture if self.kit.pictures.has(tile.picture) else "globe",
                    style.TINTS[number % len(style.TINTS)],
                )
                for number, tile in enumerate(tiles)
            ]
        )
        said = seat.trouble or ("" if tiles else "pupil.home.no_tiles")
        self._said.setText(words_of(seat, words, said))
        self._said.setVisible(bool(said))
        self._agreed.setVisible(seat.agreed)
        self._files.setVisible(seat.keeps_files)
        self._shelf.setVisible(seat.agreed or seat.keeps_files)

    def begin(self) -> None:
        """A new visit: an empty field."""
        self._search.clear()
        self.setFocus()

    def _made_shelf(self, seat: Seat) -> QWidget:
        """What is always there beside the sites: the agreements and the pupil's own files."""
        kit = self.kit
        self._shelf = shelf = QWidget()
        row = QHBoxLayout(shelf)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.ruler.px(style.SPACE.medium))
        agreed = kit.words("pupil.rules.word")
        self._agreed = Pill(kit, "agreements", agreed, picture="agreements")
        self._agreed.tapped.connect(seat.look_up)
        self._files = Pill(kit, "files", kit.words("pupil.files.word"), picture="backpack")
        self._files.tapped.connect(seat.show_files)
        row.addWidget(self._agreed)
        row.addWidget(self._files)
        row.addStretch(1)
        return shelf

    def _go(self) -> None:
        self.seat.open(self._search.text())

    def _choose(self, number: int) -> None:
        self.seat.open(self._urls[number])


class SearchField(QLineEdit):
    """Where a pupil writes what to look for."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        ruler = kit.ruler
        self.setObjectName("search")
        self.setAccessibleName(kit.words("pupil.home.search"))
        self.setPlaceholderText(kit.words("pupil.home.search"))
        self.setFrame(False)
        self.setFont(style.font(ruler.px(style.PUPIL_TYPE.body)))
        height = max(ruler.px(80), ruler.target)
        self.setFixedHeight(height)
        self.setTextMargins(height // 2, 0, height // 2, 0)
        self.setMaxLength(LONGEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, on=False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, QColor(style.DAY.ink))
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(style.DAY.quiet))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(style.DAY.teal))
        self.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a round field under the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(
            QPen(QColor(style.DAY.focus if focused else style.DAY.ink), 3 if focused else 2.5)
        )
        painter.setBrush(QColor(style.DAY.card))
        area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.end()
        super().paintEvent(event)
