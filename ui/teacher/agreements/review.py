"""That the protocol is due for review: a quiet line, for those who can do something about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from kiosk import access
from kiosk.access import Action
from kiosk.desk import moments
from kiosk.desk.changes import Changes, Part
from kiosk.packs.review import ReviewState
from ui.style import SPACE, STAFF_TARGET
from ui.teacher.agreements.saying import Saying
from ui.teacher.pieces import Press, Said, row
from ui.teacher.tools import Tools

_TOLD = (ReviewState.NEAR, ReviewState.OVERDUE)


class ReviewLine(QFrame):
    """``opened`` when somebody wants to see the protocol.

    ``passing``: it can be put away, until somebody signs in anew.
    """

    opened = Signal()

    def __init__(self, tools: Tools, *, passing: bool = False) -> None:
        super().__init__()
        self._tools = tools
        self._saying = Saying(tools)
        self._away = False
        self.setProperty("ground", "notice")
        self.setMinimumHeight(STAFF_TARGET + 4)
        words = tools.words
        name = "passing" if passing else "standing"
        self.said = Said()
        self.look = Press(
            f"review:look:{name}", words("teacher.review.look"), self.opened.emit, kind="link"
        )
        self.later = Press(
            f"review:later:{name}", words("teacher.review.later"), self._put_away, kind="link"
        )
        laid = row(self, SPACE.medium, 2)
        laid.setContentsMargins(SPACE.medium, 2, SPACE.medium, 2)
        laid.addWidget(self.said, 1)
        laid.addWidget(self.look)
        laid.addWidget(self.later)
        self.look.setVisible(passing)
        self.later.setVisible(passing)
        self.hide()

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if Part.SESSION in changes.parts:
            self._away = False
        if {Part.SESSION, Part.PROTOCOL, Part.SCHOOL} & changes.parts:
            self.tell()

    def tell(self) -> None:
        """Say how the review stands today; nothing where there is nothing to do about it."""
        desk = self._tools.desk
        staff = desk.duty.staff
        leads = access.may(staff.role if staff else None, Action.CHANGE_PACK).allowed
        today = moments.local(desk.clock.now(), desk.school.zone).date()
        review = desk.protocol.review(today)
        wanted = leads and not self._away and review.state in _TOLD
        if wanted:
            day = self._saying.date(review.due)
            self.said.say(self._tools.words(f"teacher.review.{review.state.value}", date=day))
        self.setVisible(wanted)

    def _put_away(self) -> None:
        self._away = True
        self.tell()
