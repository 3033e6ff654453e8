"""The inbox: what the hub tells, folded into reports, locked-out pupils, and notices of devices.

The fold takes every entry once, by its id, and looks only at the hub's positions, never at the
order of arrival: the same news twice, or news in any order, gives the same inbox.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct

from kiosk.model import Entry, Kind, ReportState, Trust

UNHEARD = 1 << 62
"""From here on: positions of our own entries that the hub has not yet told back."""

_FOLLOWS = (Kind.SHOWN, Kind.HANDLED, Kind.ACCIDENT)
_LOCKS = (Kind.LOCKED_OUT, Kind.UNLOCKED)
NOTICES = (Kind.DAMAGED, Kind.DEVICE_WAITS, Kind.CLOCK_DOUBTED)
"""What devices have to say about themselves."""


class Report(Struct, frozen=True):
    """A pupil's tap on Oeps, and how far it is. Times in ms, school time."""

    id: str
    pupil: str
    group: str
    device: str
    at: int
    host: str
    title: str
    url: str
    purpose: str = ""
    state: ReportState = ReportState.NEW
    shown: bool = False
    accident: bool = False
    handled_by: str = ""  # a staff id
    handled_at: int = 0

    @property
    def open(self) -> bool:
        """Whether teacher and pupil still have something to do about it."""
        return self.state is not ReportState.TALKED

    @property
    def urgency(self) -> int:
        """0 is the most urgent: nobody has reacted yet."""
        if self.state is ReportState.TALKED:
            return 3
        if self.accident:
            return 2
        return 1 if self.state is ReportState.COMING else 0


class LockedOut(Struct, frozen=True):
    """A pupil who gave five wrong codes and waits for the teacher. ``device`` may be ""."""

    id: str
    pupil: str
    group: str
    device: str
    at: int


class Damaged(Struct, frozen=True):
    """A device that found its journal damaged, set it aside and began a new one."""

    id: str
    device: str
    group: str
    at: int
    file: str


class Waits(Struct, frozen=True):
    """A device on which too many codes were wrong: it takes none until ``until`` (ms)."""

    id: str
    device: str
    group: str
    at: int
    until: int


class Doubted(Struct, frozen=True):
    """A device whose clock was found wrong by ``off`` ms; ``unknown``: it had no time at all."""

    id: str
    device: str
    group: str
    at: int
    off: int
    unknown: bool


