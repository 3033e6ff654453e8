"""Until when: a few sensible moments, and a time of the day as it is typed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.desk.moments import MINUTE, clock
from kiosk.desk.until import choices, today_at

ZONE = "Europe/Amsterdam"
HOUR = 60 * MINUTE


def at(said: str) -> int:
    moment = datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(ZONE))
    return round(moment.timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "most", "edge", "offered"),
    [
        ("2026-11-20T09:44", HOUR, "2026-11-20T10:15", ["10:00", "10:15", "10:30"]),
        ("2026-11-20T09:44", HOUR, "2026-11-20T10:20", ["10:00", "10:15", "10:20", "10:30"]),
        ("2026-11-20T09:56", HOUR, "2026-11-20T12:00", ["10:15", "10:30", "10:45"]),
        ("2026-11-20T09:44", 24 * HOUR, "2026-11-20T14:00", ["10:00", "10:15", "10:30", "14:00"]),
        ("2026-11-20T09:44", 10 * MINUTE, "2026-11-20T12:00", ["9:54"]),
        ("2026-11-20T09:44", HOUR, "2026-11-20T09:46", ["10:00", "10:15", "10:30"]),
    ],
)
def test_a_few_sensible_moments(now: str, most: int, edge: str, offered: list[str]) -> None:
    found = choices(at(now), most, at(edge))
    assert [clock(one, ZONE) for one in found] == offered
    assert all(at(now) < one <= at(now) + most for one in found)


def test_only_moments_after_what_is_so_already() -> None:
    now, after = at("2026-11-20T09:44"), at("2026-11-20T10:15")
    found = choices(now, HOUR, at("2026-11-20T10:20"), after)
    assert [clock(one, ZONE) for one in found] == ["10:20", "10:30"]
    assert choices(now, HOUR, 0, at("2026-11-20T14:00")) == []
    assert choices(now, 40 * MINUTE, 0, after) == [at("2026-11-20T10:24")]


def test_a_typed_time_is_of_today_and_still_to_come() -> None:
    now = at("2026-11-20T09:44:30")
    assert today_at(10, 15, now, ZONE) == at("2026-11-20T10:15")
    assert today_at(9, 44, now, ZONE) == 0
    assert today_at(9, 45, now, ZONE) == at("2026-11-20T09:45")
