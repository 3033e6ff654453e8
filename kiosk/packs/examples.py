"""What could stand where something is wrong: as the template has it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk import paths
from kiosk.errors import Problem
from kiosk.places import Places

HELPED = frozenset(
    {
        "problem.missing",
        "problem.empty",
        "problem.no_table",
        "problem.no_list",
        "problem.no_text",
        "problem.no_flag",
        "problem.no_date",
        "problem.pack.no_setting",
    }
)
"""The problems that an example helps with; others say themselves what can stand there."""

LONGEST = 160
_NUMBER = re.compile(r"\[\d+\]")


class Examples:
    """A line for each place in a pack."""

    def __init__(self) -> None:
        self._text = paths.resource("template", "en.toml").read_text("utf-8")
        self._places = Places(self._text)
        self._said: dict[str, str] = {}
        for place, said in self._places.said().items():
            self._said.setdefault(_NUMBER.sub("", place), said)

    def beside(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems, with an example as a fact of those that one helps with."""
        return [self._with(one) for one in problems]

    def _with(self, problem: Problem) -> Problem:
        example = self._at(_NUMBER.sub("", problem.where)) if problem.why in HELPED else ""
        if not example or len(example) > LONGEST:
            return problem
        return problem._replace(facts={**problem.facts, "example": example})

    def _at(self, place: str) -> str:
        """The key that stands there or around it; of a table its header, or else its first key."""
        around = place
        while around and around not in self._said:
            around = around.rpartition(".")[0]
        if around:
            return self._said[around]
        first = next((said for key, said in self._said.items() if key.startswith(f"{place}.")), "")
        if not first:
            return ""
        line = self._text.split("\n")[self._places.line(place) - 1]
        return line if line.startswith("[") and place in line else first
