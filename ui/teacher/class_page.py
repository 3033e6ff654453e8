"""The class at a glance: every pupil's tile, always at the same place."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kiosk.desk.changes import Changes, Part
from ui.style import SPACE
from ui.teacher.agreements.review import ReviewLine
from ui.teacher.pieces import Said, column, grows, row
from ui.teacher.pupil_tile import HEIGHT, LEAST_WIDTH, PupilTile
from ui.teacher.tools import Tools

MOST_WIDTH, MOST_HEIGHT = 300, 92
_WHOLE = {Part.ROSTER, Part.GROUP, Part.SESSION}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Tiles(QWidget):
    """Tiles in as many columns as fit, all alike."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[PupilTile] = []
        self._columns = 1
        self._each = HEIGHT
        self._room = 0

    @property
    def tiles(self) -> list[PupilTile]:
        """The tiles in order."""
        return self._tiles

    def fill(self, tiles: list[PupilTile]) -> None:
        """Show these tiles in place of those that were."""
        for old in self._tiles:
            old.hide()
            old.deleteLater()
        self._tiles = tiles
        for tile in tiles:
            tile.setParent(self)
            tile.show()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles anew."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from tile to tile."""
        steps = {**_STEPS, Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns}
        step = steps.get(Qt.Key(event.key()))
        focused = next((at for at, tile in enumerate(self._tiles) if tile.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        at = focused + step
        if 0 <= at < len(self._tiles):
            self._tiles[at].setFocus(Qt.FocusReason.TabFocusReason)

    def minimumSizeHint(self) -> QSize:
        """As high as the rows of tiles."""
        return QSize(LEAST_WIDTH, self._rows(self._columns) * (HEIGHT + SPACE.small))

    def sizeHint(self) -> QSize:
        """As high as the rows of tiles."""
        return self.minimumSizeHint()

    def fit(self, room: int) -> None:
        """Lay out for this much height: the widest tiles that fit, else the most columns."""
        self._room = room
        self._place()

    def _rows(self, columns: int) -> int:
        return -(-len(self._tiles) // columns)

    def _height(self) -> int:
        return self._rows(self._columns) * (self._each + SPACE.small)

    def _lay_out(self) -> None:
        gap = SPACE.small
        most = max((self.width() + gap) // (LEAST_WIDTH + gap), 1)
        least = min(max(-(-(self.width() + gap) // (MOST_WIDTH + gap)), 1), most)
        fitting = (
            columns
            for columns in range(least, most + 1)
            if self._rows(columns) * (HEIGHT + gap) <= self._room
        )
        self._columns = next(fitting, most)
        spread = self._room // max(self._rows(self._columns), 1) - gap
        self._each = min(max(spread, HEIGHT), MOST_HEIGHT)

    def _place(self) -> None:
        self._lay_out()
        width, gap, columns = self.width(), SPACE.small, self._columns
        each = (width - gap * (columns - 1)) // columns
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, tile in enumerate(self._tiles):
            down, across = divmod(at, columns)
            left = (columns - 1 - across if mirrored else across) * (each + gap)
            tile.setGeometry(QRect(left, down * (self._each + gap), each, self._each))
        self.setMinimumHeight(self._height())


class Room(QScrollArea):
    """Where the tiles are: they are laid out for its height, and scrolled when that is too low."""

    def __init__(self, tiles: Tiles) -> None:
        super().__init__()
        self._tiles = tiles
        self.setWidget(tiles)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room for tiles."""
        super().resizeEvent(event)
        self._tiles.fit(self.viewport().height())


class ClassPage(QWidget):
    """The group's tiles under a line that counts. ``pressed`` and ``asked`` (for more) a pupil."""

    pressed = Signal(str)
    asked = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._by_pupil: dict[str, PupilTile] = {}
        self.setProperty("ground", "desk")
        self.count = Said(script="strong", wrap=False)
        self._live = Said(tools.words("teacher.class.live"), voice="small", wrap=False)
        self._empty = Said(voice="quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tiles = Tiles()
        self.area = Room(self.tiles)
        self.review = ReviewLine(tools, passing=True)
        laid = column(self, SPACE.small)
        laid.addWidget(self.review)
        line = row()
        line.addWidget(self.count)
        line.addStretch()
        line.addWidget(self._live)
        laid.addLayout(line)
        laid.addWidget(grows(self._empty), 1)
        laid.addWidget(self.area, 1)

    def tile(self, pupil: str) -> PupilTile | None:
        """A pupil's tile."""
        return self._by_pupil.get(pupil)

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        self.review.renew(changes)
        if _WHOLE & changes.parts:
            self._build()
        else:
            for pupil in changes.pupils:
                self._touch(pupil)
        if changes.pupils or _WHOLE & changes.parts:
            self.tell_count()

    def _touch(self, pupil: str) -> None:
        tile = self._by_pupil.get(pupil)
        seated = self._tools.desk.touch(pupil)
        if tile is not None and seated is not None:
            tile.show_pupil(seated)

    def _build(self) -> None:
        desk = self._tools.desk
        pupils = desk.classroom.pupils(desk.group) if desk.duty.staff else []
        self._by_pupil = {
            pupil.id: PupilTile(self._tools, desk.classroom.seated(pupil)) for pupil in pupils
        }
        for id, tile in self._by_pupil.items():
            tile.clicked.connect(lambda _=False, pupil=id: self.pressed.emit(pupil))
            tile.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            tile.customContextMenuRequested.connect(lambda _=None, pupil=id: self.asked.emit(pupil))
        self.tiles.fill(list(self._by_pupil.values()))
        self._empty.setText(self._tools.words("teacher.class.empty"))
        self._empty.setVisible(not pupils)
        self.area.setVisible(bool(pupils))

    def tell_count(self) -> None:
        """Say how many are signed in."""
        seated = [tile.seated for tile in self._by_pupil.values()]
        here = sum(1 for one in seated if one.device)
        self.count.say(self._tools.words("teacher.class.count", here=here, all=len(seated)))
