"""A real school week entered at the dashboard, by mouse and keys through the window system."""

from __future__ import annotations

import time
from collections.abc import Callable

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.stage.people import Person
from kiosk.demo.teacher import Teacher
from kiosk.sync.asks import AddGroup
from kiosk.timetable.model import Timetable
from kiosk.timetable.verdicts import PeriodKind

UPPER = "groep-7"
MOST = 40  # actions: presses, texts typed, keys struck, drags
PATIENCE = 20.0  # seconds
LESSON, BREAK, LUNCH = PeriodKind.LESSON, PeriodKind.BREAK, PeriodKind.LUNCH
ALL = [1, 2, 3, 4, 5]


class Newcomer:
    """Somebody at the Rooster who looks before each thing that is done, and counts them."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self.done: list[str] = []

    def tap(self, target: str) -> None:
        """Press a thing."""
        self._look(target)
        self._person.tap(target)

    def write(self, target: str, text: str) -> None:
        """Press a field and type into it."""
        self.tap(target)
        self.type(text)

    def type(self, text: str) -> None:
        """Type a text."""
        self.done.append(f"type {text.strip()}")
        self._person.hand.type(text)

    def key(self, name: str, *held: str) -> None:
        """Strike a key."""
        self.done.append(f"key {name}")
        self._person.hand.key(name, *held)

    def drag(self, target: str, down: int) -> None:
        """Take hold of a thing and bring it so many pixels lower."""
        x, y = self._look(target)
        hand = self._person.hand
        hand.move(x, y)
        hand.press()
        for part in range(1, 9):
            hand.move(x, y + down * part // 8)
        hand.release()

    def place(self, target: str) -> tuple[int, int]:
        """Where a thing is."""
        self._person.eye.rest()
        return self._person.find(target)

    def _look(self, target: str) -> tuple[int, int]:
        self.done.append(target)
        return self.place(target)


def said(week: Timetable) -> list[tuple[list[int], str, str, PeriodKind]]:
    return [(one.days, one.start, one.end, one.kind) for one in week.periods]


def kept(classroom: Classroom, group: str, good: Callable[[Timetable], bool]) -> Timetable:
    """The group's timetable as the hub holds it, once it is as it should be."""
    until = time.monotonic() + PATIENCE
    while True:
        colleague = classroom.colleague()
        week = colleague.value(f"timetable/{group}", Timetable)
        colleague.close()
        if good(week) or time.monotonic() > until:
            return week


def add_group(classroom: Classroom) -> None:
    colleague = classroom.colleague()
    colleague.codes(AddGroup("Groep 7", [7]))
    colleague.close()


def test_a_real_school_week_is_entered_by_hand(
    classroom: Classroom, open_dashboard: Callable[[], Teacher]
) -> None:
    classroom.put(f"timetable/{school.GROUP_ID}", school.week())
    add_group(classroom)
    hand = Newcomer(open_dashboard().person)

    hand.tap("tab:hours")
    hand.write("quick.day.start", "8:15")
    hand.write("quick.lunch.end", "12:45")
    hand.tap("quick.fill")
    hand.tap("day:3")
    hand.tap("free")
    hand.tap("save")
    first = kept(classroom, school.GROUP_ID, lambda week: len(week.periods) == 4)
    assert said(first) == [
        ([1, 2, 4, 5], "08:15", "14:00", LESSON),
        (ALL, "10:15", "10:30", BREAK),
        ([1, 2, 4, 5], "12:00", "12:45", LUNCH),
        ([3], "08:15", "12:00", LESSON),
    ]

    hand.tap("groups")
    hand.key("Down")
    hand.key("Return")
    hand.tap("take.week")
    hand.tap("block:1:break:10:15")
    hand.write("start", "1030")
    hand.key("Tab")
    hand.type("1045\n")
    hour = hand.place("block:1:break:10:30")[1] - hand.place("block:1:lesson:08:15")[1]
    hand.drag("end:2:lunch:12:00", round(hour * 15 / 135))
    hand.tap("save")
    second = kept(classroom, UPPER, lambda week: len(week.periods) == 4)
    assert said(second) == [
        ([1, 2, 4, 5], "08:15", "14:00", LESSON),
        (ALL, "10:30", "10:45", BREAK),
        ([1, 2, 4, 5], "12:00", "13:00", LUNCH),
        ([3], "08:15", "12:00", LESSON),
    ]
    assert len(hand.done) <= MOST, hand.done
