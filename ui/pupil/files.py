"""Mijn spullen: what a pupil kept, as tiles, and a look into each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kiosk.device.seat import FileKind
from ui import style
from ui.pupil.looking import Looking
from ui.pupil.screen import Screen
from ui.widgets import lettering
from ui.widgets.grid import Limits
from ui.widgets.sentence import Sentence
from ui.widgets.smaller import Smaller
from ui.widgets.still import Still
from ui.widgets.tile import Tile
from ui.widgets.tile_field import Choice, TileField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.device.seat import Seat, Shown, WorkFile
    from kiosk.words import Words
    from ui.widgets.kit import Kit

PICTURES = {FileKind.PICTURE: "paint", FileKind.TEXT: "page", FileKind.OTHER: "page"}
LITTLE = 0.8  # of the room is taken: from here on there is little left
_THOUSAND, _MILLION = 1000, 1_000_000


class FilesScreen(Screen):
    """The shelf, or the one thing that is looked at."""

    name = "files"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        words = kit.words
        column = self.column()
        self._title, back = self.heading(column, back=True)
        back.setAccessibleName(words("pupil.oops.home"))
        back.tapped.connect(self._back)
        self._said = Sentence("", kit.ruler.px(style.PUPIL_TYPE.body))
        self._said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(self._said)
        self._smaller = Smaller()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._made_shelf())
        self._looking = Looking(kit, self._smaller)
        self._looking.thrown.connect(seat.delete_file)
        self._pages.addWidget(self._looking)
        column.addWidget(self._pages, 1)
        self.destroyed.connect(self._smaller.close)

    def refresh(self) -> None:
        """Show what there is, or what is looked at."""
        seat, words = self.seat, self.kit.words
        self._said.setText(words(seat.trouble) if seat.trouble else "")
        self._said.setVisible(bool(seat.trouble))
        if seat.opened is not None:
            self._title.setText(seat.opened.file.name)
            self._looking.show_file(seat.opened)
            self._pages.setCurrentIndex(1)
            return
        self._title.setText(words("pupil.files.title"))
        self._looking.forget()
        self._pages.setCurrentIndex(0)
        self._field.show_files(seat.files)
        self._field.setVisible(bool(seat.files))
        self._empty.setVisible(not seat.files)
        used = sum(file.size for file in seat.files)
        self._room.show_used(used, used + seat.room)

    def _made_shelf(self) -> QWidget:
        ruler = self.kit.ruler
        shelf = QWidget()
        column = QVBoxLayout(shelf)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ruler.px(style.SPACE.medium))
        limits = Limits(ruler.px(170), ruler.px(160), ruler.px(280), ruler.px(240), shape=1.2)
        self._field = FileField(self.kit, limits, self.seat, self._smaller)
        self._field.chosen.connect(self._open)
        self._room = Room(self.kit)
        self._empty = self._made_empty()
        column.addWidget(self._field, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._room)
        return shelf

    def _made_empty(self) -> QWidget:
        kit = self.kit
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(1)
        column.addWidget(Still(kit, "backpack", kit.ruler.px(170)))
        column.addWidget(
            Sentence(
                kit.words("pupil.files.none"),
                kit.ruler.px(style.PUPIL_TYPE.heading),
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        )
        column.addStretch(1)
        return empty

    def _open(self, number: int) -> None:
        self.seat.open_file(self._field.files[number].name)

    def _back(self) -> None:
        """To the shelf from what is looked at; home from there."""
        if self.seat.opened is not None:
            self.seat.close_file()
        else:
            self.seat.home()


class FileField(TileField):
    """Files as tiles; pictures with a small one of themselves."""

    def __init__(self, kit: Kit, limits: Limits, seat: Seat, smaller: Smaller) -> None:
        super().__init__(kit, limits)
        self._seat = seat
        self._smaller = smaller
        self.files: list[WorkFile] = []

    def show_files(self, files: Sequence[WorkFile]) -> None:
        """Show these."""
        if list(files) == self.files:
            return
        self.files = list(files)
        self.offer([])
        self.offer(
            [
                Choice(
                    f"file:{number}",
                    file.name,
                    PICTURES[file.kind],
                    style.TINTS[number % len(style.TINTS)],
                )
                for number, file in enumerate(files)
            ]
        )

    def _made(self, number: int, choice: Choice) -> Tile:
        tile = FileTile(self._kit, choice, weight(self.files[number].size, self._kit.words), self)
        tile.tapped.connect(lambda: self.chosen.emit(number))
        return tile

    def _place(self) -> None:
        """Also fetch the small pictures of those that are on this page."""
        super()._place()
        for file, tile in zip(self.files, self._tiles, strict=False):
            if not isinstance(tile, FileTile) or not tile.isVisibleTo(self):
                continue
            if file.kind is FileKind.PICTURE and tile.take_turn():
                self._fetch(file, tile)

    def _fetch(self, file: WorkFile, tile: FileTile) -> None:
        side = self._kit.ruler.px(240)

        def made(image: QImage | None) -> None:
            if tile in self._tiles and image is not None:
                tile.show_small(image)

        def read(shown: Shown) -> None:
            self._smaller.ask(shown.picture, side, side, made)

        self._seat.peek(file.name, read)


class FileTile(Tile):
    """A picture, a name, and how large it is."""

    def __init__(self, kit: Kit, choice: Choice, size: str, parent: QWidget) -> None:
        super().__init__(
            kit,
            choice.name,
            f"{choice.text}\n{size}",
            picture=choice.picture,
            said=f"{choice.text}, {size}",
            tint=choice.tint,
            parent=parent,
        )
        self._small: QImage | None = None
        self._asked = False

    def take_turn(self) -> bool:
        """Whether its small picture is to be fetched: once."""
        first, self._asked = not self._asked, True
        return first

    def show_small(self, image: QImage) -> None:
        """Show the picture itself."""
        self._small = image
        self.update()

    def draw_picture(self, painter: QPainter, area: QRectF) -> None:
        """Paint the small picture, if there is one."""
        if self._small is None:
            super().draw_picture(painter, area)
            return
        size = self._small.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(area.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._small)


class Room(QWidget):
    """How much of the pupil's room is taken, as a bar that fills, and in words."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._share = 0.0
        self._text = ""
        self.setFixedHeight(kit.ruler.px(56))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_used(self, used: int, quota: int) -> None:
        """So many bytes of ``quota`` are taken."""
        self._share = min(used / quota, 1.0) if quota else 1.0
        full = "pupil.files.full" if self._share >= 1 else "pupil.files.little"
        self._text = self._kit.words("pupil.files.room" if self._share < LITTLE else full)
        self.setAccessibleName(self._text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar with the words beside it."""
        ruler = self._kit.ruler
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        height, long = ruler.px(26), ruler.px(360)
        left = self.width() - long - 2 if backwards else 2
        bar = QRectF(left, (self.height() - height) / 2, long, height)
        painter.setPen(QPen(QColor(style.DAY.ink), 2.5))
        painter.setBrush(QColor(style.DAY.card))
        painter.drawRoundedRect(bar, height / 2, height / 2)
        taken = QRectF(bar).adjusted(4, 4, -4, -4)
        taken.setWidth(max(taken.width() * self._share, taken.height()))
        if backwards:
            taken.moveRight(bar.right() - 4)
        if self._share:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.DAY.teal if self._share < LITTLE else style.DAY.sun))
            painter.drawRoundedRect(taken, taken.height() / 2, taken.height() / 2)
        gap = ruler.px(style.SPACE.large)
        words = QRectF(self.rect()).adjusted(
            0 if backwards else bar.right() + gap,
            0,
            bar.left() - gap - self.width() if backwards else 0,
            0,
        )
        painter.setPen(QColor(style.DAY.ink))
        size = ruler.px(style.PUPIL_TYPE.small)
        setting = lettering.fitted(self._text, size, words.width(), words.height())
        align = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
        lettering.paint(painter, words, setting, align)


def weight(size: int, words: Words) -> str:
    """How large a file is, in words."""
    if size < _THOUSAND:
        return words("pupil.files.bytes", size=size)
    if size < _MILLION:
        return words("pupil.files.kilobytes", size=round(size / _THOUSAND))
    return words("pupil.files.megabytes", size=round(size / _MILLION))
