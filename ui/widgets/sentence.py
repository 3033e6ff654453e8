"""A line of plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from ui import style

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Sentence(QLabel):
    """Words that wrap and are never taken for markup."""

    def __init__(
        self,
        text: str,
        pixels: int,
        *,
        colour: str = style.DAY.ink,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(True)
        self.setFont(style.font(pixels, bold=bold))
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.paint_in(colour)
        self.setText(text)

    def paint_in(self, colour: str) -> None:
        """Show the words in this colour."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(palette)
