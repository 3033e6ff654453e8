"""iCalendar files (RFC 5545): days off, half days and weekly breaks, and what was not understood.

A whole-day event that is called, or filed under, a holiday, a study day or a day off is one; a
timed one is a part of a day without school; a timed one that comes every week and is a break or
lunch is a period. All else is named, with why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from kiosk.calendars import events, lines
from kiosk.calendars.days import days, each, told_as_off
from kiosk.calendars.events import DAY, Event, Head, Puzzle
from kiosk.calendars.found import MOST_TOLD, Found, Told, Window
from kiosk.calendars.lines import Block
from kiosk.calendars.meaning import Meaning
from kiosk.calendars.recurrence import Budget, Occurrence, occurrences, once, within
from kiosk.calendars.weekly import breaks
from kiosk.calendars.zones import Zones
from kiosk.errors import CalendarTrouble, Problem
from kiosk.tables import MOST_TABLES
from kiosk.timetable.model import DaysOff, HalfDay, Period

MOST_KEPT = 20_000  # parts of series in one file
_BREAKS = {Meaning.BREAK, Meaning.LUNCH}
_REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID")
_FREE = "TRANSPARENT"


def read(
    name: str, data: bytes, zone: str, window: Window, progress: Callable[[int, int], None]
) -> Found:
    """What the iCalendar file ``name`` says about the window, for a school in ``zone``.

    Raises CalendarTrouble when it is no such file, or has more in it than a school year.
    """
    reader = _Reader(Zones(zone), window)
    for block in lines.blocks(name, data, progress):
        reader.take(block)
        if reader.crowded:
            facts = {"most": str(MOST_TABLES)}
            place = f"{name}:{block.line}"
            raise CalendarTrouble([Problem(place, "problem.calendar.too_many", facts)], file=name)
    found = reader.finish(lambda: progress(len(data), len(data)))
    if len(found.days_off) + len(found.half_days) > MOST_TABLES:
        facts = {"most": str(MOST_TABLES)}
        raise CalendarTrouble([Problem("", "problem.calendar.too_many", facts)], file=name)
    return found


class _Reader:
    """Takes the blocks of a file one by one; what repeats waits until all of it has come."""

    def __init__(self, zones: Zones, window: Window) -> None:
        self._zones = zones
        self._window = window
        self._singles: dict[str, Occurrence] = {}
        self._series: dict[str, list[Event]] = defaultdict(list)
        self._waiting: list[tuple[Block, Head]] = []
        self._parts = 0
        self._days_seen = 0
        self._outside = 0
        self._notes: list[Told] = []
        self._unclear: list[Told] = []
        self._more = 0

    @property
    def crowded(self) -> bool:
        """Whether there is more than any school has, so that nothing need be read on."""
        return self._days_seen > MOST_TABLES or self._parts > MOST_KEPT

    def take(self, block: Block) -> None:
        """One block of the file."""
        if block.kind == lines.ZONE:
            self._zones.define(block)
            return
        head = events.head_of(block)
        if self._passed_over(block, head):
            return
        if block.broken:
            self._notes.append(Told("problem.calendar.line", block.broken, head.name))
        if self._zones.named(_zone_name(block)) is None:
            self._waiting.append((block, head))  # its zone may be defined further on
            self._parts += 1
        else:
            self._read(block, head)

    def _passed_over(self, block: Block, head: Head) -> bool:
        """Whether a look at its name and its first day is enough; most events are like that."""
        repeats = any(block.row(name) is not None for name in _REPEATS)
        if not repeats and not self._near(block):
            self._outside += 1
            return True
        if block.row("RECURRENCE-ID") is not None:
            return False  # it stands instead of something, whatever it is
        if block.value("STATUS").upper() == "CANCELLED":
            return True
        why = {Meaning.NONE: "problem.calendar.no_word", Meaning.UNSURE: "problem.calendar.unsure"}
        said = why.get(head.meaning)
        if said is None and block.value("TRANSP").upper() == _FREE:
            said = "problem.calendar.transparent"
        if said is not None:
            self._tell(Told(said, block.line, head.name))
        return said is not None

    def _near(self, block: Block) -> bool:
        """Whether it can touch the window, as far as the first figures of its start tell."""
        figures = block.value("DTSTART")[:8]
        try:
            first = datetime.strptime(figures, "%Y%m%d").date()  # noqa: DTZ007 - a date
        except ValueError:
            return True
        return self._window.first - events.LONGEST - DAY <= first <= self._window.last + DAY

    def _read(self, block: Block, head: Head) -> None:
        try:
            event = events.read(block, head, self._zones)
        except Puzzle as puzzle:
            self._tell(events.told(puzzle, block, head))
            return
        if block.value("TRANSP").upper() == _FREE:
            event = events.cancelled(event)
        if event.recurs:
            self._series[event.uid].append(event)
            self._parts += 1
            return
        before = self._singles.get(event.uid)
        self._days_seen += before is None and head.meaning not in _BREAKS
        if before is None or before.event.sequence <= event.sequence:
            self._singles[event.uid] = once(event, self._zones)

    def finish(self, alive: Callable[[], None]) -> Found:
        """What it all comes to. ``alive`` is called now and then, and may end the work."""
        for block, head in self._waiting:
            self._read(block, head)
        series = [*self._followed(alive), *self._alike()]
        days_off, half_days = self._days(one for one in series if not _is_break(one))
        off = {day for one in days_off if not one.groups for day in each(one)}
        weekly = self._breaks((one for one in series if _is_break(one)), off)
        return Found(
            first=self._window.first.isoformat(),
            last=self._window.last.isoformat(),
            days_off=sorted(days_off, key=lambda one: (one.first, one.last, one.name)),
            half_days=sorted(half_days, key=lambda one: (one.date, one.start, one.name)),
            breaks=sorted(weekly, key=lambda one: (one.start, one.end, one.days, one.name)),
            notes=sorted(self._notes, key=lambda one: one.line)[:MOST_TOLD],
            unclear=sorted(self._unclear, key=lambda one: one.line),
            more=self._more,
            outside=self._outside,
        )

    def _followed(self, alive: Callable[[], None]) -> Iterator[list[Occurrence]]:
        """The occurrences of each series that repeats."""
        budget = Budget()
        for uid, parts in self._series.items():
            if all(one.head.meaning is Meaning.NONE for one in parts):
                continue
            alive()
            single = self._singles.pop(uid, None)
            every = parts if single is None else [single.event, *parts]
            try:
                found = occurrences(every, self._zones, self._window, budget)
            except Puzzle as puzzle:
                head = every[0].head
                self._tell(Told(puzzle.why, puzzle.line or every[0].line, head.name, puzzle.facts))
                continue
            self._outside += not found and not all(one.cancelled for one in every)
            yield from self._by_head(found)

    def _by_head(self, found: Iterable[Occurrence]) -> Iterable[list[Occurrence]]:
        """What is called alike and means the same; of what an occurrence became, only that."""
        series: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        for one in found:
            series[one.event.head.name, one.event.head.meaning].append(one)
        return series.values()

    def _alike(self) -> Iterator[list[Occurrence]]:
        """Events that come once; breaks of one name together, as some programs spell them out."""
        spelled: dict[tuple[str, ...], list[Occurrence]] = defaultdict(list)
        found = within(self._singles.values(), self._window)
        self._outside += len(self._singles) - len(found)
        for one in found:
            if _is_break([one]):
                start, end = one.start, one.end
                hours = [str(at.time()) for at in (start, end) if isinstance(at, datetime)]
                spelled[one.event.head.name, one.event.head.meaning, *hours].append(one)
            else:
                yield [one]
        yield from spelled.values()

    def _days(self, series: Iterable[list[Occurrence]]) -> tuple[list[DaysOff], list[HalfDay]]:
        days_off: list[DaysOff] = []
        half_days: list[HalfDay] = []
        for some in series:
            head = some[0].event.head
            if not all(told_as_off(one) for one in some):
                self._tell(Told("problem.calendar.no_word", some[0].event.line, head.name))
                continue
            whole, parts = days(some)
            days_off += whole
            half_days += parts
        return days_off, half_days

    def _breaks(self, series: Iterable[list[Occurrence]], off: set[date]) -> list[Period]:
        found: list[Period] = []
        for some in series:
            try:
                periods, notes = breaks(some, off, self._window)
            except Puzzle as puzzle:
                self._tell(Told(puzzle.why, puzzle.line, some[0].event.head.name, puzzle.facts))
                continue
            found += [one for one in periods if one not in found]
            self._notes += notes
        return found

    def _tell(self, told: Told) -> None:
        if len(self._unclear) < MOST_TOLD:
            self._unclear.append(told)
        else:
            self._more += 1


def _is_break(found: Iterable[Occurrence]) -> bool:
    return any(one.event.head.meaning in _BREAKS for one in found)


def _zone_name(block: Block) -> str:
    row = block.row("DTSTART")
    return row.parameter("TZID") if row is not None else ""
