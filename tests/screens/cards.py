"""Every screen of the cards: a group's agreements, who read them, the board, a poster's place."""

from __future__ import annotations

from kiosk.demo.classroom import put
from kiosk.demo.stage.people import Person
from kiosk.packs import load_shipped
from tests.screens.place import Place
from tests.screens.shots import Shots


def tour(place: Place, person: Person, shots: Shots) -> None:
    """The cards on their page and on the board, and where a poster goes."""
    put(place.colleague, "pack", load_shipped("juliana"))
    person.tap("agreements:cards", "agreements")
    shots.take(person, "agreements-cards")
    person.tap("cards:poster", "agreements")
    person.find("poster:save", "agreements")
    shots.take(person, "agreements-cards-poster")
    person.tap("poster:close", "agreements")
    person.tap("cards:read", "agreements")
    person.find("board:next", "board")
    shots.take(person, "agreements-cards-board")
    person.tap("board:clock", "board")
    person.find("board:read", "board")
    shots.take(person, "agreements-cards-board-clock")
    person.tap("board", "board")


def youngest(place: Place, shots: Shots) -> None:
    """A group of the youngest: explained to all but who was away."""
    teacher = place.teacher()
    teacher.sign_in()
    person = teacher.person
    person.tap("tab:agreements")
    person.tap("agreements:cards", "agreements")
    person.find("cards:explain", "agreements")
    shots.take(person, "agreements-cards-youngest")
    person.tap("cards:explain", "agreements")
    person.tap(f"absent:{place.classroom.codes[0].pupil}", "agreements")
    shots.take(person, "agreements-cards-absent")
    person.tap("cards:keep", "agreements")
    person.find("cards:explain", "agreements")
    shots.take(person, "agreements-cards-explained")
