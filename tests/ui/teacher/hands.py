"""A hand on mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def press(widget: QWidget) -> None:
    """Press it with the mouse, in its middle."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def key(widget: QWidget, pressed: Qt.Key) -> None:
    """Press a key on it."""
    QTest.keyClick(widget, pressed)


def write(widget: QWidget, text: str) -> None:
    """Type into it."""
    QTest.keyClicks(widget, text)
