"""Which pack is meant: one that comes with Netjes, by its name, or one in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.errors import NoSuchPack

if TYPE_CHECKING:
    from kiosk.packs.model import Pack

PATH = click.Path(path_type=Path, readable=False)
"""A file's name as it is said. Whether it can be read is told by whoever reads it."""


def pack(said: str) -> Pack:
    """The pack of that name, or in that file. Raises PackTrouble, NoSuchPack and NoAccess."""
    from kiosk import packs

    path = Path(said)
    is_file = path.suffix == ".toml" or len(path.parts) > 1
    return packs.load(path) if is_file else shipped(said)


def shipped(name: str) -> Pack:
    """The pack of that name that comes with Netjes. Raises NoSuchPack."""
    from kiosk import packs

    known = packs.shipped()
    if name not in known:
        raise NoSuchPack(name=name, known=", ".join(known))
    return packs.load_shipped(name)
