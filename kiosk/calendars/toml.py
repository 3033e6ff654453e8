"""A school's hours as a file that a person can read and write on: TOML, one thing a line.

Python reads TOML and does not write it. What there is to write is flat and known, so this is
shorter than a library and lays it out as a timetable; what comes out is held to what went in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from kiosk.model import Override
from kiosk.timetable.model import (
    CEILING,
    Calendar,
    DayKind,
    DaysOff,
    HalfDay,
    Period,
    Timetable,
    Use,
)
from kiosk.timetable.school import SchoolHours

INDENT = "    "
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Row = Mapping[str, object]


def row(one: DaysOff | HalfDay | Period | Use) -> Row:
    """A thing as the file says it, without what goes without saying."""
    match one:
        case DaysOff():
            first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
            when = {"date": first} if first == last else {"first": first, "last": last}
            kind = {} if one.kind == DayKind.HOLIDAY else {"kind": str(one.kind)}
            return {"name": one.name, **when, **kind, **_groups(one.groups)}
        case HalfDay():
            hours = {"start": one.start, "end": one.end}
            usual = {key: value for key, value in hours.items() if value != _USUAL[key]}
            when = {"date": date.fromisoformat(one.date)}
            return {"name": one.name, **when, **usual, **_groups(one.groups)}
        case Period():
            name = {"name": one.name} if one.name else {}
            hours = {"days": _days(one.days), "start": one.start, "end": one.end}
            return {**hours, "kind": str(one.kind), **name}
        case Use():
            first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
            return {"variant": one.variant, "first": first, "last": last}


_USUAL = {"start": "12:00", "end": "24:00"}


def inline(given: Row) -> str:
    """A row within a line."""
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in given.items()) + " }"


def lines(given: Row) -> list[str]:
    """A row as lines of a table of its own."""
    return [f"{key} = {_value(value)}" for key, value in given.items()]


def listed(key: str, rows: Iterable[Row]) -> list[str]:
    """Rows as a list, each on a line; nothing for none."""
    found = [f"{INDENT}{inline(one)}," for one in rows]
    return [f"{key} = [", *found, "]"] if found else []


def text(hours: SchoolHours) -> str:
    """The whole file. ``read_school`` makes the same value of it."""
    head = {"school": hours.school} if hours.school else {}
    blocks = [lines({**head, "zone": hours.zone}), _calendar(hours.calendar)]
    for timetable in hours.timetables:
        blocks += _group(timetable)
    zone = ZoneInfo(hours.zone)
    blocks += [["[[overrides]]", *lines(_override(one, zone))] for one in hours.overrides]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _calendar(calendar: Calendar) -> list[str]:
    head: dict[str, object] = {"region": calendar.region} if calendar.region else {}
    if calendar.ceiling != CEILING:
        head["ceiling"] = calendar.ceiling
    found = [
        *lines(head),
        *listed("days_off", map(row, calendar.days_off)),
        *listed("half_days", map(row, calendar.half_days)),
    ]
    return ["[calendar]", *found] if found else []


def _group(timetable: Timetable) -> Iterable[list[str]]:
    yield [
        "[[groups]]",
        *lines({"id": timetable.group}),
        *(lines({"combines": timetable.combines}) if timetable.combines else ()),
        *listed("periods", map(row, timetable.periods)),
        *listed("uses", map(row, timetable.uses)),
    ]
    for variant in timetable.variants:
        periods = listed("periods", map(row, variant.periods))
        yield ["[[groups.variants]]", *lines({"name": variant.name}), *periods]


def _override(one: Override, zone: ZoneInfo) -> Row:
    moments = {"start": one.start, "end": one.end, "ceiling": one.ceiling}
    given: dict[str, object] = {"id": one.id, "group": one.group, "opens": one.opens}
    given["why"] = str(one.why)
    for key, at in moments.items():
        given[key] = datetime.fromtimestamp(at / 1000, UTC).astimezone(zone)
    said = {"staff": one.staff, "by": one.by, "pupil": one.pupil, "note": one.note}
    return {**given, **{key: value for key, value in said.items() if value}}


def _groups(groups: Sequence[str]) -> Row:
    return {"groups": groups} if groups else {}


def _days(days: Sequence[int]) -> str:
    """Days of the week as people write them: mon-fri, or mon, wed."""
    found = sorted(days)
    if len(found) > 2 and all(after - before == 1 for before, after in pairwise(found)):
        return f"{_DAYS[found[0] - 1]}-{_DAYS[found[-1] - 1]}"
    return ", ".join(_DAYS[day - 1] for day in found)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():  # as in JSON, which leaves one character as it is that TOML does not want
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case Sequence():
            return "[" + ", ".join(map(_value, value)) + "]"
        case _:
            raise TypeError(value)
