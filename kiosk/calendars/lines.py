"""An iCalendar file as blocks of the lines that matter here (RFC 5545, 3.1).

The libraries read a whole file or nothing, and know no line numbers. So the file is cut into its
events and time zones first: one broken event leaves the others whole, whatever is long and not
needed (descriptions, attachments) is never kept, and every trouble has its line.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct, field

from kiosk.errors import CalendarTrouble, Problem

EVENT = "VEVENT"
ZONE = "VTIMEZONE"
DEEPEST = 10  # blocks within blocks
LONGEST = 65_536  # characters of one unfolded line
EACH = 5_000  # lines between two words about progress
OWN = "X-NETJES-"
"""The beginning of what our own export adds, so that it comes back just as it was."""

_NEEDED = {
    EVENT: {
        "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID",
        "SEQUENCE", "STATUS", "TRANSP", "SUMMARY", "CATEGORIES",
        f"{OWN}KIND", f"{OWN}GROUPS", f"{OWN}NAME",
    },
    ZONE: {"TZID", "BEGIN", "END", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"},
    "VCALENDAR": {"X-WR-TIMEZONE"},
}  # fmt: skip
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;:"]*)')


class Row(NamedTuple):
    """One unfolded line: its name in capitals, its parameters and its value as they are written."""

    line: int
    name: str
    said: str
    value: str

    def parameter(self, name: str) -> str:
        """What a parameter says, "" where it is not there."""
        for found, value in _PARAMETER.findall(self.said):
            if found.upper() == name:
                return str(value).strip('"')
        return ""


class Block(Struct, frozen=True):
    """An event, a time zone or a calendar's own lines, beginning at ``line``.

    ``zone`` is the calendar's zone (X-WR-TIMEZONE). ``broken``: a line of it that is none, or 0.
    """

    kind: str
    line: int
    zone: str = ""
    rows: list[Row] = field(default_factory=list)
    broken: int = 0

    def row(self, name: str) -> Row | None:
        """The first line of this name."""
        return next((row for row in self.rows if row.name == name), None)

    def value(self, name: str) -> str:
        """What that line says, "" where there is none."""
        row = self.row(name)
        return row.value.strip() if row is not None else ""


def blocks(name: str, data: bytes, progress: Callable[[int, int], None]) -> Iterator[Block]:
    """The events and time zones of the file ``name``, one after another.

    Raises CalendarTrouble, with its line, when the file is no calendar, or is broken off.
    """
    return _Cutter(name, progress).blocks(data)


class _Cutter:
    def __init__(self, name: str, progress: Callable[[int, int], None]) -> None:
        self._name = name
        self._progress = progress
        self._open: list[str] = []
        self._found = False
        self._zone = ""
        self._block: Block | None = None
        self._broken = 0

    def blocks(self, data: bytes) -> Iterator[Block]:
        line = 0
        for line, text in self._unfolded(data):
            found = _LINE.match(text)
            name = found.group(1).upper() if found else ""
            if name == "BEGIN" and found:
                self._begin(line, found.group(3).strip().upper())
            if not self._open:
                if text.strip():
                    raise self._trouble(line, "problem.calendar.none")
                continue
            self._keep(line, found)
            if name == "END" and found:
                done = self._end(line, found.group(3).strip().upper())
                if done is not None:
                    yield done
        if self._open:
            raise self._trouble(line, "problem.calendar.broken_off", block=self._open[-1][:40])
        if not self._found:
            raise self._trouble(max(line, 1), "problem.calendar.none")

    def _begin(self, line: int, kind: str) -> None:
        if not self._open and kind != "VCALENDAR":
            raise self._trouble(line, "problem.calendar.none")
        if len(self._open) >= DEEPEST:
            raise self._trouble(line, "problem.calendar.deep", most=DEEPEST)
        self._open.append(kind)
        if self._block is None and kind in {EVENT, ZONE}:
            self._block = Block(kind, line, self._zone)
            self._broken = 0
        elif kind == "VCALENDAR":
            self._found, self._zone = True, ""

    def _end(self, line: int, kind: str) -> Block | None:
        if kind != self._open[-1]:
            facts = {"block": kind[:40], "wanted": self._open[-1][:40]}
            raise self._trouble(line, "problem.calendar.end", **facts)
        self._open.pop()
        block = self._block
        if block is None or any(one in {EVENT, ZONE} for one in self._open):
            return None
        self._block = None
        return Block(block.kind, block.line, block.zone, block.rows, self._broken)

    def _keep(self, line: int, found: re.Match[str] | None) -> None:
        within = self._block.kind if self._block is not None else self._open[-1]
        if found is None:
            self._broken = self._broken or line
            return
        name, said, value = found.groups()
        name = name.upper()
        if name not in _NEEDED.get(within, ()):
            return
        if self._block is None:
            self._zone = value.strip()
        elif within == ZONE or self._open[-1] == EVENT:
            self._block.rows.append(Row(line, name, said, value))

    def _unfolded(self, data: bytes) -> Iterator[tuple[int, str]]:
        """Each line with its number, those that go on after a line end put together."""
        began, parts, length, skipped = 0, list[str](), 0, False
        position = 0
        for number, raw in enumerate(_text(data), 1):
            position += len(raw)
            if number % EACH == 0:
                self._progress(position, len(data))
            text = raw.rstrip("\n")
            if text[:1] in {" ", "\t"} and parts:
                length += 0 if skipped else len(text)
                if length > LONGEST:
                    raise self._trouble(began, "problem.calendar.long_line", most=LONGEST)
                if not skipped:
                    parts.append(text[1:])
                continue
            if parts:
                yield began, "".join(parts)
            began, parts, length = number, [text], len(text)
            skipped = not self._needed(text)
            if skipped:
                parts[0] = text[:LONGEST]
            elif length > LONGEST:
                raise self._trouble(began, "problem.calendar.long_line", most=LONGEST)
        if parts:
            yield began, "".join(parts)

    def _needed(self, text: str) -> bool:
        """Whether a line is one to keep whole, by how it begins."""
        name = re.split("[;:]", text[:40], maxsplit=1)[0].upper()
        return any(name in names for names in _NEEDED.values()) or name in {"BEGIN", "END"}

    def _trouble(self, line: int, why: str, **facts: object) -> CalendarTrouble:
        said = {key: str(fact) for key, fact in facts.items()}
        return CalendarTrouble([Problem(f"{self._name}:{line}", why, said)], file=self._name)


def _text(data: bytes) -> io.TextIOWrapper:
    """The lines, whatever ends them; as UTF-8, and where it is not that as old Windows wrote it."""
    try:
        data.decode("utf-8")
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        encoding = "cp1252"
    return io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline=None)
