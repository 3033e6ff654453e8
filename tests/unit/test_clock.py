"""School time: the hub's word, carried; the hardware clock when there is nothing better."""

from __future__ import annotations

import threading

import pytest

from kiosk.clock import (
    LOOK_AGAIN,
    MADE,
    SAVE_EVERY,
    Correction,
    Kept,
    Readings,
    SchoolTime,
    system,
)
from kiosk.errors import DiskFull
from kiosk.model import Trust

DAY = 86_400_000
NOON = MADE + 300 * DAY


class Machine:
    """A machine whose clocks stand where the test puts them."""

    def __init__(self, wall: int = NOON, running: int = 50_000, boot: str = "first") -> None:
        self.wall, self.running, self.boot = wall, running, boot
        self.kept = ""
        self.saved = 0

    def program(self) -> SchoolTime:
        """Netjes starts."""
        readings = Readings(lambda: self.wall, lambda: self.running, self.boot)
        return SchoolTime(readings, self.kept, self._save)

    def passes(self, ms: int) -> None:
        self.wall += ms
        self.running += ms

    def restarts(self, wall: int) -> None:
        self.wall, self.running, self.boot = wall, 3_000, self.boot + "+"

    def _save(self, kept: str) -> None:
        self.kept = kept
        self.saved += 1


def test_the_hubs_word_counts_and_goes_on() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON + 5 * DAY)
    machine.passes(1_500)
    assert clock.now() == NOON + 5 * DAY + 1_500
    assert clock.trust is Trust.HUB


@pytest.mark.parametrize("slept", [0, 40, 900_000])
def test_a_word_that_lay_about_while_the_machine_slept_moves_nothing(slept: int) -> None:
    """A tap on Oops and the lid closed at once: the answer is heard a break later."""
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON, clock.mark())
    told: list[Correction] = []
    clock.tell(told.append)
    asked = clock.mark()
    machine.passes(slept)
    clock.hear(NOON + 30 if slept else NOON, asked)
    assert clock.now() == NOON + slept
    assert clock.trust is Trust.HUB
    assert told == []


def test_a_word_after_a_lost_line_moves_what_was_carried_no_further_than_it_proves() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON, clock.mark())
    clock.lost()
    machine.passes(DAY)
    asked = clock.mark()
    machine.passes(100)
    clock.hear(NOON + DAY + 7_000, asked)  # the hub has gone faster
    assert clock.now() == NOON + DAY + 7_000
    asked = clock.mark()
    machine.passes(100)
    clock.hear(NOON + DAY + 5_000, asked)  # put back
    assert clock.now() == NOON + DAY + 5_100


@pytest.mark.parametrize("jump", [DAY, -DAY])
def test_a_hub_that_jumps_is_followed(jump: int) -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON, clock.mark())
    clock.hear(NOON + jump, clock.mark())
    assert clock.now() == NOON + jump


def test_a_hardware_clock_fits_no_word() -> None:
    machine = Machine(wall=NOON + 50)
    clock = machine.program()
    asked = clock.mark()
    machine.passes(100)
    clock.hear(NOON, asked)
    assert clock.now() == NOON


def test_without_the_hub_its_word_is_carried() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON + DAY)
    clock.lost()
    machine.passes(3 * 3_600_000)
    assert (clock.now(), clock.trust) == (NOON + DAY + 3 * 3_600_000, Trust.CARRIED)


@pytest.mark.parametrize("turned", [0, NOON - DAY, NOON + 400 * DAY])
def test_changing_the_systems_clock_changes_nothing(turned: int) -> None:
    for heard in (True, False):
        machine = Machine()
        clock = machine.program()
        if heard:
            clock.hear(NOON)
        trust = clock.trust
        machine.wall = turned
        assert (clock.now(), clock.trust) == (NOON, trust)


@pytest.mark.parametrize("turned", [0, NOON - DAY, NOON + 400 * DAY])
def test_nor_when_the_program_is_started_again(turned: int) -> None:
    for heard, trust in ((True, Trust.CARRIED), (False, Trust.HARDWARE)):
        machine = Machine()
        clock = machine.program()
        if heard:
            clock.hear(NOON)
        clock.keep()
        machine.passes(10_000)
        machine.wall = turned
        again = machine.program()
        assert (again.now(), again.trust) == (NOON + 10_000, trust)


def test_after_a_restart_the_hardware_clock_is_believed_until_the_hub_speaks() -> None:
    machine = Machine()
    machine.program().hear(NOON)
    machine.restarts(wall=NOON + DAY)
    clock = machine.program()
    assert (clock.now(), clock.trust) == (NOON + DAY, Trust.HARDWARE)
    clock.hear(NOON + 2 * DAY)
    assert (clock.now(), clock.trust) == (NOON + 2 * DAY, Trust.HUB)


def test_a_hardware_clock_before_the_last_time_kept_is_not_believed() -> None:
    machine = Machine()
    machine.program().hear(NOON)
    machine.restarts(wall=NOON - 1)
    clock = machine.program()
    assert (clock.now(), clock.trust) == (NOON, Trust.NONE)
    clock.hear(NOON + DAY)
    assert (clock.now(), clock.trust) == (NOON + DAY, Trust.HUB)


