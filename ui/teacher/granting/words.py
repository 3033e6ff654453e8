"""What is said of a permission for social media, and of what asks for one."""

from __future__ import annotations

from kiosk.desk.granting import End
from kiosk.desk.plain import harmless
from kiosk.model import Grant, Role
from kiosk.names import LONGEST
from kiosk.packs.policy import Source
from ui.teacher.tools import Tools

MOST_NAMES = 8
"""So many names are told; the rest is counted."""


class GrantWords:
    """Sentences for the bar and the panel."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._words = tools.words

    def rule(self) -> str:
        """What is agreed about social media in lessons, and where that comes from."""
        held = self._tools.desk.grants.held
        if held.value is None:
            return ""
        said = self._words(f"teacher.granting.says.{held.value.value}")
        if held.source is Source.SCHOOL:
            return f"{said} {self._words('teacher.granting.by_school')}"
        return f"{said} {self._words('teacher.granting.by_pack', clause=harmless(held.clause, 60))}"

    def until(self, one: Grant) -> str:
        """Until when it lasts, and how long that is from now."""
        left = one.end - self._tools.desk.clock.now()
        end, span = self._tools.clock(one.end), self._tools.span(left)
        return self._words("teacher.granting.until", end=end, span=span)

    def about(self, one: Grant) -> str:
        """What it is for, who gave it, and how many are left out."""
        by = harmless(one.by, 40) or self._tools.staff(one.staff)
        count = len(one.without)
        out = self._words("teacher.granting.out", count=count) if count else ""
        return self._tools.beside(harmless(one.purpose, 100), by, out)

    def pick(self, end: End) -> str:
        """An end to choose: "Les: 10:15"."""
        clock = self._tools.clock(end.at)
        return self._words(f"teacher.granting.pick.{end.until.value}", clock=clock)

    def go(self, at: int, end: End | None) -> str:
        """What pressing the button does."""
        key = end.until.value if end else "other"
        return self._words(f"teacher.granting.go.{key}", end=self._tools.clock(at))

    @property
    def givers(self) -> str:
        """Whose permission counts, by their roles."""
        roles = self._tools.desk.protocol.policy.grant_by.value
        return ", ".join(self._words(f"teacher.role.{one.value}") for one in Role if one in roles)

    @property
    def nobody(self) -> bool:
        """Whether it would hold for nobody: there is no consent at all."""
        desk = self._tools.desk
        names = desk.grants.without()
        return bool(names) and len(names) == len(desk.classroom.pupils(desk.group))

    def left_out(self) -> str:
        """For whom it would not hold; names are not told in board mode."""
        desk = self._tools.desk
        names = desk.grants.without()
        clause = harmless(desk.grants.consent_clause, 60)
        if not names:
            return ""
        if self.nobody:
            return self._words("teacher.granting.nobody", clause=clause)
        if desk.board:
            return self._words("teacher.granting.without_count", count=len(names), clause=clause)
        told = ", ".join(harmless(name, LONGEST) for name in names[:MOST_NAMES])
        if len(names) > MOST_NAMES:
            more = self._words("teacher.given.others", count=len(names) - MOST_NAMES)
            told = f"{told} {more}"
        return self._words("teacher.granting.without", names=told, clause=clause)
