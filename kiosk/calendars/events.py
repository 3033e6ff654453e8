"""One event of a calendar file, read by icalendar and put into wall time.

A recurring event is worked out in the wall time of its own zone, as people mean it; whatever lies
in another zone (an exception written in UTC, an end of the repetition) is brought there first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import NamedTuple

import icalendar
from msgspec import Struct, field
from msgspec.structs import replace

from kiosk.calendars.found import Told
from kiosk.calendars.lines import OWN, Block, Row
from kiosk.calendars.meaning import Meaning, meant
from kiosk.calendars.zones import Zones

DAY = timedelta(days=1)
LONGEST = timedelta(days=100)
"""A holiday of more days than this is not believed."""

LONGEST_NAME = 80  # characters
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = MappingProxyType({"n": " ", "N": " "})
_UNFIT = re.compile(r"[<>\x00-\x1f\x7f]")
_TEXTS = ("SUMMARY", "CATEGORIES", f"{OWN}NAME", f"{OWN}GROUPS")
_TIMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE")


class Puzzle(Exception):
    """An event that cannot be understood, and why: a message id and its facts."""

    def __init__(self, why: str, line: int = 0, **facts: str) -> None:
        super().__init__(why)
        self.why, self.line, self.facts = why, line, facts


class Head(NamedTuple):
    """What an event is about, before its times are looked at."""

    name: str
    meaning: Meaning
    groups: list[str]


class Event(Struct, frozen=True):
    """An event in the wall time of ``zone``; a whole day has dates, all else times.

    ``end`` is exclusive. ``rules`` are recurrence rules; ``added``, ``left_out`` and ``instead_of``
    (RECURRENCE-ID) are moments of the same sort as ``start``. ``onward``: from ``instead_of`` on.
    """

    line: int
    uid: str
    head: Head
    zone: tzinfo
    start: date
    end: date
    cancelled: bool = False
    sequence: int = -1
    rules: list[icalendar.vRecur] = field(default_factory=list)
    added: list[date] = field(default_factory=list)
    left_out: list[date] = field(default_factory=list)
    instead_of: date | None = None
    onward: bool = False

    @property
    def whole(self) -> bool:
        """Whether it takes whole days."""
        return not isinstance(self.start, datetime)

    @property
    def recurs(self) -> bool:
        """Whether it comes more than once, or belongs to something that does."""
        return bool(self.rules or self.added) or self.instead_of is not None


def head_of(block: Block) -> Head:
    """The name, the meaning and the groups of an event."""
    texts = {name: _text(block.row(name)) for name in _TEXTS}
    name = _tidied(texts["SUMMARY"]) or _tidied(texts["CATEGORIES"])
    about = meant(name, texts["CATEGORIES"], block.value(f"{OWN}KIND"))
    if block.row(f"{OWN}NAME") is not None:
        name = _tidied(texts[f"{OWN}NAME"])
    groups = [one for one in texts[f"{OWN}GROUPS"].split(",") if one]
    return Head(name, about, groups)


def _tidied(name: str) -> str:
    """A name as documents may hold it: no mark-up, nothing unseen, not too long."""
    return " ".join(_UNFIT.sub(" ", name).split())[:LONGEST_NAME]


def _text(row: Row | None) -> str:
    if row is None:
        return ""
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), row.value).strip()


def read(block: Block, head: Head, zones: Zones) -> Event:
    """The event in a block. Raises Puzzle with why not."""
    parsed = _parsed(block)
    zone, start = _moment(parsed, block, "DTSTART", zones)
    if start is None or zone is None:
        raise Puzzle("problem.calendar.no_start", block.line)
    end = _end(parsed, block, zones, zone, start)
    if block.zone and zone is UTC:  # a moment in UTC, in a calendar that is kept in a zone
        zone, start, end = _moved((start, end), zone, zones.named(block.zone) or zone)
    if head.meaning not in {Meaning.BREAK, Meaning.LUNCH}:
        start, end, zone = _as_days(start, end, zone, zones)
    event = Event(
        block.line, block.value("UID") or f"line {block.line}", head, zone, start, end,
        cancelled=block.value("STATUS").upper() == "CANCELLED",
        sequence=_whole(block.value("SEQUENCE")),
    )  # fmt: skip
    return _checked(_repeated(event, parsed, block, zones))


def cancelled(event: Event) -> Event:
    """The same event, not taking place."""
    return replace(event, cancelled=True)


def _checked(event: Event) -> Event:
    if event.end < event.start or (event.end == event.start and not event.whole):
        raise Puzzle("problem.calendar.no_length", event.line)
    if event.end == event.start:  # a whole day whose end was meant to be included
        event = replace(event, end=event.start + DAY)
    if event.end - event.start > LONGEST:
        raise Puzzle("problem.calendar.too_long", event.line, most=str(LONGEST.days))
    return event


def _parsed(block: Block) -> icalendar.Event:
    """The times of a block as icalendar reads them, without their zones."""
    lines = ["BEGIN:VEVENT"]
    for row in block.rows:
        if row.name in _TIMES:
            kind = row.parameter("VALUE")
            said = f";VALUE={kind}" if kind.upper() in {"DATE", "PERIOD", "DATE-TIME"} else ""
            lines.append(f"{row.name}{said}:{row.value.strip()}")
    try:
        parsed = icalendar.Event.from_ical("\r\n".join([*lines, "END:VEVENT", ""]))
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as trouble:
        raise Puzzle("problem.calendar.event", block.line) from trouble
    if not isinstance(parsed, icalendar.Event):
        raise Puzzle("problem.calendar.event", block.line)
    for name, _ in parsed.errors:
        raise _misread(block, str(name))
    return parsed


def _misread(block: Block, name: str) -> Puzzle:
    """The puzzle that a line of a block is."""
    row = block.row(name)
    line, value = (row.line, row.value[:40]) if row is not None else (block.line, "")
    return Puzzle("problem.calendar.value", line, name=name, value=value)


def _moment(
    parsed: icalendar.Event, block: Block, name: str, zones: Zones
) -> tuple[tzinfo | None, date | None]:
    """A moment and the zone that it is in, as its line says."""
    row = block.row(name)
    if row is None:
        return None, None
    found = parsed.get(name)
    value = getattr(found[0] if isinstance(found, list) else found, "dt", None)
    if not isinstance(value, date):
        raise _misread(block, name)
    if not isinstance(value, datetime):
        return zones.school, value
    if value.tzinfo is not None:
        return UTC, value.replace(tzinfo=None)
    return _zone(row, zones), value


def _zone(row: Row, zones: Zones) -> tzinfo:
    name = row.parameter("TZID")
    zone = zones.named(name)
    if zone is None:
        raise Puzzle("problem.calendar.zone", row.line, zone=name[:60])
    return zone


def _end(parsed: icalendar.Event, block: Block, zones: Zones, zone: tzinfo, start: date) -> date:
    """The exclusive end: as it is said, by the duration, or of a whole day the day itself."""
    there, end = _moment(parsed, block, "DTEND", zones)
    if end is not None and there is not None:
        if isinstance(end, datetime) != isinstance(start, datetime):
            raise _misread(block, "DTEND")
        return carried(end, there, zone)
    duration = getattr(parsed.get("DURATION"), "dt", None)
    try:
        if isinstance(duration, timedelta):
            return start + duration
        return start if isinstance(start, datetime) else start + DAY
    except OverflowError as trouble:
        raise Puzzle("problem.calendar.no_length", block.line) from trouble


def carried(moment: date, there: tzinfo, here: tzinfo) -> date:
    """The wall time here of a wall time there. A date stays the date that it is."""
    if not isinstance(moment, datetime) or there is here:
        return moment
    try:
        return moment.replace(tzinfo=there).astimezone(here).replace(tzinfo=None, fold=0)
    except (OverflowError, ValueError) as trouble:
        raise Puzzle("problem.calendar.no_length") from trouble


def _moved(span: tuple[date, date], there: tzinfo, here: tzinfo) -> tuple[tzinfo, date, date]:
    return here, carried(span[0], there, here), carried(span[1], there, here)


def _as_days(start: date, end: date, zone: tzinfo, zones: Zones) -> tuple[date, date, tzinfo]:
    """From midnight to midnight at school is whole days, as Exchange and others write them."""
    _, first, last = _moved((start, end), zone, zones.school)
    if not isinstance(first, datetime) or not isinstance(last, datetime) or last <= first:
        return start, end, zone
    if first.time() == last.time() == time():
        return first.date(), last.date(), zones.school
    return start, end, zone


def _repeated(event: Event, parsed: icalendar.Event, block: Block, zones: Zones) -> Event:
    """The event with what repeats it, every moment brought to the sort and zone of its start."""
    rules = parsed.get("RRULE", [])
    row = block.row("RECURRENCE-ID")
    there, instead = _moment(parsed, block, "RECURRENCE-ID", zones)
    return replace(
        event,
        rules=rules if isinstance(rules, list) else [rules],
        added=list(_listed(event, parsed, block, "RDATE", zones)),
        left_out=list(_listed(event, parsed, block, "EXDATE", zones)),
        instead_of=fitted(event, instead, there, zones) if instead is not None and there else None,
        onward=row is not None and row.parameter("RANGE").upper() == "THISANDFUTURE",
    )


def _listed(
    event: Event, parsed: icalendar.Event, block: Block, name: str, zones: Zones
) -> Iterator[date]:
    found = parsed.get(name, [])
    rows = [row for row in block.rows if row.name == name]
    for row, dates in zip(rows, found if isinstance(found, list) else [found], strict=False):
        zone = _zone(row, zones)
        for one in dates.dts:
            value = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            if not isinstance(value, date):
                raise _misread(block, name)
            if isinstance(value, datetime) and value.tzinfo is not None:
                yield fitted(event, value.replace(tzinfo=None), UTC, zones)
            else:
                yield fitted(event, value, zone, zones)


def fitted(event: Event, moment: date, there: tzinfo, zones: Zones) -> date:
    """A moment as the event's own: a date where it takes whole days, else a time in its zone.

    Exchange excepts whole days by a moment, in UTC or not: it is the date at school that counts.
    """
    if event.whole:
        local = carried(moment, there, zones.school)
        return local.date() if isinstance(local, datetime) else local
    if not isinstance(moment, datetime) and isinstance(event.start, datetime):
        return datetime.combine(moment, event.start.time())
    return carried(moment, there, event.zone)


def told(puzzle: Puzzle, block: Block, head: Head) -> Told:
    """What a person reads about an event that is not understood."""
    return Told(puzzle.why, puzzle.line or block.line, head.name, puzzle.facts)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
