"""What covers the screen while the machine sleeps, and until the clock has been looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui import style
from ui.pupil.screen import Screen
from ui.widgets.sentence import Sentence
from ui.widgets.still import Still

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kiosk.device.seat import Seat
    from ui.widgets.kit import Kit


class AsleepScreen(Screen):
    """A moon and a few words: nothing of the pupil, nothing that gets old."""

    name = "asleep"
    evening = True
    alone = True

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        ruler, words = kit.ruler, kit.words
        column = self.column()
        centre = Qt.AlignmentFlag.AlignHCenter
        colour = style.EVENING.words
        column.addStretch(2)
        column.addWidget(Still(kit, "moon", ruler.px(300), moonlit=True))
        shout, title = ruler.px(style.PUPIL_TYPE.shout), ruler.px(style.PUPIL_TYPE.title)
        column.addWidget(
            Sentence(words("pupil.asleep.title"), shout, colour=colour, bold=True, align=centre)
        )
        column.addWidget(Sentence(words("pupil.asleep"), title, colour=colour, align=centre))
        column.addStretch(3)

    def refresh(self) -> None:
        """It is always the same."""
