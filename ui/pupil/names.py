"""Who are you: the group, where several share the device, and the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import style
from ui.pupil.screen import Screen
from ui.widgets.grid import Limits
from ui.widgets.sentence import Sentence
from ui.widgets.tile_field import Choice, TileField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kiosk.device.seat import Seat
    from ui.widgets.kit import Kit


class GroupsScreen(Screen):
    """Which group are you in."""

    name = "groups"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        column = self.column()
        title, _ = self.heading(column)
        title.setText(kit.words("pupil.groups.title"))
        self._field = TileField(kit, _limits(kit, 360, 190))
        self._field.chosen.connect(self._choose)
        column.addWidget(self._field, 1)

    def refresh(self) -> None:
        """Show the groups."""
        self._ids = [group.id for group in self.seat.groups()]
        self._field.offer(
            [
                Choice(f"group:{group.id}", group.name, tint=_tint(number))
                for number, group in enumerate(self.seat.groups())
            ]
        )

    def _choose(self, number: int) -> None:
        self.seat.choose_group(self._ids[number])


class NamesScreen(Screen):
    """Who are you."""

    name = "names"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        column = self.column()
        title, self._back = self.heading(column)
        title.setText(kit.words("pupil.names.title"))
        self._back.tapped.connect(seat.back)
        self._nobody = Sentence(
            kit.words("pupil.names.nobody"), kit.ruler.px(style.PUPIL_TYPE.body)
        )
        self._field = TileField(kit, _limits(kit, 290, 150))
        self._field.chosen.connect(self._choose)
        column.addWidget(self._nobody)
        column.addWidget(self._field, 1)

    def refresh(self) -> None:
        """Show the names of the group."""
        names = self.seat.names()
        self._ids = [name.pupil_id for name in names]
        self._back.setVisible(len(self.seat.groups()) > 1)
        self._nobody.setVisible(not names)
        self._field.offer(
            [
                Choice(f"name:{name.pupil_id}", name.shown, tint=_tint(number))
                for number, name in enumerate(names)
            ]
        )

    def _choose(self, number: int) -> None:
        self.seat.choose_pupil(self._ids[number])


def _tint(number: int) -> str:
    return style.TINTS[number % len(style.TINTS)]


def _limits(kit: Kit, width: int, height: int) -> Limits:
    ruler = kit.ruler
    return Limits(
        max(ruler.target, ruler.px(128)),
        ruler.target,
        max(ruler.px(width), ruler.target),
        max(ruler.px(height), ruler.target),
        shape=2.0,
    )
