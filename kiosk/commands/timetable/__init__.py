"""``netjes timetable``: files with a school's hours, what they say, and calendars in and out."""

from __future__ import annotations

import click

from kiosk.commands.helping import Group
from kiosk.commands.speech import Speech
from kiosk.commands.timetable import check, explain, exporting, importing, overview


def command(speech: Speech) -> click.Group:
    """``timetable check``, ``explain``, ``year``, ``import`` and ``export``."""
    group = Group("timetable", help=speech("command.timetable"))
    for made in (check, explain, overview, importing, exporting):
        group.add_command(made.command(speech))
    return group
