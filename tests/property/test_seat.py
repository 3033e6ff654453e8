"""A seat among impatient children, a slow disk, a moody line and a clock that goes on.

Whatever the order of events: one session at a time, closed exactly when the timetable says so,
every tap on Oops one report, and everything that was to be kept is kept in the end, once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.device.lingering import LINGER
from kiosk.device.place import BEFORE
from kiosk.device.seat import Place
from kiosk.device.writing import RETRY
from kiosk.model import Entry, Kind, Trust
from kiosk.packs.model import Pack
from kiosk.sync.asks import Admitted, Answer, Ask, No, SignedIn, SignIn, WrongCode
from kiosk.timetable.plan import Plan
from tests.unit.device.fakes import CODE, FIVE, IDA, NOOR, PUPILS, SEM, SIX, ZONE, World, pack

TRIES = 5
MINUTE = 60_000
TELLING = {Place.HOME, Place.WEB, Place.AGREEMENTS, Place.THINK, Place.FILES}
NOBODY = (Place.GROUPS, Place.NAMES, Place.CLOSED)
PUPIL_IDS = st.sampled_from([NOOR.id, SEM.id, IDA.id, "nobody"])
PICTURES = st.sampled_from([*CODE, *CODE, "key"])
STEPS = st.sampled_from(
    [1, 1_000, RETRY, MINUTE, 5 * MINUTE, 16 * MINUTE, 180 * MINUTE, 65 * 3_600_000]
)


class HubModel:
    """The least of a hub: who tried how often, who was let in, who read what."""

    def __init__(self) -> None:
        self.failures: Counter[str] = Counter()
        self.admitted: set[str] = set()
        self.read: dict[str, tuple[str, int]] = {}

    def answer(self, ask: Ask) -> Answer:
        """What a hub answers."""
        match ask:
            case SignIn(pupil=pupil, code=code):
                if self.failures[pupil] < TRIES and code == CODE:
                    return self.welcome(pupil)
                self.failures[pupil] = min(self.failures[pupil] + 1, TRIES)
                return WrongCode(TRIES - self.failures[pupil])
            case Admitted(pupil=pupil) if pupil in self.admitted:
                self.admitted.discard(pupil)
                return self.welcome(pupil)
        return No("error.not_admitted")

    def welcome(self, pupil: str) -> SignedIn:
        """Yes, come in."""
        self.failures[pupil] = 0
        group = next(one for one, pupils in PUPILS.items() if pupil in {p.id for p in pupils})
        return SignedIn(pupil, group, *self.read.get(pupil, ("", 0)))


class SeatMachine(RuleBasedStateMachine):
    """Everything that can happen to a seat, in any order."""

    @initialize(shared=st.booleans(), rules=st.booleans(), delayed=st.booleans())
    def start(self, *, shared: bool, rules: bool, delayed: bool) -> None:
        self.world = World(*((FIVE, SIX) if shared else (FIVE,)), rules=rules)
        self.world.background.delayed = delayed
        self.seat = self.world.seat
        self.hub = HubModel()
        self.made: list[Entry] = []
        self.taps = 0
        self.reading = 1
        writer = self.seat._writer
        keep = writer.keep

        def spy(
            entry: Entry,
            kept: Callable[[], None] = lambda: None,
            failed: Callable[[], None] = lambda: None,
        ) -> None:
            self.made.append(entry)
            keep(entry, kept, failed)

        writer.keep = spy  # type: ignore[method-assign]

    # children

    @rule(group=st.sampled_from([FIVE.id, SIX.id]))
    def choose_group(self, group: str) -> None:
        self.seat.choose_group(group)

    @rule(pupil=PUPIL_IDS)
    def choose_pupil(self, pupil: str) -> None:
        self.seat.choose_pupil(pupil)

    @rule(picture=PICTURES)
    def press(self, picture: str) -> None:
        self.seat.press(picture)

    @rule(code=st.sampled_from([CODE, CODE, CODE[::-1]]))
    def type(self, code: list[str]) -> None:
        for picture in code:
            self.seat.press(picture)

    @rule(pupil=st.sampled_from([NOOR.id, SEM.id, IDA.id]))
    def come_in(self, pupil: str) -> None:
        """The usual way, so that there is often somebody inside."""
        if self.seat.place is Place.CLOSED and self.seat.verdict.until_ms:
            self.world.clock.at = self.seat.verdict.until_ms
            self.seat.tick()
        self.seat.back()
        self.seat.choose_group(SIX.id if pupil == IDA.id else FIVE.id)
        self.seat.choose_pupil(pupil)
        self.type(CODE)
        self.answer(-1)
        self.read_them_all()

    @rule()
    def erase(self) -> None:
        self.seat.erase()

    @rule()
    def back(self) -> None:
        self.seat.back()

    @rule(forward=st.booleans())
    def turn_card(self, *, forward: bool) -> None:
        if forward:
            self.seat.next_card()
        else:
            self.seat.previous_card()

    @rule()
    def read_them_all(self) -> None:
        for _ in range(len(self.seat.cards)):
            self.seat.next_card()

    @rule(text=st.sampled_from(["nu.nl", "de zee", "file:///etc/passwd", ""]))
    def open(self, text: str) -> None:
        self.seat.open(text)

    @rule(url=st.sampled_from(["https://nu.nl/a", ""]))
    def page(self, url: str) -> None:
        self.seat.page("nu.nl", "Nieuws", url)

    @rule()
    def home(self) -> None:
        self.seat.home()

    @rule()
    def oops(self) -> None:
        before = self.seat.place
        late = self.seat._left is not None and before in NOBODY
        self.seat.oops("https://fout.example/", "fout.example", "Fout")
        if before in TELLING:
            self.taps += 1
            assert self.seat.place in {Place.OOPS, Place.CLOSED}
        elif late:
            self.taps += 1

    @rule()
    def accident(self) -> None:
        self.seat.accident()

    @rule()
    def done_reporting(self) -> None:
        self.seat.done_reporting()

    @rule()
    def sign_out(self) -> None:
        self.seat.sign_out()

    # the world

    @rule(ms=STEPS)
    def time_passes(self, ms: int) -> None:
        self.world.clock.at += ms
        assert self.seat.tick() > 0

    @rule(hours=st.sampled_from([1, 5, 24, 65]))
    def a_long_time_passes(self, hours: int) -> None:
        self.time_passes(hours * 60 * MINUTE)

    @rule()
    def until_it_closes(self) -> None:
        if self.seat.verdict.open and self.seat.verdict.until_ms:
            card = self.seat.place is Place.OOPS
            self.time_passes(self.seat.verdict.until_ms - self.world.clock.at)
            assert self.seat.place is (Place.OOPS if card else Place.CLOSED)

    @rule()
    def closed_while_the_hub_thinks(self) -> None:
        if self.seat.verdict.open and self.seat.verdict.until_ms:
            self.world.clock.at = self.seat.verdict.until_ms
            self.answer(-1)
            self.seat.tick()

    @rule()
    def until_it_wants_to_look(self) -> None:
        wait = self.seat.tick()
        before = self.seen
        self.world.clock.at += wait - 1
        self.seat.tick()
        assert before == self.seen
        self.world.clock.at += 1
        self.seat.tick()

    @property
    def seen(self) -> object:
        """What a look at the clock can change."""
        seat = self.seat
        return seat.place, seat.verdict, seat.warning, seat.web_rules

    @rule(trust=st.sampled_from(Trust))
    def trust(self, trust: Trust) -> None:
        self.world.clock.trust = trust
        self.seat.tick()

    @rule()
    def disk(self) -> None:
        self.world.journal.full = not self.world.journal.full

    @precondition(lambda self: self.world.background.jobs)
    @rule()
    def disk_turns(self) -> None:
        self.world.background.jobs.pop(0)()

    @rule()
    def disk_catches_up(self) -> None:
        self.world.background.run()

    @rule(connected=st.booleans())
    def line(self, *, connected: bool) -> None:
        self.world.line.connected = connected
        if not connected:
            while self.world.line.asked:
                self.world.line.answer(No("error.hub_away"))
        self.seat.connected(connected)

    @rule(which=st.integers(0, 3))
    def answer(self, which: int) -> None:
        """The hub answers one of the open questions, in no particular order."""
        asked = self.world.line.asked
        if asked:
            which %= len(asked)
            waiting, before = self.seat.busy, (self.seat.place, self.seat.left, self.seat.entered)
            self.world.line.answer(self.hub.answer(asked[which][0]), which)
            if not waiting and before[0] is not Place.CLOSED:
                assert self.seat.place is Place.CLOSED or before == (
                    self.seat.place,
                    self.seat.left,
                    self.seat.entered,
                )

    @rule(pupil=PUPIL_IDS)
    def teacher_lets_in(self, pupil: str) -> None:
        self.hub.failures[pupil] = 0
        self.hub.admitted.add(pupil)
        self.world.news(Kind.UNLOCKED, pupil=pupil, device="device")

    @rule()
    def teacher_sees(self) -> None:
        """A dashboard can only show what reached the hub."""
        report = self.seat.report.id
        if report in self.world.journal.ids:
            self.world.news(Kind.SHOWN, about=report, device="device")
            assert self.seat.report.known

    @rule(by=st.sampled_from([[], ["Juf Marieke"]]))
    def watched(self, by: list[str]) -> None:
        self.seat.watched(by)

    @rule()
    def new_rules(self) -> None:
        self.reading += 1
        self.world.document("pack", pack(self.reading))

    # what always holds

    @invariant()
    def one_session_at_a_time(self) -> None:
        inside: str = ""
        for entry in self.made:
            if entry.kind is Kind.SIGNED_IN:
                assert not inside
                inside = entry.pupil
            else:
                assert entry.pupil == inside or entry.kind is Kind.REPORTED
            if entry.kind is Kind.SIGNED_OUT:
                inside = ""
        assert bool(inside) == (self.seat.place not in {*BEFORE, Place.CLOSED})
        assert not inside or (self.seat.pupil is not None and self.seat.pupil.id == inside)

    @invariant()
    def the_place_fits(self) -> None:
        seat = self.seat
        assert (seat.pupil is None) == (seat.place in NOBODY)
        assert (seat.place is Place.WEB) == bool(seat.address)
        assert not seat.address or seat.address.startswith(("http://", "https://"))
        assert (seat.place is Place.OOPS) == bool(seat.report.id)
        assert seat.place not in {Place.RULES, Place.AGREEMENTS} or 0 <= seat.card < len(seat.cards)
        assert len(seat.entered) <= len(CODE)
        assert seat.place is not Place.LOCKED or seat.left == 0
        assert not seat.busy or self.world.line.asked
        assert seat.group or seat.place in {Place.GROUPS, Place.CLOSED}

    @invariant()
    def closed_when_the_timetable_says_so(self) -> None:
        seat = self.seat
        now, known = self.world.clock.at, self.world.clock.trust is not Trust.NONE
        weeks = self.world.shelf.timetables
        plans = {group: Plan(weeks[group], ZONE, closes=self.closes) for group in weeks}
        may = {group: self._may(plan, now, known=known) for group, plan in plans.items()}
        if seat.place is Place.CLOSED:
            assert not (may[seat.group] if seat.group else any(may.values()))
        elif seat.place is Place.GROUPS:
            assert any(may.values())
        elif seat.place is Place.OOPS and not may[seat.group]:
            assert not known or now - seat.verdict.since_ms < LINGER
        else:
            assert may[seat.group]
        assert seat.elsewhere == (seat.place is Place.CLOSED and any(may.values()))
        assert seat.verdict.open or seat.place in {Place.CLOSED, Place.OOPS}
        assert not seat.verdict.open or seat.place is not Place.CLOSED

    def _may(self, plan: Plan, now: int, *, known: bool) -> bool:
        return plan.verdict(now).open if known else not self.closes

    @property
    def closes(self) -> bool:
        """Whether the timetable closes devices at all."""
        return True

    @invariant()
    def warnings_are_in_time(self) -> None:
        seat = self.seat
        left = seat.verdict.until_ms - self.world.clock.at
        ends = seat.verdict.open and seat.verdict.until_ms
        due = [minutes for minutes in (1, 2, 5) if ends and left <= minutes * MINUTE]
        assert seat.warning == (due[0] if due else 0)

    @invariant()
    def every_tap_is_one_report(self) -> None:
        assert [entry.kind for entry in self.made].count(Kind.REPORTED) == self.taps

    @invariant()
    def what_the_card_says_is_true(self) -> None:
        report, kept = self.seat.report, self.world.journal.ids
        assert not (report.kept and report.failed)
        assert not report.kept or report.id in kept
        assert not report.failed or report.id not in kept

    @invariant()
    def read_means_read(self) -> None:
        for entry in self.made:
            if entry.kind is Kind.RULES_READ:
                self.hub.read[entry.pupil] = str(entry.body["reading"]), entry.at
        packed: Pack | None = self.world.shelf.pack
        assert packed is None or packed.reading_number == self.reading

    def teardown(self) -> None:
        """In the end there is room again, and everything is kept, once."""
        if not hasattr(self, "world"):
            return
        self.world.journal.full = False
        self.world.background.run()
        self.world.clock.at += RETRY
        self.seat.tick()
        self.world.background.run()
        assert sorted(self.world.journal.ids) == sorted(entry.id for entry in self.made)
        assert self.world.line.wakes == len(self.made)


SeatMachine.TestCase.settings = settings(max_examples=150, stateful_step_count=40)
TestSeat = SeatMachine.TestCase
