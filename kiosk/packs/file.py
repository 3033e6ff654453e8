"""A pack's file: its text, its tables, and every problem in it with the line that it stands on.

Whatever a file holds, it is read or refused within a second and within some tens of megabytes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

from kiosk.errors import NoAccess, PackTrouble, Problem
from kiosk.packs import checks
from kiosk.packs.examples import Examples
from kiosk.packs.loader import LARGEST, pack_of
from kiosk.packs.model import Pack
from kiosk.places import lined
from kiosk.tables import Found, Table

MOST_PROBLEMS = 200
"""More than so many are counted, not told: solving these first tells what is left."""

_SLIPS = MappingProxyType(
    {
        "Invalid value": "problem.toml.value",
        "Illegal character '\\n'": "problem.toml.quote",
        "Unterminated string": "problem.toml.quote",
        "Expected newline or end of document": "problem.toml.quote",
        "Expected '=' after a key": "problem.toml.equals",
        "Invalid statement": "problem.toml.equals",
        "Unclosed": "problem.toml.open",
        "Expected ']'": "problem.toml.open",
        "Invalid initial character for a key part": "problem.toml.line",
        "Cannot overwrite a value": "problem.toml.twice",
        "Cannot declare": "problem.toml.twice",
        "Exceeds the limit": "problem.toml.value",
    }
)
"""How the reader of TOML begins to tell of the slips that people make, and our words for it."""

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_KEY = r"""(?:[A-Za-z0-9_\-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_DEEP = re.compile(
    rf"(?P<deep>(?:{_KEY}[ \t]*\.[ \t]*){{12}})"  # no key of a pack is made of so many
    r"""|"{3}(?:[^"\\]|\\.|"(?!""))*+(?:"{3})?|'{3}(?:[^']|'(?!''))*+(?:'{3})?"""
    r"""|"(?:[^"\\\n]|\\.)*+"?|'[^'\n]*+'?|\#[^\n]*+|[A-Za-z0-9_\-]++""",
    re.DOTALL,
)


def read(path: Path) -> Pack:
    """The pack in a file. Raises PackTrouble with every problem, NoAccess without the file."""
    raw = _content(path)
    problems = Found(MOST_PROBLEMS)
    try:
        text = raw.decode("utf-8-sig")
        pack = pack_of(Table(_parsed(text, path.name), "", problems))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        trouble = Problem(f"{path.name}:{line}", "problem.no_utf8", {})
        raise PackTrouble([trouble], file=path) from error
    except _NoTables as error:
        raise PackTrouble([error.problem], file=path) from error
    told = {one.where for one in problems}
    unsure = {"problem.pack.other_band"} if "sector" in told else set()
    problems.extend(
        one for one in checks.check(pack) if one.where not in told and one.why not in unsure
    )
    if problems:
        helped = Examples().beside(problems.told())
        raise PackTrouble(lined(path.name, text, helped), file=path)
    return pack


def advice(path: Path, pack: Pack) -> list[Problem]:
    """What may be better in the pack that was read from this file, with its lines."""
    found = Found(MOST_PROBLEMS)
    found.extend(checks.advise(pack))
    return placed(path, found.told())


def placed(path: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The problems with the line in this file before their place. Raises NoAccess."""
    return lined(path.name, _content(path).decode("utf-8-sig", errors="replace"), problems)


class _NoTables(Exception):
    """A text is no TOML."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise NoAccess(path=path) from error
    if len(raw) > LARGEST:
        raise PackTrouble([Problem("", "problem.large", {"most": str(LARGEST)})], file=path)
    return raw


def _parsed(text: str, name: str) -> dict[str, object]:
    """The tables of a text. Raises _NoTables."""
    deep = next((one for one in _DEEP.finditer(text) if one["deep"]), None)
    if deep is not None:  # tomllib takes the square of its time for these
        line = text.count("\n", 0, deep.start()) + 1
        raise _NoTables(Problem(f"{name}:{line}", "problem.deep", {}))
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise _NoTables(Problem("", "problem.deep", {})) from error
    except ValueError as error:  # also for a number of thousands of digits
        said = str(error)
        at = _AT_LINE.search(said)
        last = text.count("\n") + 1 if "(at end of document)" in said else 0
        where = f"{name}:{at[1]}" if at else f"{name}:{last}" if last else ""
        why = next((id for begin, id in _SLIPS.items() if said.startswith(begin)), "")
        facts = {} if why else {"said": said}
        raise _NoTables(Problem(where, why or "problem.no_toml", facts)) from error
