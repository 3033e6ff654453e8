"""Every screen of the teacher."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from kiosk.demo import school
from kiosk.demo.classroom import raw
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage import people
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.stage import Stage
from kiosk.demo.teacher import Teacher
from kiosk.desk import moments
from kiosk.sync.asks import PutDocument
from kiosk.timetable.model import Period, Timetable
from kiosk.timetable.verdicts import PeriodKind
from tests.screens.days_off import days_off
from tests.screens.place import Place, desk
from tests.screens.shots import Look, Shots

_ANIMALS = 1
_HIGH = 900  # pixels: a window this high has room for the year under the week
_TABS = ("class", "inbox", "hours", "pupils", "team")
_SUBJECTS = (
    ("Nederlandse taal en letterkunde", "08:20", "09:00"), ("Rekenen", "09:05", "09:45"),
    ("Aardrijkskunde", "09:50", "10:30"), ("Gym", "10:45", "11:25"), ("Lezen", "11:30", "12:10"),
    ("Engels", "12:40", "13:20"), ("Muziek", "13:25", "14:05"), ("Natuur", "14:10", "14:50"),
    ("Tekenen", "15:05", "15:45"), ("Wereldoriëntatie en burgerschap", "15:50", "16:30"),
)  # fmt: skip
"""Ten lessons a day, some with long names."""


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
    teacher.found_school(school.SCHOOL, school.GROUP, school.NAMES, school.PACK)
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
    school_time(place, person, shots)
    person.tap("tab:class")
    person.hand.key("F9")
    shots.take(person, "teacher-board")
    person.hand.key("F9")
    return teacher


def school_time(place: Place, person: Person, shots: Shots) -> None:
    """Other than the timetable for a while, the school year, a calendar read, another group."""
    now = moments.local(place.colleague.now, "Europe/Amsterdam").date()
    days = days_off(place.stage, now)
    place.colleague.put(PutDocument("calendar", 0, raw(days.calendar)))
    person.tap("rest")
    person.find("rest:go")
    shots.take(person, "teacher-rest")
    person.hand.key("Escape")
    person.tap("tab:hours")
    if shots.look.height < _HIGH:
        person.tap("year", "hours")
    person.find("year:strip", "hours")
    shots.take(person, "teacher-year-strip")
    person.tap("year:open", "hours")
    person.hand.move(*person.find(f"date:{days.spring[0]}", "year"))
    person.hand.press()
    person.hand.move(*person.find(f"date:{days.spring[1]}", "year"))
    person.hand.release()
    person.write("day:name", "Voorjaarsvakantie", "year")
    shots.take(person, "teacher-year-editor")
    person.tap("day:keep", "year")
    shots.take(person, "teacher-year")
    person.tap("year:read", "year")
    person.write("import:path", f"{days.file}\n", "import")
    person.find("import:take", "import")
    shots.take(person, "teacher-import")
    person.tap("groups")
    person.hand.key("End")
    person.hand.key("Return")
    person.find("group:make", "group")
    shots.take(person, "teacher-group")
    person.tap("group:back")


def full(place: Place, shots: Shots) -> None:
    """A full class with long names."""
    teacher = place.teacher()
    teacher.sign_in()
    for tab in _TABS:
        teacher.person.tap(f"tab:{tab}")
        shots.take(teacher.person, f"teacher-{tab}-full")
    rooster(place, teacher, shots)


def rooster(place: Place, teacher: Teacher, shots: Shots) -> None:
    """The Rooster: the week, a period, a day, something odd, a variant, ten lessons a day."""
    person = teacher.person
    place.week(school.week())
    person.tap("tab:hours")
    _step(person, shots, "week", "block:1:break:10:15")
    _step(person, shots, "block", "day:3")
    _step(person, shots, "day", "clear")
    _step(person, shots, "odd", "tab:class")
    _step(person, shots, "leaving", "leave.drop")
    person.tap("tab:hours", "class")
    person.write("variant.new", "Toetsweek\n", "hours")
    person.write("variant.first", "18-1-2027\t22-1-2027\n")
    _step(person, shots, "variant", "undo")
    person.tap("undo")
    place.week(ten())
    _step(person, shots, "ten", "block:2:lesson:10:45")
    _step(person, shots, "ten-block", "tab:class")


def ten() -> Timetable:
    """A week with ten lessons a day."""
    days = [1, 2, 3, 4, 5]
    lessons = [Period(days, start, end, PeriodKind.LESSON, name) for name, start, end in _SUBJECTS]
    rest = [
        Period([1, 2, 4], "07:30", "08:20", PeriodKind.BEFORE, "Voorschoolse opvang"),
        Period(days, "10:30", "10:45", PeriodKind.BREAK),
        Period(days, "12:10", "12:40", PeriodKind.LUNCH),
        Period(days, "14:50", "15:05", PeriodKind.BREAK),
        Period(days, "16:30", "17:30", PeriodKind.AFTER),
    ]
    return Timetable(school.GROUP_ID, [*lessons, *rest])


def _step(person: Person, shots: Shots, name: str, target: str) -> None:
    """Keep the picture, and press on."""
    shots.take(person, f"teacher-hours-{name}")
    person.tap(target)


def trouble(person: Person, pupil: Pupil, forgetful: Pupil) -> None:
    """One pupil taps, the other forgets the pictures."""
    pupil.come_in()
    pupil.open_tile(_ANIMALS)
    person.witness.wait_for("known", after=pupil.oops())
    pupil.on_with_it()
    pupil.sign_out()
    forgetful.choose_name()
    forgetful.forget()
