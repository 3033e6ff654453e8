"""A school's file: read, changed where something changes, and otherwise left as a person wrote it.

An import changes days off, half days, the region and one group's periods. Those are changed in the
text itself, so that comments and layout stay; the outcome is read again, and when it does not say
exactly what it should (the file is laid out in a way not foreseen), the file is written anew.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Sequence

from kiosk import places
from kiosk.calendars import toml
from kiosk.calendars.toml import INDENT, Row
from kiosk.errors import Problem, TimetableTrouble
from kiosk.places import Block, Pair, elements
from kiosk.timetable.reading import read_school
from kiosk.timetable.school import SchoolHours

_REST = re.compile(r"[ \t]*(,?)[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)")
"""A comma, a comment: what may stand behind a value on its line."""


def loads(text: str) -> SchoolHours:
    """What a school's file (TOML) says. Raises TimetableTrouble."""
    try:
        return read_school(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as trouble:
        said = {"said": str(trouble)}
        raise TimetableTrouble([Problem("", "problem.no_toml", said)]) from trouble


def changed(text: str, after: SchoolHours) -> tuple[str, bool]:
    """The text of a school's file that says ``after``, and whether comments and layout are kept."""
    try:
        edited = _Edit(text, loads(text), after).done()
        if loads(edited) == after:
            return edited, True
    except (TimetableTrouble, _Unforeseen):
        pass
    return toml.text(after), False


class _Unforeseen(Exception):
    """The file is laid out in a way that cannot be changed in place."""


class _Edit:
    def __init__(self, text: str, before: SchoolHours, after: SchoolHours) -> None:
        self._text, self._before, self._after = text, before, after
        self._blocks = list(places.blocks(text))
        self._edits: list[tuple[int, int, str]] = []

    def done(self) -> str:
        """The text with all changes. Raises _Unforeseen."""
        before, after = self._before.calendar, self._after.calendar
        calendar = [block for block in self._blocks if block.path.startswith("calendar")]
        if before.region != after.region:
            self._set(calendar, "region", after.region)
        for key, was, now in (
            ("days_off", before.days_off, after.days_off),
            ("half_days", before.half_days, after.half_days),
        ):
            self._list(calendar, "calendar", key, [*map(toml.row, was)], [*map(toml.row, now)])
        told: set[str] = set()  # groups that now say something else
        for blocks, old, new in zip(
            self._groups(), self._before.timetables, self._after.timetables, strict=True
        ):
            if old.periods != new.periods:
                told.add(old.group)
                rows = [*map(toml.row, old.periods)], [*map(toml.row, new.periods)]
                self._list(blocks, "groups", "periods", *rows)
            elif self._like(blocks) in told and not self._own(blocks, "groups", "periods"):
                self._add(blocks, [*map(toml.row, old.periods)])  # it stays what it was
        return self._applied()

    def _groups(self) -> list[list[Block]]:
        """The blocks of each group."""
        found: list[list[Block]] = []
        for block in self._blocks:
            if block.path == "groups":
                found.append([block])
            elif block.path.startswith("groups.") and found:
                found[-1].append(block)
        if len(found) != len(self._before.timetables):
            raise _Unforeseen
        return found

    def _like(self, blocks: Sequence[Block]) -> str:
        """The group that this one is like."""
        pair = blocks[0].pair("like")
        return self._text[pair.start : pair.end].strip("\"'") if pair is not None else ""

    def _own(
        self, blocks: Sequence[Block], path: str, key: str
    ) -> tuple[list[Block], Pair | None] | None:
        """The tables, or the list, in which something is said here; None when it is not."""
        own = [block for block in blocks if block.path == f"{path}.{key}"]
        pairs = [block.pair(key) for block in blocks if block.path == path]
        pair = next((one for one in pairs if one is not None), None)
        return (own, pair) if own or pair is not None else None

    def _add(self, blocks: Sequence[Block], rows: list[Row]) -> None:
        """The periods of a group that had none of its own."""
        rest = _REST.match(self._text, blocks[0].last)
        at = rest.end() if rest is not None else blocks[0].last
        self._insert(at, "\n" + "\n".join(toml.listed("periods", rows)))

    def _set(self, blocks: Sequence[Block], key: str, value: str) -> None:
        said = toml.lines({key: value})[0]
        block = next((one for one in blocks if one.path == "calendar"), None)
        if block is None:
            table = f"[calendar]\n{said}\n"
            if blocks:
                self._insert(blocks[0].start, f"{table}\n")
            else:
                self._insert(len(self._text), _apart(self._text, table))
            return
        pair = block.pair(key)
        if pair is not None:
            self._edits.append((pair.start, pair.end, said.partition("= ")[2]))
        else:
            self._insert(block.end, f"\n{said}")

    def _list(
        self, blocks: Sequence[Block], path: str, key: str, was: list[Row], now: list[Row]
    ) -> None:
        if was == now:
            return
        if len(now) < len(was):
            raise _Unforeseen
        own = [block for block in blocks if block.path == f"{path}.{key}"]
        pair = next(
            (found for one in blocks if one.path == path and (found := one.pair(key))), None
        )
        if own:
            spots = [(one.start, one.last) for one in own]
            self._rows(spots, was, now, lambda row: _table(f"{path}.{key}", row), inline=False)
        elif pair is not None:
            spots = list(elements(self._text, pair))
            if not spots:
                made = "\n".join(toml.listed(key, now)).partition("= ")[2]
                self._edits.append((pair.start, pair.end, made))
            else:
                self._rows(spots, was, now, toml.inline, inline=True)
        elif path == "calendar":
            made = "\n\n".join(_table(f"{path}.{key}", row) for row in now)
            self._insert(len(self._text), _apart(self._text, f"{made}\n"))
        else:
            self._add(blocks, now)

    def _rows(
        self,
        spots: Sequence[tuple[int, int]],
        was: list[Row],
        now: list[Row],
        written: Callable[[Row], str],
        *,
        inline: bool,
    ) -> None:
        """What changed is written over what it was; what is new goes after the last."""
        if len(spots) != len(was):
            raise _Unforeseen
        for (start, end), old, new in zip(spots, was, now, strict=False):
            if old != new:
                self._edits.append((start, end, written(new)))
        at = spots[-1][1]
        rest = _REST.match(self._text, at)
        added = [written(row) for row in now[len(was) :]]
        if not inline:
            self._insert(rest.end() if rest else at, "".join(f"\n\n{one}" for one in added))
        elif rest is not None and rest[1]:  # there is a comma after the last
            self._insert(rest.end(), "".join(f"\n{INDENT}{one}," for one in added))
        else:
            self._insert(at, "".join(f",\n{INDENT}{one}" for one in added))

    def _insert(self, at: int, text: str) -> None:
        self._edits.append((at, at, text))

    def _applied(self) -> str:
        text = self._text
        order = sorted(enumerate(self._edits), key=lambda one: (one[1][0], one[0]), reverse=True)
        for _, (start, end, new) in order:
            text = text[:start] + new + text[end:]
        return text.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in self._text else text


def _table(path: str, row: Row) -> str:
    return "\n".join([f"[[{path}]]", *toml.lines(row)])


def _apart(text: str, more: str) -> str:
    """More text for the end of a file, after an empty line."""
    return ("\n" if text.endswith("\n") else "\n\n") + more if text.strip() else more


def in_json(hours: SchoolHours) -> str:
    """A school's file as JSON, for one that is written so."""
    return json.dumps(tomllib.loads(toml.text(hours)), ensure_ascii=False, indent=2, default=str)
