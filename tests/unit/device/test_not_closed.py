"""A school whose agreements do not close devices in breaks and after school."""

from __future__ import annotations

import pytest

from kiosk.device.seat import Place
from kiosk.packs.model import Setting, Settings
from kiosk.packs.policy import Choices
from kiosk.timetable.verdicts import Reason
from kiosk.trust import Trust
from tests.unit.device.fakes import CLOSES, FIVE, World, pack

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


def test_unknown_time_closes_here_too() -> None:
    made = world()
    made.clock.trust = Trust.NONE
    made.seat.tick()
    assert made.place() is Place.CLOSED
    assert made.verdict().reason is Reason.TIME_UNKNOWN


def test_without_a_pack_it_is_as_closed_as_the_timetable() -> None:
    made = World()
    made.enter()
    made.at("10:15")
    assert made.place() is Place.CLOSED
