"""The project's own pictures, drawn at the size at which they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kiosk import paths

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_TURNED = {"back": "forward", "forward": "back"}


class Pictures:
    """Draws pictures by name; one that does not exist draws nothing."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, int], QPixmap] = {}

    def has(self, name: str) -> bool:
        """Whether there is such a picture."""
        return bool(name) and paths.resource("pictures", f"{name}.svg").is_file()

    def draw(self, painter: QPainter, name: str, area: QRectF) -> None:
        """Draw the picture in the middle of ``area``, square, as large as fits."""
        ratio = painter.device().devicePixelRatio()
        side = min(area.width(), area.height())
        pixels = round(side * ratio)
        if not name or pixels < 1:
            return
        pixmap = self._drawn.get((name, pixels))
        if pixmap is None:
            pixmap = self._drawn[name, pixels] = _rendered(name, pixels)
        corner = area.center() - QPointF(side / 2, side / 2)
        painter.drawPixmap(QRectF(corner.x(), corner.y(), side, side), pixmap, pixmap.rect())


def facing(name: str, direction: Qt.LayoutDirection) -> str:
    """The picture as it points in a text that runs in ``direction``: back is where it began."""
    if direction == Qt.LayoutDirection.RightToLeft:
        return _TURNED.get(name, name)
    return name


def _rendered(name: str, pixels: int) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = _renderer(name)
    if renderer is not None:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
    return pixmap


def _renderer(name: str) -> QSvgRenderer | None:
    from PySide6.QtSvg import QSvgRenderer  # the first screen may stand without it

    path = paths.resource("pictures", f"{name}.svg")
    return QSvgRenderer(str(path)) if path.is_file() else None
