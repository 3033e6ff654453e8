"""The device rests when the school rests, and wakes with it (juliana P11)."""

from __future__ import annotations

import pytest

from kiosk.device.seat import Place
from kiosk.model import Kind, School, Trust
from kiosk.sync.asks import SignedIn
from kiosk.timetable.model import Period, PeriodKind, Timetable
from kiosk.timetable.verdicts import Reason
from tests.unit.device.fakes import FIVE, IDA, NOOR, SEM, SIX, WEEKDAYS, World, ms


@pytest.mark.parametrize(
    ("clock", "warning"),
    [("10:09:59", 0), ("10:10", 5), ("10:12:59", 5), ("10:13", 2), ("10:14", 1), ("10:14:59", 1)],
)
def test_warnings(clock: str, warning: int) -> None:
    world = World()
    world.enter()
    world.at(clock)
    assert world.seat.warning == warning


def test_it_wants_to_look_again_exactly_when_something_changes() -> None:
    world = World()
    world.enter()
    found = []
    for _ in range(6):
        world.clock.at += world.seat.tick()
        found.append(world.clock.at)
    expected = ["10:10", "10:13", "10:14", "10:15", "10:30", "13:55"]
    assert found == [ms(f"2026-11-20 {clock}") for clock in expected]


def test_the_break_ends_the_session() -> None:
    world = World()
    world.enter()
    world.at("10:15")
    assert world.place() is Place.CLOSED
    assert world.verdict().reason is Reason.BREAK
    assert world.verdict().until_ms == ms("2026-11-20 10:30")
    assert world.seat.pupil is None
    assert world.journal.entries[-1].kind is Kind.SIGNED_OUT
    assert world.journal.entries[-1].body == {"why": "closed"}


def test_nothing_can_be_done_while_closed() -> None:
    world = World()
    world.at("10:15")
    world.seat.choose_pupil(NOOR.id)
    world.seat.press("sun")
    world.seat.open("nu.nl")
    world.seat.back()
    world.seat.next_card()
    world.seat.sign_out()
    assert world.place() is Place.CLOSED
    assert not world.journal.entries


def test_a_start_in_the_break_is_closed_from_the_first_moment() -> None:
    world = World()
    world.clock.at = ms("2026-11-20 10:20")
    assert world.make().place is Place.CLOSED


def test_an_action_notices_the_break_without_a_tick() -> None:
    world = World()
    world.enter()
    world.clock.at = ms("2026-11-20 10:15")
    world.seat.open("nu.nl")
    assert world.place() is Place.CLOSED


def test_an_answer_that_comes_in_the_break_signs_nobody_in() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.clock.at = ms("2026-11-20 10:15")
    world.line.answer(SignedIn(NOOR.id, FIVE.id))
    assert world.place() is Place.CLOSED
    assert not world.journal.entries


def test_nobody_begins_the_day_where_a_break_ended_yesterday() -> None:
    world = World()
    world.enter()
    world.seat.open("nu.nl")
    world.at("10:15")
    world.at("10:30")
    world.at("20:00")
    world.clock.at = ms("2026-11-23 09:00")
    world.seat.tick()
    world.enter()
    assert (world.place(), world.seat.address) == (Place.HOME, "")


def test_after_the_break_secret_first_then_where_the_pupil_was() -> None:
    world = World()
    world.enter()
    world.seat.open("nu.nl")
    world.seat.page("nu.nl", "Nieuws", "https://nu.nl/dieren")
    world.at("10:15")
    world.at("10:30")
    assert (world.place(), world.seat.address) == (Place.NAMES, "")
    world.enter(SEM)
    assert world.place() is Place.HOME
    world.seat.sign_out()
    world.enter(NOOR)
    assert (world.place(), world.seat.address) == (Place.WEB, "https://nu.nl/dieren")
    world.seat.sign_out()
    world.enter(NOOR)
    assert world.place() is Place.HOME


