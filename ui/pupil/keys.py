"""Keys that a pupil may use; all others do nothing, in every window, pages included."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog

OOPS_KEY = Qt.Key.Key_F8

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
_PLAIN = frozenset(
    {
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Shift,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_AltGr,
    }
)
_WITH_CONTROL = frozenset(
    {
        Qt.Key.Key_A,
        Qt.Key.Key_C,
        Qt.Key.Key_V,
        Qt.Key.Key_X,
        Qt.Key.Key_Z,
        Qt.Key.Key_Y,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Backspace,
    }
)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_GROUP = Qt.KeyboardModifier.GroupSwitchModifier


def allowed(key: int, modifiers: Qt.KeyboardModifier, text: str) -> bool:
    """Whether a key may reach a window: letters, moving about in a text, and little else."""
    held = modifiers & ~(_KEYPAD | _GROUP)
    if held == Qt.KeyboardModifier.ControlModifier:
        shifted = modifiers & Qt.KeyboardModifier.ShiftModifier
        return key in _WITH_CONTROL and not shifted
    if held == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier:
        return _is_writing(text)  # AltGr, as some keyboards send it
    if held != Qt.KeyboardModifier.NoModifier:
        return False
    return key in _PLAIN or _is_writing(text) or _composes(key)


def _is_writing(text: str) -> bool:
    return bool(text) and text.isprintable()


def _composes(key: int) -> bool:
    """Accents that wait for their letter."""
    return Qt.Key.Key_Dead_Grave <= key <= Qt.Key.Key_Dead_Longsolidusoverlay


class Keys(QObject):
    """The filter on whichever window has the keys. ``oops`` is the key that reports.

    Not on the whole application: PySide6 6.12 crashes when a filter there is shown the half-made
    parts of a page's view, and every event of every widget would pass through Python.
    """

    oops = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        application.focusWindowChanged.connect(self._guard)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stop what is not allowed."""
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            return self._stopped(event)
        return False

    def _guard(self, window: QWindow | None) -> None:
        """The keys go to another window; a dialog of the toolkit is sent away."""
        if window is None:
            return
        window.installEventFilter(self)  # a second time is the same as once
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()

    def _stopped(self, event: QKeyEvent) -> bool:
        if event.key() == OOPS_KEY:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.oops.emit()
            return True
        return not allowed(event.key(), event.modifiers(), event.text())
