"""Lessons on the risks (bnc L1): which were held, and whether a group is behind schedule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kiosk.model import Entry, Fact, Kind
from kiosk.register.corrected import Corrected
from kiosk.register.statements import LONGEST
from kiosk.timetable.school_year import first_day, starting

LONGEST_ABOUT = 200
"""Characters of what a lesson was about."""


class Lesson(Struct, frozen=True, omit_defaults=True):
    """A lesson that was held: on which day, about what, by whom. ``at`` in ms, school time.

    ``topic`` is one of the protocol's, or ""; ``by`` is who held it, as written down, where that
    is another than who recorded it.
    """

    id: str
    at: int
    group: str
    day: date
    about: str = ""
    topic: str = ""
    by: str = ""
    recorded_by: str = ""


class _Body(Struct, frozen=True):
    date: str
    year: int
    about: Annotated[str, Meta(max_length=LONGEST_ABOUT)] = ""
    topic: Annotated[str, Meta(max_length=64)] = ""
    by: Annotated[str, Meta(max_length=LONGEST)] = ""


def body(lesson: Lesson) -> dict[str, Fact]:
    """The lesson as the body of an entry; the group stands in the entry itself."""
    return {
        "date": lesson.day.isoformat(),
        "year": starting(lesson.day),
        "about": lesson.about,
        "topic": lesson.topic,
        "by": lesson.by,
    }


def read(entry: Entry) -> Lesson | None:
    """The lesson in an entry; None where it is none, or not whole."""
    if entry.kind is not Kind.LESSON_HELD or not entry.group or entry.pupil:
        return None
    try:
        said = msgspec.convert(entry.body, _Body)
        day = date.fromisoformat(said.date)
    except (msgspec.ValidationError, ValueError):
        return None
    if said.year != starting(day) or not (said.about.strip() or said.topic):
        return None
    return Lesson(
        entry.id, entry.at, entry.group, day, said.about, said.topic, said.by, entry.staff
    )


class Lessons:
    """The lessons of the groups heard of."""

    def __init__(self) -> None:
        self._held: Corrected[Lesson] = Corrected(read)

    def hear(self, entry: Entry) -> bool:
        """Take in an entry; whether anything changed."""
        return entry.kind is Kind.LESSON_HELD and self._held.hear(entry)

    def of(self, group: str, year: int) -> list[Lesson]:
        """The group's lessons in the school year that began in ``year``, first one first."""
        mine = (
            one for one in self._held.standing() if one.group == group and starting(one.day) == year
        )
        return sorted(mine, key=lambda one: (one.day, one.at, one.id))


def due(year: int, target: int) -> list[date]:
    """The last day for each lesson of a school year, when ``target`` are spread over it evenly.

    The year counts to the end of June: after that no region of the country is sure to have school.
    """
    first, last = first_day(year), date(year + 1, 6, 30)
    length = (last - first).days + 1
    return [
        first + timedelta(days=length * number // target - 1) for number in range(1, target + 1)
    ]


def behind(held: Sequence[Lesson], target: int, today: date) -> int:
    """How many lessons should have been held before today and were not.

    ``held`` are those of today's school year.
    """
    passed = sum(1 for day in due(starting(today), target) if day < today)
    return max(passed - sum(1 for one in held if one.day <= today), 0)
