"""``netjes hub``: the hub as a process."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from kiosk import paths
from kiosk.commands import staff
from kiosk.commands.helping import Command, Group
from kiosk.commands.speech import Speech
from kiosk.hub.files import USUAL_PORT

LOG = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def command(speech: Speech) -> click.Group:
    """``hub serve``, and ``hub staff`` with its own."""

    @click.command("serve", cls=Command, help=speech("command.hub.serve"))
    @click.option("--data", type=click.Path(path_type=Path), help=speech("command.hub.data"))
    @click.option("--host", default="127.0.0.1", metavar="ADDRESS", help=speech("command.hub.host"))
    @click.option(
        "--port",
        type=click.IntRange(0, 65535),
        metavar="PORT",
        help=speech("command.hub.port", port=USUAL_PORT),
    )
    def serve(data: Path | None, host: str, port: int | None) -> None:
        from kiosk import clock
        from kiosk.hub import serving

        logging.basicConfig(level=logging.WARNING, format=LOG)
        serving.serve(data or paths.data("hub"), host, port, clock.system().wall, sys.stdout)

    group = Group("hub", help=speech("command.hub"))
    group.add_command(serve)
    group.add_command(staff.command(speech))
    return group
