"""In a browser's place where no page may be opened: says why, and opens nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.browser.where import Where


class Nowhere(QWidget):
    """Looks like a :class:`ui.browser.browser.Browser` and fails at every page."""

    load_started = Signal()
    loaded = Signal()
    failed = Signal(str)
    refused = Signal(str)
    moved = Signal()
    saving = Signal(str, int)
    saved = Signal(str)
    not_saved = Signal(str)

    can_go_back = False
    can_go_forward = False
    renderer = 0

    def __init__(self, why: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._why = why
        self._url = ""

    @property
    def where(self) -> Where:
        """The address that was asked for."""
        return Where(self._url, "", "")

    def open(self, url: str) -> None:
        """Say why not."""
        self._url = url
        self.failed.emit(self._why)

    def back(self) -> None:
        """There is nothing before."""

    def forward(self) -> None:
        """There is nothing after."""

    def reload(self) -> None:
        """Say it again."""
        self.failed.emit(self._why)

    def give_up_saving(self) -> None:
        """Nothing comes in."""

    def silence(self) -> None:
        """It is silent."""

    def doze(self) -> None:
        """It is still."""

    def rouse(self) -> None:
        """There is nothing to go on with."""

    def destroy_page(self) -> None:
        """There is none."""
