"""The school day in six small fields: start and end, break, lunch."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QCheckBox, QTimeEdit, QWidget

from kiosk.desk.founding import Hours, Span
from ui.style import SPACE
from ui.teacher.pieces import Said, column, row, target
from ui.teacher.tools import Tools

_FORM = "HH:mm"


class SpanField(QWidget):
    """From one time to another; a break may be left out."""

    def __init__(self, tools: Tools, name: str, span: Span, *, optional: bool) -> None:
        super().__init__()
        said = tools.words(f"teacher.hours.{name}")
        self._box = QCheckBox(said) if optional else None
        self.start = _time(
            f"{name}.start", f"{said}: {tools.words('teacher.hours.from')}", span.start
        )
        self.end = _time(f"{name}.end", f"{said}: {tools.words('teacher.hours.to')}", span.end)
        laid = row(self, SPACE.small)
        if self._box is not None:
            self._box.setChecked(True)
            target(self._box, f"{name}.on", said)
            self._box.toggled.connect(self._turned)
            laid.addWidget(self._box, 1)
        else:
            laid.addWidget(Said(said, wrap=False), 1)
        laid.addWidget(self.start)
        laid.addWidget(Said("\u2013", wrap=False))
        laid.addWidget(self.end)

    @property
    def span(self) -> Span | None:
        """The times, or nothing when left out."""
        if self._box is not None and not self._box.isChecked():
            return None
        return Span(self.start.time().toString(_FORM), self.end.time().toString(_FORM))

    def _turned(self, on: bool) -> None:
        self.start.setEnabled(on)
        self.end.setEnabled(on)


class HoursField(QWidget):
    """The day, the break and the lunch."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        usual = Hours()
        self._day = SpanField(tools, "day", usual.day, optional=False)
        self._pause = SpanField(tools, "pause", usual.pause or usual.day, optional=True)
        self._lunch = SpanField(tools, "lunch", usual.lunch or usual.day, optional=True)
        laid = column(self, SPACE.small)
        for field in (self._day, self._pause, self._lunch):
            laid.addWidget(field)

    @property
    def hours(self) -> Hours:
        """The day as it stands."""
        return Hours(self._day.span or Hours().day, self._pause.span, self._lunch.span)


def _time(name: str, said: str, at: str) -> QTimeEdit:
    field = QTimeEdit(QTime.fromString(at, _FORM))
    field.setDisplayFormat(_FORM)
    field.setAlignment(Qt.AlignmentFlag.AlignCenter)
    field.setFixedWidth(84)
    target(field, name, said)
    return field
