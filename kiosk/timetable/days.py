"""What calendar and week say of a date, for one group: all rules but the overrides.

A date is a number: days since 1970-01-01.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from kiosk.timetable.ranges import Range, Ranges
from kiosk.timetable.verdicts import DayKind, Reason
from kiosk.timetable.week import DAY, Day, State, Week, wall_ms

if TYPE_CHECKING:
    from kiosk.timetable.likes import CalendarLike, DaysOffLike, HalfDayLike, TimetableLike

_EPOCH = date(1970, 1, 1).toordinal()
_THURSDAY = 3  # 1970-01-01, counted from Monday
_NOTHING = State(True, "", Reason.NO_TIMETABLE, "none")
_NOT_CLOSED = State(True, "", Reason.NOT_CLOSED, "protocol")
_REASONS = {
    DayKind.HOLIDAY: Reason.HOLIDAY,
    DayKind.STUDY_DAY: Reason.STUDY_DAY,
    DayKind.DAY_OFF: Reason.DAY_OFF,
}


class Days(Protocol):
    """What holds on each date."""

    def day(self, number: int) -> Day:
        """What holds on this date."""


def day_number(text: str) -> int:
    """``2026-10-17`` as days since 1970. Raises ValueError when it is no such date."""
    found = date.fromisoformat(text)
    if found.isoformat() != text:
        raise ValueError(text)
    return found.toordinal() - _EPOCH


class NotClosed:
    """A school whose agreements do not close devices by the timetable (rule 3)."""

    def __init__(self) -> None:
        self._open = Day([(0, _NOT_CLOSED)])

    def day(self, number: int) -> Day:  # noqa: ARG002 - each date is alike
        """What holds on this date."""
        return self._open


class Planned:
    """A group's week, and its variants on their dates (rules 7, 8 and 9)."""

    def __init__(self, timetable: TimetableLike | None, label: str = "", *, alone: bool) -> None:
        """Not ``alone`` but with parts, a week without periods says nothing; else: no lessons."""
        self._nothing = Day([(0, _NOTHING)])
        self._week: Week | None = None
        self._uses: Ranges[Week] = Ranges(())
        if timetable is not None:
            if timetable.periods or alone:
                self._week = Week(timetable.periods, label)
            self._uses = _uses(timetable, label)

    def says(self, number: int) -> Day | None:
        """What holds on this date; None when nothing is said."""
        week = self._uses.at(number) or self._week
        return week.day((number + _THURSDAY) % 7 + 1) if week else None

    def day(self, number: int) -> Day:
        """What holds on this date; without a week nothing closes it."""
        return self.says(number) or self._nothing


class Combined:
    """Several groups as one, at least one: closed while any of them is (rule 6)."""

    def __init__(self, own: Planned, parts: Sequence[Days]) -> None:
        self._own = own
        self._parts = parts
        self._known: dict[tuple[Day | None, ...], Day] = {}

    def day(self, number: int) -> Day:
        """What holds on this date."""
        own = self._own.says(number)
        parts = [part.day(number) for part in self._parts]
        key = (own, *parts)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Day(_together(own, parts))
        return found


class Dated:
    """Days off and half days above what is planned (rules 4 and 5)."""

    def __init__(
        self, planned: Days, group: str, calendar: CalendarLike | None, label: str = ""
    ) -> None:
        self._planned = planned
        days_off = calendar.days_off if calendar else ()
        self._off = Ranges(_off(one, label) for one in days_off if concerns(one.groups, group))
        self._halves: dict[int, list[Range[State]]] = {}
        for half in calendar.half_days if calendar else ():
            number, part = day_number(half.date), _half(half, label)
            if concerns(half.groups, group):
                self._halves.setdefault(number, []).append(part)
        self._known: dict[tuple[int, Day], Day] = {}

    def day(self, number: int) -> Day:
        """What holds on this date."""
        off = self._off.at(number)
        if off is not None:
            return off
        planned = self._planned.day(number)
        if number not in self._halves:
            return planned
        key = (number, planned)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Day(_halved(planned, Ranges(self._halves[number])))
        return found


def concerns(groups: Sequence[str], group: str) -> bool:
    """Whether something for ``groups`` (none: all) is for this group."""
    return not groups or group in groups


def _off(one: DaysOffLike, label: str) -> Range[Day]:
    kind = DayKind(one.kind)
    called = kind.value.replace("_", " ")
    dates = one.first if one.first == one.last else f"{one.first}..{one.last}"
    state = State(
        False, "", _REASONS[kind], " ".join(f"{label}{called} {one.name} {dates}".split())
    )
    return Range(day_number(one.first), day_number(one.last) + 1, Day([(0, state)]))


def _half(one: HalfDayLike, label: str) -> Range[State]:
    until = "" if one.end == "24:00" else f" until {one.end}"
    rule = f"{label}half day {one.name} {one.date} from {one.start}{until}"
    state = State(False, "", Reason.HALF_DAY, " ".join(rule.split()))
    return Range(wall_ms(one.start), wall_ms(one.end), state)


def _uses(timetable: TimetableLike, label: str) -> Ranges[Week]:
    weeks: dict[str, Week] = {}
    for variant in timetable.variants:
        weeks.setdefault(variant.name, Week(variant.periods, f"{label}variant {variant.name}: "))
    found: list[Range[Week]] = []
    for use in timetable.uses:
        if use.variant not in weeks:
            raise ValueError(use.variant)
        found.append(Range(day_number(use.first), day_number(use.last) + 1, weeks[use.variant]))
    return Ranges(found)


def _halved(planned: Day, halves: Ranges[State]) -> Iterator[tuple[int, State]]:
    for moment in sorted({*planned.starts, *halves.edges} - {DAY}):
        yield moment, halves.at(moment) or planned.at(moment)


def _together(own: Day | None, parts: Sequence[Day]) -> Iterator[tuple[int, State]]:
    days = [*parts, own] if own else parts
    for moment in sorted({start for day in days for start in day.starts}):
        states = [day.at(moment) for day in days]
        closed = (state for state in states if not state.open)
        lessons = (state for state in states if state is not _NOTHING)
        yield moment, next(closed, own.at(moment) if own else next(lessons, _NOTHING))
