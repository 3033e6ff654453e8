"""Out of a file: what it would add to the register, and every mistake with its line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from msgspec import Struct, field

from kiosk import names
from kiosk.desk.consent_csv.columns import BY, COLUMNS, HOW, STATES, bare
from kiosk.desk.register import Person, Register
from kiosk.desk.saying import Saying, posting_of
from kiosk.desk.typed import nearest_date, tidy
from kiosk.packs.model import ConsentTerm
from kiosk.register.postings import Posting, posting
from kiosk.register.statements import By, Statement

LARGEST = 2_000_000
"""Bytes of a file that is read."""

MOST_ROWS = 5_000
MOST_PROBLEMS = 200
"""So many problems are told; the rest is counted."""

_NEEDED = ("person", "consent", "state")
_SEP = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)


class Problem(Struct, frozen=True):
    """What is wrong with a line (from 1) of the file: a message id and what stands there."""

    line: int
    why: str
    said: str = ""


class Row(Struct, frozen=True):
    """What a line adds to the register."""

    line: int
    person: Person
    saying: Saying


class Preview(Struct, frozen=True):
    """What a file comes to. ``there`` lines stand in the register already, ``empty`` say nothing.

    ``more`` counts problems beyond those in ``problems``.
    """

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    there: int = 0
    empty: int = 0
    more: int = 0

    @property
    def ready(self) -> bool:
        """Whether it can be recorded: there is something new, and nothing is wrong."""
        return bool(self.rows) and not self.problems


class _Wrong(Exception):
    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(why)
        self.why, self.said = f"teacher.consent_list.wrong.{why}", tidy(said)


def read(data: bytes, register: Register) -> Preview:
    """What a file would add to the register. Nothing is recorded by this."""
    if len(data) > LARGEST:
        return _told([_Wrong("large")])
    text = _decoded(data)
    if text is None:
        return _told([_Wrong("letters")])
    return _Reading(register).preview(text)


def _told(wrongs: Iterable[_Wrong]) -> Preview:
    return Preview(problems=[Problem(1, one.why, one.said) for one in wrongs])


def _decoded(data: bytes) -> str | None:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


class _Reading:
    """One file, line by line, against the register as it is."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._today = register.today
        self._people = _by_name(register.people())
        self._seen: dict[tuple[str, str, str], int] = {}
        self._rows: list[Row] = []
        self._problems: list[Problem] = []
        self._there = self._empty = 0

    def preview(self, text: str) -> Preview:
        """Read every line, and tell of every one that is wrong."""
        reader, skipped = _reader(text)
        try:
            self._read(reader, skipped)
        except csv.Error:
            self._tell(reader.line_num + skipped, _Wrong("quotes"))
        found = self._problems
        return Preview(
            self._rows,
            found[:MOST_PROBLEMS],
            self._there,
            self._empty,
            max(len(found) - MOST_PROBLEMS, 0),
        )

    def _read(self, reader: _Lines, skipped: int) -> None:
        columns = _columns(next(reader, []))
        missing = [COLUMNS[name][0] for name in _NEEDED if name not in columns]
        if missing:
            self._tell(1 + skipped, _Wrong("columns", ", ".join(missing)))
            return
        for count, cells in enumerate(reader, 1):
            line = reader.line_num + skipped
            if count > MOST_ROWS:
                self._tell(line, _Wrong("rows", str(MOST_ROWS)))
                return
            said = {name: bare(cells[at]) for name, at in columns.items() if at < len(cells)}
            if any(said.values()):
                self._line(line, {**dict.fromkeys(COLUMNS, ""), **said})

    def _line(self, line: int, said: Mapping[str, str]) -> None:
        if not said["state"]:
            self._empty += 1
            return
        wrongs: list[_Wrong] = []
        person = _tried(wrongs, lambda: self._person(said["person"]))
        term = _tried(wrongs, lambda: self._term(said["consent"]))
        saying = self._saying(said, person, wrongs)
        if person and term and saying and not wrongs:
            wrongs += self._troubles(line, person, term, saying)
        for wrong in wrongs:
            self._tell(line, wrong)
        if person and term and saying and not wrongs:
            self._take(Row(line, person, saying), term)

    def _saying(
        self, said: Mapping[str, str], person: Person | None, wrongs: list[_Wrong]
    ) -> Saying | None:
        by = By.STAFF if person and person.staff else By.PARENTS
        state = _tried(wrongs, lambda: _meant(said["state"], STATES, "state"))
        by = _tried(wrongs, lambda: _meant(said["by"], BY, "by") if said["by"] else by) or by
        day = _tried(wrongs, lambda: self._day(said["date"]) or self._today)
        until = _tried(wrongs, lambda: self._day(said["until"]))
        asked = _tried(wrongs, lambda: _posting(said["posting"]))
        how = next((how for how, ways in HOW.items() if _same(said["how"], (how, *ways))), None)
        if state is None or day is None:
            return None
        how = how or said["how"] or "paper"
        term = said["consent"].casefold()
        return Saying(term, state, by, day, how, until, asked, said["said_by"])

    def _troubles(
        self, line: int, person: Person, term: ConsentTerm, saying: Saying
    ) -> list[_Wrong]:
        found = saying.troubles(term, self._today, staff=person.staff)
        wrongs = [_Wrong(why.rpartition(".")[2]) for why in found]
        key = (person.id, term.id, saying.posting.key if saying.posting else "")
        first = self._seen.setdefault(key, line)
        return [*wrongs, _Wrong("twice", str(first))] if first != line else wrongs

    def _take(self, row: Row, term: ConsentTerm) -> None:
        key = row.saying.posting.key if row.saying.posting else ""
        last = self._register.standing(term, row.person.id, key).said
        if last is not None and _as_said(last) == row.saying:
            self._there += 1
        else:
            self._rows.append(row)

    def _person(self, said: str) -> Person:
        found = self._people.get(_sorted(said), [])
        if len(found) == 1:
            return found[0]
        raise _Wrong("two" if found else "person", said)

    def _term(self, said: str) -> ConsentTerm:
        term = self._register.term(said.casefold())
        if term is None:
            raise _Wrong("consent", said)
        return term

    def _day(self, said: str) -> date | None:
        if not said:
            return None
        day = nearest_date(said, self._today)
        if day is None:
            raise _Wrong("date", said)
        return day

    def _tell(self, line: int, wrong: _Wrong) -> None:
        self._problems.append(Problem(line, wrong.why, wrong.said))


