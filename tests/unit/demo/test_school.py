"""The demo's school: its times, its sites, its people."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from kiosk.demo import school
from kiosk.packs import load_shipped
from kiosk.packs.model import Services
from kiosk.packs.services import hosts
from kiosk.timetable.plan import Plan

ZONE = ZoneInfo("Europe/Amsterdam")


def _at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


def _said(moment: int) -> str:
    return dt.datetime.fromtimestamp(moment / 1000, ZONE).isoformat(sep=" ")[:19]


@pytest.mark.parametrize(
    ("today", "clock", "meant"),
    [
        ("2026-11-20 18:00", "10:12", "2026-11-20 10:12:00"),
        ("2026-11-21 18:00", "10:12", "2026-11-23 10:12:00"),
        ("2026-11-22 18:00", "10:12:30", "2026-11-23 10:12:30"),
        ("2026-11-20 18:00", "2026-09-01T08:29", "2026-09-01 08:29:00"),
    ],
)
def test_a_clock_means_a_school_day(today: str, clock: str, meant: str) -> None:
    assert _said(school.moment(clock, _at(today))) == meant


@pytest.mark.parametrize("clock", ["noon", "25:00", "10:99", "2026-13-01T10:00"])
def test_a_clock_that_is_no_time_is_refused(clock: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        school.moment(clock, _at("2026-11-20 18:00"))


def test_a_pause_closes_the_group_when_it_says() -> None:
    now = int(_at("2026-11-20 10:00:00").timestamp() * 1000)
    zone = "Europe/Amsterdam"
    week = school.always(school.pause(now, 64, 12, zone))
    open_at = {
        second: Plan(week, zone).verdict(now + second * 1000).open for second in (0, 63, 64, 75, 76)
    }
    assert open_at == {0: True, 63: True, 64: False, 75: False, 76: True}


def test_two_pupils_share_a_first_name() -> None:
    firsts = [name.split()[0] for name in school.NAMES]
    assert len(firsts) == 24
    assert firsts.count("Sem") == 2
    assert {school.PLAYER, school.FORGETFUL} <= set(firsts)


def test_one_tile_is_the_search() -> None:
    assert [tile.title for tile in school.tiles(80) if "{words}" in tile.url] == ["Zoeken"]


@pytest.mark.parametrize(
    ("name", "group"), [("juliana", "Groep 5"), ("asko", "Groep 5"), ("bnc", "Klas 1b")]
)
def test_a_school_for_secondary_pupils_has_classes(name: str, group: str) -> None:
    assert school.group(load_shipped(name)) == group


def test_what_the_school_counts_as_social_media_is_among_its_sites() -> None:
    tile = school.tiles(80)[school.tile("kletsplein")]
    host = tile.url.removeprefix("http://").partition(":")[0]
    assert host in hosts(Services(), school.SOCIAL)
