"""``netjes kiosk`` and ``netjes dashboard``: how they are explained, and that there is no window.

Where the part that draws windows is installed, only their help is asked for here; otherwise
:mod:`kiosk.cli` has gone on to the window before anything of this is imported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import click

from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech
from kiosk.errors import NoWindows

_FOLDERS: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType(
    {
        "kiosk": (("--data", "command.doctor.data"),),
        "dashboard": (("--data", "command.dashboard.data"), ("--hub-data", "command.hub.data")),
    }
)
"""The folders that a window can be given (:mod:`ui.options` reads them), and their texts."""


def command(name: str, speech: Speech) -> click.Command:
    """A window's command: whatever its words are, there is no window here."""
    folders = [
        click.Option([option], metavar="DIR", expose_value=False, help=speech(text))
        for option, text in _FOLDERS[name]
    ]
    windowed = click.Option(
        ["--windowed"], is_flag=True, expose_value=False, help=speech("command.window.windowed")
    )
    trace = click.Option(
        ["--trace"], metavar="FILE", expose_value=False, help=speech("command.window.trace")
    )
    return Command(
        name,
        callback=_no_windows,
        params=[*folders, windowed, trace],
        help=speech(f"command.{name}"),
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )


def _no_windows() -> None:
    raise NoWindows
