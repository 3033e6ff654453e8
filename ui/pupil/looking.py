"""A look into one of the pupil's files: a picture, a text, or only what it is."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.device.seat import FileKind
from ui import style
from ui.widgets.pill import Pill
from ui.widgets.sentence import Sentence
from ui.widgets.still import Still

if TYPE_CHECKING:
    from kiosk.device.seat import Shown
    from ui.widgets.kit import Kit
    from ui.widgets.smaller import Smaller


class Looking(QWidget):
    """What is in a file. ``thrown`` tells the name of one that is to go: after a second tap."""

    thrown = Signal(str)

    def __init__(self, kit: Kit, smaller: Smaller) -> None:
        super().__init__()
        self._kit = kit
        self._smaller = smaller
        self._shown: Shown | None = None
        self._sure = False
        words = kit.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.ruler.px(style.SPACE.medium))
        self._pages = QStackedWidget()
        self._picture = Framed()
        self._text = Reading(kit)
        self._leaf = Leaf(kit, self._text)
        self._nothing = self._made_nothing()
        for page in (self._picture, self._leaf, self._nothing):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)
        self._note = Sentence("", kit.ruler.px(style.PUPIL_TYPE.small), colour=style.DAY.quiet)
        self._throw = Pill(kit, "throw", words("pupil.files.throw"), picture="bin")
        self._throw.tapped.connect(self._press_throw)
        self._up = Pill(kit, "text-up", words("pupil.rules.previous"), picture="back")
        self._down = Pill(
            kit, "text-down", words("pupil.rules.next"), picture="forward", after=True
        )
        self._up.tapped.connect(lambda: self._turn(-1))
        self._down.tapped.connect(lambda: self._turn(1))
        self._text.verticalScrollBar().rangeChanged.connect(self._show_turners)
        row = QHBoxLayout()
        row.setSpacing(kit.ruler.px(style.SPACE.medium))
        row.addWidget(self._throw)
        row.addWidget(self._note, 1)
        row.addWidget(self._up)
        row.addWidget(self._down)
        column.addLayout(row)

    def show_file(self, shown: Shown) -> None:
        """Show what is in this one."""
        if shown is self._shown:
            return
        self._shown = shown
        self._be_unsure()
        reads = shown.file.kind is FileKind.TEXT
        beginning = self._kit.words("pupil.files.beginning") if not shown.whole else ""
        self._note.setText(beginning)
        self._pages.setCurrentWidget(self._leaf if reads else self._nothing)
        if reads:
            self._text.setPlainText(shown.text)
        elif shown.file.kind is FileKind.PICTURE:
            self._unpack(shown)
        self._show_turners()

    def forget(self) -> None:
        """Nothing is looked at."""
        self._shown = None
        self._text.clear()
        self._picture.show_image(None)

    def _unpack(self, shown: Shown) -> None:
        self._pages.setCurrentWidget(self._picture)
        room = self.window().size() * self.devicePixelRatio()

        def made(image: QImage | None) -> None:
            if self._shown is not shown:
                return
            if image is None:
                self._pages.setCurrentWidget(self._nothing)
            else:
                self._picture.show_image(image)

        self._smaller.ask(shown.picture, room.width(), room.height(), made)

    def _press_throw(self) -> None:
        if self._shown is None:
            return
        if self._sure:
            self.thrown.emit(self._shown.file.name)
        else:
            self._sure = True
            self._throw.say(self._kit.words("pupil.files.sure"), "bin")

    def _be_unsure(self) -> None:
        self._sure = False
        self._throw.say(self._kit.words("pupil.files.throw"), "bin")

    def _turn(self, step: int) -> None:
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.value() + step * max(bar.pageStep() - 1, 1))
        self._show_turners()

    def _show_turners(self, *_range: int) -> None:
        reads = self._pages.currentWidget() is self._leaf
        bar = self._text.verticalScrollBar()
        for turner in (self._up, self._down):
            turner.setVisible(reads and bar.maximum() > 0)
        self._up.setEnabled(bar.value() > 0)
        self._down.setEnabled(bar.value() < bar.maximum())

    def _made_nothing(self) -> QWidget:
        kit = self._kit
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(Still(kit, "backpack", kit.ruler.px(170)))
        column.addWidget(
            Sentence(
                kit.words("pupil.files.cannot"),
                kit.ruler.px(style.PUPIL_TYPE.heading),
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        )
        column.addStretch(1)
        return page


class Framed(QWidget):
    """A picture, as large as fits."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def show_image(self, image: QImage | None) -> None:
        """Show this one."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the middle, never larger than it is."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect())
        size = self._image.size().toSizeF()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.drawImage(place, self._image)


class Leaf(QWidget):
    """The sheet of paper that a text stands on."""

    def __init__(self, kit: Kit, text: Reading) -> None:
        super().__init__()
        self._corner = kit.ruler.px(style.SPACE.corner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it white, with round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(style.DAY.line), 2))
        painter.setBrush(QColor(style.DAY.card))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), self._corner, self._corner
        )


class Reading(QPlainTextEdit):
    """A text to read: nothing of it is markup, and nothing of it can be changed."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setObjectName("reading")
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(style.font(kit.ruler.px(style.PUPIL_TYPE.body)))
        self.document().setDocumentMargin(0)
        self._inset = kit.ruler.px(style.SPACE.large)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(style.DAY.card))
        palette.setColor(QPalette.ColorRole.Text, QColor(style.DAY.ink))
        self.setPalette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show whole lines only."""
        super().resizeEvent(event)
        line = max(ceil(QFontMetricsF(self.font()).lineSpacing()), 1)
        rest = max(self.height() - 2 * self._inset, 0) % line
        self.setViewportMargins(self._inset, self._inset, self._inset, self._inset + rest)
