"""A close that was slept through counts as one that was seen."""

from __future__ import annotations

import pytest

from kiosk.clock import Correction
from kiosk.device.closing import LONGEST_WAIT, Hours
from kiosk.device.seat import Place
from kiosk.model import Kind, Override, Trust, Why
from kiosk.sync.asks import SignedIn
from kiosk.timetable.model import Calendar, DaysOff
from kiosk.timetable.verdicts import Reason
from tests.unit.device.fakes import CODE, FIVE, IDA, NOOR, SIX, World, ms

DAY = 86_400_000
PAGE = "https://nu.nl/dieren"


def on_a_page() -> World:
    world = World()
    world.enter()
    world.seat.open("nu.nl")
    world.seat.page("nu.nl", "Nieuws", PAGE)
    return world


def test_a_break_that_was_slept_through_ends_the_session() -> None:
    world = on_a_page()
    world.at("10:45")
    assert (world.place(), world.seat.pupil, world.seat.address) == (Place.NAMES, None, "")
    assert world.journal.entries[-1].body == {"why": "closed"}
    world.enter()
    assert (world.place(), world.seat.address) == (Place.WEB, PAGE)


def test_a_sleep_within_a_lesson_ends_nothing() -> None:
    world = on_a_page()
    world.at("10:14:59")
    assert (world.place(), world.seat.address) == (Place.WEB, "https://nu.nl")


@pytest.mark.parametrize("clock", ["2026-11-23 09:00", "2026-11-20 13:59", "2028-11-23 09:00"])
def test_slept_through_more_than_a_break(clock: str) -> None:
    world = on_a_page()
    world.clock.at = ms(clock)
    world.seat.tick()
    assert (world.place(), world.seat.pupil) == (Place.NAMES, None)
    world.enter()
    same_day = clock.endswith("13:59")
    assert world.seat.address == (PAGE if same_day else "")


def test_a_night_between_the_break_and_the_return_is_more_than_a_break() -> None:
    world = on_a_page()
    world.at("10:15")
    world.clock.at = ms("2026-11-23 09:00")
    world.seat.tick()
    world.enter()
    assert (world.place(), world.seat.address) == (Place.HOME, "")


def test_closed_by_staff_over_the_night_is_more_than_a_break() -> None:
    world = on_a_page()
    world.clock.at = ms("2026-11-19 13:00")
    world.seat.corrected(Correction(-1, Trust.HUB))
    begin, end = ms("2026-11-19 13:00"), ms("2026-11-20 09:00")
    given = Override("o", FIVE.id, False, Why.CLOSED_NOW, begin, end, end, "staff", "Juf")
    world.document(f"overrides/{FIVE.id}", [given])
    assert world.place() is Place.CLOSED
    world.at("09:30")
    world.enter()
    assert (world.place(), world.seat.address) == (Place.HOME, "")


def test_a_code_half_given_is_forgotten_in_a_break_that_was_slept_through() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.seat.press(CODE[0])
    world.at("10:45")
    assert (world.place(), world.seat.pupil, world.seat.entered) == (Place.NAMES, None, [])


def test_an_answer_that_slept_through_a_break_lets_nobody_in() -> None:
    """The secret was given before the break; who sits there after it is somebody else."""
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.clock.at = ms("2026-11-20 10:45")
    world.line.answer(SignedIn(NOOR.id, FIVE.id, "juliana@1", world.clock.at))
    assert (world.place(), world.seat.pupil) == (Place.NAMES, None)
    assert world.journal.kinds() == []


def test_without_a_timetable_a_sleep_ends_nothing() -> None:
    world = World()
    world.shelf.timetables.clear()
    world.put("school", world.shelf.school)
    world.enter()
    world.clock.at += 3 * DAY
    world.seat.tick()
    assert world.place() is Place.HOME


def test_on_a_shared_device_the_own_groups_break_counts() -> None:
    world = World(FIVE, SIX)
    world.seat.choose_group(SIX.id)
    world.enter(IDA)
    world.at("10:31")
    assert (world.place(), world.seat.group) == (Place.CLOSED, SIX.id)
    world.at("10:50")
    assert (world.place(), world.seat.group) == (Place.NAMES, SIX.id)


def test_what_was_in_force_says_what_closed() -> None:
    """A word that comes late closes from now on, and ends no lesson that went on."""
    world = on_a_page()
    world.clock.at = ms("2026-11-20 09:30")
    world.override(opens=False, start="09:10", end="09:20")
    assert world.place() is Place.WEB


def test_a_new_timetable_does_not_undo_a_close_that_was_slept_through() -> None:
    world = on_a_page()
    world.clock.at = ms("2026-11-20 10:45")
    world.override(opens=True, start="10:15", end="10:30")
    assert (world.place(), world.seat.pupil) == (Place.NAMES, None)


