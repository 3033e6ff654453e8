"""What all of the pupil's screens share: room, a heading, and what can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import style
from ui.pupil.warning import WIDEST
from ui.widgets.pill import Pill
from ui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from kiosk.device.seat import Seat
    from ui.trace import Rect
    from ui.widgets.kit import Kit


class Screen(QWidget):
    """One thing a screen. Subclasses build their parts once and fill them in :meth:`refresh`."""

    name = ""
    evening = False
    alone = False  # nothing else stands on it: no time, no eye, no Klaar

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.seat = seat
        self.setObjectName(self.name)

    def refresh(self) -> None:
        """Show what the seat holds now."""
        raise NotImplementedError

    def begin(self) -> None:
        """The screen comes up: put the keyboard where the pupil starts."""
        self.setFocus()

    def show_time(self, now_ms: int, zone: str) -> None:
        """It is ``now_ms`` in ``zone``. Most screens leave that to the corner."""

    def targets(self) -> dict[str, Rect]:
        """What can be pressed now, by object name, in screen pixels."""
        return targets(self)

    def column(self) -> QVBoxLayout:
        """The screen's own layout, below the bar's height and above the hills' foot."""
        room = self.kit.ruler.px(style.SPACE.wide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(room, self.kit.ruler.px(style.SPACE.medium), room, room)
        layout.setSpacing(self.kit.ruler.px(style.SPACE.medium))
        return layout

    def heading(self, column: QVBoxLayout, *, back: bool = False) -> tuple[Sentence, Pill]:
        """A row as high as the bar, clear of its corner: a way back and a title."""
        ruler = self.kit.ruler
        row = QHBoxLayout()
        row.setSpacing(ruler.px(style.SPACE.large))
        button = Pill(self.kit, "back", "", picture="back")
        button.setAccessibleName(self.kit.words("pupil.back"))
        side = max(ruler.target, ruler.px(76))
        button.setFixedSize(side, side)
        button.setVisible(back)
        title = Sentence("", ruler.px(style.PUPIL_TYPE.title), bold=True)
        row.addWidget(button)
        row.addWidget(title, 1)
        row.addSpacing(corner_width(self.kit))
        column.addLayout(row)
        title.setMinimumHeight(bar_height(self.kit) - ruler.px(style.SPACE.medium))
        return title, button


def bar_height(kit: Kit) -> int:
    """The height of the bar at the top of every screen."""
    return max(kit.ruler.px(100), kit.ruler.target + 2 * style.SPACE.small)


def corner_width(kit: Kit) -> int:
    """How much of the bar the time, the eye and Klaar may take."""
    return 3 * bar_height(kit) - kit.ruler.px(30) + kit.ruler.px(WIDEST)


def targets(root: QWidget) -> dict[str, Rect]:
    """The pressable and writable things that ``root`` shows, by object name."""
    found: dict[str, Rect] = {}
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit)
    for kind in kinds:
        for widget in root.findChildren(kind):
            if widget.isVisible() and widget.isEnabled() and widget.objectName():
                corner = widget.mapToGlobal(QPoint(0, 0))
                found[widget.objectName()] = (
                    corner.x(),
                    corner.y(),
                    widget.width(),
                    widget.height(),
                )
    return found
