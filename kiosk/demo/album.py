"""The pictures of a day: both windows at each station, numbered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.demo.stage.eye import Eye


class Album:
    """Saves what the eyes see into ``folder``; pictures of an earlier day there are removed."""

    def __init__(self, folder: Path, eyes: Mapping[str, Eye]) -> None:
        self._folder = folder
        self._eyes = eyes
        self._number = 0
        for old in folder.glob("[0-9][0-9]-*.png"):
            old.unlink()

    def take(self, station: str) -> None:
        """Wait until the screens stand still, and keep what they show."""
        self._number += 1
        for who, eye in self._eyes.items():
            eye.rest()
            eye.look().save(self._folder / f"{self._number:02}-{station}-{who}.png")