def test_a_word_of_the_hub_that_moves_time_is_looked_at_at_once() -> None:
    world = on_a_page()
    world.clock.at = ms("2026-11-20 10:20")
    world.seat.corrected(Correction(80 * 60_000, Trust.HARDWARE))
    assert world.place() is Place.CLOSED
    told = [one for one in world.journal.entries if one.kind is Kind.CLOCK_DOUBTED]
    assert [(one.body, one.pupil, one.group, one.device) for one in told] == [
        (
            {"trust": "hardware", "off": 4_800_000, "device_name": "Laptop 12"},
            "",
            "",
            "device",
        )
    ]


def test_a_small_correction_is_looked_at_and_not_told() -> None:
    world = on_a_page()
    changes = world.changes
    world.seat.corrected(Correction(60_000, Trust.CARRIED))
    assert world.changes == changes + 1, "the window sets its alarm anew"
    assert Kind.CLOCK_DOUBTED not in world.journal.kinds()


def test_an_unknown_time_is_told_once_it_is_known() -> None:
    world = World()
    world.clock.trust = Trust.NONE
    world.seat = world.make()
    assert world.seat.trust is Trust.NONE
    assert world.seat.tick() == world.clock.wait
    world.clock.trust = Trust.HUB
    world.seat.corrected(Correction(5, Trust.NONE))
    assert (world.place(), world.seat.trust) == (Place.NAMES, Trust.HUB)
    told = {"trust": "none", "off": 5, "device_name": "Laptop 12"}
    assert world.journal.entries[-1].body == told


def test_a_moment_that_goes_by_while_it_looks_is_not_missed() -> None:
    """The clock is read once a look: between two readings it may have closed."""
    world = World()
    world.enter()
    close = ms("2026-11-20 10:15")
    world.at("10:14")

    class Fast:
        trust, wait = Trust.HUB, 0

        def __init__(self) -> None:
            self.at = close - 3

        def now(self) -> int:
            self.at += 1
            return self.at

    fast = Fast()
    world.seat._hours._clock = fast  # type: ignore[assignment]
    for _ in range(3):
        waited = world.seat.tick()
        assert world.place() is (Place.HOME if world.verdict().open else Place.CLOSED)
        if world.place() is Place.CLOSED:
            break
        assert waited <= 3
    assert world.place() is Place.CLOSED


def test_a_wait_counts_from_the_moment_it_is_given_and_is_a_day_at_most() -> None:
    world = World()
    world.at("10:00")
    hours = Hours(world.shelf, world.clock)
    verdict = hours.of(FIVE.id)
    world.clock.at += 4 * 60_000
    assert hours.wait(verdict, [FIVE.id]) == 6 * 60_000
    world.clock.at += 60 * 60_000
    assert hours.wait(verdict, [FIVE.id]) == 1
    world.clock.at = ms("2026-11-20 14:00")
    world.document("calendar", Calendar([DaysOff("Lang", "2026-11-20", "2027-09-01")]))
    hours.look()
    assert hours.wait(hours.of(FIVE.id), [FIVE.id]) == LONGEST_WAIT


def test_six_weeks_of_holiday_are_waited_for_a_day_at_a_time() -> None:
    world = World()
    days = DaysOff("Zomervakantie", "2026-11-21", "2027-01-03")
    world.document("calendar", Calendar([days]))
    world.at("14:00")
    for _ in range(60):
        wait = world.seat.tick()
        assert 0 < wait <= LONGEST_WAIT
        world.clock.at += wait
        world.seat.tick()
        if world.verdict().open:
            break
    assert world.clock.at == ms("2027-01-04 08:15")


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        ("2026-10-23 14:00", "2026-10-26 08:15"),  # the hour that comes twice
        ("2027-03-26 14:00", "2027-03-29 08:15"),  # the hour that is not there
        ("2028-02-28 14:00", "2028-02-29 08:15"),
        ("2026-12-31 14:00", "2027-01-01 08:15"),
    ],
)
def test_it_wakes_at_the_minute_after_every_odd_night(evening: str, morning: str) -> None:
    world = World()
    world.clock.at = ms(evening)
    world.seat.tick()
    assert world.place() is Place.CLOSED
    while not world.verdict().open:
        world.clock.at += world.seat.tick()
        world.seat.tick()
    assert world.clock.at == ms(morning)


def test_another_zone_of_the_system_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    world = World()
    before = world.at("10:10")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        assert world.seat.tick() == before
        world.at("10:15")
        assert world.verdict().reason is Reason.BREAK
    finally:
        monkeypatch.undo()
        time.tzset()


def test_time_is_kept_when_it_opens_closes_and_somebody_comes_or_goes() -> None:
    world = World()
    world.seat.tick()
    world.enter()
    world.seat.open("nu.nl")
    world.seat.sign_out()
    kept = len(world.clock.kept)
    assert kept == 3
    world.at("10:15")
    world.at("10:30")
    assert world.clock.kept[kept:] == [
        ms("2026-11-20 10:15"),
        ms("2026-11-20 10:30"),
    ]
