"""A day's periods under one another, however short they are in the week."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.style import SPACE
from ui.teacher.hours.week import said
from ui.teacher.hours.week.editor import Editor
from ui.teacher.hours.week.geometry import in_order
from ui.teacher.pieces import Press, Said, column, take_out
from ui.teacher.tools import Tools

Row = tuple[int, str]


class DayList(QWidget):
    """The day that is chosen; a press chooses a period."""

    def __init__(self, tools: Tools, editor: Editor) -> None:
        super().__init__()
        self._tools = tools
        self._editor = editor
        self._shown: list[Row] = []
        self.rows: dict[int, Press] = {}
        self._heading = Said(script="strong")
        laid = column(self, SPACE.hair)
        laid.setContentsMargins(0, SPACE.small, 0, 0)
        laid.addWidget(self._heading)
        self._inside = column(gap=0)
        laid.addLayout(self._inside)

    def renew(self) -> None:
        """Show the day as it is; hidden while no day is chosen, or nothing is on it."""
        day, tools = self._editor.chosen.day, self._tools
        wanted: list[Row] = [
            (at, f"{said.times(one)}   {said.title(tools, one)}")
            for at, one in in_order(self._editor.periods)
            if day in one.days
        ]
        self.setVisible(bool(wanted))
        if not wanted:
            return
        self._heading.say(said.weekday(tools, day))
        if wanted != self._shown:
            self._build(wanted)
        for at, row in self.rows.items():
            row.setChecked(at == self._editor.chosen.at)

    def _build(self, wanted: list[Row]) -> None:
        self._shown = wanted
        take_out(self._inside, self.rows.values())
        self.rows = {at: self._row(at, text) for at, text in wanted}
        for row in self.rows.values():
            self._inside.addWidget(row)

    def _row(self, at: int, text: str) -> Press:
        def choose() -> None:
            self._editor.choose(self._editor.chosen.day, at)

        row = Press(f"row:{at}", text, choose, kind="line")
        row.setCheckable(True)
        return row
