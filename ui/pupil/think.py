"""What to ask oneself before posting: a poster, with its letters large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.packs.model import Band
from ui import style
from ui.pupil.card import told
from ui.pupil.read_aloud import ReadAloud
from ui.pupil.screen import Screen
from ui.widgets import lettering
from ui.widgets.sentence import Sentence
from ui.widgets.still import Still

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.device.seat import Seat
    from kiosk.packs.model import Question
    from ui.widgets.kit import Kit

COLUMNS = 4  # D E N K, and N A under it


class ThinkScreen(Screen):
    """The six questions, and a voice for them."""

    name = "think"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        words = kit.words
        column = self.column()
        title, back = self.heading(column, back=True)
        title.setText(words("pupil.think.title"))
        back.setAccessibleName(words("pupil.oops.home"))
        back.tapped.connect(seat.close_book)
        self._grid = QGridLayout()
        self._grid.setSpacing(kit.ruler.px(style.SPACE.medium))
        self._letters: list[Letter] = []
        self._asked: list[Question] = []
        self._aside = self._made_aside()
        column.addLayout(self._grid, 1)

    def refresh(self) -> None:
        """Show the school's questions."""
        think = self.seat.think
        if think is None:
            return
        language = self.kit.words.language
        if think.questions != self._asked:
            self._lay_out(think.questions)
        asked = [told(question.text, language) for question in think.questions]
        for letter, question in zip(self._letters, asked, strict=True):
            letter.ask(question.text)
        said = " ".join(question.text for question in asked)
        spoken = asked[0].language if asked else language
        youngest = self.seat.band is Band.YOUNGEST
        self._read.offer(said, spoken, by_itself=youngest)

    def _lay_out(self, questions: Sequence[Question]) -> None:
        for letter in self._letters:
            letter.hide()
            letter.deleteLater()
        self._asked = list(questions)
        self._letters = [
            Letter(self.kit, question.letter, style.TINTS[number % len(style.TINTS)])
            for number, question in enumerate(questions)
        ]
        for one in self._letters:
            one.stand_beside(self._letters)
        self._grid.removeWidget(self._aside)
        for number, letter in enumerate(self._letters):
            self._grid.addWidget(letter, number // COLUMNS, number % COLUMNS)
        row, column = divmod(len(questions), COLUMNS)
        if column:
            self._grid.addWidget(self._aside, row, column, 1, COLUMNS - column)
        else:
            self._grid.addWidget(self._aside, row, 0, 1, COLUMNS)
        for number in range(COLUMNS):
            self._grid.setColumnStretch(number, 1)
        for number in range(row + bool(column)):
            self._grid.setRowStretch(number, 1)

    def _made_aside(self) -> QWidget:
        ruler, words = self.kit.ruler, self.kit.words
        aside = QWidget()
        column = QVBoxLayout(aside)
        column.setContentsMargins(ruler.px(style.SPACE.large), 0, 0, 0)
        column.setSpacing(ruler.px(style.SPACE.small))
        size = ruler.px(style.PUPIL_TYPE.heading)
        column.addWidget(Still(self.kit, "thought", ruler.px(96), least=ruler.px(40)), 1)
        column.addWidget(
            Sentence(words("pupil.think.ask"), size, bold=True, align=Qt.AlignmentFlag.AlignHCenter)
        )
        self._read = ReadAloud(self.kit)
        column.addWidget(self._read)
        return aside


class Letter(QWidget):
    """One letter, as large as on a poster, with its question under it."""

    def __init__(self, kit: Kit, letter: str, tint: str) -> None:
        super().__init__()
        self._kit = kit
        self._beside: Sequence[Letter] = ()
        self._letter = letter
        self._tint = tint
        self._text = ""
        self.setObjectName("letter")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def stand_beside(self, every: Sequence[Letter]) -> None:
        """These all have questions in letters of one size."""
        self._beside = every

    def ask(self, text: str) -> None:
        """Ask this."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(f"{self._letter}: {text}")
            self.update()

    def setting(self, most: int = 0) -> lettering.Setting:
        """The question as it is painted here, in letters of at most ``most`` pixels."""
        _, words = self._rooms()
        size = most or self._kit.ruler.px(style.PUPIL_TYPE.heading)
        return lettering.fitted(self._text, size, words.width(), words.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the letter and the question."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tint))
        corner = float(self._kit.ruler.px(style.SPACE.corner))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        letter, words = self._rooms()
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.setPen(QColor(style.DAY.ink))
        painter.setFont(style.font(round(letter.height() * 0.86), bold=True))
        painter.drawText(letter, int(Qt.AlignmentFlag.AlignCenter), self._letter)
        least = min(one.setting().font.pixelSize() for one in self._beside or [self])
        lettering.paint(painter, words, self.setting(least), centre)

    def _rooms(self) -> tuple[QRectF, QRectF]:
        room = self._kit.ruler.px(style.SPACE.medium)
        inner = QRectF(self.rect()).adjusted(room, 0, -room, -room)
        letter = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.54)
        return letter, inner.adjusted(0, letter.height(), 0, 0)
