"""Your pictures: four of twelve, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ui import style
from ui.pupil.screen import Screen
from ui.widgets.pill import Pill
from ui.widgets.sentence import Sentence
from ui.widgets.still import Still
from ui.widgets.tile import Tile

if TYPE_CHECKING:
    from kiosk.device.seat import Seat
    from ui.widgets.kit import Kit

LENGTH = 4
PICTURES = (
    ("sun", "fish", "tree", "ball", "house", "cat"),
    ("boat", "apple", "star", "key", "umbrella", "bike"),
)


class SecretScreen(Screen):
    """The pictures of one pupil; they are not shown to who looks over a shoulder for long."""

    name = "secret"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        ruler = kit.ruler
        column = self.column()
        self._title, back = self.heading(column, back=True)
        back.tapped.connect(seat.back)
        row = QHBoxLayout()
        row.setSpacing(ruler.px(style.SPACE.large))
        self._slots = Slots(kit)
        self._erase = Pill(kit, "erase", kit.words("pupil.secret.erase"), picture="erase")
        self._erase.tapped.connect(seat.erase)
        self._erase.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addStretch(1)
        row.addWidget(self._slots)
        row.addWidget(self._erase)
        row.addStretch(1)
        column.addLayout(row)
        self._said = Sentence(
            "", ruler.px(style.PUPIL_TYPE.body), align=Qt.AlignmentFlag.AlignHCenter
        )
        self._said.setMinimumHeight(ruler.px(44))
        column.addWidget(self._said)
        grid = QGridLayout()
        grid.setSpacing(ruler.px(style.SPACE.medium))
        self._tiles: list[Tile] = []
        for line, pictures in enumerate(PICTURES):
            for place, picture in enumerate(pictures):
                grid.addWidget(self._tile(picture), line, place)
        column.addLayout(grid, 1)

    def refresh(self) -> None:
        """Show what is entered, and what went wrong."""
        seat, words = self.seat, self.kit.words
        name = seat.pupil.name if seat.pupil else ""
        self._title.setText(words("pupil.secret.title", name=name))
        self._slots.fill(seat.entered)
        self._erase.setEnabled(bool(seat.entered) and not seat.busy)
        for tile in self._tiles:
            tile.setEnabled(not seat.busy)
        if seat.busy:
            self._said.setText(words("pupil.secret.busy"))
        elif seat.trouble:
            text = words(seat.trouble, left=seat.left)
            if seat.trouble == "pupil.secret.wrong" and seat.left == 1:
                text = words("pupil.secret.wrong_last")
            self._said.setText(text)
        else:
            self._said.setText(words("pupil.secret.say"))

    def _tile(self, picture: str) -> Tile:
        tile = Tile(
            self.kit,
            f"pick:{picture}",
            "",
            picture=picture,
            said=self.kit.words(f"pupil.picture.{picture}"),
        )
        tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        tile.tapped.connect(lambda: self.seat.press(picture))
        self._tiles.append(tile)
        return tile


class LockedScreen(Screen):
    """Five times wrong: the teacher lets in."""

    name = "locked"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        ruler = kit.ruler
        column = self.column()
        self._title, back = self.heading(column, back=True)
        back.tapped.connect(seat.back)
        column.addStretch(1)
        column.addWidget(Still(kit, "walk-to-teacher", ruler.px(240)))
        centre = Qt.AlignmentFlag.AlignHCenter
        self._lead = Sentence(
            kit.words("pupil.locked.lead"),
            ruler.px(style.PUPIL_TYPE.heading),
            bold=True,
            align=centre,
        )
        self._wait = Sentence("", ruler.px(style.PUPIL_TYPE.body), align=centre)
        column.addWidget(self._lead)
        column.addWidget(self._wait)
        column.addStretch(2)

    def refresh(self) -> None:
        """Show whose teacher is needed."""
        name = self.seat.pupil.name if self.seat.pupil else ""
        self._title.setText(self.kit.words("pupil.secret.title", name=name))
        busy = "pupil.secret.busy" if self.seat.busy else "pupil.locked.wait"
        self._wait.setText(self.kit.words(busy))


class Slots(QWidget):
    """The four places that the pressed pictures fill."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._filled: list[str] = []
        side = kit.ruler.px(96)
        self._gap = kit.ruler.px(style.SPACE.medium)
        self.setFixedSize(QSize(LENGTH * (side + self._gap) - self._gap, side))
        self._tell()

    def fill(self, pictures: list[str]) -> None:
        """Show these pictures."""
        if pictures != self._filled:
            self._filled = list(pictures)
            self._tell()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the places in reading order."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.height()
        for number in range(LENGTH):
            backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            place = LENGTH - 1 - number if backwards else number
            area = QRectF(place * (side + self._gap), 0, side, side).adjusted(2, 2, -2, -2)
            filled = number < len(self._filled)
            pen = QPen(QColor(style.DAY.ink if filled else style.DAY.quiet), 2.5)
            if not filled:
                pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(QColor(style.DAY.card))
            painter.drawRoundedRect(area, style.SPACE.corner, style.SPACE.corner)
            if filled:
                inner = area.adjusted(12, 12, -12, -12)
                self._kit.pictures.draw(painter, self._filled[number], inner)

    def _tell(self) -> None:
        count = len(self._filled)
        self.setAccessibleName(self._kit.words("pupil.secret.filled", count=count))
