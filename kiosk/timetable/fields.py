"""Single fields of a timetable: times of day, dates, days of the week, moments.

Documents between machines are written in one way. What a person wrote ``by_hand`` may be written
as people do, and is made the same here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from kiosk.tables import LONGEST_TEXT, REQUIRED, Table
from kiosk.timetable.days import day_number
from kiosk.timetable.verdicts import DayKind, PeriodKind
from kiosk.timetable.week import wall_ms

Kind = TypeVar("Kind", PeriodKind, DayKind)

YEARS = range(2000, 2200)
"""The years that a date may be in."""

_LOOSE_TIME = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?", re.ASCII)
_DAYS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            [
                "ma maandag mo mon monday",
                "di dinsdag tu tue tuesday",
                "wo woensdag we wed wednesday",
                "do donderdag th thu thursday",
                "vr vrijdag fr fri friday",
                "za zaterdag sa sat saturday",
                "zo zondag su sun sunday",
            ],
            1,
        )
        for name in [str(number), *names.split()]
    }
)
_KINDS: Mapping[str, StrEnum] = MappingProxyType(
    {
        "les": PeriodKind.LESSON,
        "pauze": PeriodKind.BREAK,
        "voor": PeriodKind.BEFORE,
        "na": PeriodKind.AFTER,
        "vakantie": DayKind.HOLIDAY,
        "studiedag": DayKind.STUDY_DAY,
        "vrij": DayKind.DAY_OFF,
    }
)


def wall(table: Table, key: str, default: str | None = REQUIRED, *, by_hand: bool) -> str:
    """A time of day; "" when it is none, which is a problem by then."""
    value = table.value(key, default)
    if value is None:
        return ""
    if isinstance(value, time) and value.tzinfo is None and not value.microsecond:
        return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    if isinstance(value, str):
        text = _tidied(value) if by_hand else value
        try:
            wall_ms(text)
        except ValueError:
            pass
        else:
            return text
    table.problem(key, "problem.no_time")
    return ""


def span(table: Table, default: tuple[str, str] | None = None, *, by_hand: bool) -> tuple[str, str]:
    """``start`` and ``end`` of a part of a day; the end is after the start."""
    first, last = default or (REQUIRED, REQUIRED)
    start = wall(table, "start", first, by_hand=by_hand)
    end = wall(table, "end", last, by_hand=by_hand)
    if start and end and wall_ms(end) <= wall_ms(start):
        table.problem("end", "problem.before_start", start=start)
    return start, end


def dated(table: Table, key: str) -> str:
    """An ISO date; "" when it is none, which is a problem by then."""
    value = table.value(key)
    if value is None:
        return ""
    text = value.isoformat() if isinstance(value, date) else value
    try:
        if isinstance(text, str) and day_number(text) > 0 and int(text[:4]) in YEARS:
            return text
    except ValueError:
        pass
    table.problem(key, "problem.no_day")
    return ""


def dates(table: Table, most: int, *, alone: bool = False) -> tuple[str, str]:
    """``first`` and ``last`` of a row of days, at ``most`` so many; one day ``alone`` is a date."""
    if alone and "date" in table:
        day = dated(table, "date")
        return day, day
    first, last = dated(table, "first"), dated(table, "last")
    if first and last:
        days = day_number(last) - day_number(first) + 1
        if days < 1:
            table.problem("last", "problem.before_first", first=first)
        elif days > most:
            table.problem("last", "problem.long_range", most=most)
    return first, last


def weekdays(table: Table, key: str, *, by_hand: bool) -> list[int]:
    """ISO weekdays, at least one; by hand also ``"ma-vr"``, ``"wed"`` or ``["di", 4]``."""
    if not by_hand:
        return table.wholes(key, 1, 7)
    value = table.value(key)
    if value is None:
        return []
    parts = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    try:
        found = {day for part in parts[:8] for day in _days(part)}
    except ValueError:
        found = set()
    if not found or len(parts) > 7:
        table.problem(key, "problem.no_days")
    return sorted(found)


def kind(table: Table, key: str, kinds: type[Kind], default: Kind | None, *, by_hand: bool) -> Kind:
    """What a period or a day off is for; by hand in Dutch too."""
    if by_hand:
        value = table.value(key, "")
        meant = _KINDS.get(value.strip().lower()) if isinstance(value, str) else None
        if isinstance(meant, kinds):
            return meant
    return table.choice(key, kinds, default)


def moment(table: Table, key: str, zone: tzinfo, default: int | None = None) -> int:
    """A date with a time as ms since 1970; without an offset it is wall time in ``zone``."""
    if default is not None and key not in table:
        table.value(key, default)
        return default
    value = table.value(key)
    if value is None:
        return 0
    found = value
    if isinstance(value, str) and len(value) <= LONGEST_TEXT and not _is_day(value):
        try:
            found = datetime.fromisoformat(value.strip())
        except ValueError:
            found = None
    if not isinstance(found, datetime) or found.year not in YEARS:
        table.problem(key, "problem.no_moment")
        return 0
    return round((found if found.tzinfo else found.replace(tzinfo=zone)).timestamp() * 1000)


def said(table: Table, key: str) -> str:
    """Somebody's own words: any text that is not too long; "" when it is not there."""
    value = table.value(key, "")
    if not isinstance(value, str):
        table.problem(key, "problem.no_text")
        return ""
    if len(value) > LONGEST_TEXT:
        table.problem(key, "problem.long_text", most=LONGEST_TEXT)
        return ""
    return value


def _tidied(text: str) -> str:
    found = _LOOSE_TIME.fullmatch(text.strip())
    if found is None:
        return text
    hours, minutes, seconds = found.groups()
    tail = f":{seconds}" if seconds and seconds != "00" else ""
    return f"{int(hours):02}:{minutes}{tail}"


def _days(part: object) -> list[int]:
    if isinstance(part, int) and not isinstance(part, bool):
        part = str(part)
    if not isinstance(part, str) or len(part) > LONGEST_TEXT:
        raise ValueError(part)
    text = re.sub(r"\s*(?:-|\u2013|\bt/m\b)\s*", "-", part.lower())
    words = [word for word in re.split(r"[\s,+&]+", text) if word not in {"", "en", "and"}]
    return [day for word in words for day in _run(word)]


def _run(word: str) -> range:
    first, _, last = word.partition("-")
    if first not in _DAYS or (last or first) not in _DAYS or word.endswith("-"):
        raise ValueError(word)
    found = range(_DAYS[first], _DAYS[last or first] + 1)
    if not found:
        raise ValueError(word)
    return found


def _is_day(text: str) -> bool:
    return len(text.strip()) <= len("2026-11-27")
