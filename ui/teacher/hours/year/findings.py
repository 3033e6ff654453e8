"""What a calendar file would change, by what becomes of it, and what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kiosk.desk.days_off import drawn_from
from kiosk.desk.plain import harmless
from kiosk.timetable.model import Period
from kiosk.words import Words
from ui.style import SPACE
from ui.teacher.hours.year.words import YearWords
from ui.teacher.pieces import Said, column, take_out
from ui.teacher.tools import Tools

if TYPE_CHECKING:
    from kiosk.calendars.found import Told
    from kiosk.calendars.preview import Item, Preview, Thing

MOST = 60
"""So many lines of one kind are shown; the rest is counted."""


class Findings(QWidget):
    """Headings with lines under them."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._words = YearWords(tools)
        self._laid = column(self, SPACE.hair)
        self._pieces: list[Said] = []
        self._laid.addStretch(1)

    @property
    def said(self) -> str:
        """Everything that is shown, a piece a line."""
        return "\n".join(one.text() for one in self._pieces)

    def clear(self) -> None:
        """Show nothing."""
        take_out(self._laid, self._pieces)
        self._pieces = []

    def show_preview(self, preview: Preview) -> None:
        """Show what would change."""
        from kiosk.calendars.preview import State

        self.clear()
        words = self._tools.words
        for state in (State.ADDED, State.CHANGED):
            self._section(state.value, [self._item(one) for one in preview.of(state)])
        if preview.region:
            self._add(Said(words("teacher.found.region", region=preview.region)))
        lost = [self._thing(one) for one in preview.homeless]
        self._section("homeless", lost)
        told = Words(words.language, "problems")
        self._section(
            "unclear", [self._told(one, told) for one in preview.unclear], preview.found.more
        )
        self._section("notes", [self._told(one, told) for one in preview.notes])
        if preview.found.outside:
            self._add(Said(words("teacher.found.outside", count=preview.found.outside)))
        for state in (State.THERE, State.ONLY_HERE):
            self._section(state.value, [self._item(one) for one in preview.of(state)])

    def _section(self, name: str, lines: Sequence[str], more: int = 0) -> None:
        if not lines:
            return
        words = self._tools.words
        count = len(lines) + more
        heading = Said(words(f"teacher.found.{name}", count=count), script="strong")
        heading.setContentsMargins(0, SPACE.small, 0, 0)
        self._add(heading)
        for line in lines[:MOST]:
            said = Said(f"\u2022  {line}")
            self._add(said)
        if count > MOST:
            self._add(Said(words("teacher.found.more", count=count - MOST), voice="quiet"))

    def _add(self, said: Said) -> None:
        self._pieces.append(said)
        self._laid.insertWidget(len(self._pieces) - 1, said)

    def _item(self, item: Item) -> str:
        said = self._thing(item.thing)
        words = self._tools.words
        if item.old is not None and item.old != item.thing:
            said = words("teacher.found.was", now=said, before=self._when(item.old))
        if item.overlaps:
            over = ", ".join(harmless(one.name, 40) for one in item.overlaps[:3])
            said = words("teacher.found.over", what=said, over=over)
        return said

    def _thing(self, thing: Thing) -> str:
        words = self._tools.words
        if isinstance(thing, Period):
            sort = words(f"teacher.kind.{thing.kind.value}")
        else:
            sort = words(f"teacher.year.as.{drawn_from(thing).sort.value}")
        return self._tools.beside(harmless(thing.name, 60) or sort, self._when(thing), sort)

    def _when(self, thing: Thing) -> str:
        words = self._tools.words
        if isinstance(thing, Period):
            days = " ".join(words(f"teacher.day.short.{day}") for day in thing.days)
            return f"{days} {thing.start[:5]} \u2013 {thing.end[:5]}"
        draft = drawn_from(thing)
        return f"{self._words.span(draft.first, draft.last)} {draft.last.year}"

    def _told(self, told: Told, texts: Words) -> str:
        facts = {name: harmless(value, 80) for name, value in told.facts.items()}
        said = texts(told.why, **facts)
        where = self._tools.words("teacher.found.line", line=told.line) if told.line else ""
        place = " ".join(filter(None, (where, harmless(told.what, 60))))
        return f"{place}: {said}" if place else said