class _Lines(Protocol):
    """What :func:`csv.reader` gives: cells, and the line that was read last."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


Meant = TypeVar("Meant")


def _tried(wrongs: list[_Wrong], job: Callable[[], Meant]) -> Meant | None:
    try:
        return job()
    except _Wrong as wrong:
        wrongs.append(wrong)
        return None


def _reader(text: str) -> tuple[_Lines, int]:
    """The cells of each line, and how many lines were left out before them."""
    said = _SEP.match(text)
    text = text[said.end() :] if said else text
    first = text.partition("\n")[0]
    mark = said[1] if said else max(";,\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    return lines, 1 if said else 0


def _columns(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        for name, headings in COLUMNS.items():
            if _same(bare(cell), (name, *headings)):
                found.setdefault(name, at)
    return found


def _meant(said: str, words: Mapping[Meant, tuple[str, str]], what: str) -> Meant:
    for value, ways in words.items():
        if _same(said, ways):
            return value
    raise _Wrong(what, said)


def _posting(said: str) -> Posting | None:
    if not said:
        return None
    found = posting(said)
    if found is None:
        raise _Wrong("posting_form", said)
    return posting_of(found.day, found.name)


def _as_said(one: Statement) -> Saying:
    return Saying(
        one.term,
        one.state,
        one.by,
        one.day,
        one.how,
        one.until,
        posting(one.posting) if one.posting else None,
        one.name,
    )


def _same(said: str, ways: Iterable[str]) -> bool:
    return said.casefold() in ways


def _sorted(name: str) -> str:
    return " ".join(names.sort_key(name).split())


def _by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    """Everybody by whole name, and by what they are called where that is shorter."""
    found: dict[str, list[Person]] = {}
    for one in people:
        for name in {_sorted(one.name), _sorted(one.called)}:
            found.setdefault(name, []).append(one)
    return found
