"""``netjes kiosk`` and ``netjes dashboard``, where the part that draws windows is not installed."""

from __future__ import annotations

import click

from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech
from kiosk.errors import NoWindows


def command(name: str, speech: Speech) -> click.Command:
    """A window's command: whatever its words are, there is no window here."""

    @click.command(
        name,
        cls=Command,
        help=speech(f"command.{name}"),
        context_settings={"ignore_unknown_options": True, "help_option_names": []},
    )
    @click.argument("words", nargs=-1, type=click.UNPROCESSED, expose_value=False)
    def window() -> None:
        raise NoWindows

    return window
