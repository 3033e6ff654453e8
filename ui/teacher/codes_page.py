"""The picture codes, once: look at the cards, save them as PDF, and then they are forgotten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.desk.codes import CodeSheet, file_name, free_path
from kiosk.errors import NetjesError
from kiosk.sync.asks import No
from ui.style import SPACE
from ui.teacher import codes_pdf, documents
from ui.teacher.codes_pdf import HEIGHT, WIDTH, Cards
from ui.teacher.pieces import Press, Said, card, column, dress, row, scroller, target
from ui.teacher.tools import Tools

_ACROSS, _GAP = 300, 12  # a card on the screen at its narrowest, and the room beside it, pixels
_PAPER = "#FFFFFF"


class CardsView(QWidget):
    """The cards as they will be printed, without the page around them."""

    def __init__(self, sheet: CodeSheet, tools: Tools) -> None:
        super().__init__()
        self._sheet = sheet
        self._cards = Cards(sheet, tools.words)
        self.setMinimumWidth(_ACROSS)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """More cards beside one another where there is room."""
        rows = -(-len(self._sheet.cards) // self._columns())
        self.setMinimumHeight(round(rows * self._step() * HEIGHT / WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards that can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = (self._step() - _GAP) / WIDTH
        painter.scale(scale, scale)
        for at, one in enumerate(self._sheet.cards):
            down, across = divmod(at, self._columns())
            left, top = across * self._step(), down * self._step() * HEIGHT / WIDTH
            area = QRectF(left / scale, top / scale, WIDTH, HEIGHT)
            shown = QRectF(left, top, WIDTH * scale, HEIGHT * scale)
            if shown.intersects(QRectF(event.rect())):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(_PAPER))
                painter.drawRoundedRect(area, 2, 2)
                self._cards.draw_card(painter, one, area)

    def _columns(self) -> int:
        return max((self.width() + _GAP) // (_ACROSS + _GAP), 1)

    def _step(self) -> float:
        """A card's width and the gap beside it, pixels."""
        return (self.width() + _GAP) / self._columns()


class CodesPage(QWidget):
    """The cards, where to save them, and on. ``done`` when the teacher goes on."""

    done = Signal()

    def __init__(self, tools: Tools, sheet: CodeSheet, day: date) -> None:
        super().__init__()
        self._tools = tools
        self._sheet = sheet
        self._saved = False
        self._warned = False
        self.setProperty("ground", "desk")
        words = tools.words
        self.path = QLineEdit(str(self._proposed(day)))
        target(self.path, "path", words("teacher.codes.path"))
        self.save = Press("save", words("teacher.codes.save"), self._save, kind="main")
        self.path.returnPressed.connect(self._save)
        self.go_on = Press("done", words("teacher.codes.done"), self._done)
        self.told = Said(script="strong")
        self._lay()

    def _proposed(self, day: date) -> Path:
        name = file_name(self._tools.words("teacher.codes.file"), self._sheet.group, day)
        return free_path(documents.folder(), name)

    def _save(self) -> None:
        path = Path(self.path.text().strip()).expanduser()
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        try:
            codes_pdf.save(self._sheet, path, self._tools.words)
        except (NetjesError, ValueError, OSError) as trouble:
            error = trouble if isinstance(trouble, NetjesError) else None
            no = No(error.message, error.facts) if error else No("teacher.codes.not_saved")
            self._tell(self._tools.no(no), "trouble")
            return
        self._saved = True
        self.path.setText(str(path))
        self._tell(self._tools.words("teacher.codes.saved", path=str(path)), "")
        dress(self.save, "kind", "")
        dress(self.go_on, "kind", "main")
        self.go_on.setFocus()

    def _done(self) -> None:
        if self._saved or self._warned:
            self.done.emit()
            return
        self._warned = True
        self._tell(self._tools.words("teacher.codes.unsaved"), "trouble")
        self.go_on.setText(self._tools.words("teacher.codes.anyway"))

    def _tell(self, text: str, voice: str) -> None:
        dress(self.told, "voice", voice)
        self.told.say(text)

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.medium, SPACE.large)
        title = words("teacher.codes.title", group=self._sheet.group)
        laid.addWidget(Said(title, script="title"))
        laid.addWidget(Said(words("teacher.codes.once")))
        laid.addWidget(scroller(CardsView(self._sheet, self._tools)), 1)
        frame = card()
        inside = column(frame, SPACE.small, SPACE.medium)
        inside.addWidget(Said(words("teacher.codes.where"), voice="quiet"))
        across = row()
        across.addWidget(self.path, 1)
        across.addWidget(self.save)
        across.addWidget(self.go_on)
        inside.addLayout(across)
        inside.addWidget(self.told)
        laid.addWidget(frame)
