"""The subcommands of ``netjes``, one subject a file, and how they tell of trouble.

Whatever goes wrong is one sentence on standard error, in the reader's language, and an exit code
that is not 0.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import click

from kiosk.commands import demo, doctor, enrol, hub, pack, timetable, window
from kiosk.commands.helping import Group
from kiosk.commands.speech import Speech, plain
from kiosk.errors import NetjesError
from kiosk.words import sentence

FAILED = 1
MISUSED = 2
INTERRUPTED = 130


def run(
    words: Sequence[str], windows: Sequence[str], environment: Mapping[str, str] = os.environ
) -> int:
    """Run the command, and give its exit code. ``windows`` are the commands that draw."""
    speech = Speech.of(environment)
    try:
        done = command(speech, windows).main(
            list(words), "netjes", standalone_mode=False, obj=speech
        )
    except click.exceptions.NoArgsIsHelpError as trouble:
        trouble.show()
        return MISUSED
    except click.UsageError as trouble:
        click.echo(plain(speech.misuse(trouble)), err=True)
        return MISUSED
    except click.Abort:
        return INTERRUPTED
    except NetjesError as trouble:
        click.echo(plain(sentence(trouble, speech.language)), err=True)
        return FAILED
    except OSError as trouble:
        click.echo(speech("command.trouble", why=trouble.strerror or str(trouble)), err=True)
        return FAILED
    return done if isinstance(done, int) else 0


def command(speech: Speech, drawing: Sequence[str]) -> click.Group:
    """``netjes`` with all its subcommands, speaking one language."""
    group = Group(
        "netjes",
        help=speech("command.netjes"),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        no_args_is_help=True,
    )
    for made in (
        *(window.command(name, speech) for name in drawing),
        demo.command(speech),
        hub.command(speech),
        enrol.command(speech),
        pack.command(speech),
        timetable.command(speech),
        doctor.command(speech),
    ):
        group.add_command(made)
    return group
