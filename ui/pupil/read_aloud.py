"""Lees voor: a button that reads the words on its screen, and says so where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import style
from ui.widgets.pill import Pill
from ui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from ui.widgets.kit import Kit


class ReadAloud(QWidget):
    """The button, with a line beside it where there is no voice or no sound.

    It stays where it is: without a voice it rests, and its description says why. What it says
    ends when other words come, and when nobody sees them any more.
    """

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._voice = kit.voice
        self._text = ""
        self._language = ""
        self._owed = False  # to be read by itself, as soon as it is known that somebody can
        self._mine = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.ruler.px(style.SPACE.medium))
        self._button = Pill(kit, "read-aloud", kit.words("pupil.voice.read"), picture="speaker")
        self._button.tapped.connect(self._press)
        self._why = Sentence("", kit.ruler.px(style.PUPIL_TYPE.small), colour=style.DAY.quiet)
        row.addStretch(1)
        row.addWidget(self._button)
        row.addWidget(self._why, 2)
        row.addStretch(1)
        self._button.setFixedSize(self._size(1.0))
        if self._voice is not None:
            self._voice.changed.connect(self._show)
        self._show()

    def grow(self, times: float) -> None:
        """Be this much larger: for whom the voice is all that can be read."""
        self._button.setFixedSize(self._size(times))

    def offer(self, text: str, language: str, *, by_itself: bool = False) -> None:
        """These are the words now, in this language. ``by_itself``: read to who cannot read."""
        if (text, language) == (self._text, self._language):
            return
        self._hush()
        self._text, self._language = text, language
        self._owed = by_itself
        self._show()

    def hideEvent(self, _event: QHideEvent) -> None:
        """Nobody sees the words any more; when they come back they are new."""
        self._hush()
        self._text = ""
        self._owed = False

    def _size(self, times: float) -> QSize:
        """Room for either word, so that nothing jumps when it begins to speak."""
        words = ("pupil.voice.read", "pupil.voice.stop")
        hints = [Pill(self._kit, "", self._kit.words(one), picture="speaker") for one in words]
        height = round(hints[0].sizeHint().height() * times)
        return QSize(max(one.sizeHint().width() for one in hints) + height // 3, height)

    def _press(self) -> None:
        if self._voice is None:
            return
        if self._mine and self._voice.speaking:
            self._voice.stop()
        else:
            self._say()

    def _say(self) -> None:
        if self._voice is not None and self._text:
            self._mine = True
            self._voice.say(self._text, self._language)

    def _hush(self) -> None:
        if self._mine and self._voice is not None:
            self._mine = False
            self._voice.stop()

    def _show(self) -> None:
        words, voice = self._kit.words, self._voice
        can = bool(self._language) and voice is not None and voice.can(self._language)
        if can and self._owed:
            self._owed = False
            self._say()
            return  # it has told of that
        speaking = voice is not None and self._mine and voice.speaking
        self._mine = speaking
        self._button.say(
            words("pupil.voice.stop" if speaking else "pupil.voice.read"),
            "stop" if speaking else "speaker",
        )
        why = self._reason(can=can)
        self._button.setEnabled(can)
        self._button.setAccessibleDescription(why)
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def _reason(self, *, can: bool) -> str:
        voice = self._voice
        if can and voice is not None:
            return self._kit.words(voice.trouble) if voice.trouble else ""
        if voice is not None and self._language and not voice.knows(self._language):
            return ""  # it is being looked for
        return self._kit.words("pupil.voice.nobody")
