"""A pupil's windows around a seat, with a browser that is none."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.browser.where import Where
from ui.pupil.director import Director
from ui.pupil.keys import Keys
from ui.pupil.shell import Shell
from ui.pupil.steps import Steps
from ui.style import Ruler
from ui.trace import Trace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kiosk.web.rules import WebRules
    from tests.ui.pupil.world import World
    from ui.browser.visit import Visit
    from ui.pupil.screen import Screen


class FakeBrowser(QWidget):
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

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.where = Where("", "", "")
        self.did: list[str] = []

    def open(self, url: str) -> None:
        self.where = Where(url, "wrong.example", "A title")
        self.did.append(f"open {url}")
        self.loaded.emit()

    def back(self) -> None:
        self.did.append("back")

    def forward(self) -> None:
        self.did.append("forward")

    def reload(self) -> None:
        self.did.append("reload")

    def give_up_saving(self) -> None:
        self.did.append("give up")

    def silence(self) -> None:
        self.did.append("silence")

    def doze(self) -> None:
        self.did.append("doze")

    def rouse(self) -> None:
        self.did.append("rouse")

    def destroy_page(self) -> None:
        self.did.append("destroy")


class FakeVisit:
    notice = ""

    def __init__(self) -> None:
        self.pages: list[FakeBrowser] = []
        self.closed = False
        self.rules: list[WebRules] = []

    def follow(self, rules: WebRules) -> None:
        self.rules.append(rules)

    def page(self) -> FakeBrowser:
        self.pages.append(FakeBrowser())
        return self.pages[-1]

    def close(self) -> None:
        self.closed = True


class Stage:
    """Director, shell and all."""

    def __init__(self, world: World, application: QApplication, width: int, height: int) -> None:
        self.world = world
        self._folder = TemporaryDirectory()
        self._trace = Path(self._folder.name) / "trace.jsonl"
        self.seat = world.seat()
        kit = world.kit(Ruler(96.0, min(width / 1366, height / 768)))
        self.shell = Shell(kit, self.seat)
        self.visits: list[FakeVisit] = []
        self.trace = Trace("kiosk", self._trace)
        self.director = Director(
            kit,
            self.seat,
            world.shelf,
            world.clock,
            self.shell,
            Steps(self.trace),
            application.primaryScreen(),
            self._visit,
            windowed=True,
        )
        world.heard = self.director.changed
        self.keys = Keys(application)
        self.keys.oops.connect(self.director.oops)
        self.director.start()
        self.shell.resize(QSize(width, height))
        self.shell.show()

    def _visit(self, _language: str) -> Visit:
        self.visits.append(FakeVisit())
        return cast("Visit", self.visits[-1])

    @property
    def screen(self) -> Screen:
        assert self.shell.current is not None
        return self.shell.current

    @property
    def browser(self) -> FakeBrowser:
        return self.visits[-1].pages[-1]

    @property
    def web(self) -> QWidget | None:
        return self.director._web

    def events(self, name: str = "") -> list[dict[str, Any]]:
        found = [json.loads(line) for line in self._trace.read_text("utf-8").splitlines()]
        return [one for one in found if name in ("", one["event"])]

    def target(self, name: str, root: QWidget | None = None) -> QWidget:
        found = [
            widget
            for widget in (root or self.shell).findChildren(QWidget, name)
            if widget.isVisible()
        ]
        assert len(found) == 1, f"{name}: {found}"
        return found[0]

    def press(self, name: str, root: QWidget | None = None) -> None:
        """Press, and do not let go: what has to happen happens at the press."""
        target = self.target(name, root)
        middle = QPoint(target.width() // 2, target.height() // 2)
        QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=middle)

    def tap(self, name: str, root: QWidget | None = None) -> None:
        target = self.target(name, root)
        middle = QPoint(target.width() // 2, target.height() // 2)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=middle)

    def sign_in(self, number: int = 0) -> None:
        self.tap(f"name:{self.seat.names()[number].pupil_id}")
        for picture in ("sun", "fish", "tree", "ball"):
            self.tap(f"pick:{picture}")

    def close(self) -> None:
        self.director.close()
        self.shell.deleteLater()
        if self.trace._file is not None:
            self.trace._file.close()
        self._folder.cleanup()
