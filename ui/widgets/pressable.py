"""Everything a pupil presses: a painted button that answers at the press, not at the release."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import style

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Pressable(QAbstractButton):
    """A button without a look of its own; subclasses paint in :meth:`draw`.

    ``tapped`` comes with the press of a finger, a mouse or a key. ``name`` is the object's name,
    by which it is found; ``said`` is what a screen reader says.
    """

    tapped = Signal()

    def __init__(self, name: str, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ringed = False
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._told = False
        self.ensurePolished()
        # nothing looks different under a pointer; painting it anew would delay the press itself
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, on=False)
        self.pressed.connect(self._press)

    def draw(self, painter: QPainter, area: QRectF, *, down: bool) -> None:
        """Paint the button into ``area``."""
        raise NotImplementedError

    def corner(self, _area: QRectF) -> float:
        """The radius of the ring's corners, in pixels."""
        return style.SPACE.corner

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring shows where the keyboard is, once it is used to move about."""
        self._ringed = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        self._ringed = False
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        """At least what a finger needs."""
        return self.minimumSize()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell first: the toolkit paints a pressed button before it tells that it was pressed.

        Over a page that painting alone takes longer than to cover the page.
        """
        if event.button() is Qt.MouseButton.LeftButton:
            self._told = True
            self.tapped.emit()
        super().mousePressEvent(event)
        self._told = False

    def _press(self) -> None:
        if not self._told:
            self.tapped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too, as children expect."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button and, when a keyboard is on it, a ring around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if not self.isEnabled():
            painter.setOpacity(0.35)
        self.draw(painter, area, down=self.isDown())
        if self._ringed:
            painter.setPen(QPen(QColor(style.DAY.focus), 4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corner = self.corner(area)
            painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), corner, corner)
