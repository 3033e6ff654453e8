"""The handbook's page: a search over the protocol by theme, and help at its side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from kiosk.desk.changes import Changes, Part
from kiosk.desk.decisions import silences
from kiosk.desk.handbook import Handbook, leak_contacts
from kiosk.desk.plain import harmless
from kiosk.packs.model import Audience, Origin, Pack, Theme
from kiosk.words import DEFAULT, ENGLISH, Words
from ui.style import SPACE
from ui.teacher.agreements.handbook.contacts import ContactCard
from ui.teacher.agreements.handbook.derails import Derails
from ui.teacher.agreements.handbook.leak import Leak
from ui.teacher.agreements.handbook.sections import Entries, Fold, names
from ui.teacher.agreements.saying import Saying
from ui.teacher.pieces import Press, Said, column, dress, row, scroller, take_out, target
from ui.teacher.tools import Tools

_SIDE = 320
_LONGEST_QUERY = 80
_SPIRIT, _SILENT = "spirit", "silent"


class HandbookPage(QWidget):
    """The protocol in force, as staff look things up in it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._saying = Saying(tools)
        self._handbook: Handbook | None = None
        self._helps: list[QWidget] = []
        self._opened: set[str] = set()
        self.folds: dict[str, Fold] = {}
        self.leak: Leak | None = None
        self._title = Said(script="heading")
        self._ours = Said(tools.words("teacher.handbook.ours"), voice="small")
        self.search = QLineEdit()
        self.search.setMaxLength(_LONGEST_QUERY)
        target(self.search, "handbook:search", tools.words("teacher.tab.agreements"))
        self.search.textChanged.connect(self._seek)
        said = tools.words("teacher.handbook.clear")
        self.clear = Press("handbook:clear", said, self._again, kind="link")
        self.found = Said(voice="small", wrap=False)
        self.nothing = Said(voice="quiet")
        self._stack = QStackedWidget()
        self._lay()
        keys = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Find, self, self._to_search, context=keys)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, self.search.clear, context=keys)

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if {Part.PROTOCOL, Part.SESSION} & changes.parts:
            if Part.SESSION in changes.parts:
                self._opened.clear()
                self.search.clear()
            self._build()

    # What is shown

    def _build(self) -> None:
        tools, pack = self._tools, self._tools.desk.protocol.pack
        self._close_leak()
        take_out(self._themes, list(self.folds.values()))
        take_out(self._side, self._helps)
        self.folds, self._helps = {}, []
        self._handbook = None
        for piece in (self.search, self._side_area):
            piece.setVisible(pack is not None)
        self._ours.setVisible(pack is not None and pack.origin is Origin.NETJES)
        if pack is None:
            self._title.say(tools.words("teacher.handbook.empty"))
            self.search.clear()
            self._seek()
            return
        self._title.say(self._saying.title(pack))
        self._handbook = Handbook(pack, _called())
        example = pack.settings.derails.clause or (pack.clauses[0].id if pack.clauses else "1")
        hint = tools.words("teacher.handbook.search", clause=harmless(example, 12))
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self._fold_themes(pack, self._handbook)
        self._help(pack)
        self._seek()

    def _fold_themes(self, pack: Pack, handbook: Handbook) -> None:
        tools, words = self._tools, self._tools.words
        entries = Entries(tools, pack)
        if pack.spirit:
            spirit = self._saying.text(pack.spirit)
            title = words("teacher.handbook.spirit")
            self._add_fold(_SPIRIT, title, lambda: {_SPIRIT: Said(spirit)})
        for section in handbook.sections():
            title = words(f"teacher.theme.{section.theme.value}")
            self._add_fold(section.theme.value, title, partial(entries.of, section))
        silent = silences(pack, tools.desk.protocol.policy)
        if silent:
            title = words("teacher.handbook.silent")
            self._add_fold(_SILENT, title, lambda: entries.silences(silent))
            self.folds[_SILENT].tell(len(silent))

    def _add_fold(self, name: str, title: str, make: Callable[[], Mapping[str, QWidget]]) -> None:
        fold = Fold(self._tools, name, title, make)
        fold.head.clicked.connect(lambda: self._remember(name))
        self.folds[name] = fold
        self._themes.insertWidget(self._themes.count() - 1, fold)

    def _remember(self, name: str) -> None:
        if not self.search.text().strip():
            (self._opened.add if self.folds[name].is_open else self._opened.discard)(name)

    def _help(self, pack: Pack) -> None:
        tools = self._tools
        words = tools.words
        self._helps = [Derails(tools, pack)]
        if leak_contacts(pack):
            self._helps.append(Press("leak", words("teacher.leak.open"), self._open_leak))
        if pack.contacts:
            self._helps.append(Said(words("teacher.handbook.contacts"), script="strong"))
        self._helps += [ContactCard(tools, pack, one) for one in pack.contacts]
        for at, piece in enumerate(self._helps):
            self._side.insertWidget(at, piece)

    # Searching

    def _to_search(self) -> None:
        self._close_leak()
        self.search.setFocus()
        self.search.selectAll()

    def _again(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _seek(self) -> None:
        """Show what the words that were typed are in; without words everything, folded."""
        self.clear.setVisible(bool(self.search.text().strip()))
        if self._handbook is None:
            return
        said = self.search.text().strip()
        found = {one.theme.value: one for one in self._handbook.sections(said)}
        for name, fold in self.folds.items():
            section = found.get(name)
            beside = name in (_SPIRIT, _SILENT)
            fold.setVisible(section is not None or (beside and not said))
            if section is not None:
                fold.show_only(frozenset(names(section)))
                fold.tell(section.count)
            opens = section is not None if said else name in self._opened
            fold.open(on=opens)
        words = self._tools.words
        count = sum(one.count for one in found.values())
        self.found.say(words("teacher.handbook.found", count=count) if said else "", hide=True)
        shown = harmless(said, _LONGEST_QUERY)
        self.nothing.say(words("teacher.handbook.nothing", said=shown) if not count else "")
        self.nothing.setVisible(not count)

    # A data leak

    def _open_leak(self) -> None:
        pack = self._tools.desk.protocol.pack
        if pack is None or self.leak is not None:
            return
        self.leak = Leak(self._tools, pack)
        self.leak.left.connect(self._close_leak)
        self._stack.addWidget(self.leak)
        self._stack.setCurrentWidget(self.leak)
        self.leak.back.setFocus()

    def _close_leak(self) -> None:
        leak, self.leak = self.leak, None
        if leak is not None:
            self._stack.removeWidget(leak)
            leak.deleteLater()

    def _lay(self) -> None:
        column(self).addWidget(self._stack)
        reading = QWidget()
        across = row(reading, SPACE.medium)
        main = column(gap=SPACE.small)
        main.addWidget(self._title)
        main.addWidget(self._ours)
        line = row(gap=SPACE.medium)
        line.addWidget(self.search, 1)
        line.addWidget(self.found)
        line.addWidget(self.clear)
        main.addLayout(line)
        inside = QWidget()
        self._themes = column(inside, SPACE.hair)
        self._themes.addWidget(self.nothing)
        self._themes.addStretch(1)
        main.addWidget(scroller(inside), 1)
        across.addLayout(main, 1)
        helps = QWidget()
        self._side = column(helps, SPACE.small)
        self._side.addStretch(1)
        self._side_area = scroller(helps)
        self._side_area.setFixedWidth(_SIDE)
        across.addWidget(self._side_area)
        dress(reading, "ground", "desk")
        self._stack.addWidget(reading)


def _called() -> dict[str, list[str]]:
    """What themes and audiences are called, in every language of the screens."""
    every = [Words(language, "teacher") for language in (DEFAULT, ENGLISH)]
    called = {
        theme.value: [words(f"teacher.theme.{theme.value}") for words in every] for theme in Theme
    }
    for one in Audience:
        called[one.value] = [words(f"teacher.audience.{one.value}") for words in every]
    return called
