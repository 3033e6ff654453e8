"""The small pieces that every page of the teacher's window is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.style import SPACE, STAFF_TARGET


def breakable(address: str) -> str:
    """An address, of a page or to write to, that can go on at the next line."""
    return "".join(f"{char}\u200b" if char in "/?&=.-_@" else char for char in address)


class Said(QLabel):
    """Plain words, never markup or a link; wraps unless told not to."""

    def __init__(
        self, text: str = "", *, script: str = "", voice: str = "", wrap: bool = True
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        if script:
            self.setProperty("script", script)
        if voice:
            self.setProperty("voice", voice)
        self.setText(text)

    def say(self, text: str, *, hide: bool = False) -> None:
        """Show other words; nothing is laid out anew for the same ones."""
        if self.text() != text:
            self.setText(text)
        if hide:
            self.setVisible(bool(text))


class Press(QPushButton):
    """A button: at least 44 pixels high, found by its object name, Enter presses it.

    Its words are plain, as those of :class:`Said` are.
    """

    def __init__(
        self, name: str, text: str, does: Callable[[], None] | None = None, *, kind: str = ""
    ) -> None:
        super().__init__(unkeyed(text))
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("target", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumSize(STAFF_TARGET, STAFF_TARGET)
        self.setAutoDefault(True)
        if kind:
            self.setProperty("kind", kind)
        if does is not None:
            self.clicked.connect(lambda: does())

    def text(self) -> str:
        """The words, as they are read."""
        return super().text().replace("&&", "&")

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(unkeyed(text))


class Tick(QCheckBox):
    """A box to tick, with plain words behind it."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(unkeyed(text))
        target(self, name, text)

    def text(self) -> str:
        """The words, as they are read."""
        return super().text().replace("&&", "&")


class Opener(Press):
    """A button that opens something under it; its arrow points up while that is open."""

    def __init__(
        self, name: str, text: str, does: Callable[[], None] | None = None, *, kind: str = ""
    ) -> None:
        super().__init__(name, text, does, kind=kind)
        self.setProperty("opens", True)

    def drop(self, menu: QMenu) -> None:
        """Open this menu; a menu of the button's own would paint over its words."""
        self.clicked.connect(lambda: menu.popup(self.mapToGlobal(QPoint(0, self.height()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and an arrow at its end."""
        super().paintEvent(event)
        _arrow(self, up=self.isChecked())


class Choice(QComboBox):
    """One of several, with an arrow in the window's own colours."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and an arrow at its end."""
        super().paintEvent(event)
        _arrow(self)


def _arrow(widget: QWidget, *, up: bool = False) -> None:
    """An arrow at the end of a widget, in the colour of its words."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(widget.palette().color(QPalette.ColorRole.Text), 2))
    mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    middle = QPointF(20 if mirrored else widget.width() - 20, widget.height() / 2)
    tip = -2.5 if up else 2.5
    painter.drawPolyline(
        [middle + QPointF(-5, -tip), middle + QPointF(0, tip), middle + QPointF(5, -tip)]
    )


def card(ground: str = "card") -> QFrame:
    """A frame to put things on."""
    frame = QFrame()
    frame.setProperty("ground", ground)
    return frame


def column(parent: QWidget | None = None, gap: int = SPACE.small, margin: int = 0) -> QVBoxLayout:
    """Things under one another."""
    return _laid(QVBoxLayout(parent) if parent else QVBoxLayout(), gap, margin)


def row(parent: QWidget | None = None, gap: int = SPACE.small, margin: int = 0) -> QHBoxLayout:
    """Things beside one another."""
    return _laid(QHBoxLayout(parent) if parent else QHBoxLayout(), gap, margin)


def target(widget: QWidget, name: str, said: str) -> None:
    """Make a field findable: its object name, and what a screen reader says."""
    widget.setObjectName(name)
    widget.setAccessibleName(said)
    widget.setProperty("target", True)


def unkeyed(text: str) -> str:
    """Words for a button or a menu, which would make a key of what stands behind an "&"."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """Words for a tool tip, which would take for markup what looks like it."""
    return f"<span>{escape(text)}</span>" if {"<", "&"} & set(text) else text


def take_out(laid: QLayout, pieces: Iterable[QWidget]) -> None:
    """Away with these: at once for the eye and the layout, for good when nothing uses them."""
    for piece in pieces:
        laid.removeWidget(piece)
        piece.hide()
        piece.deleteLater()


def dress(widget: QWidget, name: str, value: str) -> None:
    """Give a widget another look of the style sheet."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def scroller(inside: QWidget) -> QScrollArea:
    """Something that may be higher than its place."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def grows(widget: QWidget) -> QWidget:
    """Let the widget take the room that is left."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return widget


Laid = TypeVar("Laid", bound=QBoxLayout)


def _laid(layout: Laid, gap: int, margin: int) -> Laid:
    layout.setSpacing(gap)
    layout.setContentsMargins(margin, margin, margin, margin)
    return layout
