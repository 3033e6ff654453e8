"""How the agreements' pages say what a protocol holds: in the window's language, and plain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kiosk.desk.decisions import Decided, Matter
from kiosk.desk.plain import harmless
from kiosk.packs.carried import instead, waits
from kiosk.packs.model import Audience, Carry, Clause, Origin, Pack, Texts, text_in
from kiosk.packs.policy import Source
from kiosk.packs.services import ServiceKind
from ui.teacher.tools import Tools

LONGEST = 1200  # characters of a text of a pack
LONGEST_NAME = 120
_BRIEF = 20

_CONSENTS = (Matter.PICTURE_CONSENT, Matter.SOCIAL_CONSENT)


class Saying:
    """Sentences about a pack."""

    def __init__(self, tools: Tools) -> None:
        self._words = tools.words

    def text(self, texts: Texts, longest: int = LONGEST) -> str:
        """A text of the pack."""
        return harmless(text_in(texts, self._words.language), longest)

    def reference(self, said: str) -> str:
        """A clause as it is referred to."""
        return harmless(said, 60)

    def brief(self, said: str) -> str:
        """The same where there is little room: of a pack with a long name the clause alone."""
        return self.reference(said if len(said) <= _BRIEF else said.rpartition(" ")[2])

    def audience(self, audience: Iterable[Audience]) -> str:
        """Whom something is about: ``medewerkers, ouders``."""
        return ", ".join(self._words(f"teacher.audience.{one.value}") for one in audience)

    def carried(self, pack: Pack, clause: Clause) -> str:
        """What Netjes does with a clause, and what people do themselves as long as it does not."""
        waiting, todo = waits(pack, clause), instead(pack, clause)
        done = [one for one in clause.carry if one not in waiting]
        if todo is None:
            return self._words("teacher.handbook.carried", carry=self._carry(done))
        if not done:
            return self._words(f"teacher.waits.{todo.value}")
        return self._words(
            "teacher.waits.partly", carry=self._carry(done), later=self._carry(waiting)
        )

    def _carry(self, carry: Iterable[Carry]) -> str:
        return ", ".join(self._words(f"teacher.carry.{one.value}") for one in carry)

    def school(self, pack: Pack) -> str:
        """Whose protocol it is."""
        parts = filter(None, (pack.school.name, pack.school.place, pack.school.board))
        return harmless(", ".join(dict.fromkeys(parts)), LONGEST_NAME)

    def title(self, pack: Pack) -> str:
        """What the pack is called at the head of a page; ours says that it is ours."""
        if pack.origin is Origin.NETJES:
            return self.school(pack)
        return self._words("teacher.handbook.of", school=self.school(pack))

    def date(self, said: str) -> str:
        """A date, a month or a year, as exact as it was given: ``1 februari 2027``."""
        year, month, day = [*said.split("-"), "", ""][:3]
        name = self._words(f"teacher.month.{int(month)}") if month else ""
        return " ".join(filter(None, (day.lstrip("0"), name, year)))

    def decided(self, one: Decided, services: Mapping[str, str] = MappingProxyType({})) -> str:
        """What holds in a matter; where nobody says anything, what Netjes does then.

        ``services``: names of services by id.
        """
        if one.source is Source.NETJES:
            return self._words(f"teacher.silent.{one.matter.value}")
        said = [self.text(name, LONGEST_NAME) for name in one.names]
        said += [self._service(id, services) for id in one.ids]
        said += [self._word(one, end) for end in one.says]
        what = ", ".join(said)
        return self._words("teacher.waits.setting", what=what) if one.waits else what

    def _service(self, id: str, services: Mapping[str, str]) -> str:
        if id in set(ServiceKind):
            return self._words(f"teacher.service.{id}")
        return harmless(services.get(id, id), LONGEST_NAME)

    def _word(self, one: Decided, end: str) -> str:
        words, matter = self._words, one.matter
        if matter is Matter.REVIEW:
            return self.date(end)
        if matter is Matter.GRANT_BY:
            return words(f"teacher.role.{end}")
        if matter is Matter.CRIMINAL:
            return words(f"teacher.criminal.{end}")
        if matter is Matter.REPAIR:
            return words(f"teacher.repair.{end}")
        room = "consent" if matter in _CONSENTS else matter.value
        return words(f"teacher.decided.{room}.{end}", count=one.count)
