"""``netjes kiosk`` and ``netjes dashboard``: drawn by another part, which may not be here."""

from __future__ import annotations

import click

from kiosk.cli import WINDOWS
from kiosk.commands.speech import Speech
from kiosk.errors import NoWindows


def commands(speech: Speech) -> list[click.Command]:
    """One for each window. They run only where the windows are not installed."""
    return [_window(name, speech) for name in WINDOWS]


def _window(name: str, speech: Speech) -> click.Command:
    @click.command(
        name,
        help=speech(f"command.{name}"),
        context_settings={"ignore_unknown_options": True, "help_option_names": []},
    )
    @click.argument("words", nargs=-1, type=click.UNPROCESSED, expose_value=False)
    def window() -> None:
        raise NoWindows

    return window
