"""Fields for a time of the day and for a date, that take what people type."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QRegularExpressionValidator,
)
from PySide6.QtWidgets import QLineEdit

from kiosk.desk.rooster.times import MIDNIGHT, spoken
from kiosk.desk.typed import typed_time, written
from ui.teacher.pieces import dress, target

STEP = 5  # minutes
_LONGEST = 10  # letters of a date
_PARTS = (r"\d{1,2}", "[-/. ]", r"\d{1,2}", "[-/. ]", r"(\d\d){1,2}")
_ISO = (r"\d{4}", "-", r"\d\d", "-", r"\d\d")
_WHOLE = re.compile(rf"{''.join(_PARTS[:3])}(?:{_PARTS[3]}\d{{4}})?|{''.join(_ISO)}")
_TYPED = QRegularExpression(f"{''.join(_PARTS)}|{''.join(_PARTS[:3])}|{''.join(_ISO)}")


class WordField(QLineEdit):
    """A line of words; the press that comes into it selects them all.

    ``given`` when somebody is done with it, ``left`` with Escape: what is held stands there again.
    Undo and redo are the page's, unless ``undoes`` says that they are the field's own.
    """

    given = Signal()
    left = Signal()

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        self.undoes = False
        target(self, name, said)
        self._held = ""
        self._entered = False
        self.editingFinished.connect(self._finished)

    def hold(self, text: str) -> None:
        """Show this, as what is held."""
        self._held = text
        if self.text() != text:
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the page."""
        if (
            not self.undoes
            and event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
        ):
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
        self._entered = event.reason() is Qt.FocusReason.MouseFocusReason
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What the press that came in has undone: all is selected; the next one puts a cursor."""
        super().mouseReleaseEvent(event)
        if self._entered and not self.hasSelectedText():
            self.selectAll()
        self._entered = False

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
        self.hold(spoken(moment))

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
        self.setText(spoken(min(max(moved, 0), MIDNIGHT)))
        self.selectAll()
        self.textEdited.emit(self.text())
        self.given.emit()

    def _finished(self) -> None:
        moment = self.moment
        if moment is not None and spoken(moment) != self.text():
            self.setText(spoken(moment))
        super()._finished()


class DateField(WordField):
    """A day of the calendar, ``17-10-2026``; ``read`` says which day a text means, if any.

    Only what can become a date can be typed. ``wrong`` tells, while somebody types and when they
    are done, whether what stands here is no day.
    """

    wrong = Signal(bool)

    def __init__(self, name: str, said: str, read: Callable[[str], date | None]) -> None:
        super().__init__(name, said)
        self._read = read
        self.setPlaceholderText(said)
        self.setMaxLength(_LONGEST)
        self.setValidator(QRegularExpressionValidator(_TYPED, self))
        self.textEdited.connect(self._edited)

    @property
    def day(self) -> date | None:
        """The day; None while it is none."""
        return self._read(self.text())

    def show_day(self, day: date) -> None:
        """Show this day, as what is held."""
        self.hold(written(day))
        self.mark(on=False)

    def mark(self, *, on: bool) -> None:
        """Give it the edge of a field that is wrong, or take that away."""
        dress(self, "voice", "trouble" if on else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on half a date says that it is none."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.day is None:
            self._tell(wrong=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody is done with it, also with half a date."""
        super().focusOutEvent(event)
        if self.text().strip() and self.day is None:
            self._tell(wrong=True)

    def _edited(self, text: str) -> None:
        """A date that is half written is not wrong yet."""
        self._tell(wrong=_WHOLE.fullmatch(text.strip()) is not None and self.day is None)

    def _finished(self) -> None:
        day = self.day
        if day is not None:
            self.setText(written(day))
        super()._finished()

    def _tell(self, *, wrong: bool) -> None:
        self.mark(on=wrong)
        self.wrong.emit(wrong)
