"""``netjes pack template``: a file to start a protocol of one's own from."""

from __future__ import annotations

import re
from pathlib import Path

import click

from kiosk import paths
from kiosk.commands.helping import Command
from kiosk.commands.pack.finding import PATH, shipped
from kiosk.commands.speech import Speech, ThereAlready

OWN = "onze-school"
"""The id of a protocol that nobody has given one yet."""


def _new(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """A file that is not there yet; a click error when it is."""
    if value is not None and value.exists():
        raise ThereAlready(str(value), ctx, param)
    return value


def command(speech: Speech) -> click.Command:
    """``pack template``."""

    @click.command("template", cls=Command, help=speech("command.pack.template"))
    @click.option("--from", "start", metavar="PACK", help=speech("command.pack.from"))
    @click.option("--to", type=PATH, callback=_new, help=speech("command.pack.to"))
    def template(start: str | None, to: Path | None) -> None:
        text = started(start, speech) if start is not None else empty(speech.language)
        if to is None:
            click.echo(text, nl=False)
            return
        from kiosk.commands.timetable import files

        files.write(to, text.encode())
        click.echo(speech("command.pack.template_written", file=to))

    return template


def empty(language: str) -> str:
    """The file that explains itself, in this language."""
    return paths.resource("template", f"{language}.toml").read_text("utf-8")


def started(name: str, speech: Speech) -> str:
    """A pack that comes with Netjes, as the beginning of a school's own.

    Its id, origin, dates and spirit, and whose it is, are no longer those of the other.
    Raises NoSuchPack for what is no pack that comes with Netjes.
    """
    pack = shipped(name)
    text = paths.resource("packs", f"{name}.toml").read_text("utf-8")
    body = re.sub(r"\A(?:#[^\n]*\n|\n)+", "", text)
    for key, value in (("id", OWN), ("version", "1"), ("reading", 1)):
        body = _said(body, key, f'"{value}"' if isinstance(value, str) else str(value))
    body = re.sub(r"^origin = [^\n]*\n", "", body, count=1, flags=re.MULTILINE)
    for table in ("validity", "spirit"):
        body = _without(body, table, "")
    body = _without(body, "school", f'[school]\nname = "{speech("command.pack.our_school")}"\n\n')
    begin = speech("command.pack.started", id=pack.id, own=OWN)
    return "\n".join(f"# {line}" for line in begin.split("\n")) + f"\n\n{body}"


def _without(text: str, table: str, other: str) -> str:
    """The text with another table instead of this one."""
    own = rf"^\[{table}\]\n(?:[^\[\n][^\n]*\n)*\n*"
    return re.sub(own, lambda _: other, text, count=1, flags=re.MULTILINE)


def _said(text: str, key: str, value: str) -> str:
    """The text with another value for the first such key."""
    return re.sub(
        rf"^{key} = (?:\"[^\"\n]*\"|\d+)", f"{key} = {value}", text, count=1, flags=re.MULTILINE
    )
