"""The week by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from kiosk.desk.rooster.draft import Change
from kiosk.desk.rooster.times import MIDNIGHT, span, wall
from kiosk.timetable.model import Period
from kiosk.timetable.verdicts import PeriodKind
from ui.teacher.hours.week.drag import STEP
from ui.teacher.hours.week.editor import Editor
from ui.teacher.hours.week.geometry import Block, Geometry

_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEFT_RIGHT = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_Modifier = Qt.KeyboardModifier


class Keys:
    """What keys do in the week; ``laid`` says how it is laid out now."""

    def __init__(self, laid: Callable[[], Geometry], editor: Editor) -> None:
        self._laid = laid
        self._editor = editor
        self._copied: Period | None = None

    def press(self, event: QKeyEvent) -> bool:
        """A key; whether it does anything here."""
        key, held = Qt.Key(event.key()), event.modifiers()
        editor = self._editor
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copied = editor.period or self._copied
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        elif key == Qt.Key.Key_Insert:
            self._new()
        elif key == Qt.Key.Key_Escape and editor.chosen.day:
            editor.choose(editor.chosen.day if editor.chosen.at >= 0 else 0)
        elif key in _UP_DOWN:
            self._up_down(_UP_DOWN[key], held)
        elif key in _LEFT_RIGHT:
            self._left_right(_LEFT_RIGHT[key], held)
        else:
            return False
        return True

    def _up_down(self, way: int, held: Qt.KeyboardModifier) -> None:
        start, end = bool(held & _Modifier.AltModifier), bool(held & _Modifier.ControlModifier)
        if not (start or end):
            self._next(way)
            return
        period = self._editor.period
        if period is None:
            return
        step = way * (1 if held & _Modifier.ShiftModifier else STEP)
        first, last = span(period)
        moved: Change = {}
        if start:
            moved["start"] = first + step
        if end:
            moved["end"] = last + step
        self._editor.change_chosen(**moved)

    def _left_right(self, way: int, held: Qt.KeyboardModifier) -> None:
        editor, days = self._editor, self._laid().days
        day, at = editor.chosen
        place = days.index(day) + way if day in days else 0 if way > 0 else len(days) - 1
        if not 0 <= place < len(days):
            return
        to = days[place]
        if held & (_Modifier.AltModifier | _Modifier.ControlModifier):
            if editor.period is not None:
                editor.change(at, day, split=editor.splits(at), to=to)
            return
        editor.choose(to, self._nearest(to))

    def _next(self, way: int) -> None:
        editor, geometry = self._editor, self._laid()
        day, at = editor.chosen
        if day not in geometry.days:
            editor.choose(geometry.days[0])
            return
        numbers = [one.at for one in geometry.on(day)]
        if not numbers:
            return
        first = 0 if way > 0 else len(numbers) - 1
        place = numbers.index(at) + way if at in numbers else first
        editor.choose(day, numbers[place] if 0 <= place < len(numbers) else -1)

    def _nearest(self, day: int) -> int:
        """On another day, what looks most like what is chosen."""
        period = self._editor.period
        blocks = self._laid().on(day)
        if period is None or not blocks:
            return -1
        start = span(period)[0]

        def distance(block: Block) -> tuple[bool, int]:
            other = block.period
            return other.kind is not period.kind, abs(span(other)[0] - start)

        return min(blocks, key=distance).at

    def _remove(self) -> None:
        if self._editor.period is not None:
            self._editor.remove_chosen()

    def _paste(self) -> None:
        day = self._editor.chosen.day
        if self._copied is not None and day:
            old = self._copied
            self._editor.add(Period([day], old.start, old.end, old.kind, old.name), day)

    def _new(self) -> None:
        """A new period after what is chosen: a break within lessons, else a lesson."""
        day, period = self._editor.chosen.day, self._editor.period
        if not day:
            return
        start = span(period)[1] if period is not None else self._laid().first + 15
        kind = PeriodKind.LESSON if start < MIDNIGHT else PeriodKind.BREAK
        end = min(start + 45, MIDNIGHT)
        if period is not None and period.kind is PeriodKind.LESSON:
            first, last = span(period)
            middle = (first + last) // 2 // STEP * STEP
            kind, start, end = PeriodKind.BREAK, middle, min(middle + 15, last)
        if start < end:
            self._editor.add(Period([day], wall(start), wall(end), kind), day)
