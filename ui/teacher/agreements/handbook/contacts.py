"""Whom to turn to, as cards: a name, what for, and an address that is one press away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from kiosk.desk.plain import harmless
from kiosk.packs.model import Contact, Pack
from ui.style import SPACE
from ui.teacher.agreements.handbook.copying import Copy
from ui.teacher.agreements.saying import LONGEST_NAME, Saying
from ui.teacher.pieces import Said, breakable, column, row
from ui.teacher.tools import Tools


class ContactCard(QFrame):
    """One contact. ``place`` tells its copy button from others of the same contact."""

    def __init__(self, tools: Tools, pack: Pack, contact: Contact, place: str = "") -> None:
        super().__init__()
        self.setProperty("ground", "card")
        saying = Saying(tools)
        name = saying.text(contact.name, LONGEST_NAME)
        laid = column(self, SPACE.hair, 12)
        head = row(gap=SPACE.small)
        called = Said(name, script="strong")
        head.addWidget(called, 1)
        said_by = saying.brief(pack.cite(contact.clause))
        clause = Said(said_by, voice="small", wrap=False)
        head.addWidget(clause, 0, Qt.AlignmentFlag.AlignTop)
        laid.addLayout(head)
        purpose = Said(saying.text(contact.purpose), voice="small")
        laid.addWidget(purpose)
        for said in (called, purpose):
            said.setMinimumWidth(1)  # a very long word is cut
        if contact.address:
            address = harmless(contact.address, LONGEST_NAME)
            line = row(gap=SPACE.small)
            said = Said(breakable(address))
            said.setMinimumWidth(1)  # a very long word is cut
            line.addWidget(said, 1)
            line.addWidget(Copy(tools, f"{place}{contact.id}", contact.address, name))
            laid.addLayout(line)
