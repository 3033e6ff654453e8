"""Timetables, calendars and overrides from decoded JSON or TOML.

Every problem is found before anything is said, and told with its place. :func:`read`,
:func:`read_calendar` and :func:`read_overrides` read documents, written in one way, as machines
do. :func:`read_school` reads a whole school from a file that a person wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from kiosk.errors import Problem, TimetableTrouble
from kiosk.model import Override, School, Why
from kiosk.tables import Table
from kiosk.timetable import fields
from kiosk.timetable.combining import circle
from kiosk.timetable.model import (
    CEILING,
    Calendar,
    DayKind,
    DaysOff,
    HalfDay,
    Period,
    PeriodKind,
    Region,
    Timetable,
    Use,
    Variant,
)
from kiosk.timetable.school import SchoolHours

MOST_GROUPS = 200
MOST_PERIODS = 500  # in one week
MOST_VARIANTS = 50  # of one group
MOST_USES = 400  # of one group
MOST_PARTS = 20  # of one combined group
MOST_DAYS = 366  # of one holiday or one use of a variant
MOST_MINUTES = 24 * 60  # of a ceiling
MOST_PROBLEMS = 100  # told at once
_DEFAULT_ZONE = School("", "").zone
_LATEST = 253_402_000_000_000  # ms, in the year 9999


def read(value: object) -> Timetable:
    """The timetable in ``value``. Raises TimetableTrouble with every problem and its place."""
    problems: list[Problem] = []
    table = Table(value, "", problems)
    found = _timetable(table, table.text("group"), by_hand=False)
    _check_uses(table, found)
    if found.group and found.group in found.combines:
        table.problem("combines", "problem.circle", said=f"{found.group}, {found.group}")
    table.finish()
    _refuse(problems)
    return found


def read_calendar(value: object) -> Calendar:
    """The school's calendar in ``value``. Raises TimetableTrouble."""
    problems: list[Problem] = []
    found = _calendar(Table(value, "", problems), by_hand=False)
    _refuse(problems)
    return found


def read_overrides(value: object) -> list[Override]:
    """The overrides in ``value``, a list. Raises TimetableTrouble."""
    problems: list[Problem] = []
    table = Table({"overrides": value}, "", problems)
    found = [_override(one) for one in table.tables("overrides")]
    _refuse(problems)
    return found


def read_school(value: object) -> SchoolHours:
    """A whole school from one file. Raises TimetableTrouble.

    A group may be ``like`` one above it: what it does not say itself, it has from there.
    """
    problems: list[Problem] = []
    table = Table(value, "", problems)
    school = table.text("school", "")
    zone_name, zone = _zone(table)
    groups = table.tables("groups", some=True, most=MOST_GROUPS)
    timetables = _groups(groups)
    known = [timetable.group for timetable in timetables]
    given = table.table("calendar", required=False)
    calendar = _calendar(given, by_hand=True)
    for number, days in enumerate(calendar.days_off, 1):
        _all_known(given, f"days_off[{number}].groups", days.groups, known)
    for number, half in enumerate(calendar.half_days, 1):
        _all_known(given, f"half_days[{number}].groups", half.groups, known)
    overrides = [
        _written(one, number, known, zone)
        for number, one in enumerate(table.tables("overrides", required=False), 1)
    ]
    table.finish()
    _refuse(problems)
    return SchoolHours(school, zone_name, timetables, calendar, overrides)


def _refuse(problems: Sequence[Problem]) -> None:
    if len(problems) > MOST_PROBLEMS:
        more = Problem("", "problem.more", {"count": str(len(problems) - MOST_PROBLEMS)})
        raise TimetableTrouble([*problems[:MOST_PROBLEMS], more])
    if problems:
        raise TimetableTrouble(problems)


def _timetable(table: Table, group: str, *, by_hand: bool) -> Timetable:
    """What a group's table says."""
    return Timetable(
        group=group,
        periods=_periods(table, by_hand=by_hand),
        variants=_variants(table, by_hand=by_hand),
        uses=[_use(one) for one in table.tables("uses", required=False, most=MOST_USES)],
        combines=_texts(table, "combines", MOST_PARTS),
    )


def _periods(table: Table, *, by_hand: bool) -> list[Period]:
    listed = table.tables("periods", required=False, most=MOST_PERIODS)
    return [_period(one, by_hand=by_hand) for one in listed]


def _period(table: Table, *, by_hand: bool) -> Period:
    days = fields.weekdays(table, "days", by_hand=by_hand)
    start, end = fields.span(table, by_hand=by_hand)
    kind = fields.kind(table, "kind", PeriodKind, None, by_hand=by_hand)
    period = Period(days, start, end, kind, table.text("name", ""))
    table.finish()
    return period


def _variants(table: Table, *, by_hand: bool) -> list[Variant]:
    found: dict[str, Variant] = {}
    for one in table.tables("variants", required=False, most=MOST_VARIANTS):
        name = one.text("name")
        if name in found:
            one.problem("name", "problem.double", said=name)
        found[name] = Variant(name, _periods(one, by_hand=by_hand))
        one.finish()
    return list(found.values())


def _use(table: Table) -> Use:
    first, last = fields.dates(table, MOST_DAYS)
    use = Use(table.text("variant"), first, last)
    table.finish()
    return use


