"""A device through everything that can happen to time, as its window would drive it.

It looks at the clock when the seat asked to be called again, when it wakes up, and when the seat or
the hub's word says that something changed, and at no other moment. After every step, also between
two looks: it is never open when the timetable says closed, and never closed when it says open.
What the device believes of the time is the truth, but for the two cases that nobody can help: a
hardware clock set while the power was off, and a hub that jumped, each until the hub's next word.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.clock import KEPT_WELL, LOOK_AGAIN, MADE, Kept, Readings, SchoolTime
from kiosk.device.lingering import LINGER
from kiosk.device.opening import Opening
from kiosk.device.seat import Place, Seat
from kiosk.device.shelf import Shelf, readable
from kiosk.local.first import First
from kiosk.model import Device, Kind, Override, Roster, School, Trust, Why
from kiosk.sync.asks import No, SignedIn
from kiosk.sync.messages import Document
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
from tests.parts.slow_hours import MINUTE, SlowHours
from tests.unit.device.fakes import (
    CODE,
    FIVE,
    IDA,
    NOOR,
    PUPILS,
    SEM,
    SIX,
    ZONE,
    FakeBackground,
    FakeJournal,
    FakeLine,
    ms,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HOUR = 60 * MINUTE
DAY = 24 * HOUR
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


class Machine:
    """The clocks of a device, and what it wrote down."""

    def __init__(self, wall: int) -> None:
        self.wall = wall
        self.running = 5_000
        self.boots = 1
        self.kept = ""

    def readings(self) -> Readings:
        """As the kernel gives them."""
        return Readings(lambda: self.wall, lambda: self.running, f"boot {self.boots}")

    def passes(self, span: int) -> None:
        """Asleep or awake."""
        self.wall += span
        self.running += span

    @property
    def last(self) -> int:
        """The last time that is known to have been."""
        return Kept.read(self.kept).last if self.kept else MADE


class DeviceThroughTime(RuleBasedStateMachine):
    """``true`` is the time at school; ``off`` is by how much the device rightly errs.

    ``off`` is None as long as it cannot know.
    """

    @initialize(beginning=BEGINNINGS, shared=st.booleans(), weeks=st.tuples(WEEKS, WEEKS))
    def begin(self, beginning: str, *, shared: bool, weeks: tuple[Any, Any]) -> None:
        self.true = ms(beginning)
        self.hub_off = 0
        self.off: int | None = 0
        self.unknown = False
        self.machine = Machine(self.true)
        self.device = Device("device", "Laptop", [FIVE.id, SIX.id] if shared else [FIVE.id])
        self.journal = FakeJournal()
        self.doubts = 0
        self.numbers = count(1)
        self.at_hub: dict[str, tuple[int, object]] = {}
        self.disk: dict[str, tuple[int, object]] = {}
        self.hours = SlowHours(ZONE)
        self.connected = False
        self.card_since: int | None = None
        self.believable_since: int | None = None
        self.noted = 0
        self.publish("school", School("school", "De Regenboog", ZONE))
        for group, week in zip((FIVE, SIX), weeks, strict=True):
            self.publish(f"roster/{group.id}", Roster(group, PUPILS[group.id]))
            self.publish(f"timetable/{group.id}", Timetable(group.id, week))
        self.power_on()
        self.hub_comes()

    # the device's program, and its window

    def start(self) -> None:
        """The program starts: the first picture, then the seat."""
        machine = self.machine
        self.queue: list[Callable[[], None]] = []
        self.line = FakeLine()
        self.line.connected = False
        self.connected = False
        self.card_since = None
        self.clock = SchoolTime(machine.readings(), machine.kept, self.save)
        self.believe(self.clock.trust)
        self.unknown = self.off is None
        documents = {key: msgspec.to_builtins(value) for key, (_, value) in self.disk.items()}
        versions = {key: version for key, (version, _) in self.disk.items()}
        first = First({"groups": self.device.groups}, documents, versions, {})
        opening = Opening(first, self.clock)
        assert (opening.place is Place.CLOSED) == (not self.may_any())
        shelf = Shelf()
        for key, body in documents.items():
            shelf.put(key, versions[key], body)
        self.pending = True
        self.seat = Seat(
            self.device, shelf, self.clock, self.journal, self.line, FakeBackground(), self.changed
        )
        self.clock.tell(lambda one: self.queue.append(lambda: self.seat.corrected(one)))
        self.pump()

    def save(self, kept: str) -> None:
        self.machine.kept = kept

    def changed(self) -> None:
        self.pending = True

    def look(self) -> None:
        """The alarm, or waking up, or a change: what a window does then."""
        wait = self.seat.tick()
        assert wait >= 1
        self.alarm = self.machine.running + wait

    def pump(self) -> None:
        """The window's thread comes to rest."""
        for _ in range(100):
            if self.queue:
                self.queue.pop(0)()
            elif self.pending:
                self.pending = False
                self.look()
            else:
                break
        else:
            raise AssertionError("no end of changes")
        self.note()

    # truth

    @property
    def now(self) -> int:
        """What time the device rightly takes it to be."""
        assert self.off is not None
        return self.true + self.off

    def may(self, group: str, pupil: str = "") -> bool:
        return self.off is not None and self.hours.open(self.now, group, pupil)

    def may_any(self) -> bool:
        return any(self.may(group) for group in self.device.groups)

    def believe(self, trust: Trust) -> None:
        """A hardware clock that has come far enough is believed."""
        if self.off is None and trust is not Trust.NONE:
            assert trust is Trust.HARDWARE
            assert self.clock.now() >= self.machine.last
            self.off = self.clock.now() - self.true

    def note(self) -> None:
        """What happened is noted after every rest of the window's thread."""
        self.believe(self.seat.trust)
        if self.off is None:
            believable = self.machine.wall >= self.machine.last
            if not believable:
                self.believable_since = None
            elif self.believable_since is None:
                self.believable_since = self.machine.running
        else:
            self.believable_since = None
        session = self.seat._session
        if self.seat.place is not Place.OOPS or session is None:
            self.card_since = None
        elif not self.may(session.group, session.pupil) and self.card_since is None:
            self.card_since = self.machine.running
        state = (self.seat.verdict.open, session)
        if self.off is not None and state != getattr(self, "state", None):
            self.state = state
            self.noted = max(self.noted, self.now)

    def jump(self, begin: Callable[[], None]) -> None:
        """Time goes on by itself, or is moved, while nobody looks; then the window does.

        Whoever was in is out when it was closed in between, and only then.
        """
        session, place = self.seat._session, self.seat.place
        before = self.now if self.off is not None else None
        linger = self.card_since
        begin()
        if session is None or before is None or self.off is None:
            return
        closed = self.hours.first_closed(before, self.now, session.group, session.pupil)
        if not closed and self.now < before and not self.may(session.group, session.pupil):
            closed = self.now
        if place is Place.OOPS and (closed or linger is not None):
            since = self.machine.running - (self.now - closed) if closed else self.machine.running
            self.card_since = min(linger, since) if linger is not None else since
        self.pump()
        stays = self.seat._session is session
        if not closed and linger is None:
            assert stays, "sent away although it was open all the time"
        elif place is not Place.OOPS:
            assert not stays, "stayed although it was closed in between"

    def awake(self, span: int) -> None:
        """Time passes; the alarm rings when it was set, and not otherwise."""
        end = self.machine.running + span
        while self.machine.running < end:
            step = min(max(self.alarm - self.machine.running, 1), end - self.machine.running)
            self.true += step
            self.machine.passes(step)
            if self.machine.running >= self.alarm:
                self.look()
                self.pump()
                self.check()

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

    def power_on(self) -> None:
        assert self.machine.last >= min(self.noted, MADE if not self.machine.kept else self.noted)
        self.machine.running = 3_000
        self.machine.boots += 1
        known = self.machine.wall >= self.machine.last
        self.off = self.machine.wall - self.true if known else None
        self.believable_since = None
        self.start()

    # the hub

    @rule()
    def hub_comes_or_goes(self) -> None:
        if self.connected:
            self.hub_goes()
        else:
            self.hub_comes()

    def hub_goes(self) -> None:
        self.connected = self.line.connected = False
        self.clock.lost()
        while self.line.asked:
            self.line.answer(No("error.hub_away"))
        self.seat.connected(False)
        self.pump()

    def hub_comes(self) -> None:
        self.connected = self.line.connected = True
        self.speak()
        self.seat.connected(True)
        for key in self.at_hub:
            self.send(key)
        self.pump()

    @rule(
        by=st.sampled_from([0, -2 * DAY, -HOUR, -30_000, -1, 1, 59_000, 2 * MINUTE, HOUR, 2 * DAY]),
        at_once=st.booleans(),
    )
    def hub_jumps(self, by: int, *, at_once: bool) -> None:
        """Somebody sets the clock of the hub; it becomes the time at school with its next word."""
        self.hub_off += by
        if at_once and self.connected:
            self.speak()

    def speak(self) -> None:
        """What this device hears is from now on what it has to go by."""
        moved = self.unknown or self.off is None or abs(self.hub_off - self.off) > MINUTE
        self.doubts += moved

        def hear() -> None:
            self.clock.hear(self.true + self.hub_off)
            self.off = self.hub_off
            self.unknown = False
            self.noted = min(self.noted, self.now)

        self.jump(hear)
        self.pump()
        assert self.clock.trust is Trust.HUB

    def publish(self, key: str, value: object) -> None:
        """A new version at the hub; a device that is there gets it."""
        self.at_hub[key] = (next(self.numbers), value)
        if self.connected:
            self.send(key)
            self.pump()

    def send(self, key: str) -> None:
        version, value = self.at_hub[key]
        body = msgspec.json.encode(value)
        if self.disk.get(key, (0, None))[0] < version and readable(key, body.decode()):
            self.disk[key] = (version, value)
            self.learn(key, value)
            self.seat.document(Document(key, version, msgspec.Raw(body)))

    def learn(self, key: str, value: object) -> None:
        """What the device holds is what it goes by."""
        kind, _, group = key.partition("/")
        if isinstance(value, Timetable):
            self.hours.timetables[group] = value
        elif isinstance(value, Calendar):
            self.hours.calendar = value
        elif kind == "overrides" and isinstance(value, list):
            self.hours.overrides[group] = value

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

    def date(self, days: int) -> str:
        there = timedelta(milliseconds=self.true + self.hub_off + days * DAY)
        return (_EPOCH + there).astimezone(self.hours.zone).date().isoformat()

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

    def check(self) -> None:
        """Open and closed at the right times, whatever happened."""
        self.note()
        self.check_belief()
        self.check_place()
        self.check_card()
        self.check_warning()

    def check_belief(self) -> None:
        if self.off is None:
            assert self.seat.place in {Place.CLOSED, Place.OOPS}
            since = self.believable_since
            assert since is None or self.machine.running - since < LOOK_AGAIN + 1
            return
        assert self.clock.now() == self.now
        told = [one for one in self.journal.entries if one.kind is Kind.CLOCK_DOUBTED]
        assert len(told) == self.doubts

    def check_place(self) -> None:
        seat, place = self.seat, self.seat.place
        session = seat._session
        assert (session is not None) == (place in INSIDE)
        if place is Place.WEB:
            assert seat.address.startswith(f"https://{session and session.pupil}.example")
        if session is not None:
            may = self.may(session.group, session.pupil)
            assert may or (place is Place.OOPS and self.card_since is not None)
        elif place is Place.CLOSED:
            self.check_closed()
        elif place is Place.GROUPS:
            assert self.may_any()
        else:
            pupil = seat.pupil.id if seat.pupil else ""
            assert self.may(seat.group) or self.may(seat.group, pupil)

    def check_closed(self) -> None:
        seat = self.seat
        assert not seat.verdict.open
        if seat._sent_back:
            assert not self.may(seat.group, seat._sent_back)
            return
        groups = [seat.group] if seat.group else self.device.groups
        assert not any(self.may(group) for group in groups)
        assert seat.elsewhere == (len(self.device.groups) > 1 and self.may_any())
        named = {one.pupil_id for one in seat.welcome}
        assert named == {
            pupil.id for group in groups for pupil in PUPILS[group] if self.may(group, pupil.id)
        }

    def check_card(self) -> None:
        since = self.card_since
        assert since is None or self.machine.running - since < LINGER

    def check_warning(self) -> None:
        seat, session = self.seat, self.seat._session
        if self.off is None or (session is None and seat.place is not Place.NAMES):
            return
        group, pupil = (session.group, session.pupil) if session else (seat.group, "")
        if not self.may(group, pupil):
            assert seat.warning == 0
            return
        closed = self.hours.first_closed(self.now, self.now + 5 * MINUTE, group, pupil)
        left = closed - self.now if closed else 6 * MINUTE
        due = [minutes for minutes in (1, 2, 5) if left <= minutes * MINUTE]
        assert seat.warning == (due[0] if due else 0)


DeviceThroughTime.TestCase.settings = settings(
    max_examples=200, stateful_step_count=40, deadline=None
)
TestDeviceThroughTime = DeviceThroughTime.TestCase
