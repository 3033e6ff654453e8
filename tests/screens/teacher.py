"""Every screen of the teacher."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from kiosk.demo import school
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage import people
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.stage import Stage
from kiosk.demo.teacher import Teacher
from tests.screens.place import Place, desk
from tests.screens.shots import Look, Shots

_ANIMALS = 1
_TABS = ("class", "inbox", "pupils", "team")


def founding(stage: Stage, look: Look, shots: Shots, closing: ExitStack) -> None:
    """The first start: the form, what is wrong with it, the codes."""
    folder = desk(stage, look.language)
    screen = look.screen(stage, "founding")
    person = people.dashboard(stage, screen, folder, stage.room("hub-new"), "founding")
    closing.callback(person.close)
    person.open()
    teacher = Teacher(person, school.TEACHER, school.PASSWORD)
    person.find("school", "founding")
    shots.take(person, "teacher-founding")
    person.tap("found", "founding")
    shots.take(person, "teacher-founding-wrong")
    teacher.found_school(school.SCHOOL, school.GROUP, school.NAMES)
    person.find("save", "codes")
    shots.take(person, "teacher-codes")
    teacher.save_codes(folder / "codes.pdf")


def tour(place: Place, shots: Shots, meanwhile: Callable[[], None]) -> Teacher:
    """Signing in, and every tab; ``meanwhile`` something happens in the class."""
    teacher = place.teacher()
    person = teacher.person
    person.find("password", "signin")
    shots.take(person, "teacher-signin")
    person.write("password", "niet-het-wachtwoord", "signin")
    person.hand.key("Return")
    shots.take(person, "teacher-signin-wrong")
    person.tap("password", "signin")
    person.hand.key("a", "Control_L")
    person.hand.type(school.PASSWORD + "\n")
    person.find("tab:class", "class")
    shots.take(person, "teacher-class")
    meanwhile()
    shots.take(person, "teacher-class-report")
    for tab in _TABS[1:]:
        person.tap(f"tab:{tab}")
        shots.take(person, f"teacher-{tab}")
    person.tap("tab:class")
    person.hand.key("F9")
    shots.take(person, "teacher-board")
    person.hand.key("F9")
    return teacher


def full(place: Place, shots: Shots) -> None:
    """A full class with long names."""
    teacher = place.teacher()
    teacher.sign_in()
    for tab in _TABS:
        teacher.person.tap(f"tab:{tab}")
        shots.take(teacher.person, f"teacher-{tab}-full")


def trouble(person: Person, pupil: Pupil, forgetful: Pupil) -> None:
    """One pupil taps, the other forgets the pictures."""
    pupil.come_in()
    pupil.open_tile(_ANIMALS)
    person.witness.wait_for("known", after=pupil.oops())
    pupil.on_with_it()
    pupil.sign_out()
    forgetful.choose_name()
    forgetful.forget()
