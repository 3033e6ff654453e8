"""The pupil's screens of a school that rests, and of a machine that sleeps."""

from __future__ import annotations

import datetime as dt
import time
from zoneinfo import ZoneInfo

from kiosk.demo import school
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from kiosk.model import Why
from kiosk.timetable.model import Calendar, DaysOff, HalfDay
from kiosk.timetable.verdicts import DayKind, PeriodKind
from tests.parts import restarted
from tests.parts.login1 import Login1
from tests.screens.place import Place
from tests.screens.shots import Shots

_ANIMALS = 1
_YEAR = 366 * 86_400_000  # ms


def warned(place: Place, person: Person, noor: Pupil, shots: Shots) -> None:
    """The three steps before a close, at home and over a page."""
    for minutes, seconds in ((5, 290), (2, 110), (1, 55)):
        with place.decided(after=seconds):
            person.witness.wait_for("warned", minutes=minutes)
            shots.take(person, f"pupil-home-warned-{minutes}")
    noor.open_tile(_ANIMALS)
    for minutes, seconds in ((5, 290), (2, 110), (1, 55)):
        before = time.monotonic_ns()
        with place.decided(after=seconds):
            person.witness.wait_for("warned", minutes=minutes, after=before)
            shots.take(person, f"pupil-web-warned-{minutes}")
    _reported(place, person, noor, shots)


def closed(place: Place, person: Person, shots: Shots) -> None:
    """Every reason to be closed."""
    for kind in PeriodKind:
        if kind is not PeriodKind.LESSON:
            before = time.monotonic_ns()
            place.rest_all_day(kind)
            _take(person, shots, str(kind), before)
    before = time.monotonic_ns()
    place.no_lessons()
    _take(person, shots, "free-day", before)
    place.week(school.always())
    _days_off(place, person, shots)
    for why, name in ((Why.RAIN, "rain"), (Why.CLOSED_NOW, "closed-now")):
        before = time.monotonic_ns()
        with place.decided(why, lasts=240 if why is Why.RAIN else 1500):
            _take(person, shots, name, before)
    welcome = place.classroom.codes[0].pupil
    place.rest_all_day(PeriodKind.BREAK)
    with place.decided(Why.LONGER, lasts=300, pupil=welcome):
        person.find(f"name:{welcome}", "closed")
        shots.take(person, "pupil-closed-welcome")
    place.week(school.always())
    person.find(f"name:{welcome}", "names")


def unsure(place: Place, person: Person, shots: Shots) -> None:
    """After a restart without the hub: a time that nobody vouches for, and none at all."""
    device = place.device(person)
    for later, screen in ((0, "names"), (_YEAR, "closed")):
        person.stop()
        place.classroom.hub.kill()
        restarted.restart(device, later=later)
        before = time.monotonic_ns()
        person.open()
        person.witness.wait_for("screen", after=before, name=screen)
        shots.take(person, f"pupil-{screen}-{'time-unknown' if later else 'unsure'}")
    place.restart_hub()


def asleep(place: Place, noor: Pupil, shots: Shots) -> None:
    """What covers a machine that sleeps."""
    login = Login1(place.stage)
    person = place.kiosk("Laptop 9", school.GROUP_ID, before=login.before)
    person.find(f"name:{noor.id}", "names")
    person.witness.wait_for("inhibits", held=True)
    login.say("sleep")
    person.witness.wait_for("asleep")
    shots.take(person, "pupil-asleep")


def _reported(place: Place, person: Person, noor: Pupil, shots: Shots) -> None:
    """A report whose card stays while the school rests already."""
    tapped = noor.oops()
    person.witness.wait_for("kept", after=tapped)
    with place.decided():
        person.witness.wait(
            lambda event: event.t > tapped and bool(event.facts.get("rests")), 20, "evening"
        )
        shots.take(person, "pupil-oops-resting")
        person.tap("home", "oops")
        person.witness.wait_for("closed", after=tapped)
    person.find(f"name:{noor.id}", "names")


def _days_off(place: Place, person: Person, shots: Shots) -> None:
    now = dt.datetime.fromtimestamp(place.colleague.now / 1000, ZoneInfo("Europe/Amsterdam"))
    today, later = f"{now:%Y-%m-%d}", f"{now + dt.timedelta(days=9):%Y-%m-%d}"
    days = {
        "holiday": Calendar([DaysOff("Herfstvakantie", today, later)]),
        "study-day": Calendar([DaysOff("Studiedag", today, today, DayKind.STUDY_DAY)]),
        "half-day": Calendar(half_days=[HalfDay("Sinterklaas", today, "00:00", "24:00")]),
    }
    for name, calendar in days.items():
        before = time.monotonic_ns()
        place.free(calendar)
        _take(person, shots, name, before)
    place.free(Calendar())


def _take(person: Person, shots: Shots, name: str, after: int) -> None:
    person.witness.wait_for("screen", after=after, name="closed")
    shots.take(person, f"pupil-closed-{name}")
