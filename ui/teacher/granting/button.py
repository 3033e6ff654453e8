"""In the tool bar: social media, permitted or not, and the time that is left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.desk.changes import AROUND_HOURS, Changes, Part
from ui.style import SPACE
from ui.teacher.granting.words import GrantWords
from ui.teacher.pieces import Opener, row, tip
from ui.teacher.rest.disc import TimeDisc
from ui.teacher.tools import Tools

PARTS = frozenset({*AROUND_HOURS, Part.GRANTS, Part.PROTOCOL, Part.REGISTER})
"""What can make a difference to what is said of social media."""

_SHOWN = 24


class Permitted(QWidget):
    """There only where the school holds social media back. ``asked`` for the panel."""

    asked = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._words = GrantWords(tools)
        self.disc = TimeDisc(tools.look, _SHOWN)
        self.press = Opener("granting", "", self.asked.emit)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self.tell)
        laid = row(self, SPACE.hair)
        laid.addWidget(self.disc)
        laid.addWidget(self.press)
        self.hide()

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if PARTS & changes.parts:
            self.tell()

    def tell(self) -> None:
        """Say whether it is permitted now; what ends last counts."""
        desk, words = self._tools.desk, self._tools.words
        self._over.stop()
        held = desk.grants.in_force() if desk.duty.staff is not None else []
        self.setVisible(desk.duty.staff is not None and (desk.grants.offered() or bool(held)))
        self.disc.setVisible(bool(held))
        if not held:
            self._say(words("teacher.granting.button"), words("teacher.granting.none"))
            return
        last, now = held[-1], desk.clock.now()
        self.disc.show_left((last.end - now) / max(last.end - last.start, 1), opens=True)
        clock = self._tools.clock(last.end)
        about = self._tools.beside(self._words.until(last), self._words.about(last))
        self._say(words("teacher.granting.now", end=clock), about)
        self._over.start(held[0].end - now + 1)

    def _say(self, text: str, about: str) -> None:
        self.press.setText(text)
        self.press.setAccessibleName(f"{text}. {about}")
        self.press.setToolTip(tip(about))
        self.press.setMinimumWidth(self.press.sizeHint().width())
