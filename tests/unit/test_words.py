"""Texts: both languages say everything, all that is asked for is there, and nothing is left over.

An id stands in the code as a whole (``"pupil.oops.kept"``), or is put together in an f-string
(``f"teacher.role.{role}"``). Of the latter the fixed parts must fit, and what fills the gaps must
be a word, or a number, that the code knows.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter

import pytest

from kiosk import paths
from kiosk.desk.pasted import Skip
from kiosk.model import Role
from kiosk.signin import PICTURES
from kiosk.timetable.verdicts import Reason
from kiosk.words import DEFAULT, ROOMS

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("nl", "en")
STARTS = "error|problem|pupil|teacher|command"
WHOLE = re.compile(rf"(?:{STARTS})\.[a-z0-9_.]*[a-z0-9]")
GAP = r"([a-z0-9_]+)"


def catalogue(language: str, room: str) -> dict[str, str]:
    texts: dict[str, str] = json.loads(
        paths.resource("translations", language, f"{room}.json").read_text("utf-8")
    )
    return texts


OPEN = {Reason.LESSON, Reason.NO_TIMETABLE, Reason.NOT_CLOSED}
"""Why a device is open: nothing is said then."""

DUTCH = {id: text for room in ROOMS for id, text in catalogue(DEFAULT, room).items()}


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


class Code:
    """The constants that the program's sources hold, and its f-strings as patterns."""

    def __init__(self, roots: tuple[str, ...]) -> None:
        self.words: set[str] = set()
        self.made: set[str] = set()
        for root in roots:
            for path in (ROOT / root).rglob("*.py"):
                self._read(ast.parse(path.read_text("utf-8")))

    def _read(self, tree: ast.Module) -> None:
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                self.words.add(node.value)
            elif isinstance(node, ast.JoinedStr) and (made := "".join(_parts(node))):
                self.made.add(made)

    def uses(self, id: str) -> bool:
        return id in self.words or any(self._fills(made, id) for made in self.made)

    def _fills(self, made: str, id: str) -> bool:
        found = re.fullmatch(made, id)
        return found is not None and all(
            gap.isdigit() or gap in self.words for gap in found.groups()
        )


def _parts(node: ast.JoinedStr) -> Iterator[str]:
    """The f-string as a pattern; nothing when it does not begin like an id."""
    first = node.values[0] if node.values else None
    if not isinstance(first, ast.Constant) or not re.match(rf"(?:{STARTS})\.", str(first.value)):
        return
    for part in node.values:
        yield re.escape(str(part.value)) if isinstance(part, ast.Constant) else GAP


CODE = Code(("kiosk", "ui"))


def test_there_is_something_to_hold_together() -> None:
    assert len(DUTCH) > 300
    assert len(CODE.made) > 10
    assert not CODE.uses("pupil.nobody.says.this")


def test_every_file_of_texts_is_a_room_that_is_read() -> None:
    for language in LANGUAGES:
        files = paths.resource("translations", language).glob("*.json")
        assert sorted(path.stem for path in files) == sorted(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_say_everything_with_the_same_facts(room: str) -> None:
    dutch, english = (catalogue(language, room) for language in LANGUAGES)
    assert dutch.keys() == english.keys()
    assert [id for id in dutch if gaps(dutch[id]) != gaps(english[id])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_in_two_rooms_or_is_empty(language: str) -> None:
    rooms = [catalogue(language, room) for room in ROOMS]
    assert sum(map(len, rooms)) == len(set().union(*rooms))
    assert [id for room in rooms for id, text in room.items() if not text.strip()] == []


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_twice(language: str, room: str) -> None:
    """Of two the last would count, whichever was meant."""
    file = paths.resource("translations", language, f"{room}.json")
    ids = [id for id, _ in json.loads(file.read_text("utf-8"), object_pairs_hook=list)]
    assert sorted(ids) == sorted(set(ids))


def test_every_text_that_is_asked_for_is_there() -> None:
    asked = {word for word in CODE.words if WHOLE.fullmatch(word)}
    assert len(asked) > 200
    assert sorted(asked - DUTCH.keys()) == []


@pytest.mark.parametrize(
    ("start", "ends"),
    [
        ("pupil.picture", PICTURES),
        ("pupil.day", range(1, 8)),
        ("teacher.month", range(1, 13)),
        ("teacher.role", Role),
        ("teacher.names", Skip),
        ("teacher.closed", set(Reason) - OPEN),
    ],
)
def test_a_text_for_each_of(start: str, ends: Iterable[object]) -> None:
    assert [end for end in ends if f"{start}.{end}" not in DUTCH] == []


def test_no_text_is_left_over() -> None:
    assert sorted(id for id in DUTCH if not CODE.uses(id)) == []
