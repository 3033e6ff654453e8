"""A classroom of real processes, for one test each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage import people
from kiosk.demo.stage.people import Person, Speaker
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import Stage
from kiosk.demo.teacher import Teacher
from kiosk.model import Tile
from tests.parts.sites import SITES

LONGEST_LOG = 3_000  # characters of its end


@pytest.fixture
def stage() -> Iterator[Stage]:
    with Stage() as stage:
        yield stage
        for log in sorted((stage.folder / "logs").glob("*.log")):
            said = log.read_text("utf-8", "replace")
            print(f"--- {log.name}\n{said[-LONGEST_LOG:]}")  # noqa: T201 - shown when a test fails


@pytest.fixture
def web(stage: Stage) -> Speaker:
    return people.web(stage)


@pytest.fixture
def classroom(stage: Stage, web: Speaker) -> Classroom:
    tiles = [Tile(site, f"http://{site}.localhost:{web.port}/") for site in SITES]
    return Classroom(stage, school.always(), tiles)


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def kiosk(stage: Stage, classroom: Classroom, closing: ExitStack) -> Person:
    """At the classroom's device; not started yet."""
    person = people.kiosk(stage, Screen(stage, "kiosk"), classroom.device)
    closing.callback(person.close)
    return person


@pytest.fixture
def pupil(kiosk: Person, classroom: Classroom) -> Pupil:
    return Pupil(kiosk, classroom.code(school.PLAYER))


@pytest.fixture
def open_dashboard(stage: Stage, classroom: Classroom, closing: ExitStack) -> Callable[[], Teacher]:
    """Opens a dashboard and signs the teacher in."""

    def opened() -> Teacher:
        folder = stage.room("desk")
        person = people.dashboard(stage, Screen(stage, "desk"), folder, classroom.hub_data)
        closing.callback(person.close)
        person.open()
        teacher = Teacher(person, school.TEACHER, school.PASSWORD)
        teacher.sign_in()
        return teacher

    return opened
