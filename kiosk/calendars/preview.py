"""What importing a calendar would change: added, changed, there already, only here.

Importing the same file twice changes nothing the second time, and nothing is ever taken away. What
a school made by hand is replaced only where the file has the same thing at another time, and then
both are shown; where something merely lies over it, both stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TypeAlias, TypeVar, overload

from msgspec import Struct, field
from msgspec.structs import replace

from kiosk.calendars.found import Found, Told, Window
from kiosk.timetable.model import Calendar, DaysOff, HalfDay, Period, PeriodKind, Timetable

Thing: TypeAlias = DaysOff | HalfDay | Period
One = TypeVar("One", DaysOff, HalfDay, Period)

BREAKS = (PeriodKind.BREAK, PeriodKind.LUNCH)


class State(StrEnum):
    """What becomes of one thing."""

    ADDED = "added"
    CHANGED = "changed"  # the same thing stands here at another time
    THERE = "there"  # already there, just so
    ONLY_HERE = "only_here"  # not in the file; it stays


class Item(Struct, frozen=True, omit_defaults=True):
    """One thing and what becomes of it.

    ``old`` is what it replaces; ``overlaps`` are other things here at the same time, that stay.
    """

    state: State
    thing: Thing
    old: Thing | None = None
    overlaps: list[Thing] = field(default_factory=list)


class Preview(Struct, frozen=True, omit_defaults=True):
    """What importing would change. ``notes`` and ``unclear`` are as in :class:`Found`.

    ``homeless``: breaks that have no group to go to; they are left out. ``region``: the holiday
    region that the calendar gets, "" where it stays as it is.
    """

    found: Found
    items: list[Item] = field(default_factory=list)
    homeless: list[Period] = field(default_factory=list)
    region: str = ""

    @property
    def changes(self) -> bool:
        """Whether importing changes anything."""
        states = {one.state for one in self.items}
        return bool(self.region) or not states.isdisjoint({State.ADDED, State.CHANGED})

    @property
    def notes(self) -> list[Told]:
        """What was understood but cannot be kept as it is."""
        return self.found.notes

    @property
    def unclear(self) -> list[Told]:
        """What was not understood."""
        return self.found.unclear

    def of(self, state: State) -> list[Item]:
        """The items of one state."""
        return [one for one in self.items if one.state is state]

    @overload
    def apply(self, calendar: Calendar, timetable: Timetable) -> tuple[Calendar, Timetable]: ...

    @overload
    def apply(
        self, calendar: Calendar, timetable: Timetable | None
    ) -> tuple[Calendar, Timetable | None]: ...

    def apply(
        self, calendar: Calendar, timetable: Timetable | None
    ) -> tuple[Calendar, Timetable | None]:
        """The calendar and timetable with all this in it, also when they changed since."""
        found = self.found
        changed = replace(
            calendar,
            days_off=_merged(found.days_off, calendar.days_off, _same_days),
            half_days=_merged(found.half_days, calendar.half_days, _same_half),
            region=found.region or calendar.region,
        )
        if timetable is None or not takes_breaks(timetable):
            return changed, timetable
        return changed, replace(
            timetable, periods=_merged(found.breaks, timetable.periods, _same_break)
        )


def takes_breaks(timetable: Timetable) -> bool:
    """Whether breaks fit into this week: one of breaks alone would have no lessons, and close.

    A combined group without a week of its own has the breaks of its parts.
    """
    return bool(timetable.periods)


def preview(found: Found, calendar: Calendar, timetable: Timetable | None = None) -> Preview:
    """What importing ``found`` into this calendar and a group's timetable would change."""
    window = Window(date.fromisoformat(found.first), date.fromisoformat(found.last))
    kinds = {one.kind for one in found.days_off}
    periods = timetable.periods if timetable is not None else []
    region = found.region if found.region != calendar.region else ""
    items = [
        *_compared(found.days_off, calendar.days_off, _same_days, _days_meet),
        *_only_here(
            found.days_off,
            (one for one in calendar.days_off if one.kind in kinds and _touched(window, one)),
            calendar.days_off,
            _same_days,
        ),
        *_compared(found.half_days, calendar.half_days, _same_half, _halves_meet),
        *_only_here(
            found.half_days,
            (one for one in calendar.half_days if found.half_days and _within(window, one)),
            calendar.half_days,
            _same_half,
        ),
    ]
    if timetable is None or not takes_breaks(timetable):
        return Preview(found, items, list(found.breaks), region)
    items += _compared(found.breaks, periods, _same_break, _breaks_meet)
    items += _only_here(
        found.breaks,
        (one for one in periods if found.breaks and one.kind in BREAKS),
        periods,
        _same_break,
    )
    return Preview(found, items, region=region)


