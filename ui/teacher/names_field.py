"""Names typed or pasted on one side, the pupils that they come to on the other, as one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from kiosk.desk.pasted import Preview, parse
from kiosk.desk.plain import harmless
from ui.style import SPACE
from ui.teacher.pieces import Said, card, column, row, scroller, target
from ui.teacher.tools import Tools

_MOST_SAID = 4


class NamesField(QWidget):
    """The field and its preview. ``changed`` as soon as the names come to something else."""

    changed = Signal()

    def __init__(self, tools: Tools, taken: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._tools = tools
        self._taken = taken
        self._preview = Preview()
        words = tools.words
        self.field = QPlainTextEdit()
        target(self.field, "names", words("teacher.names.field"))
        self.field.setPlaceholderText(words("teacher.names.hint"))
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._read)
        self._count = Said(script="strong", wrap=False)
        self._names = Said()
        self._names.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._aside = Said(voice="small")
        self._lay()
        self._tell()

    @property
    def preview(self) -> Preview:
        """What the text comes to."""
        return self._preview

    def clear(self, taken: frozenset[str]) -> None:
        """Start anew; ``taken`` are names that the group has already."""
        self._taken = taken
        self.field.clear()
        self._read()

    def _read(self) -> None:
        found = parse(self.field.toPlainText(), self._taken)
        if found != self._preview:
            self._preview = found
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        words, found = self._tools.words, self._preview
        count = len(found.names)
        self._count.say(
            words("teacher.names.one" if count == 1 else "teacher.names.count", count=count)
        )
        listed = [f"{number}.  {harmless(name, 60)}" for number, name in enumerate(found.names, 1)]
        self._names.say("\n".join(listed) or words("teacher.names.none"))
        said = [
            words(f"teacher.names.{one.why.value}", line=one.line, text=harmless(one.text, 40))
            for one in found.skipped[:_MOST_SAID]
        ]
        more = len(found.skipped) - len(said)
        if more > 0:
            said.append(words("teacher.names.more", count=more))
        if found.left_out:
            said.append(words("teacher.names.left_out", count=found.left_out))
        self._aside.say("\n".join(said), hide=True)

    def _lay(self) -> None:
        across = row(self, SPACE.medium)
        across.addWidget(self.field, 1)
        across.addWidget(self._side(), 1)

    def _side(self) -> QFrame:
        frame = card("notice")
        laid = column(frame, SPACE.small, 12)
        laid.addWidget(self._count)
        area = scroller(self._names)
        laid.addWidget(area, 1)
        laid.addWidget(self._aside)
        return frame
