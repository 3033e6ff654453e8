"""The picture codes, once: look at the cards, save them as PDF, and then they are forgotten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.desk.codes import CodeSheet, file_name, free_path
from kiosk.errors import NetjesError
from kiosk.sync.asks import No
from ui.style import SPACE
from ui.teacher import codes_pdf
from ui.teacher.codes_pdf import HEIGHT, WIDTH, Cards
from ui.teacher.pieces import Press, Said, card, column, row, scroller, target
from ui.teacher.tools import Tools

_ACROSS = 320  # a card on the screen, pixels


class CardsView(QWidget):
    """The cards as they will be printed, without the page around them."""

    def __init__(self, sheet: CodeSheet, tools: Tools) -> None:
        super().__init__()
        self._sheet = sheet
        self._cards = Cards(sheet, tools.words)
        self.setMinimumWidth(_ACROSS)

    def sizeHint(self) -> QSize:
        """As high as the rows of cards."""
        return QSize(_ACROSS * 2, self._rows() * self._down())

    def resizeEvent(self, _event: object) -> None:
        """More cards beside one another where there is room."""
        self.setMinimumHeight(self._rows() * self._down())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cards that can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = _ACROSS / WIDTH
        painter.scale(scale, scale)
        seen = self.visibleRegion().boundingRect()
        for at, one in enumerate(self._sheet.cards):
            down, across = divmod(at, self._columns())
            left, top = across * (_ACROSS + 8), down * self._down()
            if top + self._down() < seen.top() or top > seen.bottom():
                continue
            area = QRectF(left / scale, top / scale, WIDTH, HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawRoundedRect(area, 2, 2)
            self._cards.draw_card(painter, one, area)

    def _columns(self) -> int:
        return max((self.width() + 8) // (_ACROSS + 8), 1)

    def _rows(self) -> int:
        return -(-len(self._sheet.cards) // self._columns())

    def _down(self) -> int:
        return round(_ACROSS * HEIGHT / WIDTH) + 8


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
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place) or str(Path.home()))
        name = file_name(self._tools.words("teacher.codes.file"), self._sheet.group, day)
        return free_path(folder, name)

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
        self.go_on.setProperty("kind", "main")
        self.go_on.setFocus()

    def _done(self) -> None:
        if self._saved or self._warned:
            self.done.emit()
            return
        self._warned = True
        self._tell(self._tools.words("teacher.codes.unsaved"), "trouble")
        self.go_on.setText(self._tools.words("teacher.codes.anyway"))

    def _tell(self, text: str, voice: str) -> None:
        self.told.setProperty("voice", voice)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
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
