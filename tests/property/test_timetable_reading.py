"""Whatever stands in a file or document is read, or every problem is told, and nothing else."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC
from typing import Any, TypeVar

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import TimetableTrouble
from kiosk.timetable.plan import Plan
from kiosk.timetable.reading import read, read_calendar, read_overrides, read_school
from kiosk.words import sentence

Value = TypeVar("Value")
ZONE = "Europe/Amsterdam"
SCHOOL: dict[str, Any] = tomllib.loads("""
school = "De Vijver"
zone = "Europe/Amsterdam"
[calendar]
region = "midden"
ceiling = 45
days_off = [
  { name = "Herfst", first = 2026-10-17, last = 2026-10-25, kind = "holiday", groups = ["5"] },
]
half_days = [{ name = "Sint", date = 2026-12-04, start = 12:00:00, end = "24:00", groups = [] }]
[[groups]]
id = "5"
periods = [{ days = "ma-vr", start = "8:15", end = 14:00:00, kind = "les", name = "Taal" }]
variants = [
  { name = "kort", periods = [{ days = [1], start = "09:00", end = "10:00", kind = "break" }] },
]
uses = [{ variant = "kort", first = 2026-11-02, last = "2026-11-03" }]
[[groups]]
id = "6"
like = "5"
combines = ["5"]
[[overrides]]
id = "01"
group = "5"
opens = true
why = "rain"
start = 2026-11-27T10:15:00
end = 2026-11-27T09:30:00Z
ceiling = "2026-11-27T11:00+01:00"
staff = "marieke"
by = "Juf"
pupil = "sem"
note = "het giet"
""")
ODD: st.SearchStrategy[object] = (
    st.none()
    | st.booleans()
    | st.integers(-1, 8)
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["5", "6", "lesson", "kort", "24:00", "25:00", "24:00:01", "08:15", "8.5"])
    | st.sampled_from(["2026-10-17", "2026-02-30", "2026-W01-1", "0000-01-01", "9999-12-31T23:59"])
    | st.sampled_from(
        ["vr-ma", "ma-", "di, 8", "\u0661", "<b>", "Europe", "../x", "America/Havana"]
    )
    | st.dates()
    | st.times()
    | st.datetimes(timezones=st.none() | st.just(UTC))
    | st.lists(st.integers(0, 8) | st.text(max_size=3), max_size=4)
    | st.just({})
)


def places(value: object) -> Iterator[tuple[Any, Any]]:
    """Everything within a value, as its container and its key there."""
    listed = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type]
    for key, inner in list(listed):
        yield value, key
        if isinstance(inner, dict | list):
            yield from places(inner)


@st.composite
def damaged(draw: st.DrawFn, value: object) -> object:
    """A good value in which something is odd, gone or there twice."""
    found: Any = copy.deepcopy(value)
    for _ in range(draw(st.integers(0, 3))):
        known = list(places(found)) if isinstance(found, dict | list) else []
        if not known:
            return found
        container, key = draw(st.sampled_from(known))
        what = draw(st.sampled_from(["odd", "odd", "gone", "twice", "more"]))
        if what == "odd":
            container[key] = draw(ODD)
        elif what == "gone":
            del container[key]
        elif isinstance(container, list):
            container.append(copy.deepcopy(container[key]))
        else:
            container[draw(st.text(max_size=3) | st.just("\x1b[2J"))] = draw(ODD)
    return draw(st.just(found) | ODD) if draw(st.integers(0, 9)) == 0 else found


def judged(reader: Callable[[object], Value], value: object) -> Value | None:
    """What was read; None when there were problems, which are told in two languages."""
    try:
        return reader(value)
    except TimetableTrouble as trouble:
        told = [sentence(trouble, language) for language in ("nl", "en")]
    assert all("\n" in one and "problem." not in one and "\x1b" not in one for one in told)
    return None


GOOD = read_school(SCHOOL)


@settings(max_examples=300, deadline=None)
@given(value=damaged(msgspec.to_builtins(GOOD.timetables[0])))
def test_any_timetable(value: object) -> None:
    found = judged(read, value)
    if found:
        Plan(found, ZONE).verdict(0)
        assert read(msgspec.to_builtins(found)) == found


@settings(max_examples=300, deadline=None)
@given(value=damaged(msgspec.to_builtins(GOOD.calendar)))
def test_any_calendar(value: object) -> None:
    found = judged(read_calendar, value)
    if found:
        Plan(None, ZONE, calendar=found).verdict(0)
        assert read_calendar(msgspec.to_builtins(found)) == found


@settings(max_examples=300, deadline=None)
@given(value=damaged(msgspec.to_builtins(GOOD.overrides)))
def test_any_overrides(value: object) -> None:
    found = judged(read_overrides, value)
    if found:
        Plan(None, ZONE, overrides=found).verdict(found[0].start, found[0].pupil)
        assert read_overrides(msgspec.to_builtins(found)) == found


@settings(max_examples=400, deadline=None)
@given(value=damaged(SCHOOL))
def test_any_school(value: object) -> None:
    found = judged(read_school, value)
    for group in found.groups() if found else ():
        assert found
        found.plan(group).verdict(1_795_000_000_000)
        read(msgspec.to_builtins(next(one for one in found.timetables if one.group == group)))


def test_what_is_damaged_here_is_good_as_it_stands() -> None:
    assert GOOD.groups() == ["5", "6"]
    assert read(msgspec.to_builtins(GOOD.timetables[0])) == GOOD.timetables[0]
