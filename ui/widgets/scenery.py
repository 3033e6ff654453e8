"""The land behind the screens: hills in daylight, hills in a quiet evening."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from ui import style

_STARS = (
    (0.06, 0.12, 3.0),
    (0.14, 0.30, 2.0),
    (0.22, 0.09, 2.4),
    (0.31, 0.22, 1.8),
    (0.43, 0.08, 2.6),
    (0.57, 0.14, 2.0),
    (0.66, 0.06, 1.8),
    (0.71, 0.27, 2.4),
    (0.92, 0.36, 2.0),
    (0.95, 0.10, 2.8),
    (0.05, 0.48, 1.8),
    (0.88, 0.55, 1.6),
)


def day(painter: QPainter, area: QRectF) -> None:
    """Warm paper with two soft hills along the bottom."""
    painter.fillRect(area, QColor(style.DAY.paper))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(_hill(area, 0.90, 0.80, 0.93), QColor(style.DAY.hill_far))
    painter.fillPath(_hill(area, 0.97, 1.00, 0.84), QColor(style.DAY.hill))


def evening(painter: QPainter, area: QRectF) -> None:
    """A night sky with stars and sleeping hills."""
    from PySide6.QtGui import QLinearGradient  # a start by day need not wait for it

    sky = QLinearGradient(area.topLeft(), area.bottomLeft())
    sky.setColorAt(0.0, QColor(style.EVENING.night))
    sky.setColorAt(1.0, QColor(style.EVENING.low))
    painter.fillRect(area, sky)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.EVENING.star))
    unit = area.height() / 768
    for across, down, size in _STARS:
        point = QPointF(area.width() * across, area.height() * down)
        painter.drawEllipse(point, size * unit, size * unit)
    painter.fillPath(_hill(area, 0.80, 0.70, 0.86), QColor(style.EVENING.hill_far))
    painter.fillPath(_hill(area, 0.92, 0.96, 0.78), QColor(style.EVENING.hill))


def _hill(area: QRectF, left: float, middle: float, right: float) -> QPainterPath:
    width, height = area.width(), area.height()
    path = QPainterPath(QPointF(0, height * left))
    path.cubicTo(
        QPointF(width * 0.28, height * (left - 0.10)),
        QPointF(width * 0.42, height * middle),
        QPointF(width * 0.62, height * (middle + right) / 2),
    )
    path.cubicTo(
        QPointF(width * 0.78, height * right),
        QPointF(width * 0.90, height * (right - 0.04)),
        QPointF(width, height * right),
    )
    path.lineTo(width, height)
    path.lineTo(0, height)
    path.closeSubpath()
    return path
