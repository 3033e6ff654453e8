"""When a recurring event comes, in a bounded number of steps (recurring-ical-events).

What repeats without an end is followed to the end of the window only, and a file that repeats
more than a school ever does is not followed to its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]

from kiosk.calendars.events import DAY, Event, Puzzle, carried, fitted
from kiosk.calendars.found import Window
from kiosk.calendars.zones import Zones

STEPS = 150_000
"""What all repetitions of a file may take, counted in days, weeks, months or years gone through."""

LATEST = 9999  # the last year that a rule which never fits is tried in
_MARK = "X-NETJES-PLACE"
_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}
_PLAIN = {"FREQ", "INTERVAL", "UNTIL", "COUNT", "WKST"}
_KNOWN = _PLAIN | {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}
_FIRST_FOUR = {"1", "2", "3", "4"}
SHORTEST_MONTH = 28


class Occurrence(NamedTuple):
    """An event once, in the school's wall time: dates where it takes whole days. ``end`` is out.

    ``moved``: it does not come when its series says.
    """

    event: Event
    start: date
    end: date
    moved: bool = False


class Budget:
    """How many steps are left for a file."""

    def __init__(self, steps: int = STEPS) -> None:
        self._left = steps

    def take(self, steps: int, line: int) -> None:
        """Raises Puzzle when there are not so many left."""
        if steps > self._left:
            raise Puzzle("problem.calendar.too_much", line)
        self._left -= steps


def once(event: Event, zones: Zones) -> Occurrence:
    """An event that comes once."""
    return Occurrence(
        event,
        carried(event.start, event.zone, zones.school),
        carried(event.end, event.zone, zones.school),
    )


def occurrences(
    events: Sequence[Event], zones: Zones, window: Window, budget: Budget
) -> list[Occurrence]:
    """When the events of one series come within the window. Raises Puzzle with why not."""
    leading = next((one for one in events if one.instead_of is None), events[0])
    calendar = icalendar.Calendar()
    for place, event in enumerate(events):
        calendar.add_component(_component(place, event, leading, zones, window, budget))
    try:
        found = recurring_ical_events.of(calendar).between(
            window.first - DAY, window.last + 2 * DAY
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as trouble:
        raise Puzzle("problem.calendar.rule", leading.line) from trouble
    budget.take(len(found), leading.line)
    made = [_occurrence(one, events, leading, zones) for one in found]
    return [one for one in made if not one.event.cancelled and _inside(one, window)]


def _component(
    place: int, event: Event, leading: Event, zones: Zones, window: Window, budget: Budget
) -> icalendar.Event:
    """The event for the library: its wall time as if it were UTC, so that no zone is in the way."""
    made = icalendar.Event()
    made.add(_MARK, str(place))
    made.add("UID", "one series")
    made.add("SEQUENCE", max(0, event.sequence))
    for name, moment in (("DTSTART", event.start), ("DTEND", event.end)):
        made.add(name, _plain(carried(moment, event.zone, leading.zone)))
    if event.instead_of is not None:
        moment = fitted(leading, event.instead_of, event.zone, zones)
        parameters = {"RANGE": "THISANDFUTURE"} if event.onward else {}
        made.add("RECURRENCE-ID", _plain(moment), parameters=parameters)
        return made
    for rule in event.rules:
        made.add("RRULE", _bounded(rule, event, zones, window, budget))
    budget.take(len(event.added) + len(event.left_out), event.line)
    for name, moments in (("RDATE", event.added), ("EXDATE", event.left_out)):
        if moments:
            made.add(name, [_plain(one) for one in moments])
    return made


def _plain(moment: date) -> date:
    return moment.replace(tzinfo=UTC) if isinstance(moment, datetime) else moment


def _bounded(
    rule: icalendar.vRecur, event: Event, zones: Zones, window: Window, budget: Budget
) -> icalendar.vRecur:
    """The rule with an end within reach. Raises Puzzle when it is none, or too much."""
    often = str(_one(rule, "FREQ") or "").upper()
    if often not in _DAYS:
        raise Puzzle("problem.calendar.too_often", event.line, often=often or "?")
    strange = sorted(set(rule) - _KNOWN)
    every = _one(rule, "INTERVAL", 1)
    if strange or not isinstance(every, int) or not 1 <= every <= 1000:
        said = ", ".join(strange) or f"INTERVAL={every}"
        raise Puzzle("problem.calendar.part", event.line, part=said)
    steps = _steps(rule, often, every, event, window)
    if steps > STEPS:
        raise Puzzle("problem.calendar.part", event.line, part=", ".join(sorted(rule)))
    budget.take(steps, event.line)
    bounded = icalendar.vRecur({key: value for key, value in rule.items() if key != "UNTIL"})
    if "COUNT" not in rule:
        last = datetime.combine(window.last + 2 * DAY, time())
        until = _one(rule, "UNTIL")
        if isinstance(until, date):
            last = min(last, _until(until, event, zones))
        bounded["UNTIL"] = [_plain(last.date() if event.whole else last)]
    return bounded


def _steps(rule: icalendar.vRecur, often: str, every: int, event: Event, window: Window) -> int:
    """How many days, weeks, months or years the library goes through at most.

    A rule that may never fit is tried by it until the last year that there is.
    """
    start = _day(event.start)
    last = window.last if _surely_comes(rule, often, every) else date(LATEST, 1, 1)
    return max(1, (last - start).days // (_DAYS[often] * every))


def _surely_comes(rule: icalendar.vRecur, often: str, every: int) -> bool:
    """Whether each few years have a day that fits."""
    parts = set(rule) - _PLAIN
    if not parts:
        return True
    if every > 1 and not (often == "YEARLY" or (often == "WEEKLY" and parts == {"BYDAY"})):
        return False
    ordinals = [day.strip("+-ADEFHMORSTUW") for day in map(str, rule.get("BYDAY", []))]
    far = any(place and place not in _FIRST_FOUR for place in ordinals)
    late = any(abs(int(day)) > SHORTEST_MONTH for day in rule.get("BYMONTHDAY", []))
    both = any(ordinals) and "BYMONTHDAY" in parts
    return parts <= {"BYDAY", "BYMONTH", "BYMONTHDAY"} and not (far or late or both)


def _until(until: date, event: Event, zones: Zones) -> datetime:
    """The last moment of a repetition, in the event's wall time."""
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max)
    there = UTC if until.tzinfo is not None else event.zone
    local = fitted(event, until.replace(tzinfo=None), there, zones)
    return local if isinstance(local, datetime) else datetime.combine(local, time.max)


def _occurrence(
    found: icalendar.Component, events: Sequence[Event], leading: Event, zones: Zones
) -> Occurrence:
    event = events[int(str(found[_MARK]))]
    start, end = _bare(found.decoded("DTSTART")), _bare(found.decoded("DTEND"))
    usual = leading.start.time() if isinstance(leading.start, datetime) else None
    this = start.time() if isinstance(start, datetime) else None
    return Occurrence(
        event,
        carried(start, leading.zone, zones.school),
        carried(end, leading.zone, zones.school),
        event.instead_of is not None and (not event.onward or this != usual),
    )


def _bare(moment: date) -> date:
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment


def _one(rule: icalendar.vRecur, part: str, default: object = None) -> object:
    value = rule.get(part, default)
    return (value[0] if value else default) if isinstance(value, list) else value


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _inside(one: Occurrence, window: Window) -> bool:
    return window.touches(
        _day(one.start),
        _day(one.end - timedelta(microseconds=1))
        if isinstance(one.end, datetime)
        else one.end - DAY,
    )


def within(found: Iterable[Occurrence], window: Window) -> list[Occurrence]:
    """Those that have a day in the window."""
    return [one for one in found if _inside(one, window)]
