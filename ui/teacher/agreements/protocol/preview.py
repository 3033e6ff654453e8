"""What another protocol would change, before it is put in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from kiosk.desk.decisions import decisions
from kiosk.packs.difference import Difference, Edit
from kiosk.packs.model import Pack
from kiosk.packs.policy import Choices, Policy
from ui.style import SPACE
from ui.teacher.agreements.saying import Saying
from ui.teacher.pieces import Said, column, take_out
from ui.teacher.tools import Tools


class Preview(QWidget):
    """Lines; filled anew for each protocol that is looked at."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._saying = Saying(tools)
        self._pieces: list[QWidget] = []
        self._laid = column(self, SPACE.hair)
        self._laid.addStretch(1)

    @property
    def said(self) -> str:
        """Everything that is shown, a piece a line."""
        return "\n".join(one.text() for one in self._pieces if isinstance(one, Said))

    def clear(self) -> None:
        """Show nothing."""
        take_out(self._laid, self._pieces)
        self._pieces = []

    def show_problems(self, said: str) -> None:
        """Show what is wrong with a file, a problem a line, without what leads up to them."""
        self.clear()
        first, *problems = said.splitlines() or [""]
        for one in problems or [first]:
            line = Said(one)
            line.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
            self._add(line)

    def show_change(
        self,
        before: Pack | None,
        after: Pack,
        found: Difference | None,
        choices: Choices,
        services: Mapping[str, str],
    ) -> None:
        """Show what ``after`` changes; ``found`` is the difference, None for a first protocol."""
        self.clear()
        words = self._tools.words
        if before is None or found is None:
            self._add(Said(words("teacher.choose.first")))
            self._table(after, choices, services)
            return
        if found.same:
            self._add(Said(words("teacher.choose.same")))
            return
        if found.unread:
            self._add(Said(words("teacher.choose.unread"), voice="trouble"))
        else:
            key = "again" if found.reads_again else "not_again"
            self._add(Said(words(f"teacher.choose.{key}"), script="strong"))
        changed = self._changed(before, after, choices, services)
        self._heading(words("teacher.choose.changes"))
        for matter, said in changed:
            self._pair(matter, said)
        for key, edited in found.lists.items():
            counts = Counter(one.edit for one in edited)
            said = ", ".join(
                words(f"teacher.choose.edits.{edit.value}", count=counts[edit])
                for edit in Edit
                if counts[edit]
            )
            self._pair(words(f"teacher.choose.list.{key}"), said)

    def _changed(
        self, before: Pack, after: Pack, choices: Choices, services: Mapping[str, str]
    ) -> list[tuple[str, str]]:
        words = self._tools.words
        pairs = zip(
            decisions(before, Policy(before, choices)),
            decisions(after, Policy(after, choices)),
            strict=True,
        )
        said = []
        for old, new in pairs:
            was, becomes = (self._saying.decided(one, services) for one in (old, new))
            if was != becomes:
                arrow = words("teacher.choose.from_to", before=was, after=_begun(becomes))
                said.append((words(f"teacher.matter.{old.matter.value}"), arrow))
        return said

    def _table(self, after: Pack, choices: Choices, services: Mapping[str, str]) -> None:
        self._heading(self._tools.words("teacher.protocol.decides"))
        for one in decisions(after, Policy(after, choices)):
            name = self._tools.words(f"teacher.matter.{one.matter.value}")
            self._pair(name, self._saying.decided(one, services))

    def _pair(self, name: str, said: str) -> None:
        heading = Said(name, script="strong")
        heading.setContentsMargins(0, SPACE.small, 0, 0)
        self._add(heading)
        self._add(Said(_begun(said)))

    def _heading(self, said: str) -> None:
        heading = Said(said, script="heading")
        heading.setContentsMargins(0, SPACE.small, 0, 0)
        self._add(heading)

    def _add(self, piece: Said) -> None:
        piece.setMinimumWidth(1)
        self._pieces.append(piece)
        self._laid.insertWidget(self._laid.count() - 1, piece)


def _begun(said: str) -> str:
    """Words as a sentence begins."""
    return said[:1].upper() + said[1:]
