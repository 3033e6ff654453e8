"""What a school decides whatever its protocol says: its terms, and room for pupils' work."""

from __future__ import annotations

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.desk.first_days import shown_terms, typed_terms
from kiosk.packs.policy import MEGABYTES, TERMS, Choices
from ui.style import SPACE
from ui.teacher.pieces import Press, Said, column, row, target
from ui.teacher.tools import Tools

MOST_MEGABYTES = 10_000
_LONGEST = 120
_NUMBER_WIDTH = 140


class Extras(QWidget):
    """``chosen`` with the choices as they are to be."""

    chosen = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._choices = Choices()
        words = tools.words
        hint = words("teacher.extras.terms_field", days=shown_terms(TERMS))
        self.terms = QLineEdit()
        self.terms.setMaxLength(_LONGEST)
        self.terms.setPlaceholderText(hint)
        target(self.terms, "extras:terms", hint)
        self.megabytes = QLineEdit()
        self.megabytes.setFixedWidth(_NUMBER_WIDTH)
        self.megabytes.setValidator(QIntValidator(0, 99_999, self.megabytes))
        self.megabytes.setPlaceholderText(str(MEGABYTES))
        target(self.megabytes, "extras:megabytes", words("teacher.extras.megabytes"))
        self.keep = Press("extras:keep", words("teacher.extras.keep"), self._keep)
        for field in (self.terms, self.megabytes):
            field.returnPressed.connect(self._keep)
        self.told = Said(voice="trouble")
        laid = column(self, SPACE.hair)
        laid.addWidget(Said(words("teacher.extras.terms"), voice="quiet"))
        laid.addWidget(self.terms)
        laid.addSpacing(SPACE.small)
        laid.addWidget(Said(words("teacher.extras.megabytes"), voice="quiet"))
        line = row(gap=SPACE.small)
        line.addWidget(self.megabytes)
        line.addStretch(1)
        line.addWidget(self.keep)
        laid.addLayout(line)
        laid.addWidget(self.told)
        self.told.hide()

    def fill(self, choices: Choices, *, chooses: bool) -> None:
        """Show what is chosen; the fields stay empty where Netjes' own holds."""
        self._choices = choices
        self.terms.setText(shown_terms(choices.terms))
        self.megabytes.setText(str(choices.megabytes or ""))
        self.keep.setVisible(chooses)
        for field in (self.terms, self.megabytes):
            field.setEnabled(chooses)
        self.told.say("", hide=True)

    def _keep(self) -> None:
        words = self._tools.words
        typed, said = self.terms.text().strip(), self.megabytes.text().strip()
        terms = typed_terms(typed) if typed else []
        megabytes = int(said) if said else 0
        if terms is None:
            self.told.say(words("teacher.extras.wrong_terms", days=shown_terms(TERMS)), hide=True)
            self.terms.setFocus()
        elif said and not 1 <= megabytes <= MOST_MEGABYTES:
            self.told.say(words("teacher.extras.wrong_megabytes", most=MOST_MEGABYTES), hide=True)
            self.megabytes.setFocus()
        else:
            self.told.say("", hide=True)
            wanted = structs.replace(self._choices, terms=terms, megabytes=megabytes)
            if wanted != self._choices:
                self.chosen.emit(wanted)
