"""Who is on duty at this dashboard: sign-in, what the role may do, and when the session is over.

A session ends by itself (:func:`kiosk.signin.session_ends`): a dashboard that is left alone shows
no names.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.desk.changes import Part
from kiosk.desk.ports import Line
from kiosk.model import Staff
from kiosk.signin import SHORTEST_PASSWORD, session_ends
from kiosk.sync.asks import (
    Answer,
    No,
    StaffList,
    StaffNames,
    StaffSession,
    StaffSignIn,
    StaffSignOut,
)

__all__ = ["OVER", "SHORTEST_PASSWORD", "Duty", "session_ends"]

OVER = ("error.session_over", "error.not_signed_in")
"""The hub's words for: there is no such session (any more)."""


class Duty:
    """The member of staff at this dashboard.

    ``changed`` hears ``SESSION`` when another (or nobody) is on duty, ``TEAM`` for the rest.
    """

    def __init__(self, line: Line, changed: Callable[[Part], None]) -> None:
        self._line = line
        self._changed = changed
        self.names: list[Staff] = []
        self.known = False
        self.staff: Staff | None = None
        self.groups: list[str] = []
        self.busy = False
        self.trouble: No | None = None

    @property
    def unfounded(self) -> bool:
        """Whether the hub has said that there is no school yet."""
        return self.known and not self.names

    def look(self) -> None:
        """Ask who works here."""
        self._line.ask(StaffNames(), self.heard_names)

    def sign_in(self, staff: str, password: str) -> None:
        """Sign in; a second press while the first is under way does nothing."""
        if self.busy:
            return
        self.busy, self.trouble = True, None
        self._changed(Part.TEAM)
        self._line.ask(StaffSignIn(staff, password), self._heard_session)

    def begin(self, session: StaffSession) -> None:
        """On duty from now on."""
        self.staff, self.groups = session.staff, list(session.groups)
        self.busy, self.trouble, self.known = False, None, True
        if session.staff not in self.names:
            self.names = [*self.names, session.staff]
        self._changed(Part.SESSION)

    def know(self, group: str) -> None:
        """There is a roster of this group: whoever is on duty may look at it from now on."""
        if self.staff is not None and group not in self.groups:
            self.groups = sorted([*self.groups, group])

    def sign_out(self) -> None:
        """Off duty, told to the hub as far as it can be reached."""
        if self.staff is None:
            return
        self._line.ask(StaffSignOut(), lambda _: None)
        self._end(None)

    def over(self) -> None:
        """The session has ended by itself, or the hub knows of none: sign in again."""
        if self.staff is not None:
            self._end(No("teacher.signin.over"))

    def heard(self, answer: Answer) -> Answer:
        """Pass on an answer; one that says that the session is over ends it here too."""
        if isinstance(answer, No) and answer.why in OVER:
            self.over()
        return answer

    def name_of(self, staff: str) -> str:
        """The name of a member of staff, or ""."""
        return next((one.name for one in self.names if one.id == staff), "")

    def _end(self, trouble: No | None) -> None:
        self.staff, self.groups, self.trouble = None, [], trouble
        self._changed(Part.SESSION)

    def heard_names(self, answer: Answer) -> None:
        """The list of those who work here, as told."""
        if isinstance(answer, StaffList):
            self.names, self.known = answer.staff, True
            self._changed(Part.TEAM)

    def _heard_session(self, answer: Answer) -> None:
        self.busy = False
        if isinstance(answer, StaffSession):
            self.begin(answer)
            return
        self.trouble = answer if isinstance(answer, No) else No("error.unknown")
        self._changed(Part.TEAM)
