"""Oeps!: the button that must never wait for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.pill import Manner, Pill

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from ui.widgets.kit import Kit


class OopsButton(Pill):
    """Tells of the press before anything is painted or focused.

    A look of its own when it is down would have the whole window composed anew, page included,
    before the cover comes up: some 50 ms.
    """

    def __init__(self, kit: Kit) -> None:
        text = kit.words("pupil.web.oops")
        super().__init__(kit, "oops", text, picture="oops", manner=Manner.OOPS)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell at once."""
        self.tapped.emit()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing happens at the release."""
        event.accept()
