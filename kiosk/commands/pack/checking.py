"""``netjes pack check``: is a file a protocol, what is wrong with it, and what may be better?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.helping import Command
from kiosk.commands.pack.finding import PATH
from kiosk.commands.speech import Speech
from kiosk.errors import PackTrouble, Problem
from kiosk.words import matter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.packs.model import Pack


def command(speech: Speech) -> click.Command:
    """``pack check FILE``."""

    @click.command("check", cls=Command, help=speech("command.pack.check"))
    @click.argument("file", type=PATH)
    @click.option("--against", metavar="PACK", help=speech("command.pack.against"))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def check(file: Path, against: str | None, as_json: bool) -> int:
        from kiosk.commands.pack import finding
        from kiosk.packs.file import advice, placed

        before = None if against is None else finding.pack(against)
        try:
            pack = _right(file, before)
        except PackTrouble as trouble:
            if not as_json:
                raise
            wrong = {"ok": False, "problems": _said(speech, trouble.problems)}
            speech.tell({"file": str(file), **wrong}, as_json, str)
            return 1
        advices = [*placed(file, _taken(pack)), *advice(file, pack)]
        facts = {"file": str(file), "id": pack.id, "version": pack.version, "ok": True}
        told = _said(speech, advices)
        speech.tell(
            {**facts, "advice": told},
            as_json,
            lambda: "\n".join(
                [
                    speech("command.pack.good", file=file, id=pack.id, version=pack.version),
                    *([speech("command.pack.advice", count=len(told))] if told else []),
                    *(f"  {one['where']}: {one['said']}" for one in told),
                ]
            ),
        )
        return 0

    return check


def _said(speech: Speech, problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [{"where": one.where, "said": matter(one, speech)} for one in problems]


def _right(file: Path, before: Pack | None) -> Pack:
    """The pack in the file, held to the one before it. Raises PackTrouble and NoAccess."""
    from kiosk import packs

    pack = packs.load(file)
    if before is not None:
        _compare(file, before, pack)
    return pack


def _compare(file: Path, before: Pack, after: Pack) -> None:
    """Refuse another agreement under the same reading. Raises PackTrouble."""
    from kiosk.packs.difference import difference
    from kiosk.packs.file import placed

    found = difference(before, after)
    if found.unread:
        rules = ", ".join(one.id for one in found.rules if one.meaning) or after.sector.value
        facts = {"rules": rules, "reading": str(before.reading_number)}
        trouble = Problem("reading", "problem.pack.unread", facts)
        raise PackTrouble(placed(file, [trouble]), file=file)


def _taken(pack: Pack) -> list[Problem]:
    """A pack that says that it is one of those that come with Netjes, and is not."""
    from kiosk import packs

    taken = pack.id in packs.shipped() and packs.load_shipped(pack.id) != pack
    return [Problem("id", "problem.pack.taken", {"id": pack.id})] if taken else []
