"""The first picture, made with the standard library alone, is the one that the full seat shows."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.device.opening import Opening
from kiosk.device.seat import Seat
from kiosk.device.shelf import Shelf, readable
from kiosk.local.first import First
from kiosk.model import Device, Group, Override, Pupil, Roster, School, Why
from kiosk.packs.model import Setting, Settings
from kiosk.packs.policy import Choices
from kiosk.timetable.model import (
    Calendar,
    DayKind,
    DaysOff,
    HalfDay,
    Period,
    PeriodKind,
    Timetable,
    Use,
    Variant,
)
from kiosk.trust import Trust
from tests.unit.device.fakes import (
    FakeBackground,
    FakeClock,
    FakeJournal,
    FakeLine,
    ms,
    pack,
    workspace,
)

FRIDAY = ms("2026-11-20 00:00")
HOUR = 3_600_000
IDS = ["a", "b", "c"]
ANY_ID = st.sampled_from(IDS)
PUPILS = st.sampled_from(["a-1", "a-2", "b-1"])
TIMES = ["08:15", "09:00", "10:15", "10:30", "12:00", "14:00", "24:00"]
DATES = st.sampled_from(["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-23"])
MOMENTS = st.integers(-30, 90).map(lambda half: FRIDAY + half * HOUR // 2)
NOWS = MOMENTS | st.builds(lambda at, off: at + off, MOMENTS, st.integers(-1, 1))
GROUPS = st.lists(ANY_ID, unique=True, max_size=2)


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, str]:
    start, end = sorted(draw(st.lists(st.sampled_from(TIMES), min_size=2, max_size=2, unique=True)))
    return start, end


@st.composite
def periods(draw: st.DrawFn) -> Period:
    days = draw(st.lists(st.integers(1, 7), min_size=1, max_size=7, unique=True))
    start, end = draw(spans())
    name = draw(st.sampled_from(["", "Taal"]))
    return Period(days, start, end, draw(st.sampled_from(PeriodKind)), name)


WEEKS = st.lists(periods(), max_size=4)


@st.composite
def timetables(draw: st.DrawFn, group: str) -> Timetable:
    variants: list[Variant] = []
    if draw(st.booleans()):
        variants = [Variant("kort", draw(WEEKS))]
    first, last = sorted([draw(DATES), draw(DATES)])
    used = draw(st.booleans())
    uses = [Use("kort", first, last)] if variants and used else []
    combines = draw(st.lists(st.sampled_from([one for one in IDS if one != group]), max_size=2))
    return Timetable(group, draw(WEEKS), variants, uses, list(dict.fromkeys(combines)))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    days = []
    if draw(st.booleans()):
        first, last = sorted([draw(DATES), draw(DATES)])
        days = [DaysOff("Vrij", first, last, draw(st.sampled_from(DayKind)), draw(GROUPS))]
    halves = []
    if draw(st.booleans()):
        halves = [HalfDay("Sint", draw(DATES), *draw(spans()), groups=draw(GROUPS))]
    return Calendar(days, halves)


@st.composite
def overrides(draw: st.DrawFn, group: str) -> list[Override]:
    found = []
    for number in range(draw(st.integers(0, 3))):
        start = draw(MOMENTS)
        found.append(
            Override(
                id=f"o{number}",
                group=group,
                opens=draw(st.booleans()),
                why=draw(st.sampled_from(Why)),
                start=start,
                end=start + draw(st.integers(1, 8)) * HOUR,
                ceiling=start + draw(st.integers(1, 8)) * HOUR,
                staff="s",
                by="Juf Marieke",
                pupil=draw(st.just("") | PUPILS),
                note=draw(st.sampled_from(["", "nat"])),
            )
        )
    return found


@st.composite
def agreed(draw: st.DrawFn) -> dict[str, object]:
    """The school's protocol and what it decided beside it: each may say whether it closes."""
    said = draw(st.sampled_from([None, True, False]))
    chosen = draw(st.sampled_from([None, True, False]))
    settings = Settings(closed_in_breaks=Setting(said, "P11" if said is not None else ""))
    found: dict[str, object] = {"pack": pack(settings=settings)}
    found["choices"] = Choices(closed_in_breaks=chosen)
    return {key: found[key] for key in found if draw(st.booleans())}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """What a device can hold: all that its shelf would take."""
    found: dict[str, object] = {}
    if draw(st.booleans()):
        zone = draw(st.sampled_from(["Europe/Amsterdam", "America/New_York"]))
        found["school"] = School("s", "De Wilg", zone, draw(st.sampled_from(["nl", "en"])))
    if draw(st.booleans()):
        found["calendar"] = draw(calendars())
    found.update(draw(agreed()))
    for group in draw(st.lists(ANY_ID, unique=True)):
        pupils = [Pupil(f"{group}-{number}", "Sem", letter) for number, letter in enumerate("BKA")]
        found[f"roster/{group}"] = Roster(Group(group, f"Groep {group}"), pupils)
        if draw(st.booleans()):
            found[f"timetable/{group}"] = draw(timetables(group))
        if draw(st.booleans()):
            found[f"overrides/{group}"] = draw(overrides(group))
    return {key: msgspec.json.decode(msgspec.json.encode(value)) for key, value in found.items()}


@settings(max_examples=200, deadline=None)
@given(
    held=documents(),
    groups=GROUPS,
    at=NOWS,
    trust=st.sampled_from([Trust.HUB, Trust.CARRIED, Trust.HARDWARE, Trust.CARRIED, Trust.NONE]),
)
def test_both_show_the_same(held: dict[str, Any], groups: list[str], at: int, trust: Trust) -> None:
    clock = FakeClock()
    clock.at, clock.trust = at, trust
    shelf = Shelf()
    for key, body in held.items():
        assert readable(key, msgspec.json.encode(body).decode())
        assert shelf.put(key, 1, body)
    device = Device("d", "Laptop", groups)
    outside = FakeJournal(), FakeLine(), FakeBackground(), workspace(clock)
    seat = Seat(device, shelf, clock, *outside, lambda: None)
    first = First({"groups": groups}, held, dict.fromkeys(held, 1), {})
    opening = Opening(first, clock)
    assert (opening.place, opening.group) == (seat.place, seat.group)
    assert (opening.verdict, opening.warning) == (seat.verdict, seat.warning)
    assert opening.trust == seat.trust
    assert opening.closes == shelf.policy.closes.value
    assert (opening.elsewhere, opening.pupil) == (seat.elsewhere, seat.pupil)
    assert [(one.id, one.name) for one in opening.groups()] == [
        (one.id, one.name) for one in seat.groups()
    ]
    for mine, full in ((opening.welcome, seat.welcome), (opening.names(), seat.names())):
        assert [tuple(one) for one in mine] == [(one.pupil_id, one.shown) for one in full]