def test_the_last_time_kept_is_that_of_the_keeping() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON)
    machine.passes(DAY)
    clock.keep()
    machine.restarts(wall=NOON + DAY - 1)
    assert machine.program().trust is Trust.NONE
    machine.wall = NOON + DAY
    assert machine.program().trust is Trust.HARDWARE


@pytest.mark.parametrize("wall", [0, MADE - 1, 1 << 46])
def test_an_unset_hardware_clock_is_not_believed_even_on_the_first_day(wall: int) -> None:
    machine = Machine(wall=wall)
    assert machine.program().trust is Trust.NONE


def test_a_hardware_clock_that_is_put_right_is_believed_after_all() -> None:
    machine = Machine(wall=0)
    clock = machine.program()
    assert clock.trust is Trust.NONE
    machine.wall = NOON
    assert (clock.now(), clock.trust) == (NOON, Trust.HARDWARE)


def test_a_wrong_word_from_the_hub_is_mended_by_the_next() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON + 4_000 * DAY)
    machine.passes(SAVE_EVERY)
    clock.hear(NOON)
    machine.restarts(wall=NOON + DAY)
    assert machine.program().trust is Trust.HARDWARE


def test_the_clock_that_counts_through_a_suspend_is_not_disturbed_by_it() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON)
    machine.running += 8 * 3_600_000  # asleep: the hardware clock may do what it likes
    assert clock.now() == NOON + 8 * 3_600_000


def test_the_hubs_words_are_saved_once_a_minute_at_most() -> None:
    machine = Machine()
    clock = machine.program()
    for second in range(121):
        clock.hear(NOON + second * 1_000)
        machine.passes(1_000)
    assert machine.saved == 3


def test_nothing_is_saved_while_nothing_is_known() -> None:
    machine = Machine(wall=0)
    machine.program().keep()
    assert machine.saved == 0


def _state(school: str = "1", running: str = "1", last: str = "1") -> str:
    anchor = f'{{"school":{school},"running":{running},"boot":"one","trust":"hub"}}'
    return f'{{"anchor":{anchor},"last":{last}}}'


BROKEN = ["", "nonsense", "{}", '{"anchor":null,"last":1}', "[]", "[" * 100_000]
ODD = ["1e999", "NaN", "-1", str(10**18), str(-(10**18))]


@pytest.mark.parametrize(
    "kept",
    [*BROKEN, *map(_state, ODD), *(_state(running=n) for n in ODD), *(_state(last=n) for n in ODD)],
    ids=range(len(BROKEN) + 3 * len(ODD)),
)
def test_a_broken_state_is_as_none(kept: str) -> None:
    machine = Machine()
    machine.kept = kept
    clock = machine.program()
    assert (clock.now(), clock.trust) == (NOON, Trust.HARDWARE)


def test_a_boot_that_cannot_be_told_from_another_carries_nothing() -> None:
    machine = Machine(boot="")
    machine.program().hear(NOON)
    machine.wall = NOON + DAY
    assert machine.program().trust is Trust.HARDWARE


def test_a_counter_that_went_back_is_another_boot() -> None:
    machine = Machine()
    machine.program().hear(NOON)
    machine.running = 10
    assert machine.program().trust is Trust.HARDWARE


def test_this_machine_has_clocks() -> None:
    readings = system()
    before = readings.running()
    clock = SchoolTime(readings)
    assert clock.trust is Trust.HARDWARE
    assert clock.now() > MADE
    assert readings.running() >= before
    assert readings.boot == system().boot


# what else clocks do


def heard(clock: SchoolTime) -> list[Correction]:
    """The corrections from here on."""
    found: list[Correction] = []
    clock.tell(found.append)
    return found


def test_the_first_word_of_the_hub_is_a_correction_however_right_the_clock_was() -> None:
    clock = Machine().program()
    found = heard(clock)
    clock.hear(NOON)
    assert found == [Correction(0, Trust.HARDWARE)]
    assert not found[0].doubt


def test_a_word_that_says_what_was_known_is_no_correction() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON)
    found = heard(clock)
    machine.passes(1_000)
    clock.hear(NOON + 1_000)
    assert found == []


def test_whoever_waits_for_a_moment_hears_that_time_moved_after_it_did() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON)
    found: list[tuple[Correction, int]] = []
    clock.tell(lambda correction: found.append((correction, clock.now())))
    machine.passes(1_000)
    clock.hear(NOON + 1_001)
    assert found == [(Correction(1, Trust.HUB), NOON + 1_001)]


@pytest.mark.parametrize(
    ("off", "doubt"), [(60_000, False), (60_001, True), (-60_000, False), (-60_001, True)]
)
def test_more_than_a_minute_is_worth_a_word(off: int, doubt: bool) -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON)
    clock.lost()
    machine.passes(DAY)
    found = heard(clock)
    clock.hear(NOON + DAY + off)
    assert found == [Correction(off, Trust.CARRIED)]
    assert found[0].doubt is doubt


