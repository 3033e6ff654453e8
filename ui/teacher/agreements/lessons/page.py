"""The lessons of the group looked at, this school year against what the protocol asks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kiosk.desk.changes import Changes, Part
from kiosk.desk.plain import harmless
from kiosk.packs.policy import Source
from kiosk.register import Explained, Lesson, due
from kiosk.register.lessons import LONGEST_ABOUT
from kiosk.timetable.school_year import starting
from ui.style import SPACE
from ui.teacher.agreements.consents.words import ConsentWords
from ui.teacher.agreements.lessons.form import LessonForm
from ui.teacher.agreements.lessons.year import YearLine
from ui.teacher.pieces import Press, Said, card, column, dress, row, scroller, take_out
from ui.teacher.tools import Tools

_SIDE = 344
_MOST = 20
"""So many times that the agreements were explained are shown, the latest."""

_CONCERNS = frozenset({Part.REGISTER, Part.PROTOCOL, Part.ROSTER, Part.GROUP, Part.SESSION})


class LessonsPage(QWidget):
    """What was held, what is due, and what can be recorded."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._says = ConsentWords(tools)
        self._pieces: list[QWidget] = []
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._show)
        self.title = Said(script="heading")
        self.verdict = Said(script="title")
        self.asked = Said(voice="quiet")
        self.year = YearLine(tools)
        self.form = LessonForm(tools)
        self.form.given.connect(self._record)
        self._lay()

    @property
    def said(self) -> str:
        """Every line of the lists."""
        return "\n".join(one.text() for one in self._pieces if isinstance(one, Said))

    def renew(self, changes: Changes) -> None:
        """Show what has changed, once for all that comes in at a time."""
        if {Part.SESSION, Part.GROUP} & changes.parts:
            self.form.clear()
        if _CONCERNS & changes.parts and not self._due.isActive():
            self._due.start(0)

    def _show(self) -> None:
        tools, desk = self._tools, self._tools.desk
        register = desk.register
        group = next((one.name for one in desk.groups() if one.id == desk.group), "")
        self.title.say(tools.words("teacher.lessons.title", group=group))
        held = register.held()
        self._tell(held)
        self.year.show_year([one.day for one in held], register.target, register.today)
        self.form.renew()
        self._list(held, register.explanations_here())

    def _tell(self, held: list[Lesson]) -> None:
        words, register = self._tools.words, self._tools.desk.register
        policy, target, behind = (
            self._tools.desk.protocol.policy,
            register.target,
            register.behind(),
        )
        facts = {"held": len(held), "target": target, "behind": behind}
        if not target:
            key = "none_one" if len(held) == 1 else "none"
        elif behind:
            key = "behind_one" if behind == 1 else "behind"
        else:
            key = "done" if len(held) >= target else "fine"
        dress(self.verdict, "voice", "trouble" if target and behind else "")
        self.verdict.say(words(f"teacher.lessons.{key}", **facts))
        if not target:
            self.asked.say(words("teacher.lessons.not_asked"))
            return
        asked = policy.lessons_a_year
        who = harmless(asked.clause, 60) if asked.source is Source.PACK else ""
        said = words("teacher.lessons.asked", target=target)
        said = f"{who}: {said}" if who else words("teacher.lessons.asked_school", target=target)
        self.asked.say(" ".join(filter(None, (said, self._next(held)))))

    def _next(self, held: list[Lesson]) -> str:
        """By when the next one is due; "" where all were held."""
        register = self._tools.desk.register
        days = due(starting(register.today), register.target)
        if len(held) >= len(days):
            return ""
        day: date = days[len(held)]
        key = "was_due" if day < register.today else "next"
        return self._tools.words(f"teacher.lessons.{key}", date=self._says.date(day))

    def _list(self, held: list[Lesson], told: list[Explained]) -> None:
        take_out(self._lines, self._pieces)
        self._pieces = []
        words = self._tools.words
        self._add(Said(words("teacher.lessons.held"), script="heading"))
        if not held:
            self._add(Said(words("teacher.lessons.nothing"), voice="quiet"))
        for one in reversed(held):
            said = self._tools.beside(
                self._says.date(one.day), harmless(one.about, LONGEST_ABOUT), harmless(one.by, 60)
            )
            self._line(one.id, said, self._recorded(one.recorded_by, one.at))
        explained = Said(words("teacher.lessons.explained"), script="heading")
        explained.setContentsMargins(0, SPACE.large, 0, 0)
        self._add(explained)
        if not told:
            self._add(Said(words("teacher.lessons.not_explained"), voice="quiet"))
        for each in told[:_MOST]:
            self._line(each.id, self._explained(each), self._recorded(each.by, each.at))

    def _explained(self, one: Explained) -> str:
        said = self._says.moment(one.at)
        pack = self._tools.desk.protocol.pack
        if pack is not None and one.reading != pack.reading:
            said = self._tools.beside(said, self._tools.words("teacher.lessons.older"))
        here = self._tools.desk.register.pupils()
        absent = [each.called for each in here if each.id not in one.present]
        if not absent:
            return self._tools.beside(said, self._tools.words("teacher.lessons.everybody"))
        names = ", ".join(absent)
        return self._tools.beside(said, self._tools.words("teacher.lessons.absent", names=names))

    def _recorded(self, staff: str, at: int) -> str:
        return self._tools.words(
            "teacher.consent.recorded", staff=self._tools.staff(staff), date=self._says.moment(at)
        )

    def _line(self, id: str, said: str, recorded: str) -> None:
        self._add(Said(said))
        across = QWidget()
        inside = row(across, SPACE.medium)
        inside.addWidget(Said(recorded, voice="small"), 1)
        mistake = self._tools.words("teacher.consents.mistake")
        back = Press(f"lesson:undo:{id}", mistake, kind="link")
        back.clicked.connect(lambda _=False: self._take_back(id))
        inside.addWidget(back)
        self._add(across)

    def _add(self, piece: QWidget) -> None:
        self._pieces.append(piece)
        self._lines.insertWidget(len(self._pieces) - 1, piece)

    def _record(self, day: date, about: str, topic: str, by: str) -> None:
        self._tools.desk.register.record_lesson(day, about, topic, _nothing, by=by)

    def _take_back(self, id: str) -> None:
        self._tools.desk.register.undo([id], _nothing)

    def _lay(self) -> None:
        laid = row(self, SPACE.medium)
        left = card()
        inside = column(left, SPACE.small, SPACE.medium)
        for piece in (self.title, self.verdict, self.asked, self.year):
            inside.addWidget(piece)
        lists = QWidget()
        self._lines = column(lists, SPACE.hair)
        self._lines.addStretch(1)
        inside.addWidget(scroller(lists), 1)
        laid.addWidget(left, 1)
        side = card()
        side.setFixedWidth(_SIDE)
        column(side, SPACE.small, SPACE.medium).addWidget(self.form)
        laid.addWidget(side)


def _nothing(_: list[str]) -> None:
    """What was kept is heard with the register itself."""
