"""School time under every order of events: what the hub says counts, the wall clock never again."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.clock import KEPT_WELL, MADE, Correction, Kept, Readings, SchoolTime
from kiosk.model import Trust

DAY = 86_400_000
moments = st.integers(MADE, MADE + 3_000 * DAY)
spans = st.integers(0, 3 * DAY)


class Clocks(RuleBasedStateMachine):
    """A machine whose clocks anybody may turn, and the truth that a test knows.

    ``expected`` is what school time must be now (none: whatever the hardware says is as good).
    """

    @initialize(wall=st.one_of(moments, st.just(0)))
    def begin(self, wall: int) -> None:
        self.wall = wall
        self.running = 1_000
        self.boots = 1
        self.kept = ""
        self.expected: int | None = None
        self.start()

    def start(self) -> None:
        readings = Readings(lambda: self.wall, lambda: self.running, f"boot {self.boots}")
        self.clock = SchoolTime(readings, self.kept, self.save)
        self.corrections: list[Correction] = []
        self.clock.tell(self.corrections.append)
        self.unknown = self.clock.trust is Trust.NONE

    def save(self, kept: str) -> None:
        self.kept = kept

    @rule(now=moments)
    def the_hub_speaks(self, now: int) -> None:
        off, before = now - self.clock.now(), self.clock.trust
        self.corrections.clear()
        self.clock.hear(now)
        self.expected = now
        trust = Trust.NONE if self.unknown else before
        told = [Correction(off, trust)] if off or trust is not Trust.HUB else []
        assert self.corrections == told
        self.unknown = False
        assert abs(Kept.read(self.kept).anchor.school - now) <= KEPT_WELL or not off

    @rule()
    def the_hub_goes_away(self) -> None:
        self.clock.lost()

    @rule(ms=spans)
    def time_passes(self, ms: int) -> None:
        self.wall += ms
        self.running += ms
        if self.expected is not None:
            self.expected += ms

    @rule(wall=st.one_of(moments, st.just(0)))
    def somebody_turns_the_systems_clock(self, wall: int) -> None:
        before, trust = self.clock.now(), self.clock.trust
        self.wall = wall
        if trust is not Trust.NONE:
            assert (self.clock.now(), self.clock.trust) == (before, trust)

    @rule()
    def it_is_kept_and_the_program_starts_again(self) -> None:
        self.clock.keep()
        before, trust = self.clock.now(), self.clock.trust
        self.start()
        if trust is not Trust.NONE:
            assert self.clock.now() == before
            assert self.clock.trust is (Trust.CARRIED if trust is Trust.HUB else trust)

    @rule()
    def the_program_is_killed(self) -> None:
        """What was not kept was not much."""
        before, trust = self.clock.now(), self.clock.trust
        known = self.expected is not None
        self.start()
        if known:
            assert self.clock.trust is (Trust.CARRIED if trust is Trust.HUB else trust)
            assert abs(self.clock.now() - before) <= KEPT_WELL
            self.expected = self.clock.now()

    @rule(wall=st.one_of(moments, st.just(0)))
    def the_machine_restarts(self, wall: int) -> None:
        self.clock.keep()
        last, known = self.clock.now(), self.clock.trust is not Trust.NONE
        self.wall, self.running, self.boots = wall, 500, self.boots + 1
        self.expected = None
        self.start()
        if known:
            assert self.clock.trust is (Trust.HARDWARE if wall >= last else Trust.NONE)
            assert self.clock.now() == max(wall, last)

    @invariant()
    def the_hubs_time_is_carried_exactly(self) -> None:
        if self.expected is not None:
            assert self.clock.now() == self.expected
            assert self.clock.trust in (Trust.HUB, Trust.CARRIED)

    @invariant()
    def without_the_hub_it_is_never_said_to_be_the_hubs(self) -> None:
        if self.expected is None:
            assert self.clock.trust in (Trust.HARDWARE, Trust.NONE)


TestClocks = Clocks.TestCase
TestClocks.settings = settings(max_examples=200, stateful_step_count=30)
