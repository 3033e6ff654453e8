"""The place of the agreements in the window: its pages, and the way between them.

A page is a widget with ``renew(changes)``, made when somebody first goes there. Nobody on duty any
more (``Part.SESSION``): it puts away what was begun there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget, QWidget

from kiosk.desk.changes import Changes, Part
from ui.style import SPACE
from ui.teacher.agreements.review import ReviewLine
from ui.teacher.pieces import Press, column, row
from ui.teacher.tools import Tools

_WIDE = 176
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Page(Protocol):
    """What each of the pages can do."""

    def renew(self, changes: Changes) -> None:
        """Show what has changed; with every part at the first time."""


def _handbook(tools: Tools) -> QWidget:
    from ui.teacher.agreements.handbook.page import HandbookPage

    return HandbookPage(tools)


def _cards(tools: Tools) -> QWidget:
    from ui.teacher.agreements.cards.page import CardsPage

    return CardsPage(tools)


def _consents(tools: Tools) -> QWidget:
    from ui.teacher.agreements.consents.page import ConsentsPage

    return ConsentsPage(tools)


def _lessons(tools: Tools) -> QWidget:
    from ui.teacher.agreements.lessons.page import LessonsPage

    return LessonsPage(tools)


def _protocol(tools: Tools) -> QWidget:
    from ui.teacher.agreements.protocol.page import ProtocolPage

    return ProtocolPage(tools)


PAGES: Mapping[str, Callable[[Tools], QWidget]] = MappingProxyType(
    {
        "handbook": _handbook,
        "cards": _cards,
        "consents": _consents,
        "lessons": _lessons,
        "protocol": _protocol,
    }
)
"""The pages in the order that they stand in; nothing of a page is read before its first visit."""


class Ways(QFrame):
    """The names of the pages. ``chosen`` with one of them; arrow keys go up and down."""

    chosen = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        words = tools.words
        self.setProperty("ground", "card")
        self.setFixedWidth(_WIDE)
        self.setAccessibleName(words("teacher.agreements.pages"))
        self._group = QButtonGroup(self)
        self.names: dict[str, Press] = {}
        laid = column(self, 2, SPACE.small)
        for name in PAGES:
            way = Press(f"agreements:{name}", words(f"teacher.agreements.{name}"), kind="way")
            way.setCheckable(True)
            way.clicked.connect(lambda _=False, page=name: self.chosen.emit(page))
            self._group.addButton(way)
            self.names[name] = way
            laid.addWidget(way)
        laid.addStretch(1)

    def turn(self, page: str) -> None:
        """Mark this page as the one that is shown."""
        self.names[page].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from name to name."""
        step = _STEPS.get(Qt.Key(event.key()))
        every = list(self.names.values())
        focused = next((at for at, way in enumerate(every) if way.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        way = every[(focused + step) % len(every)]
        way.setFocus(Qt.FocusReason.TabFocusReason)
        way.click()


class AgreementsPlace(QWidget):
    """The names at the side, the page that was chosen beside them."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setProperty("ground", "desk")
        self.page = next(iter(PAGES))
        self.ways = Ways(tools)
        self.ways.chosen.connect(self.open)
        self._made: dict[str, QWidget] = {}
        self._pages = QStackedWidget()
        self.review = ReviewLine(tools)
        laid = row(self, SPACE.medium)
        laid.addWidget(self.ways)
        inside = column(gap=SPACE.small)
        inside.addWidget(self.review)
        inside.addWidget(self._pages, 1)
        laid.addLayout(inside, 1)

    def open(self, page: str) -> None:
        """Show this page."""
        self.page = page
        self._pages.setCurrentWidget(self._made.get(page) or self._make(page))
        self.ways.turn(page)

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        self.review.renew(changes)
        for made in self._made.values():
            cast("Page", made).renew(changes)
        if Part.SESSION in changes.parts and self._made:
            self.open(next(iter(PAGES)))

    def showEvent(self, event: QShowEvent) -> None:
        """The first visit makes the first page."""
        super().showEvent(event)
        self.review.tell()
        if self.page not in self._made:
            self.open(self.page)

    def _make(self, page: str) -> QWidget:
        made = self._made[page] = PAGES[page](self._tools)
        self._pages.addWidget(made)
        cast("Page", made).renew(Changes(parts=frozenset(Part)))
        return made
