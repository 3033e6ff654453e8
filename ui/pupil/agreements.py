"""The agreements once more, at any time: all of them to choose from, and each on its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui import style
from ui.pupil.card import first_words, told
from ui.pupil.rules import CardPage, Whose
from ui.pupil.screen import Screen
from ui.widgets.grid import Limits
from ui.widgets.pill import Pill
from ui.widgets.tile_field import Choice, TileField

if TYPE_CHECKING:
    from kiosk.device.seat import Seat
    from ui.widgets.kit import Kit


class AgreementsScreen(Screen):
    """Looking the agreements up. The arrow at the top leads home, with one tap."""

    name = "agreements"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        words = kit.words
        self._card: int | None = None  # the one that is open
        column = self.column()
        title, back = self.heading(column, back=True)
        title.setText(words("pupil.rules.title"))
        back.setAccessibleName(words("pupil.oops.home"))
        back.tapped.connect(seat.close_book)
        self._whose = Whose(kit)
        column.addWidget(self._whose)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._made_overview())
        self._page = CardPage(kit, seat)
        self._page.back.connect(lambda: self._turn(-1))
        self._page.on.connect(lambda: self._turn(1))
        self._pages.addWidget(self._page)
        column.addWidget(self._pages, 1)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        think = Pill(kit, "think", words("pupil.think.word"), picture="thought")
        think.tapped.connect(seat.think_first)
        row.addStretch(1)
        row.addWidget(think)
        row.addStretch(1)
        column.addWidget(self._foot)

    def refresh(self) -> None:
        """Show all cards, or the one that is open."""
        seat = self.seat
        self._whose.show_pack(seat.pack)
        if self._card is not None and self._card < len(seat.cards):
            last = self._card == len(seat.cards) - 1
            onwards = "pupil.rules.overview" if last else "pupil.rules.next"
            self._page.show_card(self._card, onwards, first=True)
            self._pages.setCurrentIndex(1)
            self._foot.hide()
            return
        self._card = None
        language = self.kit.words.language
        said = [told(rule.texts(seat.band), language).text for rule in seat.cards]
        self._field.offer(
            [
                Choice(
                    f"card:{number}",
                    first_words(text),
                    rule.picture,
                    style.TINTS[number % len(style.TINTS)],
                    beside=True,
                )
                for number, (rule, text) in enumerate(zip(seat.cards, said, strict=True))
            ]
        )
        self._pages.setCurrentIndex(0)
        self._foot.setVisible(seat.think is not None)

    def begin(self) -> None:
        """Come back to all of them."""
        self._card = None
        self.refresh()
        self.setFocus()

    def _made_overview(self) -> TileField:
        ruler = self.kit.ruler
        limits = Limits(ruler.px(220), ruler.px(96), ruler.px(420), ruler.px(170), shape=2.8)
        self._field = TileField(self.kit, limits)
        self._field.chosen.connect(self._open)
        return self._field

    def _open(self, number: int) -> None:
        self._card = number
        self.refresh()
        self._page.begin()

    def _turn(self, step: int) -> None:
        """One card on or back; beyond either end lie all of them."""
        if self._card is None:
            return
        turned = self._card + step
        self._card = turned if 0 <= turned < len(self.seat.cards) else None
        self.refresh()
