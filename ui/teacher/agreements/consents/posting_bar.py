"""Which posting it is about, where the protocol asks consent for each (bnc A5, asko A5)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.desk.saying import posting_of
from kiosk.desk.typed import nearest_date, tidy
from kiosk.register.postings import Posting
from ui.style import SPACE
from ui.teacher.agreements.consents.words import ConsentWords
from ui.teacher.hours.fields import DateField
from ui.teacher.pieces import Choice, Press, Said, row, target
from ui.teacher.tools import Tools

_LONGEST = 60


class PostingBar(QWidget):
    """``chosen`` when it is about another posting."""

    chosen = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._says = ConsentWords(tools)
        self._new: list[Posting] = []
        words = tools.words
        self.which = Choice()
        target(self.which, "posting", words("teacher.consents.posting"))
        self.which.setMinimumContentsLength(24)
        self.which.currentIndexChanged.connect(lambda: self.chosen.emit())
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.name.setPlaceholderText(words("teacher.consents.posting_name"))
        target(self.name, "posting:name", words("teacher.consents.posting_name"))
        self.name.textChanged.connect(lambda: self._tell())
        self.name.returnPressed.connect(self._make)
        self.day = DateField(
            "posting:day",
            words("teacher.consents.day"),
            lambda text: nearest_date(text, tools.desk.register.today),
        )
        self.day.setFixedWidth(120)
        self.day.undoes = True
        self.day.textEdited.connect(lambda _: self._tell())
        self.make = Press("posting:make", words("teacher.consents.posting_make"), self._make)
        laid = row(self, SPACE.small)
        self._label = Said(words("teacher.consents.posting"), script="strong", wrap=False)
        laid.addWidget(self._label)
        laid.addWidget(self.which, 1)
        laid.addWidget(self.name, 1)
        laid.addWidget(self.day)
        laid.addWidget(self.make)

    @property
    def posting(self) -> Posting | None:
        """The posting that it is about; None: there is none yet."""
        found = self.which.currentData()
        return found if isinstance(found, Posting) else None

    def renew(self) -> None:
        """Offer what stands in the register, and what was made here and not used yet."""
        held = self.posting
        register = self._tools.desk.register
        every = sorted({*register.postings(), *self._new}, reverse=True)
        shown = [self.which.itemData(at) for at in range(self.which.count())]
        if every != shown:
            self.which.blockSignals(True)
            self.which.clear()
            for one in every:
                self.which.addItem(self._says.posting(one), one)
            self.which.setCurrentIndex(every.index(held) if held in every else 0)
            self.which.blockSignals(False)
        self._label.setVisible(bool(every))
        self.which.setVisible(bool(every))
        if not self.day.text():
            self.day.show_day(register.today)
        self._tell()

    def clear(self) -> None:
        """Put away what was begun."""
        self._new.clear()
        self.name.clear()
        self.day.clear()

    def _make(self) -> None:
        day = self.day.day
        name = tidy(self.name.text())
        if day is None or not name:
            return
        made = posting_of(day, name)
        self._new.append(made)
        self.name.clear()
        self.renew()
        at = [self.which.itemData(at) for at in range(self.which.count())].index(made)
        self.which.setCurrentIndex(at)
        self.chosen.emit()

    def _tell(self) -> None:
        self.make.setEnabled(bool(tidy(self.name.text())) and self.day.day is not None)
