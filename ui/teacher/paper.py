"""Drawing on paper, in millimetres: words that fit their place, pictures, a file of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)
from PySide6.QtSvg import QSvgRenderer

from kiosk import paths
from kiosk.errors import NoAccess
from ui import style

DOTS = 300
WIDTH, HEIGHT = 210.0, 297.0  # a page is drawn as A4, mm; larger paper is the same, larger
SIZES = {"a4": QPageSize.PageSizeId.A4, "a3": QPageSize.PageSizeId.A3}

_A4 = {"a4": 1.0, "a3": 2**0.5}  # how many times as large as A4

LEADING = 1.32  # from line to line, in heights of letters

_PIXELS = 100  # letters are laid out at this height and scaled: no rounding to whole pixels
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)

Page = Callable[[QPainter], None]


def save(
    path: Path, title: str, pages: Iterable[Page], size: str = "a4", *, private: bool = False
) -> None:
    """Write the pages to a PDF file; ``private``: for its owner's eyes only. Raises NoAccess."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600 if private else 0o666)
        if private:
            path.chmod(0o600)  # one that was there may have been open to others
    except OSError as trouble:
        raise NoAccess(path=str(path)) from trouble
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(SIZES[size]))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setResolution(DOTS)
    writer.setTitle(title)
    writer.setCreator("Netjes")
    painter = QPainter()
    if not painter.begin(writer):
        raise NoAccess(path=str(path))
    larger = writer.width() / (WIDTH * DOTS / 25.4)
    painter.scale(DOTS / 25.4 * larger, DOTS / 25.4 * larger)
    for number, page in enumerate(pages):
        if number:
            writer.newPage()
        page(painter)
    if not painter.end():
        raise NoAccess(path=str(path))


def larger(size: str) -> float:
    """How much larger than on A4 everything is on this paper."""
    return _A4[size]


def largest(texts: Sequence[str], width: float, height: float, most: float) -> float:
    """The largest letters (mm, at most ``most``) at which each text fits its place, wrapped."""
    size = most
    while size > 1 and not all(_fits(text, width, height, size) for text in texts):
        size *= 0.95
    return size


def words(
    painter: QPainter,
    area: QRectF,
    text: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = style.DAY.ink,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Words of this height (mm) in the middle of their place; wrapped, unless they are bold."""
    found = [text] if bold else wrapped(text, area.width(), size)
    step = size * LEADING
    top = area.center().y() - step * len(found) / 2
    painter.save()
    painter.setPen(QColor(colour))
    painter.setFont(style.font(_PIXELS, bold=bold))
    painter.translate(area.left(), top)
    shrink = size / _PIXELS
    painter.scale(shrink, shrink)
    for number, line in enumerate(found):
        place = QRectF(0, number * step / shrink, area.width() / shrink, step / shrink)
        painter.drawText(place, int(align) | _ONE_LINE, line)
    painter.restore()


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The lines of a text in letters of this height; what has a line of its own keeps it."""
    space = _advance(" ", bold=False) * size
    found: list[str] = []
    for part in text.split("\n"):
        line: list[str] = []
        took = 0.0
        for word in part.split(" "):
            wide = _advance(word, bold=False) * size
            if line and took + space + wide > width:
                found.append(" ".join(line))
                line, took = [], 0.0
            took += wide + (space if line else 0)
            line.append(word)
        found.append(" ".join(line))
    return found


def line_of_words(
    painter: QPainter,
    area: QRectF,
    text: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = style.DAY.ink,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of at most this height, smaller when it would not fit."""
    wide = length(text, 1, bold=bold)
    if wide > 0:
        size = min(size, 0.98 * area.width() / wide)
    words(painter, area, text, size, bold=bold, colour=colour, align=align)


def length(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of words of this height is, mm."""
    return _advance(text, bold=bold) * size


def letter(painter: QPainter, area: QRectF, text: str, size: float) -> None:
    """A letter in the very middle of its place, by what is seen of it."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # strokes of a letter that cross stay filled
    path.addText(0, 0, style.font(_PIXELS, bold=True), text)
    seen = path.boundingRect()
    painter.save()
    painter.translate(area.center())
    painter.scale(size / _PIXELS, size / _PIXELS)
    painter.translate(-seen.center())
    painter.fillPath(path, QColor(style.DAY.ink))
    painter.restore()


def rounded(
    painter: QPainter, area: QRectF, ground: str, corner: float, line: str = "", thick: float = 0.5
) -> None:
    """A ground with round corners."""
    painter.setPen(QPen(QColor(line), thick) if line else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(area, corner, corner)


def picture(painter: QPainter, name: str, area: QRectF) -> None:
    """One of the project's pictures, in the middle of its place; none of that name: nothing."""
    path = paths.resource("pictures", f"{name}.svg")
    if not path.is_file():
        return
    side = min(area.width(), area.height())
    place = QRectF(0, 0, side, side)
    place.moveCenter(area.center())
    QSvgRenderer(str(path)).render(painter, place)


def _fits(text: str, width: float, height: float, size: float) -> bool:
    found = wrapped(text, width, size)
    high = len(found) * size * LEADING <= height
    return high and all(length(line, size) <= width + 0.01 for line in found)


@lru_cache(4096)
def _advance(text: str, *, bold: bool) -> float:
    """How wide words are, in heights of their letters."""
    return QFontMetricsF(style.font(_PIXELS, bold=bold)).horizontalAdvance(text) / _PIXELS
