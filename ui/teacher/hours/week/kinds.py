"""How each kind of period looks: a ground, a pattern and a mark, told apart without colour too."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from kiosk.timetable.verdicts import PeriodKind
from ui.style import DAY, Staff

_Brush = Qt.BrushStyle


class KindLook(NamedTuple):
    """``ground`` under ``ink``; ``mark`` along the side, with ``pattern`` over it."""

    ground: QColor
    ink: QColor
    mark: QColor
    pattern: Qt.BrushStyle


def look_of(kind: PeriodKind, colours: Staff) -> KindLook:
    """The look of a kind of period in these colours."""
    ground, ink, mark, pattern = {
        PeriodKind.LESSON: (colours.talked, colours.on_talked, colours.accent, _Brush.NoBrush),
        PeriodKind.BREAK: (colours.coming, colours.on_coming, colours.focus, _Brush.BDiagPattern),
        PeriodKind.LUNCH: (colours.new, colours.on_new, DAY.sun, _Brush.Dense6Pattern),
        PeriodKind.BEFORE: (colours.raised, colours.ink, colours.quiet, _Brush.HorPattern),
        PeriodKind.AFTER: (colours.raised, colours.ink, colours.quiet, _Brush.VerPattern),
    }[kind]
    return KindLook(QColor(ground), QColor(ink), QColor(mark), pattern)
