"""School time: the hub's word, carried; the hardware clock when there is nothing better."""

from __future__ import annotations

import pytest

from kiosk.clock import MADE, SAVE_EVERY, Readings, SchoolTime, system
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


def test_an_unset_hardware_clock_is_not_believed_even_on_the_first_day() -> None:
    machine = Machine(wall=0)
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
