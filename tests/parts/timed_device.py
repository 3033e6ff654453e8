"""A device, its clocks, its hub and its window, and what is true about the time at school."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import msgspec

from kiosk.clock import LOOK_AGAIN, MADE, Kept, Readings, SchoolTime
from kiosk.device.lingering import LINGER
from kiosk.device.opening import Opening
from kiosk.device.seat import Place, Seat
from kiosk.device.shelf import Shelf, readable
from kiosk.local.first import First
from kiosk.model import Device, Kind, Roster, School, Trust
from kiosk.sync.asks import No
from kiosk.sync.messages import Document
from kiosk.timetable.model import Calendar, Period, Timetable
from tests.parts.slow_hours import MINUTE, SlowHours
from tests.unit.device.fakes import (
    FIVE,
    PUPILS,
    SIX,
    ZONE,
    FakeBackground,
    FakeJournal,
    FakeLine,
    ms,
    workspace,
)

DAY = 24 * 60 * MINUTE
INSIDE = {Place.RULES, Place.HOME, Place.WEB, Place.OOPS}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


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


class TimedDevice:
    """``true`` is the time at school; ``off`` is by how much the device rightly errs.

    ``off`` is None as long as it cannot know. The window looks when the seat asked for it, at every
    change, and on waking up; at no other moment.
    """

    def set_up(
        self, beginning: str, *, shared: bool, weeks: tuple[list[Period], list[Period]]
    ) -> None:
        """A device at its first start, and its hub."""
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
        outside = self.journal, self.line, FakeBackground(), workspace(self)
        self.seat = Seat(self.device, shelf, self.clock, *outside, self.changed)
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

    def power_on(self) -> None:
        assert self.machine.last >= min(self.noted, MADE if not self.machine.kept else self.noted)
        self.machine.running = 3_000
        self.machine.boots += 1
        known = self.machine.wall >= self.machine.last
        self.off = self.machine.wall - self.true if known else None
        self.believable_since = None
        self.start()

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

    def date(self, days: int) -> str:
        there = timedelta(milliseconds=self.true + self.hub_off + days * DAY)
        return (_EPOCH + there).astimezone(self.hours.zone).date().isoformat()

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
