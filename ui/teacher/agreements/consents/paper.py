"""The group's consents on A4: to have at hand where no screen is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.desk.plain import harmless
from kiosk.register.postings import Posting
from ui import style
from ui.style import STAFF_LIGHT
from ui.teacher import paper
from ui.teacher.agreements.consents.marks import SIDE, Mark, draw, mark
from ui.teacher.agreements.consents.words import ConsentWords
from ui.teacher.tools import Tools

A_PAGE = 30
"""People on a page."""

_LEFT, _TOP, _WIDE, _ROW = 15.0, 46.0, 180.0, 7.6  # mm
_NAME = 58.0
_LETTERS = 3.3
_MARK = 4.4


class Line(Struct, frozen=True):
    """A person, and the mark and words of each consent."""

    name: str
    cells: list[tuple[Mark | None, str]]


class Sheet(Struct, frozen=True):
    """All that stands on the paper."""

    title: str
    below: str
    headings: list[str]
    lines: list[Line]
    foot: str


def sheet(tools: Tools, posting: Posting | None) -> Sheet:
    """The consents of the group looked at, as they stand today."""
    says, words, register = ConsentWords(tools), tools.words, tools.desk.register
    desk, today = tools.desk, tools.desk.register.today
    group = next((one.name for one in desk.groups() if one.id == desk.group), desk.group)
    lines = []
    for person in register.people():
        cells: list[tuple[Mark | None, str]] = []
        for term in register.terms:
            if person.staff and not term.staff:
                cells.append((None, ""))
                continue
            key = posting.key if posting and says.asks_once(term) else ""
            stands = register.standing(term, person.id, key)
            kind = mark(term, stands, today)
            cells.append((kind, says.cell(kind, stands)))
        name = harmless(person.name, 80)
        lines.append(
            Line(words("teacher.consents.staff", name=name) if person.staff else name, cells)
        )
    below = [harmless(desk.school.name, 80), _today(says, today)]
    if posting is not None:
        below.append(says.posting(posting))
    return Sheet(
        words("teacher.consents.paper", group=harmless(group, 60)),
        "  \u00b7  ".join(below),
        [
            f"{words(f'teacher.consent.use.{one.use.value}')}\n{says.clause(one)}"
            for one in register.terms
        ],
        lines,
        words("teacher.consents.paper_foot"),
    )


def _today(says: ConsentWords, today: date) -> str:
    return says.date(today)


def save(found: Sheet, path: Path) -> None:
    """Write it to a PDF file, for its owner's eyes only. Raises NoAccess."""
    paper.save(path, found.title, _pages(found), private=True)


def _pages(found: Sheet) -> Iterator[paper.Page]:
    count = max(-(-len(found.lines) // A_PAGE), 1)
    for number in range(count):
        lines = found.lines[number * A_PAGE : (number + 1) * A_PAGE]
        yield lambda painter, number=number, lines=lines: _page(  # type: ignore[misc]
            painter, found, lines, f"{number + 1}/{count}"
        )


def _page(painter: QPainter, found: Sheet, lines: Sequence[Line], number: str) -> None:
    area = QRectF(_LEFT, 14, _WIDE, 9)
    paper.line_of_words(painter, area, found.title, 6.4, bold=True)
    paper.line_of_words(
        painter, area.translated(0, 9), found.below, _LETTERS, colour=style.DAY.quiet
    )
    each = (_WIDE - _NAME) / max(len(found.headings), 1)
    for at, heading in enumerate(found.headings):
        place = QRectF(_LEFT + _NAME + at * each, 32, each - 2, 12)
        lettering = paper.largest([heading], place.width(), place.height(), _LETTERS)
        paper.words(painter, place, heading, lettering)
    _rule(painter, _TOP - 1, 0.4)
    for row, line in enumerate(lines):
        _line(painter, line, _TOP + row * _ROW, each)
        _rule(painter, _TOP + (row + 1) * _ROW - 0.6, 0.15)
    foot = QRectF(_LEFT, 282, _WIDE - 14, 5)
    paper.line_of_words(painter, foot, found.foot, 3, colour=style.DAY.quiet)
    place = QRectF(_LEFT + _WIDE - 14, 282, 14, 5)
    right = Qt.AlignmentFlag.AlignRight
    paper.line_of_words(painter, place, number, 3, colour=style.DAY.quiet, align=right)


def _line(painter: QPainter, line: Line, top: float, each: float) -> None:
    place = QRectF(_LEFT, top, _NAME - 3, _ROW - 1.4)
    paper.line_of_words(painter, place, line.name, _LETTERS)
    for at, (kind, words) in enumerate(line.cells):
        left = _LEFT + _NAME + at * each
        if kind is not None:
            _mark(painter, kind, QPointF(left + _MARK / 2, place.center().y()))
        room = QRectF(left + _MARK + 1.2, top, each - _MARK - 3, _ROW - 1.4)
        letters = paper.largest([words], room.width(), room.height(), _LETTERS)
        paper.words(painter, room, words, letters)


def _mark(painter: QPainter, kind: Mark, middle: QPointF) -> None:
    painter.save()
    painter.translate(middle)
    painter.scale(_MARK / SIDE, _MARK / SIDE)
    draw(painter, kind, QRectF(-SIDE / 2, -SIDE / 2, SIDE, SIDE), STAFF_LIGHT)
    painter.restore()


def _rule(painter: QPainter, down: float, thick: float) -> None:
    painter.setPen(QPen(QColor(style.DAY.quiet), thick))
    painter.drawLine(QPointF(_LEFT, down), QPointF(_LEFT + _WIDE, down))