class Inbox:
    """Everything that asks for the teacher's eyes, of every group heard of."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[int, Entry]] = {}
        self._follows: dict[str, set[str]] = {}
        self._reports: dict[str, Report] = {}
        self._locks: dict[str, set[str]] = {}
        self._damaged: dict[str, Damaged] = {}
        self._waits: dict[str, Waits] = {}
        self._doubted: dict[str, Doubted] = {}

    def hear(self, position: int, entry: Entry) -> bool:
        """Take in an entry; whether anything changed. Kinds of no concern change nothing."""
        held = self._entries.get(entry.id)
        if held is not None and held[0] <= position:
            return False
        if entry.kind is Kind.REPORTED:
            self._keep(position, entry)
            return self._fold(entry.id)
        if entry.kind in _FOLLOWS and entry.about:
            self._keep(position, entry)
            self._follows.setdefault(entry.about, set()).add(entry.id)
            return self._fold(entry.about)
        if entry.kind in _LOCKS:
            before = self.locked_out(entry.pupil)
            self._keep(position, entry)
            self._locks.setdefault(entry.pupil, set()).add(entry.id)
            return self.locked_out(entry.pupil) != before
        if entry.kind in NOTICES:
            self._keep(position, entry)
            self._note(entry)
            return held is None
        return False

    def report(self, id: str) -> Report | None:
        """The report with this id, if it is known."""
        return self._reports.get(id)

    def reports(self, group: str) -> list[Report]:
        """The group's reports: most urgent first, then newest first."""
        mine = (report for report in self._reports.values() if report.group == group)
        return sorted(mine, key=lambda report: (report.urgency, -report.at, report.id))

    def of_pupil(self, pupil: str) -> list[Report]:
        """A pupil's reports that are still open, newest first."""
        mine = (one for one in self._reports.values() if one.pupil == pupil and one.open)
        return sorted(mine, key=lambda report: (-report.at, report.id))

    def locked_out(self, pupil: str) -> LockedOut | None:
        """How the pupil came to wait for the teacher; nothing if the pupil does not wait."""
        last = self._last(self._locks.get(pupil, ()))
        if last is None or last.kind is not Kind.LOCKED_OUT:
            return None
        return LockedOut(last.id, last.pupil, last.group, last.device, last.at)

    def waiting(self, group: str) -> list[LockedOut]:
        """The group's pupils who wait to be let in, longest waiting first."""
        found = (self.locked_out(pupil) for pupil in self._locks)
        return sorted(
            (one for one in found if one is not None and one.group == group),
            key=lambda one: (one.at, one.id),
        )

    def damaged(self, group: str) -> list[Damaged]:
        """Damaged journals of the group's devices (or of no group in particular), newest first."""
        mine = (one for one in self._damaged.values() if one.group in ("", group))
        return sorted(mine, key=lambda one: (-one.at, one.id))

    def waits(self, group: str, since: int) -> list[Waits]:
        """Devices of the group (or of no group in particular) that had to wait since then (ms).

        Each once, newest first.
        """
        return _newest(self._waits.values(), group, since)

    def doubted(self, group: str, since: int) -> list[Doubted]:
        """Devices of the group (or of no group in particular) whose clock was wrong since (ms).

        Each once, newest first.
        """
        return _newest(self._doubted.values(), group, since)

    def _note(self, entry: Entry) -> None:
        told = (entry.id, entry.device, entry.group, entry.at)
        match entry.kind:
            case Kind.DAMAGED:
                self._damaged[entry.id] = Damaged(*told, _text(entry, "file"))
            case Kind.CLOCK_DOUBTED:
                unknown = _text(entry, "trust") == Trust.NONE
                self._doubted[entry.id] = Doubted(*told, _number(entry, "off"), unknown)
            case _:
                self._waits[entry.id] = Waits(*told, _number(entry, "until"))

    def _keep(self, position: int, entry: Entry) -> None:
        self._entries[entry.id] = (position, entry)

    def _fold(self, id: str) -> bool:
        held = self._entries.get(id)
        if held is None or held[1].kind is not Kind.REPORTED:
            return False
        follows = self._follows.get(id, set())
        before, now = self._reports.get(id), self._report(held[1], follows)
        self._reports[id] = now
        return now != before

    def _report(self, entry: Entry, follows: set[str]) -> Report:
        kinds = {self._entries[one][1].kind for one in follows}
        handled = self._last(one for one in follows if self._entries[one][1].kind is Kind.HANDLED)
        return Report(
            id=entry.id,
            pupil=entry.pupil,
            group=entry.group,
            device=entry.device,
            at=entry.at,
            host=_text(entry, "host"),
            title=_text(entry, "title"),
            url=_text(entry, "url"),
            purpose=_text(entry, "purpose"),
            state=_state(handled),
            shown=Kind.SHOWN in kinds,
            accident=Kind.ACCIDENT in kinds,
            handled_by=handled.staff if handled else "",
            handled_at=handled.at if handled else 0,
        )

    def _last(self, ids: Iterable[str]) -> Entry | None:
        held = [self._entries[id] for id in ids]
        if not held:
            return None
        return max(held, key=lambda one: (one[0], one[1].id))[1]


_OfDevice = TypeVar("_OfDevice", Waits, Doubted)


def _newest(every: Iterable[_OfDevice], group: str, since: int) -> list[_OfDevice]:
    mine = (one for one in every if one.group in ("", group) and one.at >= since)
    late = sorted(mine, key=lambda one: (one.at, one.id))
    return sorted({one.device: one for one in late}.values(), key=lambda one: (-one.at, one.id))


def _text(entry: Entry, name: str) -> str:
    value = entry.body.get(name, "")
    return value if isinstance(value, str) else ""


def _number(entry: Entry, name: str) -> int:
    value = entry.body.get(name, 0)
    return value if isinstance(value, int) else 0


def _state(handled: Entry | None) -> ReportState:
    said = _text(handled, "state") if handled else ""
    known = {state.value for state in ReportState}
    return ReportState(said) if said in known else ReportState.NEW
