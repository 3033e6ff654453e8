"""What the commands say, in Dutch or English."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

import click

from kiosk.errors import UsageTrouble
from kiosk.words import Words, sentence, spoken

_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What makes a terminal do something: no file and no name that is told about may hold it."""


class ThereAlready(click.BadParameter):
    """A file that is to be made, and is there already; it is left alone."""


class Speech:
    """The commands' texts in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = Words(language, "errors", "command", "problems")

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Speech:
        """In the language of the environment."""
        return cls(spoken(environment))

    def __call__(self, message: str, /, **facts: object) -> str:
        """The text of ``message``."""
        return self._words(message, **facts)

    def tell(self, facts: object, as_json: bool, text: Callable[[], str]) -> None:
        """Print facts: as JSON, or as a text for people."""
        click.echo(json.dumps(facts, ensure_ascii=False) if as_json else plain(text()))

    def misuse(self, trouble: click.UsageError) -> str:
        """The sentence for words that the command does not know."""
        return sentence(UsageTrouble(why=self._why(trouble)), self.language)

    def _why(self, trouble: click.UsageError) -> str:
        match trouble:
            case click.NoSuchOption():
                return self("command.no_such", said=trouble.option_name)
            case click.exceptions.NoSuchCommand():
                return self("command.no_such", said=trouble.command_name)
            case click.MissingParameter():
                return self("command.missing", what=_named(trouble))
            case click.BadParameter():
                return self._bad(trouble)
            case click.BadOptionUsage():
                return self("command.bad", what=trouble.option_name)
            case _:
                return self("command.not_understood")

    def _bad(self, trouble: click.BadParameter) -> str:
        if isinstance(trouble, ThereAlready):
            return self("command.there_already", file=trouble.message)
        meant = trouble.param.help if isinstance(trouble.param, click.Option) else None
        message = "command.bad_meant" if meant else "command.bad"
        return self(message, what=_named(trouble), meant=meant)


def plain(text: str) -> str:
    """A text for a terminal, of lines and nothing that it would obey."""
    return _UNSEEN.sub("?", text)


def _named(trouble: click.BadParameter) -> str:
    parameter = trouble.param
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return str(parameter.human_readable_name) if parameter is not None else "?"
