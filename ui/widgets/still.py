"""A picture to look at, not to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from ui.widgets.kit import Kit


class Still(QWidget):
    """A picture to look at."""

    def __init__(self, kit: Kit, picture: str, side: int) -> None:
        super().__init__()
        self._kit = kit
        self._picture = picture
        self.setMinimumSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: str) -> None:
        """Show another picture."""
        if picture != self._picture:
            self._picture = picture
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture."""
        self._kit.pictures.draw(QPainter(self), self._picture, QRectF(self.rect()))
