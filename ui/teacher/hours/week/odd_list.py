"""What is odd about the timetable, one sentence a line; a press leads to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.desk.plain import harmless
from kiosk.desk.rooster.draft import Conflict
from ui.style import SPACE, STAFF_TARGET
from ui.teacher.hours.week import said
from ui.teacher.hours.week.editor import Editor
from ui.teacher.pieces import Press, Said, column, scroller, take_out
from ui.teacher.tools import Tools

WIDE = 326  # pixels that a line has at least
AT_ONCE = 3  # lines that are seen; what is more is scrolled to


class OddLine(Press):
    """One sentence, that wraps."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(f"odd:{number}", "", kind="line")
        self.setAccessibleName(text)
        self.text_ = Said(text)
        self.text_.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        laid = column(self)
        laid.setContentsMargins(SPACE.hair, SPACE.hair, SPACE.hair, SPACE.hair)
        laid.addWidget(self.text_)

    def fit(self) -> int:
        """As high as its words are, now that it has its place: that height."""
        self.text_.ensurePolished()
        words = self.text_.heightForWidth(WIDE - 2 * SPACE.hair)
        self.setFixedHeight(max(words + 2 * SPACE.hair, STAFF_TARGET))
        return self.height()


class OddList(QFrame):
    """The list. Hidden while nothing is odd."""

    def __init__(self, tools: Tools, editor: Editor) -> None:
        super().__init__()
        self._tools = tools
        self._editor = editor
        self._shown: list[tuple[Conflict, str]] = []
        self.lines: list[OddLine] = []
        self.setProperty("ground", "new")
        laid = column(self, SPACE.hair, SPACE.small)
        self._heading = Said(script="strong", voice="on_new")
        laid.addWidget(self._heading)
        inside = QWidget()
        self._inside = column(inside, 0)
        self._area = scroller(inside)
        laid.addWidget(self._area)

    @property
    def sentences(self) -> list[str]:
        """What is said."""
        return [text for _, text in self._shown]

    def renew(self) -> None:
        """Show what is odd now."""
        draft, tools = self._editor.draft, self._tools
        found = [(one, said.odd(tools, one, draft.periods(one.week))) for one in draft.conflicts()]
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        take_out(self._inside, self.lines)
        self._heading.say(tools.words("teacher.rooster.look", count=len(found)))
        self.lines = [self._line(at, *one) for at, one in enumerate(found)]
        for line in self.lines:
            self._inside.addWidget(line)
        heights = [line.fit() for line in self.lines]
        self._area.setFixedHeight(sum(heights[:AT_ONCE]))

    def _line(self, number: int, conflict: Conflict, text: str) -> OddLine:
        if conflict.week:
            text = self._tools.beside(harmless(conflict.week, 40), text)
        line = OddLine(number, text)
        line.text_.setProperty("voice", "on_new")
        line.clicked.connect(lambda: self._lead(conflict))
        return line

    def _lead(self, conflict: Conflict) -> None:
        if conflict.week != self._editor.week:
            self._editor.choose_week(conflict.week)
        day = conflict.days[0] if conflict.days else 0
        self._editor.choose(day, conflict.at)
