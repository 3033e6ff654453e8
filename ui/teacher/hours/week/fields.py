"""Fields for a time of the day and for a date, that take what people type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from kiosk.desk.rooster.times import MIDNIGHT, wall
from kiosk.desk.typed import next_date, typed_time, written
from ui.teacher.pieces import target

STEP = 5  # minutes


class WordField(QLineEdit):
    """A line of words; undo and redo are the page's.

    ``given`` when somebody is done with it, ``left`` with Escape: what is held stands there again.
    """

    given = Signal()
    left = Signal()

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        target(self, name, said)
        self._held = ""
        self.editingFinished.connect(self._finished)

    def hold(self, text: str) -> None:
        """Show this, as what is held."""
        self._held = text
        if self.text() != text:
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the page."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(one) for one in steps):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._held)
            self.textEdited.emit(self._held)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of what stands here."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def _finished(self) -> None:
        if self.text() != self._held:
            self.given.emit()


class TimeField(WordField):
    """A time of the day; arrows move it by five minutes, with Shift by one."""

    def __init__(self, name: str, said: str, moment: int = 0) -> None:
        super().__init__(name, said)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(76)
        self.setMaxLength(8)
        self.set(moment)

    @property
    def moment(self) -> int | None:
        """Minutes since midnight; None while it is no time."""
        return typed_time(self.text())

    def set(self, moment: int) -> None:
        """Show this moment."""
        self.hold(wall(moment))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press selects the whole time."""
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText():
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows up and down: later or earlier."""
        ways = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        way = ways.get(Qt.Key(event.key()))
        moment = self.moment
        if way is None or moment is None:
            super().keyPressEvent(event)
            return
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        moved = moment + way * (1 if shift else STEP)
        self.setText(wall(min(max(moved, 0), MIDNIGHT)))
        self.selectAll()
        self.textEdited.emit(self.text())
        self.given.emit()

    def _finished(self) -> None:
        moment = self.moment
        if moment is not None and wall(moment) != self.text():
            self.setText(wall(moment))
        super()._finished()


class DateField(WordField):
    """A day of the calendar, ``17-10-2026``; ``today`` says which year is meant without one."""

    def __init__(self, name: str, said: str, today: Callable[[], date]) -> None:
        super().__init__(name, said)
        self._today = today
        self.setPlaceholderText(said)

    @property
    def day(self) -> date | None:
        """The day; None while it is none."""
        return next_date(self.text(), self._today())

    def _finished(self) -> None:
        day = self.day
        if day is not None:
            self.setText(written(day))
        super()._finished()
