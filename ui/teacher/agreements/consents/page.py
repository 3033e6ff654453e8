"""The consents of the group looked at: the table, and beside it recording or looking up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QStackedWidget, QWidget

from kiosk import private
from kiosk.desk import consent_csv
from kiosk.desk.changes import Changes, Part
from kiosk.desk.register import Person
from kiosk.desk.saying import Saying
from kiosk.packs.model import Renewal
from kiosk.register import Standing
from ui.style import SPACE
from ui.teacher.agreements.consents import paper
from ui.teacher.agreements.consents.before import Before
from ui.teacher.agreements.consents.form import Form
from ui.teacher.agreements.consents.history import History
from ui.teacher.agreements.consents.marks import Mark
from ui.teacher.agreements.consents.posting_bar import PostingBar
from ui.teacher.agreements.consents.reading import ReadingPage
from ui.teacher.agreements.consents.table import ConsentTable, Row
from ui.teacher.agreements.consents.words import ConsentWords
from ui.teacher.agreements.filing import Filing
from ui.teacher.pieces import Press, Said, card, column, dress, row, scroller, target
from ui.teacher.tools import Tools

_SIDE = 360
_NARROW_SIDE = 300
_NARROW = 900  # pixels: less has no room for the title and the buttons beside each other
_LONGEST_QUERY = 60
_CONCERNS = frozenset({Part.REGISTER, Part.PROTOCOL, Part.ROSTER, Part.GROUP, Part.SESSION})


class ConsentsPage(QStackedWidget):
    """The table, or a list that is read."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._says = ConsentWords(tools)
        self._filing = Filing(tools, self._tell)
        self._recorded: list[str] = []
        self._ending: set[str] = set()
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._show)
        self.table = ConsentTable(tools)
        self.form = Form(tools)
        self.before = Before(tools)
        self.history = History(tools)
        self.postings = PostingBar(tools)
        self.reading = ReadingPage(tools)
        words = tools.words
        self.title = Said(script="heading", wrap=False)
        self.search = QLineEdit()
        self.search.setMaxLength(_LONGEST_QUERY)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(words("teacher.consents.search"))
        target(self.search, "consents:search", words("teacher.consents.search"))
        self.everybody = Press(
            "consents:all", words("teacher.consents.everybody"), self._everybody, kind="pick"
        )
        self.silent = Press("consents:none", "", self._silent, kind="pick")
        self.nobody = Press(
            "consents:nobody", words("teacher.consents.nobody"), self.choose_nobody, kind="pick"
        )
        self.ends = Said()
        self.pick_ends = Press(
            "consents:ends", words("teacher.consents.pick"), self._pick_ends, kind="link"
        )
        self.told = Said()
        self.back = Press("consents:undo", words("teacher.consents.undo"), self._undo, kind="link")
        self._lay()
        self._connect()

    def renew(self, changes: Changes) -> None:
        """Show what has changed, once for all that comes in at a time."""
        if {Part.SESSION, Part.GROUP} & changes.parts:
            self._put_away()
        if _CONCERNS & changes.parts and not self._due.isActive():
            self._due.start(0)

    def choose_nobody(self) -> None:
        """Choose nobody: what is beside the table is for looking up again."""
        self.table.choose(set())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand under the title."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._side_frame.setFixedWidth(_NARROW_SIDE if narrow else _SIDE)

    # What is shown

    def _show(self) -> None:
        tools, register = self._tools, self._tools.desk.register
        desk = tools.desk
        group = next((one.name for one in desk.groups() if one.id == desk.group), "")
        self.title.say(tools.words("teacher.consents.title", group=group))
        terms = register.terms
        self._asks.setVisible(bool(terms))
        self._silence.setVisible(not terms)
        self.postings.setVisible(any(one.renewal is Renewal.POSTING for one in terms))
        self.postings.renew()
        self.form.show_terms()
        self._show_rows()
        self._show_ends()

    def _show_rows(self) -> None:
        register = self._tools.desk.register
        rows = [Row(person, self._stands(person)) for person in register.people()]
        self.table.show_rows(register.terms, rows, register.today)
        self.before.renew(self.postings.posting)
        self._tell_silent()

    def _stands(self, person: Person) -> list[Standing | None]:
        register, posting = self._tools.desk.register, self.postings.posting
        return [
            None
            if person.staff and not term.staff
            else register.standing(term, person.id, posting.key if posting else "")
            for term in register.terms
        ]

    def _show_ends(self) -> None:
        ends = self._tools.desk.register.runs_out()
        people = list({one.person.id: one.person for one in ends}.values())
        self._ending = {one.id for one in people}
        self._ends_bar.setVisible(bool(people))
        if people:
            names = self._says.names(people, 5)
            over = sum(1 for one in ends if one.until < self._tools.desk.register.today)
            facts = {"count": len(people), "over": over, "names": names}
            self.ends.say(self._tools.words("teacher.consents.ends", **facts))

    def _chosen(self) -> None:
        """Other people are chosen: record for them, or look up."""
        people = self.table.people
        self.nobody.setVisible(bool(people))
        self._side.setCurrentWidget(self._recording if people else self._looking)
        if people:
            self.form.show_people(people, self.postings.posting)
        self.history.show_person(people[0].id if len(people) == 1 else "")

    def _tell_silent(self) -> None:
        """How many are still to be asked for the consent that is meant."""
        count = len(self._silent_ones())
        self.silent.setText(self._tools.words("teacher.consents.silent", count=count))
        self.silent.setVisible(count > 0)

    def _silent_ones(self) -> set[str]:
        """The pupils who are still to be asked."""
        model = self.table.model_
        meant = str(self.form.term.currentData())
        at = next((at for at, one in enumerate(model.terms, 1) if one.id == meant), 0)
        if not at:
            return set()
        wanted = (Mark.NONE, Mark.SOON, Mark.RUN_OUT, Mark.UNWRITTEN)
        return {
            one.person.id
            for row, one in enumerate(model.rows)
            if not one.person.staff and model.mark(row, at) in wanted
        }

    # What is done

    def _everybody(self) -> None:
        self.table.choose({one.person.id for one in self.table.model_.rows if not one.person.staff})

    def _silent(self) -> None:
        self.table.choose(self._silent_ones())

    def _pick_ends(self) -> None:
        self.search.clear()
        self.table.choose(self._ending)

    def _record(self, said: Sequence[tuple[Person, Saying]]) -> None:
        def kept(ids: list[str]) -> None:
            self._recorded = ids
            self._tell(self._recorded_words(said))
            self.back.setVisible(True)
            if len(said) > 1:
                self.choose_nobody()
                self.table.setFocus()  # the form goes, and the keys would fall to another group

        self._tools.desk.register.record(said, kept)

    def _recorded_words(self, said: Sequence[tuple[Person, Saying]]) -> str:
        words, register = self._tools.words, self._tools.desk.register
        people = list({one.id: one for one, _ in said}.values())
        told = words("teacher.consents.recorded", names=self._says.names(people))
        late = register.overruled(said)
        if not late:
            return told
        return f"{told}\n{words('teacher.consents.late', names=self._says.names(late))}"

    def _undo(self) -> None:
        self._take_back(self._recorded)

    def _take_back(self, ids: Sequence[str]) -> None:
        def kept(_: list[str]) -> None:
            self._tell(self._tools.words("teacher.consents.undone"))

        self._tools.desk.register.undo(ids, kept)

    def _export(self) -> None:
        register, language = self._tools.desk.register, self._tools.words.language
        written = consent_csv.export(register, language)
        title = self._tools.words("teacher.agreements.consents")
        self._filing.write(title, ".csv", lambda path: _write(path, written))

    def _print(self) -> None:
        found = paper.sheet(self._tools, self.postings.posting)
        title = self._tools.words("teacher.agreements.consents")
        self._filing.write(title, ".pdf", lambda path: paper.save(found, path))

    def _read(self) -> None:
        self.setCurrentWidget(self.reading)
        self.reading.path.setFocus()

    def _leave_reading(self) -> None:
        self.reading.path.clear()
        self.reading.clear()
        self.setCurrentIndex(0)

    def _taken(self, said: Sequence[tuple[Person, Saying]]) -> None:
        self.setCurrentIndex(0)
        self._record(said)

    def _put_away(self) -> None:
        """Another is on duty, or another group is looked at."""
        self.choose_nobody()
        self.search.clear()
        self.form.clear()
        self.postings.clear()
        self._leave_reading()
        self._tell("")

    def _tell(self, said: str, voice: str = "") -> None:
        self.back.setVisible(False)
        dress(self.told, "voice", voice)
        self.told.say(said)
        self._told_bar.setVisible(bool(said))

    # How it is laid

    def _connect(self) -> None:
        self.search.textChanged.connect(self.table.seek)
        self.table.chosen.connect(self._chosen)
        self.table.pointed.connect(self.form.mean)
        self.form.given.connect(self._record)
        self.form.termed.connect(lambda _: self._tell_silent())
        self.before.pointed.connect(lambda who: self.table.choose({who}))
        self.history.undone.connect(lambda id: self._take_back([id]))
        self.postings.chosen.connect(self._show_rows)
        self.reading.left.connect(self._leave_reading)
        self.reading.taken.connect(self._taken)
        for keys, of, does in (
            (QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus),
            (QKeySequence(Qt.Key.Key_Escape), self.table, self.choose_nobody),
            (QKeySequence(Qt.Key.Key_Escape), self.search, self.search.clear),
            (QKeySequence(QKeySequence.StandardKey.SelectAll), self.table, self._everybody),
        ):
            shortcut = QShortcut(keys, of)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    def _lay(self) -> None:
        words = self._tools.words
        whole = QWidget()
        laid = row(whole, SPACE.medium)
        left = column(gap=SPACE.small)
        self._head = head = row(gap=SPACE.small)
        head.addWidget(self.title, 1)
        lists = row(gap=SPACE.small)
        for name, does in (("read", self._read), ("export", self._export), ("print", self._print)):
            lists.addWidget(Press(f"consents:{name}", words(f"teacher.consents.{name}"), does))
        head.addLayout(lists)
        left.addLayout(head)
        self._told_bar, self._ends_bar = QFrame(), QFrame()
        left.addWidget(_bar(self._ends_bar, self.ends, self.pick_ends))
        self._silence = Said(words("teacher.consents.silence"), voice="quiet")
        left.addWidget(self._silence)
        self._asks = self._table_card()
        left.addWidget(self._asks, 1)
        left.addWidget(_bar(self._told_bar, self.told, self.back))  # no row moves when it comes
        left.addStretch(0)
        laid.addLayout(left, 1)
        laid.addWidget(self._side_card())
        self.addWidget(whole)
        self.addWidget(self.reading)
        self._tell("")

    def _table_card(self) -> QWidget:
        frame = card()
        inside = column(frame, SPACE.small, SPACE.small)
        inside.addWidget(self.postings)
        across = row(gap=SPACE.small)
        across.addWidget(self.search, 1)
        for piece in (self.everybody, self.silent, self.nobody):
            across.addWidget(piece)
        inside.addLayout(across)
        inside.addWidget(self.table, 1)
        return frame

    def _side_card(self) -> QWidget:
        self._side_frame = frame = card()
        frame.setFixedWidth(_SIDE)
        whole = column(frame)
        self._side = QStackedWidget()
        self._recording = _padded(self.form, self.history)
        self._looking = _padded(self.before)
        self._side.addWidget(self._looking)
        self._side.addWidget(self._recording)
        whole.addWidget(self._side)
        return frame


def _bar(bar: QFrame, said: Said, act: Press) -> QFrame:
    bar.setProperty("ground", "notice")
    inside = row(bar, SPACE.small)
    inside.setContentsMargins(SPACE.medium, SPACE.hair, SPACE.medium, SPACE.hair)
    inside.addWidget(said, 1)
    inside.addWidget(act)
    return bar


def _padded(*pieces: QWidget) -> QWidget:
    inside = QWidget()
    laid = column(inside, SPACE.medium, SPACE.medium)
    for piece in pieces:
        laid.addWidget(piece)
    laid.addStretch(1)
    return scroller(inside)


def _write(path: Path, data: bytes) -> None:
    """For its owner's eyes only, whole or not at all."""
    private.write(path, data)
