"""A theme that opens and closes, with its clauses and measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.desk.decisions import Decided
from kiosk.desk.handbook import Line, Section
from kiosk.packs.model import Measure, Pack
from kiosk.packs.policy import Source
from ui.style import SPACE, STAFF_TYPE
from ui.teacher.agreements.saying import Saying
from ui.teacher.pieces import Opener, Said, column, row
from ui.teacher.tools import Tools

_WIDEST_MARK = 150
_MATTER_WIDTH = 260
_MARGIN = 14


class Fold(QFrame):
    """A heading that shows what is under it when pressed.

    ``make`` gives what is in it by name, when it is first opened.
    """

    def __init__(
        self, tools: Tools, name: str, title: str, make: Callable[[], Mapping[str, QWidget]]
    ) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._words = tools.words
        self._title = title
        self._make = make
        self._pieces: Mapping[str, QWidget] | None = None
        self._wanted: frozenset[str] | None = None
        self.head = Opener(f"fold:{name}", title, self._turn, kind="fold")
        self.head.setCheckable(True)
        laid = column(self, 0)
        laid.addWidget(self.head)
        self._inside = QWidget()
        self._lines = column(self._inside, SPACE.medium, _MARGIN)
        self._lines.setContentsMargins(_MARGIN, SPACE.small, _MARGIN, _MARGIN)
        laid.addWidget(self._inside)
        self._inside.hide()

    @property
    def is_open(self) -> bool:
        """Whether what is in it is shown."""
        return self.head.isChecked()

    def open(self, *, on: bool) -> None:
        """Show or hide what is in it."""
        self.head.setChecked(on)
        self._turn()

    def tell(self, count: int) -> None:
        """Say how much is in it."""
        self.head.setText(f"{self._title}  \u00b7  {count}")
        said = self._words("teacher.handbook.section", theme=self._title, count=count)
        self.head.setAccessibleName(said)

    def show_only(self, names: frozenset[str]) -> None:
        """Show these of what is in it, and no others."""
        self._wanted = names
        for name, piece in (self._pieces or {}).items():
            piece.setVisible(name in names)

    def _turn(self) -> None:
        if self.is_open and self._pieces is None:
            self._pieces = self._make()
            for name, piece in self._pieces.items():
                self._lines.addWidget(piece)  # first: a widget in nothing would be a window
                piece.setVisible(self._wanted is None or name in self._wanted)
        self._inside.setVisible(self.is_open)


class Entry(QWidget):
    """A clause's reference, and beside it the text over a small line about it."""

    def __init__(self, mark: str, width: int, text: str, small: str) -> None:
        super().__init__()
        laid = row(self, SPACE.medium)
        number = Said(mark, script="strong")
        number.setFixedWidth(width)
        laid.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        beside = column(gap=2)
        lines = [Said(text), Said(small, voice="small")] if small else [Said(text)]
        for said in lines:
            said.setMinimumWidth(1)  # a very long word is cut
            beside.addWidget(said)
        laid.addLayout(beside, 1)
        self.setAccessibleName(f"{mark}: {text} {small}")


class Entries:
    """Makes the entries of a pack."""

    def __init__(self, tools: Tools, pack: Pack) -> None:
        self._tools = tools
        self._pack = pack
        self._saying = Saying(tools)
        longest = max((pack.cite(one.id) for one in pack.clauses), key=len, default="")
        probe = Said(longest, script="strong", wrap=False)
        probe.setFont(_strong(probe.font()))
        self._width = min(probe.sizeHint().width() + SPACE.small, _WIDEST_MARK)

    def of(self, section: Section) -> dict[str, QWidget]:
        """Everything in a section, by :func:`names`."""
        clauses = [self._clause(one) for one in section.lines]
        measures = [self._measure(one) for one in section.measures]
        return dict(zip(names(section), [*clauses, *measures], strict=True))

    def silences(self, every: list[Decided]) -> dict[str, QWidget]:
        """The matters that the protocol does not mention, and what holds then."""
        lead = Said(self._tools.words("teacher.handbook.silent_lead"), voice="quiet")
        return {"": lead, **{one.matter.value: self._silent(one) for one in every}}

    def _silent(self, one: Decided) -> QWidget:
        words = self._tools.words
        said = self._saying.decided(one)
        if one.source is Source.SCHOOL:
            said = words("teacher.handbook.chosen", what=said)
        matter = words(f"teacher.matter.{one.matter.value}")
        return Entry(matter, _MATTER_WIDTH, said, "")

    def _clause(self, line: Line) -> QWidget:
        words, saying, clause = self._tools.words, self._saying, line.clause
        small = self._tools.beside(
            words("teacher.handbook.about", whom=saying.audience(clause.audience)),
            saying.carried(self._pack, clause),
        )
        mark = saying.reference(line.reference)
        return Entry(mark, self._width, saying.text(clause.text), small)

    def _measure(self, measure: Measure) -> QWidget:
        words, saying = self._tools.words, self._saying
        small = self._tools.beside(
            words("teacher.handbook.measure"),
            words("teacher.handbook.about", whom=saying.audience(measure.audience)),
        )
        mark = saying.reference(self._pack.cite(measure.clause))
        return Entry(mark, self._width, saying.text(measure.text), small)


def names(section: Section) -> list[str]:
    """What the entries of a section are called: clauses first, then measures."""
    clauses = [f"clause {one.clause.id}" for one in section.lines]
    return [*clauses, *(f"measure {one.id}" for one in section.measures)]


def _strong(font: QFont) -> QFont:
    font.setPixelSize(STAFF_TYPE.body)
    font.setBold(True)
    return font