def test_a_hub_that_jumps_is_followed_and_told() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON)
    found = heard(clock)
    clock.hear(NOON + DAY)
    clock.hear(NOON)
    assert found == [Correction(DAY, Trust.HUB), Correction(-DAY, Trust.HUB)]
    assert clock.now() == NOON


def test_an_unknown_time_is_told_once() -> None:
    machine = Machine(wall=0)
    clock = machine.program()
    found = heard(clock)
    clock.hear(NOON)
    clock.hear(NOON)
    assert found == [Correction(NOON - MADE, Trust.NONE)]
    assert found[0].doubt


def test_also_when_the_hardware_clock_was_put_right_meanwhile() -> None:
    machine = Machine(wall=0)
    clock = machine.program()
    machine.wall = NOON
    assert clock.trust is Trust.HARDWARE
    found = heard(clock)
    clock.hear(NOON + 5)
    assert found == [Correction(5, Trust.NONE)]


@pytest.mark.parametrize("word", [-1, 1 << 46, 10**18, -(10**18)])
def test_a_word_that_no_calendar_can_show_is_none(word: int) -> None:
    clock = Machine().program()
    found = heard(clock)
    clock.hear(word)
    assert (clock.now(), clock.trust, found) == (NOON, Trust.HARDWARE, [])


def test_a_full_disk_does_not_make_the_hubs_word_less_true() -> None:
    machine = Machine()
    clock = machine.program()

    def full(_kept: str) -> None:
        raise DiskFull(path="/documents")

    clock.save_with(full)
    clock.hear(NOON + DAY)
    assert (clock.now(), clock.trust) == (NOON + DAY, Trust.HUB)
    with pytest.raises(DiskFull):
        clock.keep()
    clock.save_with(machine._save)
    clock.hear(NOON + DAY)
    assert machine.saved == 1, "the next word is tried again at once"


def test_how_long_an_unknown_time_may_stay_unknown() -> None:
    machine = Machine()
    clock = machine.program()
    assert clock.wait == 0
    clock.hear(NOON)
    machine.restarts(wall=NOON - 20_000)
    clock = machine.program()
    assert (clock.trust, clock.wait) == (Trust.NONE, 20_000)
    machine.passes(20_000)
    assert (clock.trust, clock.wait) == (Trust.HARDWARE, 0)
    machine.restarts(wall=0)
    assert machine.program().wait == LOOK_AGAIN


def test_days_without_power() -> None:
    machine = Machine()
    machine.program().hear(NOON)
    machine.restarts(wall=NOON + 9 * DAY)
    clock = machine.program()
    assert (clock.now(), clock.trust) == (NOON + 9 * DAY, Trust.HARDWARE)


def test_days_without_power_and_a_battery_that_is_empty() -> None:
    machine = Machine()
    machine.program().hear(NOON)
    machine.restarts(wall=MADE - 26 * 365 * DAY)
    clock = machine.program()
    assert clock.trust is Trust.NONE
    clock.keep()
    machine.passes(3_600_000)
    machine.restarts(wall=machine.wall)
    assert machine.program().trust is Trust.NONE, "what was unknown is not kept as known"


def test_a_hub_that_is_away_for_a_week() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON)
    clock.lost()
    for _ in range(7):
        machine.passes(DAY)
        clock.keep()
        clock = machine.program()
        machine.wall += 1_000  # the system's clock goes wrong by a second a day
    assert (clock.now(), clock.trust) == (NOON + 7 * DAY, Trust.CARRIED)


def test_a_firmware_clock_set_while_the_power_was_off_lasts_until_the_hubs_next_word() -> None:
    machine = Machine()
    machine.program().hear(NOON)
    machine.restarts(wall=NOON + 400 * DAY)
    clock = machine.program()
    assert (clock.now(), clock.trust) == (NOON + 400 * DAY, Trust.HARDWARE)
    clock.keep()
    found = heard(clock)
    clock.hear(NOON + DAY)
    assert (clock.now(), clock.trust) == (NOON + DAY, Trust.HUB)
    assert found == [Correction(-399 * DAY, Trust.HARDWARE)]
    machine.restarts(wall=NOON + 2 * DAY)
    assert machine.program().trust is Trust.HARDWARE, "nothing of the wrong time was kept"


def test_what_is_older_never_comes_to_lie_on_what_is_newer() -> None:
    machine = Machine()
    clock = machine.program()
    clock.hear(NOON)
    began, go_on = threading.Event(), threading.Event()
    saved: list[str] = []

    def slow_at_first(kept: str) -> None:
        if not began.is_set():
            began.set()
            go_on.wait(10)
        saved.append(kept)

    clock.save_with(slow_at_first)
    first = threading.Thread(target=clock.keep)
    first.start()
    assert began.wait(10)
    machine.passes(DAY)
    second = threading.Thread(target=clock.keep)
    second.start()
    second.join(0.1)  # it cannot come to an end, or it is over by now
    go_on.set()
    first.join(10)
    second.join(10)
    assert [Kept.read(one).last for one in saved] == [NOON, NOON + DAY]
