"""The cards of the group looked at: to read with the class, to hang on the wall, and who read."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kiosk.desk.changes import Changes, Part
from kiosk.desk.plain import harmless
from kiosk.desk.posters import Poster, ThinkPoster
from kiosk.desk.readings import readers, teacher_explains
from kiosk.model import Group
from kiosk.packs.cards import bands, rules_of, words_of
from kiosk.packs.model import Band, Pack
from kiosk.packs.terms import began
from kiosk.words import Words
from ui.style import SPACE
from ui.teacher.agreements.cards import poster
from ui.teacher.agreements.cards.grid import Grid
from ui.teacher.agreements.cards.made import group_of, poster_of, think_of
from ui.teacher.agreements.cards.people import Readers
from ui.teacher.agreements.cards.saving import SaveBar
from ui.teacher.pieces import Choice, Press, Said, column, row, scroller, target
from ui.teacher.tools import Tools

_CARDS = frozenset({Part.PROTOCOL, Part.GROUP, Part.SESSION, Part.ROSTER, Part.SCHOOL})
_PEOPLE = _CARDS | {Part.REGISTER}
_BANDS = {
    Band.YOUNGEST: "teacher.cards.band.youngest",
    Band.MIDDLE: "teacher.cards.band.middle",
    Band.UPPER: "teacher.cards.band.upper",
    Band.SECONDARY: "teacher.cards.band.secondary",
}


class CardsPage(QWidget):
    """The pupils' agreements of a group."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._shown: tuple[str, str] | None = None  # the group, and the protocol's reading
        words = tools.words
        self.heading = Said(script="heading")
        self.band = Choice()
        target(self.band, "cards:band", words("teacher.cards.words"))
        self.band.activated.connect(lambda _: self._show_cards())
        self.read = Press("cards:read", words("teacher.cards.read"), self._read, kind="main")
        self.poster = Press("cards:poster", words("teacher.cards.poster"), self._poster)
        self.think = Press("cards:think", words("teacher.cards.think"), self._think)
        self.saving = SaveBar(tools)
        self.grid = Grid()
        self.people = Readers(tools)
        self.people.explained.connect(self._explained)
        self._later = QTimer(self)  # many entries come at once: the names are told once
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_people)
        self._lay()

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if {Part.GROUP, Part.SESSION} & changes.parts:
            self.saving.end()
            self.people.leave()
            self.people.say("")
        if _CARDS & changes.parts:
            self._show()
        if _PEOPLE & changes.parts:
            self._later.start()

    def _show(self) -> None:
        desk = self._tools.desk
        group = group_of(desk)
        pack = desk.protocol.pack if desk.duty.staff else None
        rules = rules_of(pack, group.years)
        name = harmless(group.name, 60)
        said = "teacher.cards.heading" if rules else "teacher.cards.none"
        self.heading.say(self._tools.words(said, group=name))
        for piece in (self.read, self.poster, self.people):
            piece.setVisible(bool(rules))
        self.think.setVisible(pack is not None and pack.think is not None)
        self._offer_bands(pack, group)
        self._show_cards()

    def _offer_bands(self, pack: Pack | None, group: Group) -> None:
        shown = group.id, pack.reading if pack else ""
        found = bands(pack, group.years)
        if shown != self._shown or self.band.count() != len(found):
            self._shown = shown
            self.band.clear()
            for band in found:
                said = self._tools.words(_BANDS[band])
                self.band.addItem(said, band.value)
            self.band.setCurrentIndex(found.index(words_of(pack, group.years)))
        self.band.setVisible(len(found) > 1 and bool(rules_of(pack, group.years)))

    def _show_cards(self) -> None:
        made = self._poster_of()
        self.grid.show_cards(made.cards if made else ())

    def _show_people(self) -> None:
        desk = self._tools.desk
        group = group_of(desk)
        pack = desk.protocol.pack
        if pack is None or desk.duty.staff is None:
            return
        term = began(desk.protocol.policy.terms, desk.register.today)
        explains = teacher_explains(pack, group.years)
        self.people.tell(
            readers(
                desk.classroom.pupils(group.id),
                desk.readings,
                desk.register.explanations_here() if explains else [],
                reading=pack.reading,
                term=term,
                zone=desk.school.zone,
            ),
            term,
            explains=explains,
        )

    # What is done with them

    def _read(self) -> None:
        self._tools.desk.set_board(True, reading=True)

    def _poster(self) -> None:
        made = self._poster_of()
        if made is not None:
            words = self._tools.words
            write = partial(_write_poster, made, self._tools.words)
            self.saving.begin(words("teacher.cards.poster"), words("teacher.poster.file"), write)

    def _think(self) -> None:
        words = self._tools.words
        made = think_of(self._tools.desk, words.language)
        if made is not None:
            write = partial(_write_think, made, self._tools.words)
            file = words("teacher.poster.think_file")
            self.saving.begin(words("teacher.cards.think"), file, write)

    def _explained(self, present: list[str]) -> None:
        said = self._tools.words("teacher.cards.explained")
        self._tools.desk.register.explained(present, lambda _: self.people.say(said))

    def _poster_of(self) -> Poster | None:
        band = self.band.currentData()
        chosen = Band(band) if band else None
        return poster_of(self._tools.desk, self._tools.words.language, chosen)

    def _lay(self) -> None:
        laid = column(self, SPACE.medium)
        head = row(gap=SPACE.small)
        head.addWidget(self.heading, 1)
        head.addWidget(self.band)
        for press in (self.read, self.poster, self.think):
            head.addWidget(press)
        laid.addLayout(head)
        laid.addWidget(self.saving)
        across = row(gap=SPACE.medium)
        across.addWidget(scroller(self.grid), 1)
        across.addWidget(self.people)
        laid.addLayout(across, 1)


def _write_poster(made: Poster, words: Words, path: Path, size: str) -> None:
    poster.save(made, path, words, size)


def _write_think(made: ThinkPoster, words: Words, path: Path, size: str) -> None:
    poster.save_think(made, path, words, size)