def _check_uses(table: Table, found: Timetable) -> None:
    """Every use is of a variant that there is, and no date has two of them."""
    known = {variant.name for variant in found.variants}
    for number, use in enumerate(found.uses, 1):
        if use.variant and use.variant not in known:
            listed = ", ".join(sorted(known)) or "-"
            table.problem(f"uses[{number}].variant", "problem.no_variant", known=listed)
    dated = [one for one in enumerate(found.uses, 1) if one[1].first and one[1].last]
    latest: Use | None = None
    for number, use in sorted(dated, key=lambda one: one[1].first):
        if latest and use.first <= latest.last and use.variant != latest.variant:
            facts = {"other": latest.variant, "first": latest.first, "last": latest.last}
            table.problem(f"uses[{number}]", "problem.two_variants", **facts)
        if latest is None or use.last > latest.last:
            latest = use


def _groups(tables: Iterable[Table]) -> list[Timetable]:
    """The groups of a school's file: unlike each other, and in no circle."""
    found: dict[str, Timetable] = {}
    places: dict[str, Table] = {}
    for table in tables:
        group = table.text("id")
        own = _timetable(table, group, by_hand=True)
        like = table.text("like", "")
        if like and like not in found:
            table.problem("like", "problem.no_like", known=", ".join(found) or "-")
        elif like:
            own = _filled(table, own, found[like])
        _check_uses(table, own)
        table.finish()
        if group in found:
            table.problem("id", "problem.double", said=group)
        elif group:
            found[group], places[group] = own, table
    _check_parts(found, places)
    return list(found.values())


def _filled(table: Table, own: Timetable, like: Timetable) -> Timetable:
    return msgspec.structs.replace(
        own,
        periods=own.periods if "periods" in table else like.periods,
        variants=own.variants if "variants" in table else like.variants,
        uses=own.uses if "uses" in table else like.uses,
    )


def _check_parts(found: Mapping[str, Timetable], places: Mapping[str, Table]) -> None:
    combines = {group: timetable.combines for group, timetable in found.items()}
    told: set[str] = set()
    for group, parts in combines.items():
        _all_known(places[group], "combines", parts, list(found))
        way = [] if group in told else circle(group, combines)
        if way:
            places[group].problem("combines", "problem.circle", said=", ".join(way))
            told.update(way)


def _known(table: Table, place: str, group: str, known: Sequence[str]) -> None:
    if group not in known:
        table.problem(place, "problem.no_group", known=", ".join(known) or "-")


def _all_known(table: Table, key: str, groups: Sequence[str], known: Sequence[str]) -> None:
    for number, group in enumerate(groups, 1):
        _known(table, f"{key}[{number}]", group, known)


def _calendar(table: Table, *, by_hand: bool) -> Calendar:
    days_off = table.tables("days_off", required=False)
    half_days = table.tables("half_days", required=False)
    found = Calendar(
        [_days_off(one, by_hand=by_hand) for one in days_off],
        [_half_day(one, by_hand=by_hand) for one in half_days],
        _region(table),
        table.whole("ceiling", 1, MOST_MINUTES, CEILING),
    )
    table.finish()
    return found


def _region(table: Table) -> str:
    none = table.says("region", "") or "region" not in table
    return "" if none else table.choice("region", Region).value


def _days_off(table: Table, *, by_hand: bool) -> DaysOff:
    name = table.text("name")
    first, last = fields.dates(table, MOST_DAYS, alone=by_hand)
    kind = fields.kind(table, "kind", DayKind, DayKind.HOLIDAY, by_hand=by_hand)
    found = DaysOff(name, first, last, kind, _texts(table, "groups", MOST_GROUPS))
    table.finish()
    return found


def _half_day(table: Table, *, by_hand: bool) -> HalfDay:
    name, day = table.text("name"), fields.dated(table, "date")
    start, end = fields.span(table, ("12:00", "24:00"), by_hand=by_hand)
    found = HalfDay(name, day, start, end, _texts(table, "groups", MOST_GROUPS))
    table.finish()
    return found


def _texts(table: Table, key: str, most: int) -> list[str]:
    found = table.texts(key)
    if len(found) > most:
        table.problem(key, "problem.long_list", most=most)
        return []
    for number, text in enumerate(found, 1):
        if text in found[: number - 1]:
            table.problem(f"{key}[{number}]", "problem.double", said=text)
    return found


def _override(table: Table) -> Override:
    """One of a document, made by a hub: its moments are ms."""
    found = Override(
        id=table.text("id"),
        group=table.text("group"),
        opens=table.flag("opens"),
        why=table.choice("why", Why),
        start=table.whole("start", 0, _LATEST),
        end=table.whole("end", 0, _LATEST),
        ceiling=table.whole("ceiling", 0, _LATEST),
        staff=table.text("staff", ""),
        by=fields.said(table, "by"),
        pupil=table.text("pupil", ""),
        note=fields.said(table, "note"),
    )
    table.finish()
    return found


def _written(table: Table, number: int, known: Sequence[str], zone: tzinfo) -> Override:
    """One of a file, written by a person."""
    group = table.text("group")
    if group:
        _known(table, "group", group, known)
    why = table.choice("why", Why)
    start, end = fields.moment(table, "start", zone), fields.moment(table, "end", zone)
    if start and end and end <= start:
        table.problem("end", "problem.before_start", start=table.value("start"))
    found = Override(
        id=table.text("id", f"file-{number:04}"),
        group=group,
        opens=table.flag("opens"),
        why=why,
        start=start,
        end=end,
        ceiling=fields.moment(table, "ceiling", zone, end),
        staff=table.text("staff", ""),
        by=fields.said(table, "by"),
        pupil=table.text("pupil", ""),
        note=fields.said(table, "note"),
    )
    table.finish()
    return found


def _zone(table: Table) -> tuple[str, tzinfo]:
    before = len(table.problems)
    name = table.text("zone", _DEFAULT_ZONE)
    try:
        return name, ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if len(table.problems) == before:
            table.problem("zone", "problem.no_zone")
        return name, UTC
