"""Days off and other weeks as they are written down by hand: what is wrong, and what comes of it.

Nothing here changes a calendar or a timetable; each function gives a new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

import msgspec
from msgspec import Struct

from kiosk.desk.typed import tidy
from kiosk.timetable.model import Calendar, DayKind, DaysOff, HalfDay, Timetable, Use
from kiosk.timetable.reading import MOST_DAYS

_DAY = timedelta(days=1)
_MIDNIGHT = "24:00"


class Sort(StrEnum):
    """What a day or several can be made."""

    HOLIDAY = "holiday"
    STUDY_DAY = "study_day"
    DAY_OFF = "day_off"
    HALF_DAY = "half_day"
    VARIANT = "variant"  # another week holds


class Draft(Struct, frozen=True):
    """The editor as it stands. ``start`` and ``end`` are of a half day, local wall time.

    ``groups``: for these alone; none: for all.
    """

    sort: Sort
    first: date
    last: date
    name: str = ""
    start: str = "12:00"
    end: str = _MIDNIGHT
    variant: str = ""
    groups: tuple[str, ...] = ()


Item = DaysOff | HalfDay | Use
"""What stands in the year and can be changed or taken away."""


def troubles(draft: Draft) -> list[str]:
    """Everything that is missing or wrong, as message ids, in the order of the editor."""
    found = []
    if draft.sort is Sort.VARIANT and not draft.variant:
        found.append("teacher.year.no_variant")
    if draft.last < draft.first:
        found.append("teacher.year.before_first")
    elif (draft.last - draft.first).days >= MOST_DAYS:
        found.append("teacher.year.too_long")
    if draft.sort is Sort.HALF_DAY and draft.end <= draft.start:
        found.append("teacher.year.half_ends")
    return found


def drawn_from(item: Item) -> Draft:
    """The editor, filled with what stands in the year."""
    if isinstance(item, HalfDay):
        on = date.fromisoformat(item.date)
        return Draft(
            Sort.HALF_DAY, on, on, item.name, item.start, item.end, groups=tuple(item.groups)
        )
    first, last = date.fromisoformat(item.first), date.fromisoformat(item.last)
    if isinstance(item, Use):
        return Draft(Sort.VARIANT, first, last, variant=item.variant)
    return Draft(Sort(item.kind.value), first, last, item.name, groups=tuple(item.groups))


def kept(calendar: Calendar, draft: Draft, instead: DaysOff | HalfDay | None = None) -> Calendar:
    """The calendar with these days off or half days, ``instead`` of what stood there."""
    calendar = without(calendar, instead) if instead is not None else calendar
    name, groups = tidy(draft.name), list(draft.groups)
    if draft.sort is Sort.HALF_DAY:
        halves = [
            HalfDay(name, on.isoformat(), draft.start, draft.end, groups)
            for on in _between(draft.first, draft.last)
        ]
        half_days = sorted([*calendar.half_days, *halves], key=lambda one: one.date)
        return msgspec.structs.replace(calendar, half_days=half_days)
    kind = DayKind(draft.sort.value)
    off = DaysOff(name, draft.first.isoformat(), draft.last.isoformat(), kind, groups)
    return msgspec.structs.replace(
        calendar, days_off=sorted([*calendar.days_off, off], key=lambda one: one.first)
    )


def without(calendar: Calendar, item: DaysOff | HalfDay) -> Calendar:
    """The calendar without these days off; as it was when they are not in it."""
    if isinstance(item, HalfDay):
        return msgspec.structs.replace(calendar, half_days=_less(calendar.half_days, item))
    return msgspec.structs.replace(calendar, days_off=_less(calendar.days_off, item))


def used(timetable: Timetable, draft: Draft, instead: Use | None = None) -> Timetable:
    """The timetable in which a variant holds on these days.

    Other uses make room: two variants on one date are refused.
    """
    uses = _less(timetable.uses, instead) if instead is not None else timetable.uses
    new = Use(draft.variant, draft.first.isoformat(), draft.last.isoformat())
    room = [part for use in uses for part in _around(use, draft.first, draft.last)]
    return msgspec.structs.replace(timetable, uses=sorted([*room, new], key=lambda one: one.first))


def unused(timetable: Timetable, use: Use) -> Timetable:
    """The timetable without this use of a variant."""
    return msgspec.structs.replace(timetable, uses=_less(timetable.uses, use))


def _around(use: Use, first: date, last: date) -> Iterator[Use]:
    """What is left of a use before ``first`` and after ``last``."""
    begins, ends = date.fromisoformat(use.first), date.fromisoformat(use.last)
    if begins < first:
        yield Use(use.variant, use.first, min(ends, first - _DAY).isoformat())
    if ends > last:
        yield Use(use.variant, max(begins, last + _DAY).isoformat(), use.last)


Listed = TypeVar("Listed")


def _less(items: list[Listed], item: Listed) -> list[Listed]:
    """The list without the first that is like ``item``."""
    if item not in items:
        return items
    at = items.index(item)
    return [*items[:at], *items[at + 1 :]]


def _between(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=at) for at in range((last - first).days + 1))
