"""``netjes demo``: the whole on one machine."""

from __future__ import annotations

import subprocess
import sys

import click

from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech


def command(speech: Speech) -> click.Command:
    """The demo is a program beside the product: it is started, never imported."""

    @click.command("demo", cls=Command, help=speech("command.demo"))
    @click.option("--headless", is_flag=True, help=speech("command.demo.headless"))
    @click.option("--out", metavar="DIR", help=speech("command.demo.out"))
    @click.option("--clock", metavar="HH:MM", help=speech("command.demo.clock"))
    @click.option("--pack", metavar="NAME", help=speech("command.demo.pack"))
    def demo(headless: bool, out: str | None, clock: str | None, pack: str | None) -> int:
        words = ["--headless"] if headless else []
        words += [f"--out={out}"] if out is not None else []
        words += [f"--clock={clock}"] if clock is not None else []
        words += [f"--pack={pack}"] if pack is not None else []
        return subprocess.call([sys.executable, "-m", "kiosk.demo", *words])

    return demo
