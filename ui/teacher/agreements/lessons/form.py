"""Recording a lesson that was held."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.desk.plain import harmless
from kiosk.desk.typed import nearest_date, tidy
from kiosk.packs.model import text_in
from kiosk.register.lessons import LONGEST_ABOUT
from kiosk.register.statements import LONGEST, OLDEST
from ui.style import SPACE
from ui.teacher.hours.fields import DateField
from ui.teacher.pieces import Choice, Press, Said, column, target
from ui.teacher.tools import Tools


class LessonForm(QWidget):
    """``given`` with the day, what it was about, the protocol's topic or "", and who held it."""

    given = Signal(object, str, str, str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._offered: list[tuple[str, str]] = []
        words = tools.words
        self.day = DateField(
            "lesson:day",
            words("teacher.lessons.day"),
            lambda text: nearest_date(text, tools.desk.register.today),
        )
        self.day.undoes = True
        self.day.textEdited.connect(lambda _: self._tell())
        self.topic = Choice()
        target(self.topic, "lesson:topic", words("teacher.lessons.topic"))
        self.topic.currentIndexChanged.connect(lambda: self._tell())
        self.about = self._field("about", LONGEST_ABOUT)
        self.by = self._field("by", LONGEST)
        self.trouble = Said(voice="trouble")
        self.record = Press(
            "lesson:record", words("teacher.lessons.record"), self._record, kind="main"
        )
        laid = column(self, SPACE.small)
        laid.addWidget(Said(words("teacher.lessons.new"), script="heading"))
        for key, piece in (
            ("day", self.day),
            ("topic", self.topic),
            ("about", self.about),
            ("by", self.by),
        ):
            laid.addWidget(Said(words(f"teacher.lessons.{key}"), voice="small"))
            laid.addWidget(piece)
        laid.addWidget(self.trouble)
        laid.addWidget(self.record)
        laid.addStretch(1)

    def renew(self) -> None:
        """Offer the protocol's topics, and today."""
        desk, words = self._tools.desk, self._tools.words
        topics = list(desk.protocol.pack.topics) if desk.protocol.pack else []
        said = [harmless(text_in(one.text, words.language), LONGEST_ABOUT) for one in topics]
        offered = [*zip(said, (one.id for one in topics), strict=True)]
        offered.append((words("teacher.lessons.own"), ""))
        if offered != self._offered:
            self._offered = offered
            self.topic.blockSignals(True)
            self.topic.clear()
            for about, topic in offered:
                self.topic.addItem(about, topic)
            self.topic.blockSignals(False)
        if not self.day.text():
            self.day.show_day(desk.register.today)
        if not self.by.text() and desk.duty.staff is not None:
            self.by.setText(desk.duty.staff.name)
        self._tell()

    def clear(self) -> None:
        """Put away what was typed."""
        self.day.clear()
        self.about.clear()
        self.by.clear()
        self.topic.setCurrentIndex(0)

    def _field(self, name: str, longest: int) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(longest)
        target(field, f"lesson:{name}", self._tools.words(f"teacher.lessons.{name}"))
        field.textChanged.connect(lambda: self._tell())
        return field

    def _tell(self) -> None:
        day, words = self.day.day, self._tools.words
        why = ""
        if day is None:
            why = "teacher.consents.wrong.date"
        elif day > self._tools.desk.register.today:
            why = "teacher.consents.wrong.future"
        elif day < OLDEST:
            why = "teacher.consents.wrong.old"
        self.trouble.say(words(why) if why else "", hide=True)
        named = bool(self.topic.currentData()) or bool(tidy(self.about.text()))
        self.record.setEnabled(not why and named)

    def _record(self) -> None:
        day = self.day.day
        if day is None:
            return
        topic, about = str(self.topic.currentData()), tidy(self.about.text(), LONGEST_ABOUT)
        self.given.emit(day, about or self.topic.currentText(), topic, self.by.text())
        self.about.setFocus()  # the button goes out, and the keys would fall to another group
        self.about.clear()
