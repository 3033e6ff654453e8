"""The agreements in a window, and short ways to their pages."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from kiosk.sync.asks import Answer, Ask
from tests.ui.teacher.scenes import Scene
from ui.teacher.agreements.handbook.page import HandbookPage
from ui.teacher.agreements.place import AgreementsPlace
from ui.teacher.agreements.protocol.page import ProtocolPage

Piece = TypeVar("Piece", bound=QWidget)


def piece(of: QWidget, kind: type[Piece], name: str = "") -> Piece:
    """The first piece of this kind (and name) on a widget."""
    found = of.findChild(kind, name) if name else of.findChild(kind)
    assert isinstance(found, kind)
    return found


class Opened:
    """A scene that stands at the agreements."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.world = scene.world
        self.place: AgreementsPlace = scene.window.shell.agreements

    def handbook(self) -> HandbookPage:
        """Go to the handbook."""
        self.place.open("handbook")
        return piece(self.place, HandbookPage)

    def protocol(self) -> ProtocolPage:
        """Go to the protocol."""
        self.place.open("protocol")
        return piece(self.place, ProtocolPage)

    @property
    def asked(self) -> list[Ask]:
        """What the hub is asked and has not answered."""
        return [ask for ask, _ in self.world.line.asked]

    def answer(self, answer: Answer) -> None:
        """The hub answers the oldest question."""
        self.world.line.answer(answer)
