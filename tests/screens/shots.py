"""Where the pictures of all screens go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.demo.stage.people import Person
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import Stage

SIZES = ((1366, 768), (1920, 1080))
LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Look:
    """A language and a size of the screen."""

    language: str
    width: int
    height: int

    def screen(self, stage: Stage, name: str) -> Screen:
        """A display of this size."""
        return Screen(stage, name, self.width, self.height)


class Shots:
    """Takes the pictures of one look: ``NAME-LANGUAGE-WIDTHxHEIGHT.png``."""

    def __init__(self, folder: Path, look: Look) -> None:
        self.look = look
        self.taken: list[str] = []
        self._folder = folder

    def take(self, person: Person, name: str) -> None:
        """Wait until the screen stands still, and keep it."""
        look = self.look
        person.eye.rest()
        file = f"{name}-{look.language}-{look.width}x{look.height}.png"
        person.eye.look().save(self._folder / file)
        self.taken.append(file)
