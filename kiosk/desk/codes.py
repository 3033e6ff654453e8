"""Picture codes on paper: told once by the hub, printed, and then forgotten here."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from msgspec import Struct

from kiosk.names import sort_key
from kiosk.sync.asks import PupilCode

_NOT_IN_FILE_NAMES = re.compile(r"[^\w .()-]+")


class CodeSheet(Struct, frozen=True):
    """The cards to print: one a pupil."""

    school: str
    group: str
    cards: tuple[PupilCode, ...]


def sheet(school: str, group: str, codes: list[PupilCode]) -> CodeSheet:
    """The cards in the order of a class list."""
    return CodeSheet(school, group, tuple(sorted(codes, key=lambda one: sort_key(one.name))))


def file_name(title: str, group: str, day: date) -> str:
    """A file name that any system takes: "Plaatjescodes Groep 5 2026-11-20.pdf"."""
    said = _NOT_IN_FILE_NAMES.sub("-", f"{title} {group}".strip())
    return f"{' '.join(said.split())} {day.isoformat()}.pdf"


def free_path(folder: Path, name: str) -> Path:
    """A path in the folder where no file stands yet: "name (2).pdf" if need be."""
    path = folder / name
    count = 2
    while path.exists():
        path = folder / f"{Path(name).stem} ({count}){Path(name).suffix}"
        count += 1
    return path
