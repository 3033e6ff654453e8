"""``netjes pack diff``: what two protocols, or two editions of one, do differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from kiosk.commands.helping import Command
from kiosk.commands.pack.listing import whose
from kiosk.commands.pack.telling import Telling
from kiosk.commands.speech import Speech

if TYPE_CHECKING:
    from kiosk.packs.difference import Difference, Edited
    from kiosk.packs.model import Pack

LONGEST = 160
"""Characters of a thing that are told; ``show`` has the whole."""


def command(speech: Speech) -> click.Command:
    """``pack diff BEFORE AFTER``."""

    @click.command("diff", cls=Command, help=speech("command.pack.diff"))
    @click.argument("before")
    @click.argument("after")
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def diff(before: str, after: str, as_json: bool) -> None:
        from kiosk.commands.pack import finding
        from kiosk.packs.difference import difference

        old, new = finding.pack(before), finding.pack(after)
        found = difference(old, new)
        facts = {
            "before": {"id": old.id, "version": old.version, "reading": old.reading},
            "after": {"id": new.id, "version": new.version, "reading": new.reading},
            **msgspec.to_builtins(found),
        }
        speech.tell(facts, as_json, lambda: "\n".join(_lines(speech, old, new, found)))

    return diff


def _lines(speech: Speech, old: Pack, new: Pack, found: Difference) -> Iterator[str]:
    before, after = Telling(speech, old), Telling(speech, new)
    yield speech("command.pack.between", before=_whole(old), after=_whole(new))
    pairs = [(after.name(one.key), before.setting(one.key), after.setting(one.key))
             for one in found.settings]  # fmt: skip
    if before.review() != after.review():
        pairs.append((speech("command.pack.setting.review"), before.review(), after.review()))
    if pairs:
        yield f"\n{speech('command.pack.head.settings')}"
    for name, was, now in pairs:
        yield f"  {name}\n    - {was}\n    + {now}"
    for key, edited in found.lists.items():
        yield f"\n{speech(f'command.pack.head.{key}')}"
        for one in edited:
            yield from _edited(speech, one, before.thing(key, one.id), after.thing(key, one.id))
    if found.head:
        keys = (speech(f"command.pack.once.{one.key}") for one in found.head)
        yield f"\n{speech('command.pack.also', keys=', '.join(keys))}"
    yield f"\n{_verdict(speech, found)}"


def _edited(speech: Speech, one: Edited, was: str, now: str) -> Iterator[str]:
    """What became of a thing: gone, new, or otherwise than it was."""
    fields = ", ".join(one.fields) or speech("command.pack.moved")
    if was and now:
        meaning = f" {speech('command.pack.meaning')}" if one.meaning else ""
        yield f"  {one.id}: {fields}{meaning}"
        if was == now:
            return
    pad = "    " if was and now else "  "
    yield from (f"{pad}{sign} {_short(said)}" for sign, said in (("-", was), ("+", now)) if said)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _verdict(speech: Speech, found: Difference) -> str:
    if found.unread:
        return speech("command.pack.unread")
    if found.reads_again:
        return speech("command.pack.reads_again")
    return speech("command.pack.same" if found.same else "command.pack.no_reading")


def _whole(pack: Pack) -> str:
    return f"{pack.id} {pack.version} ({whose(pack)})"
