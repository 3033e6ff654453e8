"""What a protocol decides, as sentences for people."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.commands.speech import Speech

if TYPE_CHECKING:
    from kiosk.packs.model import Clause, ConsentTerm, Contact, Pack, Services, Setting, Texts

_WORDS = ("grant_by", "repair")
"""The settings that are a list of words of their own."""


class Telling:
    """Tells of one protocol in the language of the command."""

    def __init__(self, speech: Speech, pack: Pack) -> None:
        self._speech = speech
        self._pack = pack

    def text(self, texts: Texts) -> str:
        """A text in the reader's language, in Dutch where it is not written in that."""
        from kiosk.packs.model import text_in

        return text_in(texts, self._speech.language)

    def words(self, subject: str, values: Iterable[StrEnum]) -> str:
        """Words of the schema, as people say them."""
        return ", ".join(self._speech(f"command.pack.{subject}.{one.value}") for one in values)

    def carried(self, clause: Clause) -> str:
        """What Netjes does with a clause, and what people do themselves as long as it does not."""
        from kiosk.packs.carried import instead, waits

        waiting, todo = waits(self._pack, clause), instead(self._pack, clause)
        done = self.words("carry", (one for one in clause.carry if one not in waiting))
        if todo is None:
            return done
        if not done:
            return self._speech(f"command.pack.waits.{todo.value}")
        later = self.words("carry", waiting)
        return self._speech("command.pack.waits.partly", carry=done, later=later)

    def setting(self, key: str) -> str:
        """What the protocol says in a setting, and the clause; or that it does not say it."""
        if key == "services":
            said, clause = self._services(self._pack.settings.services)
        else:
            setting: Setting[object] = getattr(self._pack.settings, key)
            said, clause = self._value(key, setting.value), setting.clause
        if not said:
            return self._speech("command.pack.not_stated")
        return f"{said} ({clause})" if clause else said

    def consent(self, term: ConsentTerm) -> str:
        """What a consent is for, and on what terms."""
        said = [self.words("renewal", [term.renewal])]
        if term.shown:
            said.append(self.words("shown", term.shown))
        if term.own_from:
            said.append(self._speech("command.pack.own_from", age=term.own_from))
        if term.unless_refused:
            said.append(self._speech("command.pack.unless_refused"))
        return f"{self.text(term.purpose)} [{', '.join(said)}]"

    def contact(self, one: Contact) -> str:
        """Whom to turn to, and what for."""
        address = f" ({one.address})" if one.address else ""
        return f"{self.text(one.name)}{address}: {self.text(one.purpose)}"

    def thing(self, key: str, id: str) -> str:
        """One of the list ``key``, with its clause; "" where there is none of that id."""
        one = next((one for one in getattr(self._pack, key) if one.id == id), None)
        if one is None:
            return ""
        if key == "consents":
            said = self.consent(one)
        else:
            said = self.contact(one) if key == "contacts" else self.text(one.text)
        clause = getattr(one, "clause", "") or (id if key == "clauses" else "")
        return f"{said} ({clause})" if clause else said

    def review(self) -> str:
        """When the protocol is reviewed; or that it does not say so."""
        return self._pack.validity.review or self._speech("command.pack.not_stated")

    def name(self, key: str) -> str:
        """What a setting is about."""
        return self._speech(f"command.pack.setting.{key}")

    def _value(self, key: str, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return self._speech("command.pack.yes" if value else "command.pack.no")
        if isinstance(value, StrEnum):
            return self.words(key, [value])
        if isinstance(value, list) and key in _WORDS:
            return self.words(key, value)
        if isinstance(value, list):  # ids of contacts
            names = {one.id: self.text(one.name) for one in self._pack.contacts}
            return ", ".join(names.get(str(id), str(id)) for id in value)
        return str(value)

    def _services(self, named: Services) -> tuple[str, str]:
        from kiosk.packs.services import services

        known = services()
        said = [known[id].name if id in known else id for id in named.named]
        said += [self._speech(f"command.pack.kind.{kind}") for kind in named.kinds]
        if named.future:
            said.append(self._speech("command.pack.future"))
        return ", ".join(said), named.clause
