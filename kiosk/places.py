"""Where in a TOML text something stands: the line of ``groups[2].periods[3].end``.

A table knows its values and not their lines; so the text is gone through once more, by how it is
laid out. Nothing is judged here: the text has been read, or is about to be refused for its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kiosk.errors import Problem

_KEY = r"(?:[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')"
_DOT = r"[ \t]*\.[ \t]*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEY}(?:{_DOT}{_KEY})*)[ \t]*\]\]?[^\n]*")
_PAIR = re.compile(rf"[ \t]*({_KEY}(?:{_DOT}{_KEY})*)[ \t]*=[ \t]*")
_PART = re.compile(_KEY)
_QUOTES = ('"""', "'''", '"', "'")


class Pair(NamedTuple):
    """A key; its value stands at ``start`` to ``end`` in the text, the key itself at ``at``."""

    key: str
    start: int
    end: int
    at: int


class Block(NamedTuple):
    """A table of the file: its header, where that begins and ends, and its keys.

    ``many``: it is one of a list of tables.
    """

    path: str
    start: int
    end: int
    pairs: list[Pair]
    many: bool = False

    @property
    def last(self) -> int:
        """Where the last thing in it ends."""
        return self.pairs[-1].end if self.pairs else self.end

    def pair(self, key: str) -> Pair | None:
        """The key of this name; None where the table does not say it."""
        return next((one for one in self.pairs if one.key == key), None)


class Places:
    """A text's places. One of a list of tables is ``groups[2]``, counted from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spots: dict[str, int] = {}
        self._pairs: dict[str, Pair] = {}
        counts: dict[str, int] = {}
        for block in blocks(text):
            self._take(block, _numbered(block, counts))

    def line(self, place: str) -> int:
        """The line of a place, or of the nearest thing around it; 0 where there is none."""
        while place:
            spot = self._spot(place)
            if spot >= 0:
                return self._text.count("\n", 0, spot) + 1
            place = place.rpartition(".")[0]
        return 0

    def said(self) -> Mapping[str, str]:
        """What is written at each place that has a key of its own: the key with its value."""
        return {place: self._text[one.at : one.end] for place, one in self._pairs.items()}

    def _take(self, block: Block, path: str) -> None:
        if path:
            self._spots.setdefault(block.path, block.start)
            self._spots.setdefault(path, block.start)
        for pair in block.pairs:
            place = path
            for part in pair.key.split("."):
                place = f"{place}.{part}" if place else part
                self._spots.setdefault(place, pair.at)
            self._pairs.setdefault(place, pair)

    def _spot(self, place: str) -> int:
        if place in self._spots:
            return self._spots[place]
        base, _, number = place.removesuffix("]").rpartition("[")
        pair = self._pairs.get(base)
        if pair is None or not number.isdigit():
            return -1
        starts = [start for start, _ in elements(self._text, pair)]
        return starts[int(number) - 1] if 0 < int(number) <= len(starts) else pair.at


def lined(name: str, text: str, problems: Iterable[Problem]) -> list[Problem]:
    """The problems with the line in the file ``name`` before their place, where there is one.

    In the order of the lines; what is about the whole file comes last.
    """
    places = Places(text)
    found: list[tuple[int, Problem]] = []
    for one in problems:
        line = places.line(one.where)
        found.append((line, one._replace(where=f"{name}:{line}: {one.where}") if line else one))
    return [one for _, one in sorted(found, key=lambda pair: (not pair[1].where, pair[0]))]


def blocks(text: str) -> Iterator[Block]:
    """The tables of a file, the nameless first one included."""
    block, at = Block("", 0, 0, []), 0
    while at < len(text):
        header, pair = _HEADER.match(text, at), _PAIR.match(text, at)
        if header is not None:
            yield block
            start = header.end(1) - len(header[1])
            block = Block(_plain(header[2]), start, header.end(), [], header[1] == "[[")
            at = header.end()
        elif pair is not None:
            end = _end(text, pair.end())
            block.pairs.append(Pair(_plain(pair[1]), pair.end(), end, pair.start(1)))
            at = end
        at = text.find("\n", at) + 1 or len(text)
    yield block


def elements(text: str, pair: Pair) -> Iterator[tuple[int, int]]:
    """Where each table of a list stands."""
    at = pair.start + 1
    while at < pair.end:
        if text[at] == "#":
            at = text.index("\n", at)
        elif text[at] == "{":
            end = _end(text, at, ",]")
            yield at, end
            at = end
        else:
            at += 1


def _numbered(block: Block, counts: dict[str, int]) -> str:
    """The block's path with the numbers of the tables in lists that it goes through."""
    path = ""
    parts = block.path.split(".") if block.path else []
    for number, part in enumerate(parts, 1):
        path = f"{path}.{part}" if path else part
        if block.many and number == len(parts):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path


def _plain(key: str) -> str:
    """A dotted key without quotes and spaces."""
    return ".".join(part.strip("\"'") for part in _PART.findall(key))


def _end(text: str, at: int, stop: str = "\n") -> int:
    """Where a value that begins at ``at`` ends: outside of brackets and quotes, at ``stop``."""
    depth, end = 0, at
    while at < len(text):
        sign = text[at]
        if sign in "\"'":
            quote = next(one for one in _QUOTES if text.startswith(one, at))
            at = end = _unquoted(text, at, quote)
            continue
        if sign == "#":
            at = text.find("\n", at)
            if at < 0:
                break
            continue
        if depth == 0 and sign in stop:
            break
        depth += (sign in "[{") - (sign in "]}")
        at += 1
        if not sign.isspace():
            end = at
    return end


def _unquoted(text: str, at: int, quote: str) -> int:
    at += len(quote)
    while at < len(text) and not text.startswith(quote, at):
        at += 2 if text[at] == "\\" and '"' in quote else 1
    return at + len(quote)
