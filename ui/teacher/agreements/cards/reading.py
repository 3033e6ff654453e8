"""The agreements on the board: one at a time and large, without a name of anybody."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from kiosk.desk.posters import Poster, PosterCard
from ui.style import DAY, SPACE, TINTS
from ui.teacher import paper
from ui.teacher.pieces import Press, Said, column, row
from ui.teacher.tools import Tools

_MARGIN = 40
_PICTURE = 0.42  # of the width
_LARGEST = 76.0  # letters, pixels
_ON = (Qt.Key.Key_Right, Qt.Key.Key_PageDown)  # a presenter's clicker sends the second
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp)


class LargeCard(QWidget):
    """One agreement, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[PosterCard, ...] = ()
        self._at = 0

    def show_card(self, cards: tuple[PosterCard, ...], at: int) -> None:
        """Show this one of these, all of which have letters of one size."""
        self._cards, self._at = cards, at
        self.setAccessibleName(cards[at].text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, words and clause."""
        if not self._cards:
            return
        card, texts = self._cards[self._at], [one.text for one in self._cards]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        paper.rounded(painter, area, TINTS[self._at % len(TINTS)], SPACE.corner * 1.5)
        inner = area.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        side = min(inner.width() * _PICTURE, inner.height())
        picture = QRectF(inner.left(), inner.top(), side, inner.height())
        paper.picture(painter, card.picture, picture)
        words = inner.adjusted(side + _MARGIN, 0, 0, -SPACE.large)
        scale = max(self.height() / 500, 1.0)
        size = paper.largest(texts, words.width(), words.height(), _LARGEST * scale)
        paper.words(painter, words, card.text, size)
        clause = QRectF(inner.left(), inner.bottom(), inner.width(), SPACE.large)
        right = Qt.AlignmentFlag.AlignRight
        paper.line_of_words(painter, clause, card.clause, 15, colour=DAY.quiet, align=right)


class Reading(QWidget):
    """Card by card, with buttons and arrow keys."""

    def __init__(self, tools: Tools, back: Press) -> None:
        """``back``: what leads away from here."""
        super().__init__()
        self._tools = tools
        self._cards: tuple[PosterCard, ...] = ()
        self.at = 0
        words = tools.words
        self.card = LargeCard()
        self.place = Said(wrap=False, script="heading")
        self.previous = Press("board:previous", words("teacher.board.previous"), self._previous)
        self.next = Press("board:next", words("teacher.board.next"), self._next, kind="main")
        keys = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for pressed in _ON:
            QShortcut(QKeySequence(pressed), self, self._next, context=keys)
        for pressed in _BACK:
            QShortcut(QKeySequence(pressed), self, self._previous, context=keys)
        laid = column(self, SPACE.medium)
        laid.addWidget(self.card, 1)
        foot = row(gap=SPACE.medium)
        foot.addWidget(back)
        foot.addStretch(1)
        for piece in (self.previous, self.place, self.next):
            foot.addWidget(piece)
        laid.addLayout(foot)

    def begin(self, poster: Poster) -> None:
        """Read these, from the first."""
        self._cards = poster.cards
        self._turn(0)
        self.next.setFocus()

    def _previous(self) -> None:
        self._turn(self.at - 1)

    def _next(self) -> None:
        self._turn(self.at + 1)

    def _turn(self, at: int) -> None:
        if not 0 <= at < len(self._cards):
            return
        self.at = at
        self.card.show_card(self._cards, at)
        said = self._tools.words("teacher.board.card", number=at + 1, count=len(self._cards))
        self.place.say(said)
        self.previous.setEnabled(at > 0)
        self.next.setEnabled(at + 1 < len(self._cards))
