"""When the school rests, the device rests (juliana P11): verdicts, warnings, the next look.

A group's plan decides, and a pupil's own overrides for that pupil. Times in ms since 1970, UTC.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from kiosk.timetable.verdicts import Change, Reason, Verdict
from kiosk.trust import Trust

if TYPE_CHECKING:
    from kiosk.device.ports import Clock
    from kiosk.timetable.plan import Plan

DAY = 86_400_000  # ms
LONGEST_WAIT = DAY
MINUTE = 60_000  # ms
WARNINGS = (1, 2, 5)  # minutes before a close
NEVER = float("inf")
FAR = 16 * DAY  # ms; a common close of several groups is not looked for beyond this
LONG_AGO = 400 * DAY  # ms; what closed before this is not asked for

TIME_UNKNOWN = Verdict(False, "", Reason.TIME_UNKNOWN, 0, 0, "clock")
"""What holds while the device cannot know what time it is."""

NOT_CLOSED = Verdict(True, "", Reason.NOT_CLOSED, 0, 0, "protocol")
"""What holds then where the school's agreements do not close: when staff did so cannot be known."""

RESTS = frozenset(
    {
        Reason.BREAK,
        Reason.LUNCH,
        Reason.BETWEEN_LESSONS,
        Reason.RAIN,
        Reason.LONGER,
        Reason.CLOSED_NOW,
    }
)
"""After these a pupil comes back to the place where the pupil was."""


class Plans(Protocol):
    """Where the groups' plans are (:class:`kiosk.device.shelf.Shelf`)."""

    @property
    def closes(self) -> bool:
        """Whether the school's agreements close devices by the timetable."""

    def plan(self, group: str) -> Plan:
        """The plan of a group, one without documents included."""

    def favoured(self, group: str) -> Collection[str]:
        """The pupils of the group for whom there is an override of their own."""


class Hours:
    """What the plans on the shelf say at one moment: that of the last look at the clock.

    All answers between two looks fit together, however long they take.
    """

    def __init__(self, shelf: Plans, clock: Clock) -> None:
        self._shelf = shelf
        self._clock = clock
        self.trust = clock.trust
        self.now = clock.now()

    def look(self) -> int:
        """Look at the clock; the moment of the look before."""
        before = self.now
        self.trust = self._clock.trust
        self.now = self._clock.now()
        return before

    def of(self, group: str, pupil: str = "") -> Verdict:
        """The verdict for one group, or for one pupil of it."""
        if self.trust is Trust.NONE:
            return TIME_UNKNOWN if self._shelf.closes else NOT_CLOSED
        return self._shelf.plan(group).verdict(self.now, pupil)

    def of_any(self, groups: Iterable[str]) -> Verdict:
        """The verdict for a device that several groups share: open while any of them is."""
        known = list(groups) or [""]
        verdicts = [self.of(group) for group in known]
        if not any(verdict.open for verdict in verdicts):
            return min(verdicts, key=_end)
        last = max((one for one in verdicts if one.open), key=_end)
        return last._replace(until_ms=self._all_closed(known, last.until_ms))

    def welcomed(self, group: str) -> set[str]:
        """The pupils who may come in now, although it is closed for their group."""
        pupils = self._shelf.favoured(group)
        if not pupils or self.of(group).open:
            return set()
        return {pupil for pupil in pupils if self.of(group, pupil).open}

    def closings(self, group: str, pupil: str, since: int) -> list[Change]:
        """Everything after ``since`` that closed, or gave another reason to be closed."""
        if self.trust is Trust.NONE or since >= self.now:
            return []
        since = max(since, self.now - LONG_AGO)
        changes = self._shelf.plan(group).changes(since + 1, self.now + 1, pupil)
        return [change for change in changes if not change.verdict.open]

    def warning(self, verdict: Verdict) -> int:
        """5, 2 or 1: the fewest minutes that the time left has come down to; 0: none yet."""
        if not verdict.open or not verdict.until_ms:
            return 0
        left = verdict.until_ms - self.now
        return next((minutes for minutes in WARNINGS if left <= minutes * MINUTE), 0)

    def wait(self, verdict: Verdict, groups: Iterable[str]) -> int:
        """In how many ms from now the verdict of any of ``groups`` or the warning changes next.

        At least 1, also where the moment went by since the last look; and a day at most, also
        where nothing changes for longer.
        """
        if self.trust is Trust.NONE:
            return min(max(self._clock.wait, 1), LONGEST_WAIT)
        moments = [change for group in groups for change in self._changes(group)]
        if verdict.open and verdict.until_ms:
            moments += [verdict.until_ms - minutes * MINUTE for minutes in WARNINGS]
        soonest = min((at for at in moments if at > self.now), default=self.now + LONGEST_WAIT)
        return min(max(soonest - self._clock.now(), 1), LONGEST_WAIT)

    def _changes(self, group: str) -> list[int]:
        plan = self._shelf.plan(group)
        return [plan.next_change(self.now, pupil) for pupil in ("", *self._shelf.favoured(group))]

    def _all_closed(self, groups: Sequence[str], at: int) -> int:
        """The first moment from ``at`` on when no group is open; 0: not in sight."""
        horizon = at + FAR
        while 0 < at < horizon:
            verdicts = [self._shelf.plan(group).verdict(at) for group in groups]
            ends = [_end(verdict) for verdict in verdicts if verdict.open]
            if not ends:
                return at
            at = 0 if NEVER in ends else int(max(ends))
        return 0


def _end(verdict: Verdict) -> float:
    return verdict.until_ms or NEVER
