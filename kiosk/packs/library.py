"""Where packs come from: the ones that ship with Netjes, and a school's own file."""

from __future__ import annotations

from pathlib import Path

from kiosk import paths
from kiosk.packs.model import Origin, Pack

ADVICE = "netjes-basis"
"""Our own advice: what a school begins with that has not chosen a protocol."""


def shipped() -> list[str]:
    """The names of the packs that come with Netjes."""
    return sorted(path.stem for path in paths.resource("packs").glob("*.toml"))


def offered() -> list[Pack]:
    """What a school can choose from: our own advice first, then the schools' by their names."""
    every = [load_shipped(name) for name in shipped()]
    return sorted(every, key=lambda one: (one.origin is not Origin.NETJES, one.school.name))


def load_shipped(name: str) -> Pack:
    """A pack that comes with Netjes. Raises PackTrouble, also when there is none of that name."""
    return load(paths.resource("packs", f"{name}.toml"))


def load(path: Path) -> Pack:
    """The pack in a TOML file.

    Raises :class:`kiosk.errors.PackTrouble` with every problem in the file and its place.
    """
    # not needed before the first picture: a device gets its pack from the hub, as JSON
    from kiosk.packs.file import read

    return read(path)
