"""A panel over the page: a press beside it or Escape puts it away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QWidget

from ui.style import SPACE


class Curtain(QWidget):
    """Catches what is pressed beside ``panel``. ``closed`` when it has been put away."""

    closed = Signal()

    def __init__(self, over: QWidget, panel: QWidget) -> None:
        super().__init__(over)
        self._panel = panel
        self._before: QWidget | None = None
        self._under = QRect()
        panel.setParent(self)
        shadow = QGraphicsDropShadowEffect(panel)
        shadow.setBlurRadius(28)
        shadow.setOffset(QPoint(0, 6))
        panel.setGraphicsEffect(shadow)
        self.hide()

    def open_under(self, by: QWidget) -> None:
        """Show the panel, filled in already, under what was pressed."""
        parent = self.parentWidget()
        if parent is not None:
            self.open(QRect(by.mapTo(parent, QPoint(0, 0)), by.size()))
            self.again()

    def again(self) -> None:
        """The panel wants another size."""
        if self.isVisible():
            layout = self._panel.layout()
            if layout is not None:
                layout.activate()
            self.place(self._under)

    def open(self, under: QRect) -> None:
        """Show the panel under this place of the widget behind, as near as it fits."""
        parent = self.parentWidget()
        if parent is None:
            return
        self._under = under
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.place(under)

    def place(self, under: QRect) -> None:
        """Put the panel, at the size it wants now, under this place."""
        size = self._panel.sizeHint().expandedTo(self._panel.minimumSize())
        size.setHeight(min(size.height(), self.height() - 2 * SPACE.small))
        left = min(under.right() - size.width() + 1, self.width() - size.width() - SPACE.small)
        top = min(under.bottom() + SPACE.hair, self.height() - size.height() - SPACE.small)
        self._panel.setGeometry(QRect(QPoint(max(left, SPACE.small), max(top, 0)), size))

    def close_panel(self) -> None:
        """Put the panel away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        self.closed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the panel."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape."""
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)
