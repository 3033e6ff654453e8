"""The tool bar under the header: what the group's devices do now, and a rain break in one tap."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QFrame

from kiosk.desk.changes import AROUND_HOURS, Changes, Part
from kiosk.model import Override, Why
from kiosk.sync.asks import Answer
from ui.style import SPACE
from ui.teacher.granting.button import Permitted
from ui.teacher.pieces import Opener, Press, Said, row, tip
from ui.teacher.rest.disc import TimeDisc
from ui.teacher.rest.words import RestWords
from ui.teacher.tools import Tools

RAIN_KEY = "F8"
HEIGHT = 52
_PARTS = {*AROUND_HOURS, Part.LINE}
_SHOWN = 24


class GroupBar(QFrame):
    """``ticked`` when what the timetable says is different by itself, ``more`` for the panel."""

    ticked = Signal()
    more = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._words = RestWords(tools)
        self._asking = False
        self._shown: Override | None = None
        self.setProperty("ground", "bar")
        self.setFixedHeight(HEIGHT)
        self._disc = TimeDisc(tools.look, _SHOWN)
        self._now = Said(script="strong", wrap=False)
        self._given = Said(voice="quiet", wrap=False)
        self._now.setMinimumWidth(120)  # a narrow window cuts them
        self._given.setMinimumWidth(40)
        self.stop = Press("end", tools.words("teacher.given.end"), self._stop)
        self.rain = Press("rain", "", self._rain)
        self.rain.setIconSize(QSize(_SHOWN, _SHOWN))
        self._key = QShortcut(QKeySequence(RAIN_KEY), self)
        self._key.activated.connect(self.rain.click)
        self.permitted = Permitted(tools)
        self.menu = Opener("rest", tools.words("teacher.rest.other"), self.more.emit)
        self.menu.setAccessibleName(tools.words("teacher.rest.more"))
        self.menu.setToolTip(tools.words("teacher.rest.more"))
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._ticked)
        tools.look.changed.connect(self._draw_icon)
        self._draw_icon()
        self._lay()

    @property
    def said(self) -> str:
        """What stands in the bar."""
        given = "" if self._given.isHidden() else self._given.text()
        return self._tools.beside(self._now.text(), given)

    def renew(self, changes: Changes) -> None:
        """Show what has changed."""
        if _PARTS & changes.parts:
            self._show()
        self.permitted.renew(changes)

    def tell_times(self) -> None:
        """A minute has gone by: all is said anew, also after the computer has slept."""
        self._show()
        self.permitted.tell()

    def _show(self) -> None:
        desk = self._tools.desk
        self._tick.stop()
        if desk.duty.staff is None:
            return
        self._tell()
        self._tell_rain()
        self._tell_left()
        for button in (self.stop, self.rain):  # a narrow window cuts the words beside them
            button.setMinimumWidth(button.sizeHint().width())
        self._tick.start(desk.hours.ticks() + 1)

    def _tell(self) -> None:
        """The override that is told of: the group's that holds now, else its next, else any."""
        words = self._words
        every = self._tools.desk.hours.in_force()
        self._shown = shown = self._first(every)
        self.stop.setVisible(shown is not None)
        self._given.setVisible(shown is not None)
        if shown is None:
            self._now.say(words.now())
            return
        first = words.now() if shown.pupil else words.what(shown)
        self._now.say(first)
        parts = [words.what(shown), words.whom(shown)] if shown.pupil else []
        if not shown.pupil and shown.start > self._now_ms:
            parts.append(words.for_now())
        parts.append(words.by(shown))
        if len(every) > 1:
            parts.append(self._tools.words("teacher.given.others", count=len(every) - 1))
        self._given.say(self._tools.beside(*parts))
        self._given.setToolTip(tip(self._given.text()))
        self.stop.setText(words.undo(shown))
        self.stop.setObjectName(f"end:{shown.id}")
        self.stop.setAccessibleName(f"{self.stop.text()}: {words.what(shown)}")
        self.stop.setEnabled(not self._asking)

    def _first(self, every: list[Override]) -> Override | None:
        """Of those that hold now the one that counts: closed, then the one that ends last."""
        whole = [one for one in every if not one.pupil]
        holding = [one for one in whole if one.start <= self._now_ms]
        if holding:
            return min(holding, key=lambda one: (one.opens, -one.until, one.id))
        return next(iter(whole or every), None)

    def _tell_rain(self) -> None:
        words, hours = self._tools.words, self._tools.desk.hours
        span = hours.rain()
        given = any(one.why is Why.RAIN and not one.pupil for one in hours.in_force())
        does = why = ""
        if span is None:
            never = self._words.never_closed
            said = words("teacher.rain.never" if never else "teacher.rain.over")
            why = words("teacher.rain.none_ever" if never else "teacher.rain.none")
        else:
            start, end = map(self._tools.clock, span)
            said = words("teacher.rain.until", end=end)
            does = why = words("teacher.rain.does", start=start, end=end)
        if given:
            why = words("teacher.rain.given")
        ready = span is not None and not given and not self._asking
        self.rain.setText(f" {said}   {RAIN_KEY}" if ready else f" {said}")
        self.rain.setAccessibleName(f"{said}. {does}" if does else said)
        self.rain.setToolTip(why)
        self.rain.setEnabled(ready and self._tools.desk.connected)

    def _tell_left(self) -> None:
        if self._tools.desk.duty.staff is None:
            return
        verdict = self._tools.desk.hours.verdict()
        bounded = verdict.since_ms and verdict.until_ms
        share = 1.0
        if bounded:
            share = (verdict.until_ms - self._now_ms) / (verdict.until_ms - verdict.since_ms)
        self._disc.show_left(share, opens=verdict.open)

    @property
    def _now_ms(self) -> int:
        return self._tools.desk.clock.now()

    def _rain(self) -> None:
        self._ask()
        self._tools.desk.hours.rain_break(True, self._answered)

    def _stop(self) -> None:
        if self._shown is not None:
            self._ask()
            self._tools.desk.hours.end(self._shown.id, self._answered)

    def _ask(self) -> None:
        self._asking = True
        self.rain.setEnabled(False)
        self.stop.setEnabled(False)

    def _answered(self, _answer: Answer) -> None:
        """A No is told by the desk, above every page."""
        self._asking = False
        self._show()

    def _ticked(self) -> None:
        self._show()
        self.ticked.emit()

    def _draw_icon(self) -> None:
        """An umbrella on a light ground, so that it is clear on dark as well."""
        pixmap = QPixmap(_SHOWN * 2, _SHOWN * 2)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 0, _SHOWN, _SHOWN)
        if self._tools.look.dark:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawEllipse(area)
            area.adjust(4, 4, -4, -4)
        self._tools.pictures.draw(painter, "umbrella", area)
        painter.end()
        self.rain.setIcon(QIcon(pixmap))

    def _lay(self) -> None:
        laid = row(self, SPACE.small)
        laid.setContentsMargins(SPACE.medium, 0, SPACE.medium, 0)
        laid.addWidget(self._disc)
        laid.addSpacing(SPACE.hair)
        laid.addWidget(self._now)
        laid.addSpacing(SPACE.small)
        laid.addWidget(self._given)
        laid.addWidget(self.stop)
        laid.addStretch(1)
        laid.addWidget(self.permitted)
        laid.addWidget(self.rain)
        laid.addWidget(self.menu)
        self.stop.hide()
        self._given.hide()
