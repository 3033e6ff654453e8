"""``netjes pack``: the schools' protocols that Netjes carries out."""

from __future__ import annotations

import click

from kiosk.commands.helping import Group
from kiosk.commands.pack import checking, differing, listing, showing, starting
from kiosk.commands.speech import Speech


def command(speech: Speech) -> click.Group:
    """``pack list``, ``check``, ``show``, ``diff`` and ``template``."""
    group = Group("pack", help=speech("command.pack"))
    for made in (listing, checking, showing, differing, starting):
        group.add_command(made.command(speech))
    return group
