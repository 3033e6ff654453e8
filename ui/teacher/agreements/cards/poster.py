"""The posters: a group's agreements with large pictures, and the questions before posting.

Drawn in millimetres of A4. As many columns as make letters and pictures largest; every card of a
poster has letters of one size. Where those would be too small to be read on a wall, there are more
sheets.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.desk.posters import Poster, PosterCard, ThinkPoster
from kiosk.words import Words
from ui.style import DAY, TINTS
from ui.teacher import paper
from ui.teacher.paper import HEIGHT, WIDTH, line_of_words, picture, rounded

MARGIN = 10.0
HEAD = 32.0  # the height of the head, mm
GAP = 4.0
FOOT = 7.0
MOST_COLUMNS = 4
LARGEST = 11.0  # letters, mm
INSIDE = 4.0
CLAUSE = 2.4
LEGIBLE = 4.0  # letters, mm of the paper itself: read by who stands before it
_FEW = 6  # cards on a sheet; no sheet is made for fewer
_TALLEST = 1.05  # a card's height by its width
_NAME = 5.2  # letters of the school's and the group's name, mm
_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_LETTERS = ("#FFB238", "#8CC7E8", "#6DB56D", "#F2786B", "#B9A4E3", "#E9D3A8")


class Layout(NamedTuple):
    """How the cards of a page stand: columns, picture beside or above the words, sizes in mm."""

    columns: int
    beside: bool
    width: float
    height: float
    picture: float
    letters: float

    @property
    def weight(self) -> float:
        """The larger, the better it is read from a chair."""
        return self.letters**2 * self.picture


class Sheets(NamedTuple):
    """A poster as it is printed: the cards of each sheet, laid out alike."""

    poster: Poster
    pages: list[tuple[PosterCard, ...]]
    laid: Layout


def sheets(poster: Poster, size: str) -> Sheets:
    """As few sheets of this paper as can be read."""
    least = LEGIBLE / paper.larger(size)
    count = poster.fewest
    while True:
        pages = poster.pages(count)
        laid = _laid([one.text for one in poster.cards], max(map(len, pages)))
        if laid.letters >= least or max(map(len, pages)) <= _FEW:
            return Sheets(poster, pages, laid)
        count += 1


def save(poster: Poster, path: Path, said: Words, size: str) -> None:
    """Write the poster of the agreements. Raises NoAccess."""
    made = sheets(poster, size)
    pages = [partial(draw, made, number, said) for number in range(len(made.pages))]
    paper.save(path, said("teacher.poster.title", group=poster.group), pages, size)


def save_think(poster: ThinkPoster, path: Path, said: Words, size: str) -> None:
    """Write the poster of the questions before posting. Raises NoAccess."""
    paper.save(path, said("teacher.poster.think"), [partial(draw_think, poster, said)], size)


def draw(made: Sheets, number: int, said: Words, painter: QPainter) -> None:
    """Draw one sheet, from 0, on a painter in millimetres of A4."""
    poster, pages, laid = made
    laid = laid._replace(height=_height(len(pages[number]), laid.columns, laid.width))
    _head(painter, said("teacher.poster.heading"), poster.school, poster.group, DAY.teal)
    cards = pages[number]
    top = MARGIN + HEAD + GAP + 1
    before = sum(map(len, pages[:number]))
    for at, one in enumerate(cards):
        down, across = divmod(at, laid.columns)
        left = MARGIN + across * (laid.width + GAP)
        last = len(cards) - down * laid.columns  # on this row and below
        if last < laid.columns:  # the last row, not full, stands in the middle
            left += (laid.columns - last) * (laid.width + GAP) / 2
        area = QRectF(left, top + down * (laid.height + GAP), laid.width, laid.height)
        draw_card(painter, one, area, laid, TINTS[(before + at) % len(TINTS)])
    page = said("teacher.poster.page", page=number + 1, pages=len(pages)) if len(pages) > 1 else ""
    _foot(painter, _source(poster.source, said, ours=poster.ours), page)


def draw_card(painter: QPainter, one: PosterCard, area: QRectF, laid: Layout, tint: str) -> None:
    """Draw one agreement: picture, words, the clause small."""
    rounded(painter, area, tint, 5)
    inner = area.adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
    if laid.beside:
        frame = QRectF(inner.left(), inner.top(), laid.picture, inner.height())
        text = inner.adjusted(laid.picture + INSIDE, 0, 0, -CLAUSE)
        align = Qt.AlignmentFlag.AlignLeft
    else:
        frame = QRectF(inner.left(), inner.top(), inner.width(), laid.picture)
        text = inner.adjusted(0, laid.picture + INSIDE / 2, 0, -CLAUSE)
        align = _MIDDLE
    picture(painter, one.picture, frame)
    paper.words(painter, text, one.text, laid.letters, align=align)
    clause = QRectF(inner.left(), area.bottom() - CLAUSE - 2, inner.width(), CLAUSE)
    right = Qt.AlignmentFlag.AlignRight
    line_of_words(painter, clause, one.clause, 2.4, colour=DAY.quiet, align=right)


def draw_think(poster: ThinkPoster, said: Words, painter: QPainter) -> None:
    """Draw the questions, a line each behind its letter."""
    _head(painter, said("teacher.poster.think"), poster.school, poster.group, DAY.teal)
    lead = QRectF(MARGIN, MARGIN + HEAD + 3, WIDTH - 2 * MARGIN, 9)
    line_of_words(painter, lead, said("teacher.poster.think_lead"), 5.5, align=_MIDDLE)
    top = lead.bottom() + 4
    rows = max(len(poster.questions), 1)
    height = (HEIGHT - MARGIN - FOOT - top - GAP * (rows - 1)) / rows
    side = min(height - 4, 30)
    room = WIDTH - 2 * MARGIN - side - 3 * INSIDE
    texts = [text for _, text in poster.questions]
    letters = paper.largest(texts, room, height - 6, LARGEST)
    for number, (letter, text) in enumerate(poster.questions):
        area = QRectF(MARGIN, top + number * (height + GAP), WIDTH - 2 * MARGIN, height)
        rounded(painter, area, TINTS[number % len(TINTS)], 6)
        frame = QRectF(0, 0, side, side)
        frame.moveCenter(QPointF(area.left() + side / 2 + INSIDE, area.center().y()))
        _letter(painter, frame, letter, _LETTERS[number % len(_LETTERS)])
        place = QRectF(frame.right() + INSIDE, area.top(), room, area.height())
        paper.words(painter, place, text, letters)
    _foot(painter, _source(poster.source, said, ours=poster.ours), poster.clause)


def _letter(painter: QPainter, frame: QRectF, letter: str, ground: str) -> None:
    painter.setPen(QPen(QColor(DAY.ink), 1.2))
    painter.setBrush(QColor(ground))
    painter.drawEllipse(frame)
    paper.letter(painter, frame, letter, frame.height() * 0.66)


def _laid(texts: Sequence[str], most: int) -> Layout:
    """The layout in which these are read best, at most ``most`` on a page."""
    found = [
        layout
        for columns in range(1, MOST_COLUMNS + 1)
        for beside in (True, False)
        if (layout := _tried(texts, most, columns, beside=beside)) is not None
    ]
    return max(found, key=lambda one: one.weight)


def _height(count: int, columns: int, width: float) -> float:
    """How high each of ``count`` cards of this width can be."""
    rows = max(-(-count // columns), 1)
    tall = HEIGHT - 2 * MARGIN - HEAD - GAP - 1 - FOOT
    return min((tall - GAP * (rows - 1)) / rows, width * _TALLEST)


def _tried(texts: Sequence[str], most: int, columns: int, *, beside: bool) -> Layout | None:
    width = (WIDTH - 2 * MARGIN - GAP * (columns - 1)) / columns
    height = _height(most, columns, width)
    inside, high = width - 2 * INSIDE, height - 2 * INSIDE
    best: Layout | None = None
    for share in (0.3, 0.36, 0.42, 0.48, 0.54, 0.6, 0.66):
        if beside:
            side = min(inside * share, high)
            room, rest = inside - side - INSIDE, high - CLAUSE
        else:
            side = min(high * share, inside)
            room, rest = inside, high - side - INSIDE / 2 - CLAUSE
        if room < 10 or rest < 4:
            continue
        letters = paper.largest(texts, room, rest, LARGEST)
        made = Layout(columns, beside, width, height, side, letters)
        best = made if best is None or made.weight > best.weight else best
    return best


def _head(painter: QPainter, title: str, school: str, group: str, ground: str) -> None:
    band = QRectF(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEAD)
    rounded(painter, band, ground, 7)
    mark = QRectF(band.left() + 5, band.top() + 5, HEAD - 10, HEAD - 10)
    rounded(painter, mark, "#FFFFFF", 5)
    picture(painter, "logo", mark.adjusted(2.5, 2.5, -2.5, -2.5))
    left = mark.right() + 6
    pill = min(paper.length(group, _NAME) + 10, 70.0) if group else 0.0
    room = band.right() - 6 - left
    words = QRectF(left, band.top() + 3.5, room, 12.5)
    line_of_words(painter, words, title, 10, bold=True, colour=DAY.on_teal)
    beneath = QRectF(left, band.top() + 19, room - (pill + 4 if pill else 0), 10)
    size = paper.largest([school], beneath.width(), beneath.height(), _NAME)
    paper.words(painter, beneath, school, size, colour=DAY.on_teal)
    if group:
        place = QRectF(band.right() - 6 - pill, band.top() + 19, pill, 10)
        rounded(painter, place, DAY.sun, 5)
        inner = place.adjusted(4, 0.6, -4, -0.6)
        size = paper.largest([group], inner.width(), inner.height(), _NAME)
        paper.words(painter, inner, group, size, colour=DAY.on_sun, align=_MIDDLE)


def _foot(painter: QPainter, source: str, right: str) -> None:
    place = QRectF(MARGIN, HEIGHT - MARGIN - FOOT + 2, WIDTH - 2 * MARGIN, FOOT - 2)
    end = paper.length(right, 2.8) + 4 if right else 0
    line_of_words(painter, place.adjusted(0, 0, -end, 0), source, 2.8, colour=DAY.quiet)
    align = Qt.AlignmentFlag.AlignRight
    if right:
        line_of_words(painter, place, right, 2.8, colour=DAY.quiet, align=align)


def _source(school: str, said: Words, *, ours: bool) -> str:
    return said("teacher.poster.ours") if ours else said("teacher.poster.source", school=school)
