"""A device through everything that can happen to time, as its window would drive it.

It looks at the clock when the seat asked to be called again, when it wakes up, and when the seat or
the hub's word says that something changed, and at no other moment. After every step, also between
two looks: it is never open when the timetable says closed, and never closed when it says open.
What the device believes of the time is the truth, but for the two cases that nobody can help: a
hardware clock set while the power was off, and a hub that jumped, each until the hub's next word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.clock import KEPT_WELL, SchoolTime
from kiosk.device.seat import Place, Seat
from kiosk.model import Override, Why
from kiosk.sync.asks import SignedIn
from kiosk.timetable.model import (
    Calendar,
    DaysOff,
    HalfDay,
    Period,
    PeriodKind,
    Timetable,
    Use,
    Variant,
)
from tests.parts.slow_hours import MINUTE
from tests.parts.timed_device import DAY, TimedDevice
from tests.unit.device.fakes import (
    CODE,
    FIVE,
    IDA,
    NOOR,
    PUPILS,
    SEM,
    SIX,
)

HOUR = 60 * MINUTE
EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
BEGINNINGS = st.sampled_from(
    [
        "2026-11-20 08:00",
        "2026-11-20 13:50",
        "2026-10-25 00:30",  # an hour comes twice
        "2027-03-28 00:30",  # an hour is not there
        "2028-02-28 13:00",
        "2026-12-31 13:00",
    ]
)
SPANS = st.sampled_from(
    [1, 999, 20_000, MINUTE, 100_000, 4 * MINUTE, 11 * MINUTE, 50 * MINUTE, 5 * HOUR, 19 * HOUR]
)
LONG_SPANS = SPANS | st.sampled_from([DAY, 3 * DAY, 7 * DAY])
GROUPS = st.sampled_from([FIVE.id, SIX.id])
PUPIL_GROUPS = {pupil.id: group for group, pupils in PUPILS.items() for pupil in pupils}
SOME_PUPILS = st.sampled_from([NOOR.id, SEM.id, IDA.id])
INSIDE = {Place.RULES, Place.HOME, Place.WEB, Place.OOPS}


def lesson(start: str, end: str, days: list[int] | None = None) -> Period:
    return Period(days or EVERY_DAY, start, end, PeriodKind.LESSON)


def pause(start: str, end: str, kind: PeriodKind = PeriodKind.BREAK) -> Period:
    return Period(EVERY_DAY, start, end, kind)


WEEK = [lesson("08:15", "14:00"), pause("10:15", "10:30"), pause("12:00", "12:45")]
SHORT = [lesson("08:15", "11:00"), pause("09:30", "09:35")]
NIGHT = [lesson("00:00", "02:10"), lesson("02:20", "02:50"), lesson("03:00", "24:00")]
ROUND_THE_CLOCK = [lesson("00:00", "24:00")]
WORKDAYS = [lesson("08:15", "14:00", [1, 2, 3, 4, 5])]
WEEKS: st.SearchStrategy[list[Period]] = st.sampled_from(
    [WEEK, WEEK, SHORT, NIGHT, ROUND_THE_CLOCK, WORKDAYS, []]
)


class DeviceThroughTime(TimedDevice, RuleBasedStateMachine):
    """What can happen, in any order."""

    @initialize(beginning=BEGINNINGS, shared=st.booleans(), weeks=st.tuples(WEEKS, WEEKS))
    def begin(self, beginning: str, *, shared: bool, weeks: tuple[Any, Any]) -> None:
        self.set_up(beginning, shared=shared, weeks=weeks)

    # the device's program, and its window

    # truth

    # time

    @rule(span=SPANS)
    def time_passes(self, span: int) -> None:
        self.awake(span)

    @rule(offset=st.sampled_from([-1, 0, 1, 30_000]))
    def until_about_the_next_change(self, offset: int) -> None:
        until = self.seat.verdict.until_ms
        if self.off is not None and self.now < until + offset < self.now + 2 * DAY:
            self.awake(until + offset - self.now)

    @rule(span=LONG_SPANS)
    def asleep(self, span: int) -> None:
        """Suspended: the clocks run, nothing else; the line may be gone at the return."""

        def sleep() -> None:
            self.true += span
            self.machine.passes(span)
            self.look()

        self.jump(sleep)
        self.pump()

    @rule(wall=st.sampled_from([-9 * DAY, -HOUR, -MINUTE, 0, MINUTE, HOUR, 9 * DAY]))
    def somebody_turns_the_systems_clock(self, wall: int) -> None:
        if self.off is not None:
            self.machine.wall = self.true + wall

    @rule()
    def the_hardware_clock_is_put_right(self) -> None:
        self.machine.wall = self.true

    @rule()
    def the_program_is_killed(self) -> None:
        if self.off is not None:
            carried = SchoolTime(self.machine.readings(), self.machine.kept).now() - self.true
            assert abs(carried - self.off) <= KEPT_WELL
            self.off = carried
        self.start()

    @rule(
        away=SPANS,
        wall=st.sampled_from([None, None, 0, "last", -HOUR, -20_000, 20_000, HOUR, 2 * DAY]),
    )
    def without_power(self, away: int, wall: int | str | None) -> None:
        """The machine is off for a while; its hardware clock may say anything afterwards."""
        self.true += away
        self.machine.wall += away
        if wall == "last":
            self.machine.wall = self.machine.last
        elif wall == 0:
            self.machine.wall = 0
        elif isinstance(wall, int):
            self.machine.wall = self.true + wall
        self.power_on()

    # the hub

    @rule()
    def hub_comes_or_goes(self) -> None:
        if self.connected:
            self.hub_goes()
        else:
            self.hub_comes()

    @rule(
        by=st.sampled_from([0, -2 * DAY, -HOUR, -30_000, -1, 1, 59_000, 2 * MINUTE, HOUR, 2 * DAY]),
        at_once=st.booleans(),
    )
    def hub_jumps(self, by: int, *, at_once: bool) -> None:
        """Somebody sets the clock of the hub; it becomes the time at school with its next word."""
        self.hub_off += by
        if at_once and self.connected:
            self.speak()

    # staff

    @rule(group=GROUPS, week=WEEKS, other=WEEKS, days=st.integers(-1, 2), combined=st.booleans())
    def new_timetable(
        self, group: str, week: list[Period], other: list[Period], days: int, *, combined: bool
    ) -> None:
        today = self.date(0)
        uses = [Use("kort", min(today, self.date(days)), max(today, self.date(days)))]
        kept = uses if days > 0 else []
        whole = [SIX.id] if combined and group == FIVE.id else []
        self.publish(
            f"timetable/{group}", Timetable(group, week, [Variant("kort", other)], kept, whole)
        )

    @rule(
        first=st.integers(-2, 2),
        length=st.sampled_from([0, 1, 40]),
        groups=st.sampled_from([[], [FIVE.id], [SIX.id]]),
        half=st.sampled_from([("08:00", "10:00"), ("12:00", "24:00"), ("00:00", "02:30")]),
    )
    def new_calendar(
        self, first: int, length: int, groups: list[str], half: tuple[str, str]
    ) -> None:
        days = DaysOff("Vakantie", self.date(first), self.date(first + length), groups=groups)
        halves = [HalfDay("Sint", self.date(0), *half)]
        self.publish("calendar", Calendar([days] if first > 0 else [], halves))

    @rule(
        group=GROUPS,
        opens=st.booleans(),
        start=st.sampled_from([-10, 0, 1, 30]),
        length=st.sampled_from([1, 5, 90]),
        pupil=st.sampled_from(["", "in", NOOR.id, IDA.id]),
    )
    def give_override(
        self, group: str, *, opens: bool, start: int, length: int, pupil: str
    ) -> None:
        session = self.seat._session
        if pupil == "in":
            pupil, group = (session.pupil, session.group) if session else ("", group)
        begin = (self.true + self.hub_off) // MINUTE * MINUTE + start * MINUTE
        why = Why.LONGER if opens else Why.CLOSED_NOW
        number = f"override {next(self.numbers)}"
        end = begin + length * MINUTE
        one = Override(number, group, opens, why, begin, end + HOUR, end, "staff", "Juf", pupil)
        held = self.at_hub.get(f"overrides/{group}", (0, []))[1]
        others = held[-4:] if isinstance(held, list) else []
        self.publish(f"overrides/{group}", [*others, one])

    @rule(group=GROUPS)
    def end_overrides(self, group: str) -> None:
        self.publish(f"overrides/{group}", [])

    @rule(key=st.sampled_from(["calendar", f"timetable/{FIVE.id}", f"overrides/{FIVE.id}"]))
    def something_unreadable(self, key: str) -> None:
        """It stays at the hub as the newest, and changes nothing here."""
        held = self.at_hub.get(key)
        self.publish(key, {"periods": "?", "days_off": 1})
        if held is not None:
            self.publish(key, held[1])

    # pupils

    @rule(pupil=SOME_PUPILS, wait=st.booleans())
    def come_in(self, pupil: str, *, wait: bool) -> None:
        """By the names, or as one who is welcome though it is closed."""
        if wait and self.seat.place is Place.CLOSED:
            self.until_about_the_next_change(0)
        self.seat.back()
        self.seat.choose_group(PUPIL_GROUPS[pupil])
        self.seat.choose_pupil(pupil)
        for picture in CODE:
            self.seat.press(picture)
        self.pump()
        if self.line.asked:
            self.line.answer(SignedIn(pupil, PUPIL_GROUPS[pupil], "juliana@1"))
            self.pump()
            assert (self.seat._session is not None) == self.may(PUPIL_GROUPS[pupil], pupil)

    @rule(
        pupil=SOME_PUPILS,
        card=st.booleans(),
        early=st.sampled_from([0, 1, 10_000, 90_000, 4 * MINUTE]),
    )
    def until_the_bell(self, pupil: str, early: int, *, card: bool) -> None:
        """Somebody is on a page, or reports it, when it is about to close."""
        self.come_in(pupil, wait=True)
        self.surf()
        if self.seat.verdict.open:
            self.until_about_the_next_change(-early)
        if card:
            self.oops()

    @rule(act=st.sampled_from([Seat.accident, Seat.done_reporting, Seat.sign_out, Seat.back]))
    def something_else(self, act: Callable[[Seat], None]) -> None:
        lingered = self.card_since is not None
        act(self.seat)
        self.pump()
        assert not (lingered and self.seat.place in {Place.HOME, Place.WEB, Place.RULES})

    @rule()
    def surf(self) -> None:
        if self.seat.pupil is not None:
            self.seat.open(f"{self.seat.pupil.id}.example")
            self.pump()

    @rule()
    def oops(self) -> None:
        self.seat.oops("https://fout.example/", "fout.example", "Fout")
        self.pump()

    # what always holds

    @invariant()
    def always(self) -> None:
        self.check()


DeviceThroughTime.TestCase.settings = settings(
    max_examples=200, stateful_step_count=40, deadline=None
)
TestDeviceThroughTime = DeviceThroughTime.TestCase
