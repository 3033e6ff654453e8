"""``netjes pack show``: a protocol from beginning to end, for people or as JSON."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click
import msgspec

from kiosk.commands.helping import Command
from kiosk.commands.pack.listing import reviewed, today, whose
from kiosk.commands.pack.telling import Telling
from kiosk.commands.speech import Speech

if TYPE_CHECKING:
    from kiosk.packs.model import Pack

WIDEST = 100


def command(speech: Speech) -> click.Command:
    """``pack show PACK``."""

    @click.command("show", cls=Command, help=speech("command.pack.show"))
    @click.argument("pack")
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def show(pack: str, as_json: bool) -> None:
        from kiosk.commands.pack import finding
        from kiosk.packs.carried import waits

        found = finding.pack(pack)
        page = _Page(speech, found)
        waiting = {one.id: waits(found, one) for one in found.clauses}
        facts = {
            **msgspec.to_builtins(found),
            "waits": {id: carry for id, carry in waiting.items() if carry},
        }
        speech.tell(facts, as_json, lambda: page.text(today()))

    return show


class _Page:
    def __init__(self, speech: Speech, pack: Pack) -> None:
        self._speech = speech
        self._pack = pack
        self._telling = Telling(speech, pack)
        self._width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)

    def text(self, now: date) -> str:
        """All of it; a part that the protocol does not have is left out."""
        parts = {
            "settings": self._settings(),
            "rules": self._rules(),
            "clauses": self._clauses(),
            "contacts": self._contacts(),
            "consents": self._consents(),
            "measures": self._measures(),
            "topics": (self._item("", self._say(one.text)) for one in self._pack.topics),
            "think": self._think(),
        }
        lines = list(self._head(now))
        for head, found in parts.items():
            said = list(found)
            if said:
                lines += ["", self._speech(f"command.pack.head.{head}"), *said]
        return "\n".join(lines)

    def _head(self, now: date) -> Iterator[str]:
        pack, speech = self._pack, self._speech
        yield f"{pack.id}: {whose(pack)}"
        yield speech(
            "command.pack.edition",
            origin=speech(f"command.pack.origin.{pack.origin.value}"),
            version=pack.version,
            reading=pack.reading_number,
            sector=speech(f"command.pack.sector.{pack.sector.value}"),
        )
        if pack.school.board:
            yield speech("command.pack.board", board=pack.school.board)
        for key in ("adopted", "start", "end"):
            day = getattr(pack.validity, key)
            if day:
                yield speech(f"command.pack.validity.{key}", day=day)
        yield speech("command.pack.reviewed", review=reviewed(speech, pack, now))
        if pack.spirit:
            yield ""
            yield self._item("", self._say(pack.spirit), indent="")

    def _settings(self) -> Iterator[str]:
        from kiosk.packs.carried import setting_waits

        settings = self._pack.settings
        for key in settings.__struct_fields__:
            said = f"{self._telling.name(key)}: {self._telling.setting(key)}"
            if setting_waits(key, getattr(getattr(settings, key), "value", None)):
                said = f"{said}. {self._speech('command.pack.waits.group')}"
            yield self._item("", said)

    def _rules(self) -> Iterator[str]:
        for rule in self._pack.rules:
            bands = f" [{', '.join(rule.bands)}]" if rule.bands else ""
            yield self._item(rule.clause, self._say(rule.text) + bands)
            for band, texts in rule.words.items():
                yield self._item("", f"{band}: {self._say(texts)}", indent="        ")

    def _clauses(self) -> Iterator[str]:
        from kiosk.packs.model import Theme

        for theme in Theme:
            here = [one for one in self._pack.clauses if one.theme is theme]
            if here:
                yield self._item("", self._speech(f"command.pack.theme.{theme.value}"))
            for one in here:
                carried = self._telling.carried(one)
                yield self._item(one.id, f"{self._say(one.text)} [{carried}]", indent="    ")

    def _contacts(self) -> Iterator[str]:
        for one in self._pack.contacts:
            yield self._item(one.clause, self._telling.contact(one))

    def _consents(self) -> Iterator[str]:
        for one in self._pack.consents:
            yield self._item(one.clause, self._telling.consent(one))

    def _measures(self) -> Iterator[str]:
        for one in self._pack.measures:
            whom = self._telling.words("audience", one.audience)
            yield self._item(one.clause, f"{self._say(one.text)} [{whom}]")

    def _think(self) -> Iterable[str]:
        think = self._pack.think
        questions = think.questions if think is not None else []
        return [self._item(one.letter, self._say(one.text)) for one in questions]

    def _say(self, texts: dict[str, str]) -> str:
        return self._telling.text(texts)

    def _item(self, mark: str, text: str, indent: str = "  ") -> str:
        begin = f"{indent}{mark:<6}" if mark else indent
        return textwrap.fill(
            text, self._width, initial_indent=begin, subsequent_indent=" " * len(begin)
        )
