"""Reading tables that a person wrote (TOML, JSON): every problem is collected, with its place.

Whoever reads goes on after a problem with a harmless value, so that all are found in one go, and
uses nothing of what was read when there were any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from kiosk.errors import Problem

Choice = TypeVar("Choice", bound=StrEnum)
Harmless = TypeVar("Harmless")

REQUIRED: Final = None
MOST_TABLES = 1_000  # in one list
LONGEST_TEXT = 500  # characters
_UNFIT = re.compile(  # no mark-up, nothing unseen, nothing that turns what stands around it
    r"[<>\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]"
)


class Found(list[Problem]):
    """Problems: the first ``most``, and of the others how many there are (``more``)."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.more = 0
        self._most = most

    def append(self, problem: Problem) -> None:
        """One more."""
        if len(self) < self._most:
            super().append(problem)
        else:
            self.more += 1

    def extend(self, problems: Iterable[Problem]) -> None:
        """Several more."""
        for one in problems:
            self.append(one)

    def told(self) -> list[Problem]:
        """The problems, and that there are more if there are."""
        more = Problem("", "problem.more", {"count": str(self.more)})
        return [*self, more] if self.more else list(self)


class Table:
    """A table at a place in a file; ``problems`` is shared by all tables of the file."""

    def __init__(self, value: object, where: str, problems: list[Problem]) -> None:
        self.where = where
        self.problems = problems
        self._asked: set[str] = set()
        self._value: Mapping[str, object] = {}
        if isinstance(value, Mapping):
            self._value = value
        else:
            self.problem("", "problem.no_table")

    def __contains__(self, key: str) -> bool:
        return key in self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._value)

    def problem(self, key: str, why: str, **facts: object) -> None:
        """Something is wrong with ``key`` here ("": with the table itself)."""
        said = {name: str(fact) for name, fact in facts.items()}
        self.problems.append(Problem(self.place(key), why, said))

    def place(self, key: str) -> str:
        """Where ``key`` stands in the file: ``rules[3].text.nl``, counted from 1."""
        return ".".join(part for part in (self.where, key) if part)

    def value(self, key: str, default: object = REQUIRED) -> object:
        """What stands there, as it is; None when it is missing, which is a problem by then."""
        return self._take(key, default)

    def text(self, key: str, default: str | None = REQUIRED) -> str:
        """A text; a date counts as one."""
        value = self._take(key, default)
        if isinstance(value, date):
            return value.isoformat()
        if not isinstance(value, str):
            return "" if value is None else self._wrong(key, "problem.no_text", "")
        if len(value) > LONGEST_TEXT:
            return self._wrong(key, "problem.long_text", "", most=LONGEST_TEXT)
        if _UNFIT.search(value):
            return self._wrong(key, "problem.unfit_text", "")
        if default is REQUIRED and not value.strip():
            return self._wrong(key, "problem.empty", "")
        return value.strip()

    def whole(self, key: str, least: int, most: int, default: int | None = REQUIRED) -> int:
        """A whole number from ``least`` to ``most``."""
        value = self._take(key, default)
        if value is None:
            return least
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            return self._wrong(key, "problem.no_number", least, least=least, most=most)
        return value

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._take(key, REQUIRED)
        if value is None or isinstance(value, bool):
            return bool(value)
        return self._wrong(key, "problem.no_flag", False)

    def choice(self, key: str, kind: type[Choice], default: Choice | None = REQUIRED) -> Choice:
        """One of the words of ``kind``."""
        value = self._take(key, default)
        first = next(iter(kind))
        return first if value is None else self._chosen(key, value, kind) or first

    def choices(self, key: str, kind: type[Choice]) -> list[Choice]:
        """A list of words of ``kind``; none when it is not there."""
        found = [self._chosen(f"{key}[{n}]", one, kind) for n, one in self._items(key)]
        return [one for one in found if one is not None]

    def texts(self, key: str) -> list[str]:
        """A list of texts; none when it is not there."""
        found: list[str] = []
        for number, one in self._items(key):
            place = f"{key}[{number}]"
            if not isinstance(one, str) or not one or len(one) > LONGEST_TEXT:
                self.problem(place, "problem.no_text")
            elif _UNFIT.search(one):
                self.problem(place, "problem.unfit_text")
            else:
                found.append(one)
        return found

    def wholes(self, key: str, least: int, most: int) -> list[int]:
        """A list of different whole numbers from ``least`` to ``most``, not empty."""
        found: list[int] = []
        for number, one in self._items(key, REQUIRED):
            fits = isinstance(one, int) and not isinstance(one, bool) and least <= one <= most
            if not fits or not isinstance(one, int):
                self.problem(f"{key}[{number}]", "problem.no_number", least=least, most=most)
            elif one in found:
                self.problem(f"{key}[{number}]", "problem.double", said=one)
            else:
                found.append(one)
        if self._value.get(key) == []:
            self.problem(key, "problem.empty")
        return found

    def says(self, key: str, text: str) -> bool:
        """Whether ``key`` holds this very text."""
        self._asked.add(key)
        return self._value.get(key) == text

    def table(self, key: str, *, required: bool = True, why: str = "problem.no_table") -> Table:
        """A table within. When it is not there, or none (``why``), that is the one problem."""
        value = self._take(key, REQUIRED if required else {})
        if isinstance(value, Mapping):
            return Table(value, self.place(key), self.problems)
        if value is not None:
            self.problem(key, why)
        return Table({}, "", [])  # empty, and silent

    def tables(
        self, key: str, *, required: bool = True, some: bool = False, most: int = MOST_TABLES
    ) -> list[Table]:
        """A list of tables within, at ``most`` so many; with ``some`` at least one."""
        items = self._items(key, REQUIRED if required else (), most)
        if some and self._value.get(key) == []:
            self.problem(key, "problem.empty")
        return [Table(one, self.place(f"{key}[{n}]"), self.problems) for n, one in items]

    def finish(self) -> None:
        """Nothing more will be asked: what is left over is a problem."""
        known = ", ".join(sorted(self._asked))
        for key in self._value:
            if key not in self._asked:
                self.problem(_UNFIT.sub("?", str(key))[:80], "problem.unknown", known=known)

    def _take(self, key: str, default: object) -> object:
        self._asked.add(key)
        value = self._value.get(key)
        if value is not None:
            return value
        if default is REQUIRED:
            self.problem(key, "problem.missing")
        return default

    def _items(
        self, key: str, default: Sequence[object] | None = (), most: int = MOST_TABLES
    ) -> list[tuple[int, object]]:
        value = self._take(key, default)
        if value is None:
            return []
        if not isinstance(value, Sequence) or isinstance(value, str | bytes):
            return self._wrong(key, "problem.no_list", [])
        if len(value) > most:
            return self._wrong(key, "problem.long_list", [], most=most)
        return list(enumerate(value, 1))

    def _chosen(self, key: str, value: object, kind: type[Choice]) -> Choice | None:
        if isinstance(value, str) and value in {one.value for one in kind}:
            return kind(value)
        self.problem(key, "problem.no_choice", known=", ".join(one.value for one in kind))
        return None

    def _wrong(self, key: str, why: str, harmless: Harmless, **facts: object) -> Harmless:
        self.problem(key, why, **facts)
        return harmless
