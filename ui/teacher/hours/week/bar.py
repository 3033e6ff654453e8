"""Above the week: which week is shown, back and again, and saving."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.desk.plain import harmless
from ui.style import SPACE
from ui.teacher.hours.week.editor import Editor
from ui.teacher.pieces import Choice, Opener, Press, Said, row, take_out, target, tip
from ui.teacher.tools import Tools

_SIDE_BY_SIDE = 1  # variants that stand beside each other; more go into a list
_LONGEST = 18


class WeekBar(QWidget):
    """``fresh``: somebody wants a new variant; ``days_off_asked``: the whole year, large."""

    fresh = Signal()
    days_off_asked = Signal()

    def __init__(self, tools: Tools, editor: Editor) -> None:
        super().__init__()
        self._tools = tools
        self._editor = editor
        words = tools.words
        self.weeks: list[Press] = []
        self._row = row(gap=SPACE.hair)
        self.listed = Choice()
        target(self.listed, "weeks", words("teacher.variant.weeks"))
        self.listed.activated.connect(self._chosen)
        self.new = Press(
            "variant.new", words("teacher.variant.plus"), self.fresh.emit, kind="quiet"
        )
        self.year = Opener("year", words("teacher.rooster.year"), kind="quiet")
        self.year.setCheckable(True)
        self.year.hide()
        self.days_off = Press("year:open", words("teacher.year.open"), self.days_off_asked.emit)
        self.undo = Press("undo", words("teacher.rooster.undo"), editor.undo)
        self.redo = Press("redo", words("teacher.rooster.redo"), editor.redo)
        self.undo.setToolTip("Ctrl+Z")
        self.redo.setToolTip("Ctrl+Shift+Z")
        self.unsaved = Said(voice="quiet", wrap=False)
        self.unsaved.setMinimumWidth(1)  # a narrow window cuts it
        self.save = Press("save", words("teacher.rooster.save"), lambda: editor.save(), kind="main")
        self.save.setToolTip("Ctrl+S")
        self._names: list[str] | None = None
        self._lay()

    def renew(self) -> None:
        """Show the weeks, and what can be done."""
        editor, words = self._editor, self._tools.words
        names = editor.draft.names()
        if names != self._names:
            self._names = names
            self._build(names)
        for name, button in zip(names, self.weeks, strict=False):
            button.setChecked(name == editor.week)
        self.listed.setCurrentIndex(names.index(editor.week))
        draft = editor.draft
        self.undo.setEnabled(draft.can_undo)
        self.redo.setEnabled(draft.can_redo)
        key = "saving" if editor.saving else "unsaved" if draft.unsaved else "saved"
        self.unsaved.say(words(f"teacher.rooster.{key}"))
        self.save.setEnabled(draft.unsaved and not editor.saving)

    def _build(self, names: list[str]) -> None:
        take_out(self._row, self.weeks)
        few = len(names) <= _SIDE_BY_SIDE + 1
        self.weeks = [self._week(at, name) for at, name in enumerate(names)] if few else []
        for button in self.weeks:
            self._row.addWidget(button)
        self.listed.clear()
        for name in names:
            self.listed.addItem(self._called(name), name)
        self.listed.setVisible(not few)

    def _week(self, number: int, name: str) -> Press:
        button = Press(
            f"week:{number}",
            self._called(name),
            lambda: self._editor.choose_week(name),
            kind="choice",
        )
        button.setCheckable(True)
        button.setAutoExclusive(True)
        if name:
            button.setToolTip(tip(harmless(name, 60)))
        return button

    def _called(self, name: str) -> str:
        return harmless(name, _LONGEST) or self._tools.words("teacher.variant.ordinary")

    def _chosen(self, at: int) -> None:
        self._editor.choose_week(str(self.listed.itemData(at)))

    def _lay(self) -> None:
        laid = row(self, SPACE.small)
        laid.addLayout(self._row)
        laid.addWidget(self.listed)
        laid.addWidget(self.new)
        laid.addWidget(self.days_off)
        laid.addWidget(self.year)
        laid.addStretch(1)
        laid.addWidget(self.unsaved)
        laid.addSpacing(SPACE.small)
        laid.addWidget(self.undo)
        laid.addWidget(self.redo)
        laid.addWidget(self.save)
