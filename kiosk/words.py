"""Words on screens and in sentences: a folder a language, a JSON file a room, ids to texts.

Plain JSON because it is read before the first window stands, and a room a file so that a window
reads no more than its own. Dutch is complete by definition and every other language falls back to
it, text by text. ``{name}`` in a text is filled from the facts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache

from kiosk import paths
from kiosk.errors import ManyProblems, NetjesError, Problem

DEFAULT = "nl"
ENGLISH = "en"
ROOMS = ("errors", "problems", "pupil", "teacher", "command")


class Words:
    """The texts of one language, of the rooms named."""

    def __init__(self, language: str = DEFAULT, *rooms: str) -> None:
        self._rooms = rooms or ROOMS
        self._texts: dict[str, str] = {}
        self.speak(language)

    def speak(self, language: str) -> None:
        """From now on another language; what has been said stays as it was said."""
        self.language = language
        self._texts = {}
        for tongue in dict.fromkeys((DEFAULT, language)):
            for room in self._rooms:
                self._texts.update(_catalogue(tongue, room))

    def __call__(self, message: str, /, **facts: object) -> str:
        """The text of ``message``, with its facts filled in. An unknown id is shown as it is."""
        text = self._texts.get(message, message)
        return text.format_map(_Facts(facts)) if facts else text

    def has(self, message: str) -> bool:
        """Whether there is such a text."""
        return message in self._texts


def spoken(environment: Mapping[str, str]) -> str:
    """The language to tell a user at a terminal in.

    English where the user's language is English, or is asked for; Dutch otherwise.
    """
    names = ("NETJES_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    said = next((environment[name] for name in names if environment.get(name)), DEFAULT)
    return ENGLISH if said.lower().startswith(ENGLISH) else DEFAULT


def sentence(error: NetjesError, language: str = DEFAULT) -> str:
    """The one clear sentence for an error; where it has several problems, one a line after it."""
    words = Words(language, "errors", "problems")
    facts = dict(error.facts)
    if isinstance(error, ManyProblems):
        facts["problems"] = "\n".join(_told(one, words) for one in error.problems)
    return words(error.message, **facts)


def matter(problem: Problem, words: Callable[..., str]) -> str:
    """What is the matter, and an example where there is one; where it stands is not said."""
    why = words(problem.why, **problem.facts)
    example = problem.facts.get("example")
    return words("problem.example", said=why, example=example) if example else why


def _told(problem: Problem, words: Words) -> str:
    why = matter(problem, words)
    return f"{problem.where}: {why}" if problem.where else why


class _Facts(dict[str, object]):
    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__(facts)

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


@cache
def _catalogue(language: str, room: str) -> dict[str, str]:
    path = paths.resource("translations", language, f"{room}.json")
    if not path.is_file():
        return {}
    texts: dict[str, str] = json.loads(path.read_text("utf-8"))
    return texts
