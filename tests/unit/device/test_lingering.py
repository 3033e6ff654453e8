"""A pupil in the middle of a report keeps that card above the closed screen, for a while."""

from __future__ import annotations

import pytest

from kiosk.device.lingering import LINGER
from kiosk.device.seat import Place
from kiosk.model import Kind, Trust
from tests.unit.device.fakes import NOOR, World, ms

WRONG = ("http://fout.example/x?y", "fout.example", "Fout")


@pytest.fixture
def world() -> World:
    """Noor reported a page a moment before the break."""
    world = World()
    world.enter()
    world.seat.open("fout.example")
    world.at("10:14:50")
    world.seat.oops(*WRONG)
    return world


def kinds(world: World) -> list[Kind]:
    return world.journal.kinds()[1:]


def test_the_card_stays_above_the_closed_screen_without_web(world: World) -> None:
    report = world.report()
    world.at("10:15")
    assert (world.place(), world.verdict().open, world.seat.warning) == (Place.OOPS, False, 0)
    assert world.report() == report
    assert world.seat.pupil == NOOR
    world.seat.open("nu.nl")
    world.seat.home()
    assert (world.place(), world.seat.address) == (Place.OOPS, "")
    assert kinds(world) == [Kind.REPORTED]


def test_for_two_minutes_at_most_and_it_wakes_for_that(world: World) -> None:
    wait = world.at("10:15")
    assert wait == LINGER == 2 * 60_000
    world.clock.at += wait - 1
    assert world.seat.tick() == 1
    assert world.place() is Place.OOPS
    world.clock.at += 1
    world.seat.tick()
    assert (world.place(), world.seat.pupil, world.report().id) == (Place.CLOSED, None, "")
    assert kinds(world) == [Kind.REPORTED, Kind.SIGNED_OUT]
    assert world.journal.entries[-1].body == {"why": "closed"}


def test_done_is_out_and_not_home(world: World) -> None:
    world.at("10:15:30")
    world.seat.done_reporting()
    assert (world.place(), world.seat.pupil) == (Place.CLOSED, None)
    assert kinds(world) == [Kind.REPORTED, Kind.SIGNED_OUT]
    world.at("10:30")
    assert world.place() is Place.NAMES


def test_an_accident_can_still_be_said(world: World) -> None:
    world.at("10:15:30")
    world.seat.accident()
    assert world.report().accident
    assert kinds(world) == [Kind.REPORTED, Kind.ACCIDENT]


def test_signing_out_is_possible(world: World) -> None:
    world.at("10:15:30")
    world.seat.sign_out()
    assert (world.place(), world.seat.pupil) == (Place.CLOSED, None)
    assert world.journal.entries[-1].body == {"why": "done"}


def test_the_teacher_sees_where_the_pupil_is(world: World) -> None:
    world.at("10:15")
    world.seat.watched(["Juf Marieke"])
    assert [(one.pupil, one.place) for one in world.line.told] == [(NOOR.id, "oops")]
    world.news(Kind.SHOWN, about=world.report().id, device="device", name="Juf Marieke")
    assert world.report().known


def test_a_restart_in_those_two_minutes_comes_back_closed(world: World) -> None:
    world.at("10:15:30")
    world.seat = world.make()
    assert (world.place(), world.seat.pupil, world.report().id) == (Place.CLOSED, None, "")


def test_a_lesson_that_begins_meanwhile_is_not_the_one_that_was(world: World) -> None:
    world.clock.at = ms("2026-11-20 10:15")
    world.seat.tick()
    world.override(opens=True, start="10:16", end="10:30")
    world.at("10:16:30")
    assert (world.place(), world.verdict().open) == (Place.OOPS, True)
    world.seat.done_reporting()
    assert (world.place(), world.seat.pupil) == (Place.NAMES, None)
    assert kinds(world) == [Kind.REPORTED, Kind.SIGNED_OUT]


def test_a_second_close_gives_no_more_time(world: World) -> None:
    world.at("10:15")
    world.override(opens=True, start="10:16", end="10:16:30")
    world.at("10:16:40")
    assert world.place() is Place.OOPS
    world.at("10:17")
    assert world.place() is Place.CLOSED


@pytest.mark.parametrize(
    ("clock", "place"), [("10:16:59", Place.OOPS), ("10:17", Place.CLOSED), ("10:31", Place.NAMES)]
)
def test_asleep_when_it_closed_the_minutes_count_from_then(
    world: World, clock: str, place: Place
) -> None:
    world.at(clock)
    assert world.place() is place


@pytest.mark.parametrize("clock", ["10:14:55", "09:00"])
def test_a_clock_put_back_keeps_nobody_there_for_long(world: World, clock: str) -> None:
    world.at("10:15")
    world.at(clock)
    assert world.place() in {Place.OOPS, Place.NAMES}
    for _ in range(3):
        world.clock.at += min(world.seat.tick(), LINGER)
        world.seat.tick()
    assert world.place() is not Place.OOPS


def test_an_unknown_time_lets_the_card_stay_no_longer(world: World) -> None:
    world.clock.trust = Trust.NONE
    world.seat.tick()
    assert world.place() is Place.OOPS
    world.clock.at += LINGER
    world.seat.tick()
    assert world.place() is Place.CLOSED


def test_any_other_place_closes_at_once() -> None:
    world = World()
    world.enter()
    world.at("10:15")
    assert (world.place(), world.seat.pupil) == (Place.CLOSED, None)
