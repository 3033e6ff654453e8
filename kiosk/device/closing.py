"""When the school rests, the device rests (juliana P11): verdicts, warnings, the next look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from kiosk.timetable.engine import HORIZON
from kiosk.timetable.verdicts import NO_TIMETABLE, Reason, Verdict
from kiosk.trust import Trust

if TYPE_CHECKING:
    from kiosk.device.ports import Clock
    from kiosk.timetable.engine import Week

LONGEST_WAIT = 86_400_000  # ms
MINUTE = 60_000  # ms
WARNINGS = (1, 2, 5)  # minutes before a close
NEVER = float("inf")

TIME_UNKNOWN = Verdict(False, "", Reason.TIME_UNKNOWN, 0, 0, "clock")
"""What holds while the device cannot know what time it is."""

RESTS = frozenset({Reason.BREAK, Reason.LUNCH, Reason.BETWEEN_LESSONS})
"""After these a pupil comes back to the place where the pupil was."""


class Weeks(Protocol):
    """Where the groups' timetables are (:class:`kiosk.device.shelf.Shelf`)."""

    def week(self, group: str) -> Week | None:
        """The group's timetable; None when it has none."""


class Hours:
    """What the timetables on the shelf say now."""

    def __init__(self, shelf: Weeks, clock: Clock) -> None:
        self._shelf = shelf
        self._clock = clock

    def of(self, group: str) -> Verdict:
        """The verdict for one group."""
        if self._clock.trust is Trust.NONE:
            return TIME_UNKNOWN
        return self._at(group, self._clock.now())

    def of_any(self, groups: Iterable[str]) -> Verdict:
        """The verdict for a device that several groups share: open while any of them is."""
        known = list(groups) or [""]
        verdicts = [self.of(group) for group in known]
        if not any(verdict.open for verdict in verdicts):
            return min(verdicts, key=_end)
        last = max((one for one in verdicts if one.open), key=_end)
        return last._replace(until_ms=self._all_closed(known, last.until_ms))

    def _all_closed(self, groups: Sequence[str], at: int) -> int:
        """The first moment from ``at`` on when no group is open; 0: not in sight."""
        horizon = at + HORIZON
        while 0 < at < horizon:
            verdicts = [self._at(group, at) for group in groups]
            ends = [_end(verdict) for verdict in verdicts if verdict.open]
            if not ends:
                return at
            at = 0 if NEVER in ends else int(max(ends))
        return 0

    def _at(self, group: str, at: int) -> Verdict:
        week = self._shelf.week(group)
        return NO_TIMETABLE if week is None else week.verdict(at)

    def warning(self, verdict: Verdict) -> int:
        """5, 2 or 1: the fewest minutes that the time left has come down to; 0: none yet."""
        if not verdict.open or not verdict.until_ms:
            return 0
        left = verdict.until_ms - self._clock.now()
        return next((minutes for minutes in WARNINGS if left <= minutes * MINUTE), 0)

    def wait(self, verdict: Verdict, groups: Iterable[str]) -> int:
        """In how many ms the verdict of any of ``groups`` or the warning can change next."""
        if self._clock.trust is Trust.NONE:
            return LONGEST_WAIT
        now = self._clock.now()
        weeks = filter(None, map(self._shelf.week, groups))
        moments = [change for week in weeks if (change := week.next_change(now))]
        if verdict.open and verdict.until_ms:
            moments += [verdict.until_ms - minutes * MINUTE for minutes in WARNINGS]
        return min((at - now for at in moments if at > now), default=LONGEST_WAIT)


def _end(verdict: Verdict) -> float:
    return verdict.until_ms or NEVER
