"""``netjes demo``: the whole on one machine."""

from __future__ import annotations

import subprocess
import sys

import click

from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech


def command(speech: Speech) -> click.Command:
    """The demo is a program beside the product: it is started, never imported."""

    @click.command(
        "demo",
        cls=Command,
        help=speech("command.demo"),
        context_settings={"ignore_unknown_options": True, "help_option_names": []},
    )
    @click.argument("words", nargs=-1, type=click.UNPROCESSED)
    def demo(words: tuple[str, ...]) -> int:
        return subprocess.call([sys.executable, "-m", "kiosk.demo", *words])

    return demo
