"""The first picture is the one that the full seat would show."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.device.enrolment import of
from kiosk.device.opening import Opening
from kiosk.device.seat import Seat
from kiosk.device.shelf import Shelf
from kiosk.local.first import First
from kiosk.trust import Trust

if TYPE_CHECKING:
    from pathlib import Path

HOUR = 3_600_000
MONDAY = 1_788_127_200_000  # 2026-08-31 00:00 in the Netherlands


class Clock:
    def __init__(self, now: int, trust: Trust = Trust.CARRIED) -> None:
        self._now = now
        self.trust = trust
        self.wait = 60_000

    def now(self) -> int:
        return self._now

    def keep(self) -> None:
        """Nothing to keep."""


class Nothing:
    connected = False

    def __call__(self, *_: object) -> None:
        """A background that never gets to it."""

    def __getattr__(self, _name: str) -> Any:  # noqa: ANN401 - stands for every collaborator
        return lambda *_: None


def roster(group: str, *names: str) -> dict[str, object]:
    pupils = [
        {"id": f"{group}-{number}", "name": name.split()[0], "surname": " ".join(name.split()[1:])}
        for number, name in enumerate(names)
    ]
    return {"group": {"id": group, "name": group.title(), "years": [5]}, "pupils": pupils}


def timetable(group: str, *periods: tuple[str, str, str]) -> dict[str, object]:
    days = [1, 2, 3, 4, 5]
    return {
        "group": group,
        "periods": [
            {"days": days, "start": start, "end": end, "kind": kind} for start, end, kind in periods
        ],
    }


DAY = timetable("groep-5", ("08:30", "14:00", "lesson"), ("10:15", "10:30", "break"))
LONG = timetable("groep-6", ("08:30", "15:00", "lesson"))
DOCUMENTS: dict[str, Any] = {
    "school": {"id": "s", "name": "De Wilg", "zone": "Europe/Amsterdam", "language": "en"},
    "roster/groep-5": roster("groep-5", "Sem Bos", "Zoë", "Émile", "Sem Kuiper", "aya"),
    "roster/groep-6": roster("groep-6", "Noor"),
    "timetable/groep-5": DAY,
    "timetable/groep-6": LONG,
}


def known(documents: dict[str, Any], groups: list[str]) -> First:
    device = {"hub": "ws://127.0.0.1:1", "id": "d", "name": "Laptop", "credential": "x"}
    return First({**device, "groups": groups}, documents, dict.fromkeys(documents, 1), {})


def seat(first: First, clock: Clock, data: Path) -> Seat:
    shelf = Shelf()
    for key, body in first.documents.items():
        shelf.put(key, 1, body)
    device = of(first.device, data).device
    nothing: Any = Nothing()
    return Seat(device, shelf, clock, nothing, nothing, nothing, nothing, lambda: None)


BROKEN = {**DOCUMENTS, "timetable/groep-5": timetable("groep-5", ("25:00", "26:00", "lesson"))}
ODD = {**DOCUMENTS, "school": {"id": "s", "name": "De Wilg", "zone": "Mars/Olympus"}}


@pytest.mark.parametrize("hours", [7, 9, 10.3, 12, 14, 14.5, 15, 20, 5 * 24 + 11])
@pytest.mark.parametrize("groups", [["groep-5"], ["groep-5", "groep-6"], [], ["groep-9"]])
@pytest.mark.parametrize("documents", [DOCUMENTS, BROKEN, ODD, {}])
def test_the_opening_is_where_the_seat_will_be(
    hours: float, groups: list[str], documents: dict[str, Any], tmp_path: Path
) -> None:
    first = known(documents, groups)
    clock = Clock(MONDAY + round(hours * HOUR))
    opening, full = Opening(first, clock), seat(first, clock, tmp_path)
    assert (opening.place, opening.group) == (full.place, full.group)
    assert (opening.verdict, opening.warning) == (full.verdict, full.warning)
    assert [(one.id, one.name) for one in opening.groups()] == [
        (one.id, one.name) for one in full.groups()
    ]
    if full.place == "names":
        assert [tuple(one) for one in opening.names()] == [
            (one.pupil_id, one.shown) for one in full.names()
        ]


def test_a_clock_that_knows_nothing_closes_before_the_first_picture(tmp_path: Path) -> None:
    first = known(DOCUMENTS, ["groep-5"])
    clock = Clock(MONDAY + 9 * HOUR, Trust.NONE)
    opening = Opening(first, clock)
    assert (opening.place, opening.verdict.reason) == ("closed", "time_unknown")
    assert opening.verdict == seat(first, clock, tmp_path).verdict


def test_where_nothing_closes_it_is_open_without_a_time_as_well(tmp_path: Path) -> None:
    first = known({**DOCUMENTS, "choices": {"closed_in_breaks": False}}, ["groep-5"])
    clock = Clock(MONDAY + 9 * HOUR, Trust.NONE)
    opening = Opening(first, clock)
    assert (opening.place, opening.verdict.reason) == ("names", "not_closed")
    assert opening.verdict == seat(first, clock, tmp_path).verdict


@pytest.mark.parametrize("groups", [5, "groep-5", {"a": 1}, True])
def test_groups_that_are_no_list_are_none(groups: Any) -> None:  # noqa: ANN401 - any JSON
    device = First({"groups": groups}, {}, {}, {})
    assert Opening(device, Clock(MONDAY)).place == "groups"


def test_the_opening_waits_for_no_slow_module() -> None:
    script = (
        "import sys, kiosk.clock, kiosk.device.opening, kiosk.local.first, kiosk.words\n"
        "slow = {'msgspec', 'sqlite_utils', 'websockets', 'click', 'asyncio', 'logging'}\n"
        "print(*sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