def _pairs(
    found: Iterable[One], here: Iterable[One], same: Callable[[One, One], bool]
) -> tuple[list[tuple[One, int | None]], list[One]]:
    """Each thing found with the place here of what it replaces or equals, and all that is here.

    What is there just so is paired first, so that nothing is replaced that the file has as well.
    """
    standing = list(here)
    wanted = _once(found)
    exact = {_key(one): place for place, one in reversed(list(enumerate(standing)))}
    taken = {exact[_key(one)] for one in wanted if _key(one) in exact}
    pairs: list[tuple[One, int | None]] = []
    for one in wanted:
        place = exact.get(_key(one))
        if place is None:
            free = (n for n, old in enumerate(standing) if n not in taken and same(one, old))
            place = next(free, None)
            if place is not None:
                taken.add(place)
        pairs.append((one, place))
    return pairs, standing


def _merged(
    found: Iterable[One], here: Iterable[One], same: Callable[[One, One], bool]
) -> list[One]:
    pairs, standing = _pairs(found, here, same)
    added: list[One] = []
    for one, place in pairs:
        if place is None:
            added.append(one)
        elif _key(one) != _key(standing[place]):
            standing[place] = one
    return standing + added


def _compared(
    found: Iterable[One],
    here: Iterable[One],
    same: Callable[[One, One], bool],
    meet: Callable[[One, One], bool],
) -> list[Item]:
    pairs, standing = _pairs(found, here, same)
    items: list[Item] = []
    for one, place in pairs:
        old = standing[place] if place is not None else None
        if old is not None and _key(one) == _key(old):
            items.append(Item(State.THERE, old))
            continue
        others = [was for n, was in enumerate(standing) if n != place and meet(one, was)]
        state = State.ADDED if old is None else State.CHANGED
        items.append(Item(state, one, old, list[Thing](others)))
    return items


def _only_here(
    found: Iterable[One],
    shown: Iterable[One],
    here: Iterable[One],
    same: Callable[[One, One], bool],
) -> list[Item]:
    pairs, standing = _pairs(found, here, same)
    matched = {_key(standing[place]) for _, place in pairs if place is not None}
    return [Item(State.ONLY_HERE, one) for one in shown if _key(one) not in matched]


def _once(things: Iterable[One]) -> list[One]:
    return list({_key(one): one for one in things}.values())


def _key(thing: Thing) -> tuple[object, ...]:
    """What makes two things the same in every respect; the order of a list is no matter."""
    match thing:
        case DaysOff():
            return (thing.name, thing.kind, thing.first, thing.last, *sorted(thing.groups))
        case HalfDay():
            hours = _short(thing.start), _short(thing.end)
            return (thing.name, thing.date, *hours, *sorted(thing.groups))
        case Period():
            hours = _short(thing.start), _short(thing.end)
            return (thing.name, thing.kind, *hours, *sorted(thing.days))


def _short(wall: str) -> str:
    return wall[:5] if wall[5:] == ":00" else wall


def _alike(name: str, other: str) -> bool:
    return name.casefold().split() == other.casefold().split()


def _same_days(new: DaysOff, old: DaysOff) -> bool:
    return (
        _alike(new.name, old.name)
        and sorted(new.groups) == sorted(old.groups)
        and _days_meet(new, old)
    )


def _days_meet(new: DaysOff, old: DaysOff) -> bool:
    return _together(new, old) and new.first <= old.last and old.first <= new.last


def _together(new: DaysOff | HalfDay, old: DaysOff | HalfDay) -> bool:
    """Whether there is a group that both are for."""
    return not new.groups or not old.groups or bool({*new.groups} & {*old.groups})


def _same_half(new: HalfDay, old: HalfDay) -> bool:
    return (
        new.date == old.date
        and _alike(new.name, old.name)
        and sorted(new.groups) == sorted(old.groups)
    )


def _halves_meet(new: HalfDay, old: HalfDay) -> bool:
    return (
        _together(new, old) and new.date == old.date and new.start < old.end and old.start < new.end
    )


def _same_break(new: Period, old: Period) -> bool:
    return old.kind == new.kind and sorted(new.days) == sorted(old.days) and _breaks_meet(new, old)


def _breaks_meet(new: Period, old: Period) -> bool:
    return (
        old.kind in BREAKS
        and bool({*new.days} & {*old.days})
        and new.start < old.end
        and old.start < new.end
    )


def _touched(window: Window, days: DaysOff) -> bool:
    return window.touches(date.fromisoformat(days.first), date.fromisoformat(days.last))


def _within(window: Window, half: HalfDay) -> bool:
    return window.first <= date.fromisoformat(half.date) <= window.last
