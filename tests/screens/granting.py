"""Every screen of social media in a lesson: to be permitted, permitted, refused."""

from __future__ import annotations

from kiosk.demo.classroom import put
from kiosk.demo.stage.people import Person
from kiosk.packs import load_shipped
from tests.screens.place import Place
from tests.screens.shots import Shots


def tour(place: Place, shots: Shots) -> None:
    """As a leader sees it: by protocol, before it is permitted and after."""
    teacher = place.teacher()
    teacher.sign_in()
    person = teacher.person
    for name in ("asko", "osvs", "bnc", "juliana"):
        put(place.colleague, "pack", load_shipped(name))
        _open(person, shots, f"granting-{name}")
        person.hand.key("Escape")
    person.tap("granting", "class")
    person.tap("granting:go", "class")
    person.find("granting", "class")  # once the hub has agreed, nothing covers it any more
    shots.take(person, "granting-permitted")
    _open(person, shots, "granting-in-force")
    person.hand.key("Escape")
    put(place.colleague, "pack", load_shipped("verkruisen"))
    shots.take(person, "granting-not-needed")


def _open(person: Person, shots: Shots, name: str) -> None:
    person.tap("granting", "class")
    person.find("granting:typed", "class")
    shots.take(person, name)
