"""A school whose agreements do not close devices in breaks and after school."""

from __future__ import annotations

import pytest

from kiosk.device.seat import Place
from kiosk.packs.model import Setting, Settings
from kiosk.packs.policy import Choices
from kiosk.timetable.verdicts import Reason
from kiosk.trust import Trust
from tests.unit.device.fakes import CLOSES, FIVE, SIX, World, ms, pack

SILENT = Settings()
STATED = Settings(closed_in_breaks=Setting(False, "X1"))


def world(settings: Settings = SILENT) -> World:
    made = World()
    made.document("pack", pack(settings=settings))
    made.enter()
    return made


@pytest.mark.parametrize("settings", [SILENT, STATED])
def test_nothing_closes_and_nothing_warns(settings: Settings) -> None:
    made = world(settings)
    for time in ("10:10", "10:14", "10:15", "12:00", "14:00", "23:00"):
        made.at(time)
        assert (made.place(), made.seat.warning) == (Place.HOME, 0)
    assert (made.verdict().reason, made.verdict().rule) == (Reason.NOT_CLOSED, "protocol")
    assert made.verdict().until_ms == 0


def test_the_timetable_still_tells_lessons() -> None:
    made = world()
    made.at("10:20")
    verdict = made.shelf.lessons(FIVE.id).verdict(made.clock.at)
    assert (verdict.reason, verdict.open) == (Reason.BREAK, False)


def test_staff_can_close_for_a_while_and_that_warns() -> None:
    made = world()
    made.override(opens=False, start="10:00", end="10:20")
    made.at("09:58")
    assert made.seat.warning == 2
    made.at("10:00")
    assert made.place() is Place.CLOSED
    assert made.verdict().reason is Reason.CLOSED_NOW
    made.at("10:20")
    assert made.place() is Place.NAMES


def test_the_school_can_turn_closing_on() -> None:
    made = world()
    made.document("choices", Choices(closed_in_breaks=True))
    assert made.at("10:12") <= 60_000
    assert made.seat.warning == 5
    made.at("10:15")
    assert made.place() is Place.CLOSED


def test_a_choice_is_nothing_against_what_the_protocol_says() -> None:
    made = world(STATED)
    made.document("choices", Choices(closed_in_breaks=True))
    made.at("10:15")
    assert made.place() is Place.HOME


def test_a_pack_that_closes_comes_in_a_break() -> None:
    made = world()
    made.at("10:20")
    made.document("pack", pack(2, CLOSES))
    assert made.place() is Place.CLOSED
    assert made.verdict().reason is Reason.BREAK
    made.document("pack", pack(3, SILENT))
    assert made.place() is Place.NAMES


@pytest.mark.parametrize("settings", [SILENT, STATED])
def test_an_unknown_time_closes_nobody_out_here(settings: Settings) -> None:
    made = world(settings)
    made.override(opens=False, start="09:00", end="10:20")
    made.at("10:30")
    made.enter()
    made.clock.trust, made.clock.at = Trust.NONE, ms("2026-11-20 10:00")
    made.seat.tick()
    assert made.place() is Place.HOME, "whether staff closed it now cannot be known"
    assert (made.verdict().reason, made.seat.warning) == (Reason.NOT_CLOSED, 0)
    assert made.verdict().until_ms == 0
    assert made.seat.tick() == made.clock.wait


def test_when_the_time_is_known_again_what_staff_closed_is_closed() -> None:
    made = world()
    made.override(opens=False, start="10:00", end="10:20")
    made.clock.trust = Trust.NONE
    made.seat.tick()
    made.clock.at = ms("2026-11-20 10:05")
    made.seat.tick()
    assert made.place() is Place.HOME
    made.clock.trust = Trust.HUB
    made.seat.tick()
    assert made.place() is Place.CLOSED
    assert made.verdict().reason is Reason.CLOSED_NOW


def test_devices_that_groups_share_are_open_too_when_the_time_is_unknown() -> None:
    made = World(FIVE, SIX)
    made.document("pack", pack(settings=SILENT))
    made.clock.trust = Trust.NONE
    made.seat = made.make()
    assert made.place() is Place.GROUPS
    made.document("pack", pack(2, CLOSES))
    assert made.place() is Place.CLOSED
    assert made.verdict().reason is Reason.TIME_UNKNOWN
    made.document("pack", pack(3, SILENT))
    assert made.place() is Place.GROUPS


def test_without_a_pack_it_is_as_closed_as_the_timetable() -> None:
    made = World()
    made.enter()
    made.at("10:15")
    assert made.place() is Place.CLOSED