def test_nobody_comes_back_to_a_wrong_site() -> None:
    world = World()
    world.enter()
    world.seat.open("fout.example")
    world.seat.page("fout.example", "Fout", "https://fout.example/x")
    world.seat.oops("https://fout.example/x", "fout.example", "Fout")
    world.at("10:15")
    world.at("10:30")
    world.enter()
    assert world.place() is Place.HOME


def test_the_next_day_starts_at_home() -> None:
    world = World()
    world.enter()
    world.seat.open("nu.nl")
    world.at("14:00")
    world.clock.at = ms("2026-11-23 09:00")
    world.seat.tick()
    world.enter()
    assert world.place() is Place.HOME


def test_the_reason_changes_on_the_closed_screen() -> None:
    world = World()
    world.at("15:00")
    assert world.verdict().reason is Reason.AFTER_SCHOOL
    world.clock.at += world.seat.tick()
    world.seat.tick()
    assert world.verdict().reason is Reason.WEEKEND


def test_an_unknown_time_is_closed_until_the_hub_says_it() -> None:
    world = World()
    world.clock.trust = Trust.NONE
    world.seat = world.make()
    assert world.place() is Place.CLOSED
    assert world.verdict().reason is Reason.TIME_UNKNOWN
    world.clock.trust = Trust.HUB
    world.seat.connected(True)
    assert world.place() is Place.NAMES


def test_without_a_timetable_it_is_open() -> None:
    world = World()
    world.groups = (FIVE, SIX)
    world.seat = world.make()
    world.seat.choose_group(SIX.id)
    world.clock.at = ms("2026-11-20 23:00")
    world.seat.tick()
    assert world.verdict().reason is Reason.NO_TIMETABLE
    assert world.place() is Place.NAMES


def test_a_new_timetable_counts_at_once() -> None:
    world = World()
    world.enter()
    week = [Period(WEEKDAYS, "10:00", "12:00", PeriodKind.LESSON)]
    world.document(f"timetable/{FIVE.id}", Timetable(FIVE.id, week))
    assert world.place() is Place.CLOSED
    assert world.verdict().until_ms == ms("2026-11-20 10:00")


def test_a_broken_timetable_leaves_the_one_in_force() -> None:
    world = World()
    world.document(f"timetable/{FIVE.id}", {"group": FIVE.id, "periods": [{"days": [9]}]})
    assert world.place() is Place.NAMES
    world.at("10:15")
    assert world.place() is Place.CLOSED


def test_another_zone_counts_at_once() -> None:
    world = World()
    world.document("school", School("school", "De Regenboog", "Asia/Tokyo"))
    assert world.verdict().reason is Reason.AFTER_SCHOOL


def test_a_shared_device_is_open_while_any_group_is() -> None:
    world = World(FIVE, SIX)
    world.at("10:20")
    assert world.place() is Place.GROUPS
    world.seat.choose_group(FIVE.id)
    assert world.place() is Place.CLOSED
    assert world.seat.elsewhere
    world.seat.back()
    assert world.place() is Place.GROUPS
    world.seat.choose_group(SIX.id)
    world.enter(IDA)
    assert world.place() is Place.HOME


def test_breaks_in_turn_do_not_close_a_shared_device() -> None:
    world = World(FIVE, SIX)
    world.at("10:29:30")
    assert world.seat.warning == 0
    assert world.verdict().until_ms == ms("2026-11-20 14:00")
    world.at("10:30")
    assert world.place() is Place.GROUPS


def test_on_a_shared_device_the_pupils_own_group_counts() -> None:
    world = World(FIVE, SIX)
    world.seat.choose_group(SIX.id)
    world.enter(IDA)
    world.at("10:20")
    assert world.place() is Place.HOME
    world.at("10:30")
    assert world.place() is Place.CLOSED
    assert world.verdict().until_ms == ms("2026-11-20 10:45")
    assert world.seat.elsewhere


def test_a_shared_device_that_is_closed_for_all_starts_over() -> None:
    world = World(FIVE, SIX)
    world.seat.choose_group(FIVE.id)
    world.at("14:00")
    assert not world.seat.elsewhere
    world.clock.at = ms("2026-11-23 08:15")
    world.seat.tick()
    assert world.place() is Place.GROUPS
