"""Names typed or pasted, turned into pupils.

They come from anywhere: one a line, a numbered list, columns of a spreadsheet, a CSV file with or
without headings. What is clearly not a name (numbers, dates, e-mail addresses) stays out, and the
preview says so before anything is made.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from msgspec import Struct

from kiosk.letters import is_shown
from kiosk.names import LONGEST, MOST_PUPILS, sort_key

_FIRST = {"naam", "voornaam", "roepnaam", "name", "first name", "firstname", "leerling", "pupil"}
_BETWEEN = {"tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "infix", "prefix"}
_LAST = {"achternaam", "surname", "last name", "lastname", "family name"}
_NUMBERING = re.compile(r"^\s*(?:\d{1,3}\s*[.):]?\s+|\d{1,3}[.):]|[-*\u2022\u2013\u00b7]\s*)")
_BETWEENS = re.compile(r"(?i)^(?:van|de|den|der|het|'t|ten|ter|te|op|in|el|al|la|le|du|von|y|\s)+$")


class Skip(StrEnum):
    """Why a line of the list gives no pupil."""

    DUPLICATE = "duplicate"
    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"


class Skipped(Struct, frozen=True):
    """A line (from 1) that gives no pupil."""

    line: int
    text: str
    why: Skip


class Preview(Struct, frozen=True):
    """What the pasted text comes to. ``left_out`` counts dropped numbers, dates and addresses."""

    names: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    left_out: int = 0


def parse(text: str, taken: frozenset[str] = frozenset()) -> Preview:
    """Names from typed or pasted text; ``taken`` are names that the group has already."""
    lines = [(number, _clean(line)) for number, line in enumerate(_lines(text), 1)]
    rows = [(number, line) for number, line in lines if line.strip()]
    heading = _heading(_cells(rows[0][1])) if rows else {}
    found: list[str] = []
    skipped: list[Skipped] = []
    seen = {sort_key(name) for name in taken}
    left_out = 0
    for number, line in rows[1:] if heading else rows:
        people, dropped = _people(line, heading)
        left_out += dropped
        if not people:
            skipped.append(Skipped(number, _spaced(line), Skip.NO_NAME))
        for name in people:
            why = _trouble(name, seen, len(found))
            if why is None:
                seen.add(sort_key(name))
                found.append(name)
            else:
                skipped.append(Skipped(number, name[:LONGEST], why))
    return Preview(tuple(found), tuple(skipped), left_out)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")


def _trouble(name: str, seen: set[str], count: int) -> Skip | None:
    if len(name) > LONGEST:
        return Skip.TOO_LONG
    if sort_key(name) in seen:
        return Skip.DUPLICATE
    return Skip.TOO_MANY if count >= MOST_PUPILS else None


def _clean(line: str) -> str:
    kept = (char if _harmless(char) else "" for char in unicodedata.normalize("NFC", line))
    return _NUMBERING.sub("", "".join(kept))


def _harmless(char: str) -> bool:
    return char == "\t" or is_shown(char)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _cells(line: str) -> list[str]:
    for mark in ("\t", ";"):
        if mark in line:
            return [_cell(cell) for cell in line.split(mark)]
    return [_cell(cell) for cell in line.split(",")]


def _cell(cell: str) -> str:
    return _spaced(cell).strip('"\u201c\u201d ')


def _heading(cells: list[str]) -> dict[str, int]:
    """Which column holds which part of a name, if the first line is a line of headings."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(cells):
        word = cell.casefold()
        for part, words in (("first", _FIRST), ("between", _BETWEEN), ("last", _LAST)):
            if word in words:
                columns.setdefault(part, index)
    return columns


def _people(line: str, heading: dict[str, int]) -> tuple[list[str], int]:
    """The names on a line, and how many other things stood there."""
    cells = _cells(line)
    if heading:
        parts = [cells[at] for at in _columns(heading) if at < len(cells)]
        kept = [part for part in parts if _is_name(part)]
        return ([" ".join(kept)] if kept else []), 0
    kept = [cell for cell in cells if _is_name(cell)]
    dropped = sum(1 for cell in cells if not _is_name(cell) and not _is_count(cell))
    return _joined(kept, line), dropped


def _columns(heading: dict[str, int]) -> list[int]:
    return [heading[part] for part in ("first", "between", "last") if part in heading]


def _joined(cells: list[str], line: str) -> list[str]:
    if len(cells) < 2:
        return cells
    if "\t" in line or ";" in line:
        return [" ".join(cells)]
    if ", " not in line:  # a CSV file: first name, surname
        return [" ".join(cells)]
    if len(cells) == 2:  # as on a class list: surname, first name
        return [f"{cells[1]} {cells[0]}"]
    if _BETWEENS.match(cells[-1]):  # surname, first name, "van der"
        return [" ".join((cells[1], cells[2], cells[0]))]
    return cells  # a list on one line


def _is_count(cell: str) -> bool:
    return not cell or (cell.isdigit() and len(cell) <= 3)


def _is_name(cell: str) -> bool:
    return any(char.isalpha() for char in cell) and not any(
        char.isdigit() or char in "@/\\<>{}|=_" for char in cell
    )
