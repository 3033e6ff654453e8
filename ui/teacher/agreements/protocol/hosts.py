"""The sites that count as social media: what follows from the protocol, and what the school did."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from kiosk.desk import social_hosts
from kiosk.desk.plain import harmless
from kiosk.desk.social_hosts import Counted, Standing
from kiosk.packs.model import Services
from kiosk.packs.policy import Choices
from ui.style import SPACE
from ui.teacher.pieces import Press, Said, column, row, target
from ui.teacher.tools import Tools

_HIGH = 280
_LONGEST = 300


class Hosts(QWidget):
    """``chosen`` with the choices as they are to be."""

    chosen = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._named, self._choices = Services(), Choices()
        self._listed: list[Counted] = []
        words = tools.words
        self._idle = Said(words("teacher.social.idle"), voice="quiet")
        self.every = QListWidget()
        self.every.setFixedHeight(_HIGH)
        self.every.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        target(self.every, "social:hosts", words("teacher.social.heading"))
        self.every.currentRowChanged.connect(self._picked)
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(words("teacher.social.field"))
        target(self.field, "social:host", words("teacher.social.field"))
        self.field.returnPressed.connect(self._add)
        self.add = Press("social:add", words("teacher.social.add"), self._add)
        self.off = Press("social:off", words("teacher.social.take"), self._turn)
        self.told = Said(voice="trouble")
        self._editing = [self.field, self.add, self.off]
        laid = column(self, SPACE.small)
        laid.addWidget(Said(words("teacher.social.lead"), voice="quiet"))
        laid.addWidget(self._idle)
        line = row(gap=SPACE.small)
        line.addWidget(self.field, 1)
        line.addWidget(self.add)
        line.addWidget(self.off)
        laid.addLayout(line)
        laid.addWidget(self.told)
        laid.addWidget(self.every)

    def fill(self, named: Services, choices: Choices, *, idle: bool, chooses: bool) -> None:
        """Show the list. ``idle``: nothing is held back now; ``chooses``: it can be changed."""
        held = self._current
        self._named, self._choices = named, choices
        self._listed = social_hosts.listed(named, choices)
        self._idle.setVisible(idle)
        for piece in self._editing:
            piece.setVisible(chooses)
        self.told.say("", hide=True)
        self.every.clear()
        for one in self._listed:
            self.every.addItem(self._item(one))
        if not self._listed:
            self.every.addItem(self._tools.words("teacher.social.empty"))
        if held is not None:
            hosts = [one.host for one in self._listed]
            self.every.setCurrentRow(hosts.index(held.host) if held.host in hosts else -1)
        self._picked()

    @property
    def _current(self) -> Counted | None:
        at = self.every.currentRow()
        return self._listed[at] if 0 <= at < len(self._listed) else None

    def _item(self, one: Counted) -> QListWidgetItem:
        words = self._tools.words
        host, service = harmless(one.host, 80), harmless(one.service, 60)
        key = {Standing.PROTOCOL: "on", Standing.OFF: "off"}.get(
            one.standing, "known" if service else "added"
        )
        item = QListWidgetItem(words(f"teacher.social.{key}", host=host, service=service))
        if one.standing is Standing.OFF:
            font = item.font()
            font.setStrikeOut(True)
            item.setFont(font)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text())
        return item

    def _picked(self, _at: int = 0) -> None:
        one = self._current
        self.off.setEnabled(one is not None)
        key = "back" if one is not None and one.standing is Standing.OFF else "take"
        self.off.setText(self._tools.words(f"teacher.social.{key}"))

    def _add(self) -> None:
        wanted = social_hosts.added(self._named, self._choices, self.field.text())
        if wanted is None:
            self.told.say(self._tools.words("teacher.social.wrong"), hide=True)
            self.field.setFocus()
            return
        self.field.clear()
        self._choose(wanted)

    def _turn(self) -> None:
        one = self._current
        if one is None:
            return
        if one.standing is Standing.OFF:
            self._choose(social_hosts.added(self._named, self._choices, one.host))
        else:
            self._choose(social_hosts.taken_off(self._named, self._choices, one.host))

    def _choose(self, wanted: Choices | None) -> None:
        self.told.say("", hide=True)
        if wanted is not None and wanted != self._choices:
            self.chosen.emit(wanted)
