"""The protocol's page: what is in force, what it decides, and what the school chooses beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk import access
from kiosk.access import Action
from kiosk.desk.changes import Changes, Part
from kiosk.packs.model import Origin, Pack
from kiosk.packs.policy import Choices
from kiosk.packs.services import services
from kiosk.sync.asks import Answer, No
from ui.bridge import Background
from ui.style import SPACE
from ui.teacher.agreements.protocol.chooser import Chooser
from ui.teacher.agreements.protocol.extras import Extras
from ui.teacher.agreements.protocol.hosts import Hosts
from ui.teacher.agreements.protocol.table import Table
from ui.teacher.agreements.saying import Saying
from ui.teacher.pieces import Press, Said, card, column, dress, row, scroller
from ui.teacher.tools import Tools


class ProtocolPage(QWidget):
    """Whoever may change the protocol does so here; others read it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._saying = Saying(tools)
        self._services: Mapping[str, str] | None = None
        self._background: Background | None = None
        self._busy = False
        words = tools.words
        self.title = Said(script="heading")
        self.facts = Said(voice="small")
        self.change = Press("protocol:change", words("teacher.protocol.change"), self._change)
        self.lead = Said(voice="quiet")
        self.told = Said()
        self.table = Table(tools)
        self.hosts = Hosts(tools)
        self.extras = Extras(tools)
        self.chooser = Chooser(tools)
        self.chooser.left.connect(self._changed)
        for part in (self.table, self.hosts, self.extras):
            part.chosen.connect(self._choose)
        self._cards: list[QWidget] = []
        self._stack = QStackedWidget()
        self._lay()
        self._know_services()

    @property
    def chooses(self) -> bool:
        """Whether the one on duty may change the protocol, and what the school chooses."""
        staff = self._tools.desk.duty.staff
        return access.may(staff.role if staff else None, Action.CHANGE_PACK).allowed

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if Part.SESSION in changes.parts:
            self._stack.setCurrentIndex(0)
            self._tell("")
        if {Part.PROTOCOL, Part.SESSION} & changes.parts:
            self._build()

    # The names of services, from a file

    def _know_services(self) -> None:
        self._background = Background("services")
        self._background(_service_names, self._known, self._unknown)

    def _known(self, names: Mapping[str, str]) -> None:
        self._services = names
        self._unknown(None)

    def _unknown(self, _trouble: Exception | None) -> None:
        background, self._background = self._background, None
        if background is not None:
            background.close()
        self._build()

    # What is shown

    def _build(self) -> None:
        words, protocol = self._tools.words, self._tools.desk.protocol
        pack, chooses = protocol.pack, self.chooses
        self.change.setVisible(chooses)
        key = "change" if pack else "choose"
        self.change.setText(words(f"teacher.protocol.{key}"))
        self.lead.say(words(f"teacher.protocol.{'lead' if chooses else 'read_only'}"))
        self.lead.setVisible(pack is not None or not chooses)
        for piece in self._cards:
            piece.setVisible(pack is not None)
        if pack is None:
            self.title.say(words("teacher.protocol.none"))
            self.facts.say("", hide=True)
            return
        self.title.say(self._saying.title(pack))
        self.facts.say(self._facts(pack), hide=True)
        self.table.fill(pack, protocol.policy, self._services or {}, chooses=chooses)
        self.extras.fill(protocol.choices, chooses=chooses)
        if self._services is not None:
            idle = protocol.policy.social_media.value is None
            self.hosts.fill(protocol.policy.services, protocol.choices, idle=idle, chooses=chooses)

    def _facts(self, pack: Pack) -> str:
        words, date, validity = self._tools.words, self._saying.date, pack.validity
        facts = [words(f"teacher.protocol.sector.{pack.sector.value}")]
        if pack.origin is Origin.NETJES:
            facts = [words("teacher.handbook.ours"), *facts]
        if validity.adopted:
            facts.append(words("teacher.protocol.adopted", date=date(validity.adopted)))
        if validity.start:
            facts.append(words("teacher.protocol.from", date=date(validity.start)))
        if validity.end:
            facts.append(words("teacher.protocol.until", date=date(validity.end)))
        if not (validity.start or validity.end):
            facts.append(words("teacher.protocol.no_validity"))
        said = words("teacher.protocol.no_review")
        if validity.review:
            said = words("teacher.protocol.reviewed", date=date(validity.review))
        version = self._saying.reference(pack.version)
        facts += [said, words("teacher.protocol.edition", version=version)]
        return self._tools.beside(*facts)

    # What is changed

    def _choose(self, wanted: Choices) -> None:
        if not self._busy:
            self._run(on=True)
            self._tools.desk.protocol.put_choices(wanted, self._heard)

    def _heard(self, answer: Answer) -> None:
        self._run(on=False)
        words = self._tools.words
        if not isinstance(answer, No):
            self._tell(words("teacher.protocol.kept"))
            return
        self._build()
        stale = answer.why == "error.stale"
        said = words("teacher.protocol.stale") if stale else self._tools.no(answer)
        self._tell(said, voice="trouble")

    def _run(self, *, on: bool) -> None:
        self._busy = on
        for part in (self.table, self.hosts, self.extras, self.change):
            part.setEnabled(not on)

    def _change(self) -> None:
        self._tell("")
        self._stack.setCurrentWidget(self.chooser)
        self.chooser.begin(self._services or {})

    def _changed(self) -> None:
        self._stack.setCurrentIndex(0)
        self.change.setFocus()

    def _tell(self, said: str, *, voice: str = "quiet") -> None:
        dress(self.told, "voice", voice)
        self.told.say(said, hide=True)

    def _lay(self) -> None:
        words = self._tools.words
        column(self).addWidget(self._stack)
        reading = QWidget()
        laid = column(reading, SPACE.small)
        head = row(gap=SPACE.medium)
        names = column(gap=2)
        names.addWidget(self.title)
        names.addWidget(self.facts)
        head.addLayout(names, 1)
        head.addWidget(self.change)
        laid.addLayout(head)
        laid.addWidget(self.told)
        inside = QWidget()
        under = column(inside, SPACE.medium)
        under.addWidget(self.lead)
        decides = self._card(words("teacher.protocol.decides"), self.table)
        under.addWidget(decides)
        across = row(gap=SPACE.medium)
        across.addWidget(self._card(words("teacher.social.heading"), self.hosts), 3)
        across.addWidget(self._card(words("teacher.extras.heading"), self.extras), 2)
        under.addLayout(across)
        under.addStretch(1)
        laid.addWidget(scroller(inside), 1)
        self._stack.addWidget(reading)
        self._stack.addWidget(self.chooser)
        self.told.hide()

    def _card(self, title: str, inside: QWidget) -> QWidget:
        frame = card()
        laid = column(frame, SPACE.small, SPACE.medium)
        laid.addWidget(Said(title, script="strong"))
        laid.addWidget(inside)
        laid.addStretch(1)
        self._cards.append(frame)
        return frame


def _service_names() -> Mapping[str, str]:
    """On another thread: what services are called, by id."""
    return {id: one.name for id, one in services().items()}
