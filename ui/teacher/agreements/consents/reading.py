"""Reading a list of consents: what it would record and what is wrong; all of it, or nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.desk import consent_csv
from kiosk.desk.consent_csv import Preview, Problem, Row
from kiosk.desk.plain import harmless
from ui.style import SPACE
from ui.teacher import documents
from ui.teacher.agreements.consents.words import ConsentWords
from ui.teacher.agreements.filing import Filing
from ui.teacher.pieces import Press, Said, card, column, dress, row, scroller, take_out, target
from ui.teacher.tools import Tools

MOST = 60
"""So many lines are shown; the rest is counted."""


class ReadingPage(QWidget):
    """``left`` to go back, ``taken`` with what is to be recorded."""

    left = Signal()
    taken = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._says = ConsentWords(tools)
        self._filing = Filing(tools, lambda said, voice: self._tell(said, voice=voice))
        self._preview: Preview | None = None
        self._pieces: list[QWidget] = []
        self.setAcceptDrops(True)
        words = tools.words
        self.back = Press("consents:back", words("teacher.consent_list.back"), self.left.emit)
        self.path = QLineEdit()
        self.path.setPlaceholderText(words("teacher.consent_list.path"))
        target(self.path, "consents:path", words("teacher.consent_list.path"))
        self.path.returnPressed.connect(self.read)
        self.browse = Press("consents:browse", words("teacher.consent_list.browse"), self._browse)
        self.look = Press(
            "consents:look", words("teacher.consent_list.read"), self.read, kind="main"
        )
        self.told = Said(script="strong")
        self.take = Press("consents:take", "", self._take, kind="main")
        self._lay()
        self.clear()

    @property
    def said(self) -> str:
        """Every line that is shown."""
        return "\n".join(one.text() for one in self._pieces if isinstance(one, Said))

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._filing.busy

    def clear(self) -> None:
        """Show nothing of any file."""
        self._preview = None
        take_out(self._lines, self._pieces)
        self._pieces = []
        self.take.hide()
        self._tell(self._tools.words("teacher.consent_list.lead"), voice="quiet")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file is dropped here."""
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self._chosen(urls[0].toLocalFile())

    def read(self) -> None:
        """Read the file that is named."""
        said = self.path.text().strip()
        if not said or self.busy:
            return
        path = Path(said).expanduser()
        self.clear()

        def work() -> bytes:
            with path.open("rb") as file:
                return file.read(consent_csv.LARGEST + 1)

        self._filing.do(work, self._heard, self._failed)

    def _browse(self) -> None:
        title = self._tools.words("teacher.consent_list.browse")
        documents.choose(self, title, "CSV (*.csv *.txt)", self._chosen)

    def _chosen(self, path: str) -> None:
        self.path.setText(path)
        self.read()

    def _heard(self, data: bytes) -> None:
        preview = consent_csv.read(data, self._tools.desk.register)
        self._preview = preview
        words = self._tools.words
        if preview.problems:
            count = len(preview.problems) + preview.more
            self._tell(words("teacher.consent_list.wrong", count=count), voice="trouble")
        elif preview.rows:
            self._tell(words("teacher.consent_list.ready", count=len(preview.rows)))
        else:
            self._tell(words("teacher.consent_list.nothing"))
        self._list(preview)
        self.take.setVisible(preview.ready)
        self.take.setText(words("teacher.consent_list.take", count=len(preview.rows)))
        if preview.ready:
            self.take.setFocus()

    def _failed(self, _trouble: Exception) -> None:
        self._tell(self._tools.words("teacher.consent_list.no_file"), voice="trouble")

    def _take(self) -> None:
        """Record it as the register stands now."""
        preview, self._preview = self._preview, None
        if preview is not None and preview.ready:
            self.taken.emit([(one.person, one.saying) for one in preview.rows])
            self.path.clear()
            self.clear()

    def _list(self, preview: Preview) -> None:
        words = self._tools.words
        for problem in preview.problems[:MOST]:
            self._add(Said(self._problem(problem)))
        hidden = max(len(preview.problems) - MOST, 0) + preview.more
        if hidden:
            self._add(Said(words("teacher.consent_list.more", count=hidden), voice="quiet"))
        if not preview.problems:
            for one in preview.rows[:MOST]:
                self._add(Said(self._row(one)))
            if len(preview.rows) > MOST:
                count = len(preview.rows) - MOST
                self._add(Said(words("teacher.consent_list.more", count=count), voice="quiet"))
        for key, count in (("there", preview.there), ("empty", preview.empty)):
            if count:
                self._add(Said(words(f"teacher.consent_list.{key}", count=count), voice="quiet"))

    def _row(self, one: Row) -> str:
        said = one.saying
        term = self._tools.desk.register.term(said.term)
        parts = (
            harmless(one.person.name, 80),
            self._says.term(term) if term else "",
            self._tools.words(f"teacher.consent.{said.state.value}"),
            self._says.date(said.day),
            self._says.posting(said.posting) if said.posting else "",
        )
        return self._tools.beside(*parts)

    def _problem(self, problem: Problem) -> str:
        words = self._tools.words
        known = ", ".join(harmless(one.id, 60) for one in self._tools.desk.register.terms)
        why = words(problem.why, said=harmless(problem.said, 80), known=known)
        return words("teacher.consent_list.line", line=problem.line, why=why)

    def _add(self, piece: QWidget) -> None:
        self._pieces.append(piece)
        self._lines.insertWidget(len(self._pieces) - 1, piece)

    def _tell(self, text: str, *, voice: str = "") -> None:
        dress(self.told, "voice", voice)
        self.told.say(text)

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.small)
        head = row(gap=SPACE.medium)
        head.addWidget(self.back)
        head.addWidget(Said(words("teacher.consent_list.heading"), script="heading", wrap=False))
        head.addStretch(1)
        laid.addLayout(head)
        frame = card()
        inside = column(frame, SPACE.small, SPACE.medium)
        across = row()
        across.addWidget(self.path, 1)
        across.addWidget(self.browse)
        across.addWidget(self.look)
        inside.addLayout(across)
        inside.addWidget(self.told)
        lines = QWidget()
        self._lines = column(lines, SPACE.hair)
        self._lines.addStretch(1)
        inside.addWidget(scroller(lines), 1)
        feet = row()
        feet.addStretch(1)
        feet.addWidget(self.take)
        inside.addLayout(feet)
        laid.addWidget(frame, 1)
