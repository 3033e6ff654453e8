"""``netjes pack``: the schools' protocols that Netjes carries out."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from kiosk.commands.helping import Command, Group
from kiosk.commands.speech import Speech


def command(speech: Speech) -> click.Group:
    """``pack list``, ``pack check`` and ``pack show``."""

    @click.command("list", cls=Command, help=speech("command.pack.list"))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def list_packs(as_json: bool) -> None:
        from kiosk import packs

        found = packs.shipped()
        speech.tell(found, as_json, lambda: "\n".join(found))

    @click.command("check", cls=Command, help=speech("command.pack.check"))
    @click.argument("file", type=click.Path(path_type=Path))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def check(file: Path, as_json: bool) -> None:
        from kiosk import packs

        pack = packs.load(file)
        speech.tell(
            {"file": str(file), "id": pack.id, "version": pack.version, "ok": True},
            as_json,
            lambda: speech("command.pack.good", file=file, id=pack.id, version=pack.version),
        )

    @click.command("show", cls=Command, help=speech("command.pack.show"))
    @click.argument("name")
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def show(name: str, as_json: bool) -> None:
        from kiosk import packs

        path = Path(name)
        pack = packs.load(path) if path.suffix == ".toml" else packs.load_shipped(name)
        facts = msgspec.to_builtins(pack)
        speech.tell(facts, as_json, lambda: _laid_out(facts))

    group = Group("pack", help=speech("command.pack"))
    for made in (list_packs, check, show):
        group.add_command(made)
    return group


def _laid_out(value: object, depth: int = 0) -> str:
    """Facts as indented lines."""
    pad = "  " * depth
    if isinstance(value, dict):
        lines = [f"{pad}{key}:{_under(one, depth)}" for key, one in value.items()]
        return "\n".join(lines)
    if isinstance(value, list):
        return "\n".join(f"{pad}-{_under(one, depth)}" for one in value)
    return f"{pad}{value}"


def _under(value: object, depth: int) -> str:
    if isinstance(value, dict | list) and value:
        return "\n" + _laid_out(value, depth + 1)
    return f" {value}" if value not in ("", None, [], {}) else " -"
