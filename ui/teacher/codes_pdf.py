"""Picture codes on A4: a card a pupil, with lines to cut along, the least cuts for the most cards.

Everything is drawn in millimetres. Two columns of five cards meet edge to edge, so that one cut
serves two cards; the name stands on each card because the cards are handed out, and the last line
says that the code is a secret.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from kiosk import paths
from kiosk.desk.codes import CodeSheet
from kiosk.desk.plain import harmless
from kiosk.sync.asks import PupilCode
from kiosk.words import Words
from ui import style
from ui.teacher import paper

COLUMNS, ROWS = 2, 5
WIDTH, HEIGHT = 90.0, 53.0  # a card, mm
LEFT, TOP = 15.0, 18.0  # the first card's corner on A4, mm
PICTURE = 18.0
_POINT = 25.4 / 72


def save(sheet: CodeSheet, path: Path, words: Words) -> None:
    """Write the cards to a PDF file, for its owner's eyes only. Raises NoAccess."""
    cards = Cards(sheet, words)
    pages = [partial(cards.draw_page, number=number) for number in range(cards.pages)]
    paper.save(path, words("teacher.codes.title", group=sheet.group), pages, private=True)


class Cards:
    """Draws the cards of a sheet, in millimetres."""

    def __init__(self, sheet: CodeSheet, words: Words) -> None:
        self._sheet = sheet
        self._words = words
        self._pictures: dict[str, QSvgRenderer] = {}

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return max(-(-len(self._sheet.cards) // (COLUMNS * ROWS)), 1)

    def draw_page(self, painter: QPainter, number: int) -> None:
        """Draw one page, from 0."""
        a_page = COLUMNS * ROWS
        cards = self._sheet.cards[number * a_page : (number + 1) * a_page]
        self._head(painter, number)
        self._cuts(painter, len(cards))
        for at, one in enumerate(cards):
            down, across = divmod(at, COLUMNS)
            area = QRectF(LEFT + across * WIDTH, TOP + down * HEIGHT, WIDTH, HEIGHT)
            self.draw_card(painter, one, area)

    def draw_card(self, painter: QPainter, one: PupilCode, area: QRectF) -> None:
        """Draw a pupil's card: the name, the pictures in order, one sentence."""
        inner = area.adjusted(6, 5, -6, -4)
        name = harmless(one.name, 60)
        place = QRectF(inner.left(), inner.top(), inner.width(), 9)
        paper.line_of_words(painter, place, name, 16 * _POINT, bold=True)
        gap = (inner.width() - PICTURE * len(one.code)) / max(len(one.code) - 1, 1)
        for at, picture in enumerate(one.code):
            left = inner.left() + at * (PICTURE + gap)
            frame = QRectF(left, inner.top() + 11, PICTURE, PICTURE)
            self._picture(painter, picture, at + 1, frame)
        low = QRectF(inner.left(), inner.bottom() - 4.5, inner.width(), 4.5)
        paper.line_of_words(
            painter, low, self._words("teacher.codes.secret"), 8 * _POINT, colour=style.DAY.quiet
        )

    def _picture(self, painter: QPainter, name: str, number: int, frame: QRectF) -> None:
        painter.setPen(QPen(QColor(style.DAY.line), 0.3))
        painter.setBrush(QColor(style.DAY.paper))
        painter.drawRoundedRect(frame, 2.5, 2.5)
        renderer = self._pictures.get(name)
        if renderer is None:
            path = paths.resource("pictures", f"{name}.svg")
            renderer = self._pictures[name] = QSvgRenderer(str(path))
        renderer.render(painter, frame.adjusted(1.8, 1.8, -1.8, -1.8))
        below = QRectF(frame.left(), frame.bottom() + 0.6, frame.width(), 4)
        middle = Qt.AlignmentFlag.AlignHCenter
        paper.line_of_words(
            painter, below, str(number), 8 * _POINT, colour=style.DAY.quiet, align=middle
        )

    def _head(self, painter: QPainter, number: int) -> None:
        facts = {
            "school": harmless(self._sheet.school, 60),
            "group": harmless(self._sheet.group, 60),
        }
        text = self._words("teacher.codes.head", page=number + 1, pages=self.pages, **facts)
        place = QRectF(LEFT, 7, WIDTH * COLUMNS, 6)
        paper.line_of_words(painter, place, text, 9 * _POINT, colour=style.DAY.quiet)

    def _cuts(self, painter: QPainter, cards: int) -> None:
        pen = QPen(QColor(style.DAY.quiet), 0.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        rows = -(-cards // COLUMNS)
        bottom, right = TOP + rows * HEIGHT, LEFT + COLUMNS * WIDTH
        for across in range(COLUMNS + 1):
            x = LEFT + across * WIDTH
            painter.drawLine(
                QRectF(x, TOP - 4, 0, bottom - TOP + 8).topLeft(),
                QRectF(x, bottom + 4, 0, 0).topLeft(),
            )
        for down in range(rows + 1):
            y = TOP + down * HEIGHT
            painter.drawLine(
                QRectF(LEFT - 6, y, 0, 0).topLeft(), QRectF(right + 6, y, 0, 0).topLeft()
            )
