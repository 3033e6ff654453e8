"""The words that a window is started with."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kiosk.errors import UsageTrouble

WINDOWS = ("kiosk", "dashboard")
_PATHS = ("--data", "--hub-data", "--trace")


class Options(NamedTuple):
    """Which window, and its folders; None is the usual place."""

    window: str
    data: Path | None = None
    hub_data: Path | None = None
    trace: Path | None = None
    windowed: bool = False


def read(words: list[str]) -> Options:
    """Read the words after ``python -m ui``. Raises UsageTrouble.

    By hand: the modules for this are slower to import than everything that they would read.
    """
    if not words or words[0] not in WINDOWS:
        raise UsageTrouble(why=f"python -m ui {'|'.join(WINDOWS)}.")
    paths: dict[str, Path] = {}
    windowed = False
    rest = iter(words[1:])
    for word in rest:
        name, equals, value = word.partition("=")
        if word == "--windowed":
            windowed = True
        elif name in _PATHS:
            path = value if equals else next(rest, "")
            if not path:
                raise UsageTrouble(why=f"{name}?")
            paths[name] = Path(path)
        else:
            raise UsageTrouble(why=f"{word}?")
    data, hub_data, trace = (paths.get(name) for name in _PATHS)
    return Options(words[0], data, hub_data, trace, windowed)
