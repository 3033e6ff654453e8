"""The school's agreements, one card a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.packs.model import Band
from ui import style
from ui.pupil.card import Card, Dots, cited, one_a_line, told, whose
from ui.pupil.read_aloud import ReadAloud
from ui.pupil.screen import Screen
from ui.widgets.pill import Manner, Pill
from ui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from kiosk.device.seat import Seat
    from kiosk.packs.model import Pack
    from ui.widgets.kit import Kit


LARGER = 1.3
"""How much the button to be read to is larger for those who cannot read yet."""


class RulesScreen(Screen):
    """Going through the agreements."""

    name = "rules"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        column = self.column()
        title, _ = self.heading(column)
        title.setText(kit.words("pupil.rules.title"))
        self._whose = Whose(kit)
        column.addWidget(self._whose)
        self._page = CardPage(kit, seat)
        self._page.back.connect(seat.previous_card)
        self._page.on.connect(seat.next_card)
        column.addWidget(self._page, 1)

    def refresh(self) -> None:
        """Show the card."""
        seat = self.seat
        if not seat.cards:
            return
        self._whose.show_pack(seat.pack)
        last = seat.card == len(seat.cards) - 1
        self._page.show_card(seat.card, "pupil.rules.last" if last else "pupil.rules.next")

    def begin(self) -> None:
        """The keyboard goes to the way on."""
        self._page.begin()


class Whose(Sentence):
    """One line: whose agreements these are."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("", kit.ruler.px(style.PUPIL_TYPE.small), colour=style.DAY.quiet)
        self._words = kit.words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_pack(self, pack: Pack | None) -> None:
        """Say whose they are."""
        self.setText(whose(pack, self._words))


class CardPage(QWidget):
    """A card, the dots, and what can be done: back, hear it, on."""

    back = Signal()
    on = Signal()

    def __init__(self, kit: Kit, seat: Seat) -> None:
        super().__init__()
        self._kit = kit
        self._seat = seat
        words = kit.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.ruler.px(style.SPACE.small))
        self._card = Card(kit)
        self._dots = Dots(kit)
        self._previous = Pill(kit, "previous", words("pupil.rules.previous"), picture="back")
        self._previous.tapped.connect(self.back)
        self._read = ReadAloud(kit)
        self._next = Pill(kit, "next", "", picture="forward", manner=Manner.MAIN, after=True)
        self._next.tapped.connect(self.on)
        row = QHBoxLayout()
        row.setSpacing(kit.ruler.px(style.SPACE.large))
        row.addWidget(self._previous)
        row.addWidget(self._read, 1)
        row.addWidget(self._next)
        column.addWidget(self._card, 1)
        column.addWidget(self._dots)
        column.addLayout(row)

    def show_card(self, number: int, onwards: str, *, first: bool = False) -> None:
        """Show this card; the way on is called ``onwards``. ``first``: one can go back from it."""
        seat, language = self._seat, self._kit.words.language
        rule, band = seat.cards[number], seat.band
        said = told(rule.texts(band), language)
        self._card.show_rule(rule.picture, one_a_line(said.text), cited(seat, rule))
        last = number == len(seat.cards) - 1
        self._next.say(self._kit.words(onwards), "check" if last else "forward")
        self._dots.show_place(number, len(seat.cards))
        self._previous.setEnabled(first or number > 0)
        self._read.grow(LARGER if band is Band.YOUNGEST else 1.0)
        heard = told(rule.spoken(band), language)
        self._read.offer(heard.text, heard.language, by_itself=band is Band.YOUNGEST)

    def begin(self) -> None:
        """The keyboard goes to the way on."""
        self._next.setFocus()
