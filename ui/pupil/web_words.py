"""What the web window says beside a page, and in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.device.seat import Why
from ui import style
from ui.pupil.card import one_a_line
from ui.pupil.read_aloud import ReadAloud
from ui.widgets.pill import Pill
from ui.widgets.sentence import Sentence
from ui.widgets.still import Still

if TYPE_CHECKING:
    from ui.widgets.kit import Kit

HELD_BACK = frozenset({Why.SOCIAL.value})
"""What is said in the page's place, though the page before may still be there."""

_PICTURES = {"pupil.web.crashed": "rule-device", Why.SOCIAL.value: "rule-social"}


class Note(QWidget):
    """A strip under the bar that says what a page may not do, and what comes in."""

    given_up = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.busy = False  # something comes in
        self.setObjectName("note")
        row = QHBoxLayout(self)
        room = kit.ruler.px(style.SPACE.large)
        row.setContentsMargins(room, style.SPACE.small, room, style.SPACE.small)
        row.setSpacing(kit.ruler.px(style.SPACE.medium))
        self._picture = Still(kit, "", kit.ruler.px(44))
        self._picture.setFixedSize(kit.ruler.px(44), kit.ruler.px(44))
        self._text = Sentence("", kit.ruler.px(style.PUPIL_TYPE.body))
        self._stop = Pill(kit, "give-up", kit.words("pupil.web.give_up"), picture="stop")
        self._stop.tapped.connect(self.given_up)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self._stop)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), QColor(style.TINTS[1]))
        self.setPalette(palette)
        self.say("")

    def say(self, text: str, picture: str = "") -> None:
        """Say this; nothing hides the strip."""
        self.busy = False
        self._show(text, picture)

    def show_saving(self, name: str, share: int) -> None:
        """A file comes in; ``share`` in per cent, -1: nobody knows."""
        self.busy = True
        text = self._kit.words("pupil.web.saving", name=name)
        self._show(text if share < 0 else f"{text} {share} %", "backpack")

    def _show(self, text: str, picture: str) -> None:
        self._text.setText(text)
        self._picture.show_picture(picture)
        self._picture.setVisible(bool(picture))
        self._stop.setVisible(self.busy)
        self.setVisible(bool(text))


class Trouble(QWidget):
    """In the page's place when there is no page, or one that is held back."""

    again = Signal()
    back = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._held = False
        self.setObjectName("trouble")
        column = QVBoxLayout(self)
        column.setSpacing(kit.ruler.px(style.SPACE.medium))
        centre = Qt.AlignmentFlag.AlignHCenter
        self._picture = Still(kit, "cloud-off", kit.ruler.px(180))
        self._title = Sentence("", kit.ruler.px(style.PUPIL_TYPE.title), bold=True, align=centre)
        self._try = Pill(kit, "again", kit.words("pupil.web.again"), picture="reload")
        self._try.tapped.connect(self._press)
        self._read = ReadAloud(kit)
        row = QHBoxLayout()
        row.setSpacing(kit.ruler.px(style.SPACE.medium))
        row.addStretch(1)
        row.addWidget(self._try)
        row.addStretch(1)
        column.addStretch(1)
        column.addWidget(self._picture)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._read)
        column.addStretch(2)

    def tell(self, message: str, text: str) -> None:
        """Tell what is the matter: ``text`` are the words of ``message``."""
        words = self._kit.words
        self._held = message in HELD_BACK
        self._picture.show_picture(_PICTURES.get(message, "cloud-off"))
        self._title.setText(one_a_line(text))
        self._try.say(
            words("pupil.back") if self._held else words("pupil.web.again"),
            "back" if self._held else "reload",
        )
        self._read.setVisible(self._held)
        if self._held:
            self._read.offer(text, words.language)

    def _press(self) -> None:
        if self._held:
            self.back.emit()
        else:
            self.again.emit()
