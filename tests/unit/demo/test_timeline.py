"""The timeline of a day: its order, and its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk import packs
from kiosk.demo.timeline import DAY, Timeline, day_of
from kiosk.packs import Policy

MS = 1_000_000


def _day(names: tuple[str, ...]) -> Timeline:
    line = Timeline(1_780_000_000_000, "Europe/Amsterdam")
    for at, name in enumerate(names):
        line.add(name, at * 250 * MS)
    return line


def test_a_whole_day_misses_nothing() -> None:
    assert _day(DAY).missing() == []


def test_other_steps_may_come_between() -> None:
    assert _day(("locked_out", *DAY[:3], "search", *DAY[3:])).missing() == []


def test_a_step_out_of_its_order_is_missed() -> None:
    swapped = (*DAY[:5], "covered", "tapped", *DAY[7:])
    assert _day(swapped).missing()[0] == "covered"


def test_a_step_that_never_came_is_missed() -> None:
    assert _day(DAY[:-1]).missing() == ["signed_out"]


@pytest.mark.parametrize("name", packs.shipped())
def test_a_day_has_the_steps_of_its_protocol(name: str) -> None:
    policy = Policy(packs.load_shipped(name))
    day = day_of(policy)
    assert _day(day).missing(day) == []
    assert ("warned" in day) is policy.closes.value
    assert ("open_in_break" in day) is not policy.closes.value
    assert (day == DAY) is policy.closes.value
    assert (day[0], day[-1]) == (DAY[0], DAY[-1])


def test_the_file_has_school_time_and_the_ms_since_the_step_before(tmp_path: Path) -> None:
    line = _day(("hub_ready", "signed_in"))
    line.save(tmp_path / "timeline.json")
    steps = json.loads((tmp_path / "timeline.json").read_text("utf-8"))["steps"]
    assert steps == [
        {"name": "hub_ready", "school_time": "2026-05-28T22:26:40.000+02:00", "ms": 0.0},
        {"name": "signed_in", "school_time": "2026-05-28T22:26:40.250+02:00", "ms": 250.0},
    ]
