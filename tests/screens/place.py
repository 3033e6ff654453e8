"""The school whose screens are taken: as it is on most days, and at its fullest."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kiosk import ulid
from kiosk.clock import system
from kiosk.demo import classroom, school
from kiosk.demo.classroom import Classroom
from kiosk.demo.colleague import Colleague
from kiosk.demo.stage import people
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.stage import Stage
from kiosk.demo.teacher import Teacher
from kiosk.model import Role, School, Tile, Why
from kiosk.sync.asks import PutDocument
from kiosk.timetable.model import Calendar, Period, Timetable
from kiosk.timetable.verdicts import PeriodKind
from kiosk.words import DEFAULT
from tests.parts import resting
from tests.screens.shots import Look

_DAYS = [1, 2, 3, 4, 5, 6, 7]
FULL_NAMES = (
    "Anne-Fleur van der Heijden-Oosterwijk", "Abdulrahman Al-Khawarizmi", "Wolfgangsebastian Ü",
    "محمد الأمين", "Ng", "Øystein Þórsson", "Maximiliaan-Alexander de Ruyter", "李小龙",
    *(f"Sem {chr(65 + at)}eeuwenhoek" for at in range(14)),
    *(f"Florentijn-Christiaan {chr(65 + at)}." for at in range(14)),
)  # fmt: skip
"""Thirty-six pupils: long names, one letter's difference, other scripts."""

FULL_TILES = tuple(
    Tile(
        f"{word} en nog veel meer over de hele wereld", f"http://{word.lower()}.localhost/", picture
    )
    for word, picture in (
        ("Natuurwetenschappen", "animal"), ("Rekenavonturen", "numbers"), ("Boeken", "book"),
        ("Kaarten", "map"), ("Muziek", "music"), ("Tekenen", "paint"), ("Nieuws", "news"),
        ("Sterren", "planet"), ("Spelling", "letters"), ("Onbekend", "no-such-picture"),
        ("Web", "globe"), ("Nederlandsewoordenlijst", "book"),
    )
)  # fmt: skip


class Place:
    """A classroom of one look, led by somebody who may change its language."""

    def __init__(
        self,
        stage: Stage,
        look: Look,
        closing: ExitStack,
        *,
        full: bool = False,
        pack: str = school.PACK,
        year: int = 5,
    ) -> None:
        self.stage = stage
        self.look = look
        self._closing = closing
        self._calendar = 0  # the version of it
        self.web = people.web(stage)
        tiles = list(FULL_TILES) if full else self._tiles()
        names = FULL_NAMES if full else school.NAMES
        self.classroom = Classroom(
            stage,
            school.always(),
            tiles,
            names=names,
            role=Role.LEADER,
            pack=pack,
            years=[year] if year else [],
        )
        self.colleague = self.classroom.colleague()
        closing.callback(self.close)
        self._speak(self.colleague)

    def kiosk(self, name: str, *groups: str, before: Sequence[str] = ()) -> Person:
        """Somebody at another device, opened; ``before`` is a program that runs it."""
        device = self.classroom.enrol(name, groups)
        person = people.kiosk(self.stage, self.look.screen(self.stage, name), device, name)
        self._closing.callback(person.close)
        person.open(before)
        if self.look.language != DEFAULT:  # spoken from the second start on
            person.find(f"name:{self.classroom.codes[0].pupil}", "names")
            person.stop()
            stopped = time.monotonic_ns()
            person.open(before)
            person.witness.wait_for("screen", after=stopped)
        return person

    def device(self, person: Person) -> Path:
        """The folder of the device that this person is at."""
        return self.stage.room("devices", person.name.lower().replace(" ", "-"))

    def teacher(self) -> Teacher:
        """Somebody at a dashboard, opened; not signed in."""
        screen = self.look.screen(self.stage, "desk")
        folder = desk(self.stage, self.look.language)
        person = people.dashboard(self.stage, screen, folder, self.classroom.hub_data)
        self._closing.callback(person.close)
        person.open()
        return Teacher(person, school.TEACHER, school.PASSWORD)

    @contextmanager
    def decided(
        self, why: Why = Why.CLOSED_NOW, *, after: float = 0, lasts: float = 600, pupil: str = ""
    ) -> Iterator[None]:
        """Staff decide for a while; in seconds."""
        given = resting.give(self.colleague, round(after * 1000), round(lasts * 1000), why, pupil)
        yield
        resting.end(self.colleague, given)

    def free(self, calendar: Calendar) -> None:
        """Give the school these days off."""
        ask = PutDocument("calendar", self._calendar, classroom.raw(calendar))
        self._calendar = self.colleague.put(ask)

    def rest_all_day(self, kind: PeriodKind) -> None:
        """Give the group nothing but this."""
        self.week(Timetable(school.GROUP_ID, [Period(_DAYS, "00:00", "24:00", kind)]))

    def no_lessons(self) -> None:
        """Give the group a week with nothing in it."""
        self.week(Timetable(school.GROUP_ID, []))

    def restart_hub(self) -> None:
        """Have the hub again, and speak to it again."""
        self.classroom.restart_hub()
        self.colleague.close()
        self.colleague = self.classroom.colleague()

    def close(self) -> None:
        """Hang up."""
        self.colleague.close()

    def week(self, week: Timetable) -> None:
        """Give the group this week."""
        classroom.put(self.colleague, f"timetable/{school.GROUP_ID}", week)

    def _speak(self, colleague: Colleague) -> None:
        held = colleague.value("school", School)
        said = School(held.id, held.name, held.zone, self.look.language)
        classroom.put(colleague, "school", said)

    def _tiles(self) -> list[Tile]:
        return [*school.tiles(self.web.port), Tile("Kapot", "http://kapot.localhost:1/", "globe")]


def desk(stage: Stage, language: str) -> Path:
    """A dashboard's folder that speaks this language from its first screen on."""
    folder = stage.room(f"desk-{language}")
    kept = {"id": ulid.new(system().wall()), "language": language}
    path = folder / "desk.json"
    path.write_text(json.dumps(kept), "utf-8")
    stage.own(path)
    return folder
