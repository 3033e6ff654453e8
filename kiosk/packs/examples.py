"""What could stand where something is wrong: as the template has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kiosk import paths
from kiosk.errors import Problem
from kiosk.packs.loader import NOT_STATED
from kiosk.places import Places

HELPED = frozenset(
    {
        "problem.missing",
        "problem.empty",
        "problem.no_table",
        "problem.pack.no_texts",
        "problem.no_list",
        "problem.no_text",
        "problem.no_flag",
        "problem.no_date",
        "problem.pack.no_setting",
    }
)
"""The problems that an example helps with; others say themselves what can stand there."""

STATED: Mapping[str, str] = MappingProxyType(
    {
        "social_media": '"permission"',
        "grant_by": '["teacher", "leader"]',
        "closed_in_breaks": "true",
        "ask_first": "true",
        "video_purpose": "true",
        "downloads": '"none"',
        "photos": "false",
        "screen_capture": "false",
        "personal_information": "true",
        "lessons_a_year": "2",
        "derails": '["directie"]',
        "doubt": '["directie"]',
        "criminal": '"may_report"',
        "repair": '["remove", "talk"]',
    }
)
"""What each setting can say, for those who say something else about it."""

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
        example = self._fitting(problem) if problem.why in HELPED else ""
        if not example or len(example) > LONGEST:
            return problem
        return problem._replace(facts={**problem.facts, "example": example})

    def _fitting(self, problem: Problem) -> str:
        """A setting that is missing is one that nobody stated: no example puts words to it."""
        place = _NUMBER.sub("", problem.where)
        table, _, key = place.partition(".")
        if table == "settings" and key:
            key = key.partition(".")[0]
            if place == f"settings.{key}" and problem.why == "problem.missing":
                return f'{key} = "{NOT_STATED}"'
            if key in STATED:
                return f'{key} = {{ value = {STATED[key]}, clause = "A1" }}'
        return self._at(place)

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
