"""Another protocol: one that comes with Netjes, or a file; what it changes; then in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from kiosk import packs
from kiosk.errors import NetjesError
from kiosk.packs.difference import Difference, difference
from kiosk.packs.model import Pack
from kiosk.sync.asks import Answer, No
from kiosk.words import sentence
from ui.bridge import Background
from ui.style import SPACE
from ui.teacher import documents
from ui.teacher.agreements.protocol.preview import Preview
from ui.teacher.agreements.saying import Saying
from ui.teacher.pieces import Press, Said, card, column, dress, row, scroller, target
from ui.teacher.tools import Tools

Result = TypeVar("Result")

_SIDE = 400
_MOST_SAID = 20_000  # characters of what is wrong with a file


class Chooser(QWidget):
    """``left`` when the reader goes back, or the other protocol is in force."""

    left = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._saying = Saying(tools)
        self._background: Background | None = None
        self._shipped: list[Pack] = []
        self._services: Mapping[str, str] = {}
        self._pack: Pack | None = None
        words = tools.words
        self.back = Press("choose:back", words("teacher.choose.back"), self._leave)
        self.every = QListWidget()
        target(self.every, "choose:shipped", words("teacher.choose.shipped"))
        self.every.setWordWrap(True)
        self.every.setSpacing(3)
        self.every.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.every.currentRowChanged.connect(self._picked)
        self.path = QLineEdit()
        self.path.setPlaceholderText(words("teacher.choose.path"))
        target(self.path, "choose:path", words("teacher.choose.path"))
        self.path.returnPressed.connect(self._read)
        self.browse = Press("choose:browse", words("teacher.choose.browse"), self._browse)
        self.read = Press("choose:read", words("teacher.choose.read"), self._read)
        self.title = Said(script="heading")
        self.told = Said()
        self.preview = Preview(tools)
        self.put = Press("choose:put", words("teacher.choose.put"), self._put, kind="main")
        self._lay()

    def begin(self, services: Mapping[str, str]) -> None:
        """Start anew. ``services``: names of services by id."""
        self._services = services
        self.path.clear()
        self.every.clear()
        self._show(None)
        self._work(packs.offered, self._loaded)
        self.back.setFocus()

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._background is not None

    # Reading

    def _work(self, job: Callable[[], Result], then: Callable[[Result], None]) -> None:
        """Do this on another thread; what comes back is heard unless the reader has left."""
        self._tell(self._tools.words("teacher.choose.busy"), "quiet")
        self._background = background = Background("packs")

        def wanted() -> bool:
            background.close()
            mine = self._background is background
            self._background = None if mine else self._background
            return mine

        def done(result: Result) -> None:
            if wanted():
                then(result)

        def failed(trouble: Exception) -> None:
            if wanted():
                self._failed(trouble)

        background(job, done, failed)

    def _loaded(self, found: list[Pack]) -> None:
        self._shipped = found
        now = self._tools.desk.protocol.pack
        for pack in self._shipped:
            name = self._saying.school(pack)
            if now is not None and now.id == pack.id:
                name = self._tools.words("teacher.choose.now", name=name)
            self.every.addItem(name)
        self._tell(self._tools.words("teacher.choose.empty"), "quiet")

    def _picked(self, at: int) -> None:
        if 0 <= at < len(self._shipped):
            self._show(self._shipped[at])

    def _browse(self) -> None:
        words = self._tools.words
        kinds = f"{words('teacher.choose.kinds')} (*.toml)"
        documents.choose(self, words("teacher.choose.browse"), kinds, self._chosen)

    def _chosen(self, path: str) -> None:
        self.path.setText(path)
        self._read()

    def _read(self) -> None:
        said = self.path.text().strip()
        if not said or self.busy:
            return
        self.every.setCurrentRow(-1)
        self._show(None)
        path = Path(said)
        self._work(lambda: packs.load(path.expanduser()), self._show)

    def _failed(self, trouble: Exception) -> None:
        self._show(None)
        words = self._tools.words
        if isinstance(trouble, NetjesError):
            self._tell(words("teacher.choose.wrong"), "trouble")
            self.preview.show_problems(sentence(trouble, words.language)[:_MOST_SAID])
        else:
            self._tell(words("teacher.choose.broken"), "trouble")
        self.path.setFocus()

    # What is looked at, and in force

    def _show(self, pack: Pack | None) -> None:
        self._pack = pack
        self.title.say(self._saying.title(pack) if pack else "", hide=True)
        self.put.hide()
        self.preview.clear()
        if pack is None:
            self._tell(self._tools.words("teacher.choose.empty"), "quiet")
            return
        self._tell("", "")
        protocol = self._tools.desk.protocol
        found = difference(protocol.pack, pack) if protocol.pack else None
        self.preview.show_change(protocol.pack, pack, found, protocol.choices, self._services)
        self.put.setVisible(_can_follow(found))
        self.put.setEnabled(True)

    def _put(self) -> None:
        if self._pack is not None:
            self.put.setEnabled(False)
            self._tools.desk.protocol.put_pack(self._pack, self._heard)

    def _heard(self, answer: Answer) -> None:
        self.put.setEnabled(True)
        if not isinstance(answer, No):
            self.left.emit()
            return
        words = self._tools.words
        stale = answer.why == "error.stale"
        self._tell(words("teacher.protocol.stale") if stale else self._tools.no(answer), "trouble")

    def _leave(self) -> None:
        self._background = None
        self.left.emit()

    def _tell(self, said: str, voice: str) -> None:
        dress(self.told, "voice", voice)
        self.told.say(said, hide=True)

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.small)
        head = row(gap=SPACE.medium)
        head.addWidget(self.back)
        head.addWidget(Said(words("teacher.choose.heading"), script="heading"), 1)
        laid.addLayout(head)
        across = row(gap=SPACE.medium)
        left = card()
        left.setFixedWidth(_SIDE)
        inside = column(left, SPACE.small, SPACE.medium)
        inside.addWidget(Said(words("teacher.choose.shipped"), script="strong"))
        inside.addWidget(Said(words("teacher.choose.shipped_lead"), voice="quiet"))
        inside.addWidget(self.every, 1)
        inside.addWidget(Said(words("teacher.choose.file"), script="strong"))
        inside.addWidget(self.path)
        line = row(gap=SPACE.small)
        line.addWidget(self.browse, 1)
        line.addWidget(self.read, 1)
        inside.addLayout(line)
        across.addWidget(left)
        right = card()
        under = column(right, SPACE.small, SPACE.medium)
        under.addWidget(self.title)
        under.addWidget(self.told)
        under.addWidget(scroller(self.preview), 1)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self.put)
        under.addLayout(foot)
        across.addWidget(right, 1)
        laid.addLayout(across, 1)


def _can_follow(found: Difference | None) -> bool:
    return found is None or not (found.same or found.unread)
