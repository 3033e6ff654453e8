"""How a consent looks at a glance: a shape for each state; the colour only says it again."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.desk.register import SOON
from kiosk.packs.model import ConsentTerm
from kiosk.register import Standing, State
from ui.style import Staff

SIDE = 22  # pixels


class Mark(StrEnum):
    """What is shown of a consent."""

    GIVEN = "given"
    SOON = "soon"  # given, and about to run out
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    RUN_OUT = "run_out"
    UNWRITTEN = "unwritten"
    NONE = "none"
    OPEN = "open"  # nobody has objected, and no more is asked


def mark(term: ConsentTerm, stands: Standing, today: date) -> Mark:
    """What to show of how a consent stands."""
    if stands.state is State.NONE:
        return Mark.OPEN if term.unless_refused else Mark.NONE
    soon = stands.until is not None and stands.until <= today + timedelta(days=SOON)
    if stands.state is State.GIVEN and soon:
        return Mark.SOON
    return Mark(stands.state.value)


def draw(painter: QPainter, kind: Mark, area: QRectF, colours: Staff) -> None:
    """Draw a mark in the middle of its place."""
    disc = QRectF(0, 0, SIDE, SIDE)
    disc.moveCenter(area.center())
    ground, ink = _colours(kind, colours)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hollow = kind in (Mark.NONE, Mark.OPEN)
    edge = QPen(QColor(colours.quiet), 1.5, _line(kind)) if hollow else QPen(Qt.PenStyle.NoPen)
    painter.setPen(edge)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(ground))
    painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
    pen = QPen(QColor(ink), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in _lines(kind):
        painter.drawPolyline([disc.center() + QPointF(x, y) for x, y in line])
    painter.restore()


def _line(kind: Mark) -> Qt.PenStyle:
    return Qt.PenStyle.DotLine if kind is Mark.NONE else Qt.PenStyle.SolidLine


def _colours(kind: Mark, colours: Staff) -> tuple[str, str]:
    if kind is Mark.GIVEN:
        return colours.accent, colours.on_accent
    if kind in (Mark.REFUSED, Mark.WITHDRAWN):
        return colours.danger, colours.on_danger
    if kind in (Mark.NONE, Mark.OPEN):
        return colours.surface, colours.quiet
    return colours.new, colours.on_new


_CHECK = [(-4.5, 0.5), (-1.5, 3.5), (4.5, -3.0)]
_SHAPES: dict[Mark, list[list[tuple[float, float]]]] = {
    Mark.GIVEN: [_CHECK],
    Mark.OPEN: [_CHECK],
    Mark.REFUSED: [[(-3.5, -3.5), (3.5, 3.5)], [(3.5, -3.5), (-3.5, 3.5)]],
    Mark.WITHDRAWN: [[(4.5, 0), (-4.5, 0)], [(-1.0, -3.5), (-4.5, 0), (-1.0, 3.5)]],
    Mark.SOON: [[(0, -4.5), (0, 0.5), (3.5, 2.5)]],
    Mark.RUN_OUT: [[(-4.0, -4.5), (4.0, -4.5), (-4.0, 4.5), (4.0, 4.5), (-4.0, -4.5)]],
    Mark.UNWRITTEN: [[(0, -5.0), (0, 1.0)], [(0, 4.6), (0, 4.7)]],
    Mark.NONE: [],
}


def _lines(kind: Mark) -> list[list[tuple[float, float]]]:
    """The shape: a check, a cross, an arrow back, a clock's hands, an hourglass, a mark of call."""
    return _SHAPES[kind]
