"""Reading a calendar file: what it would change and what was not understood; all of it, or nothing.

Also the other way: the group's breaks and days off as a file for other calendars.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from kiosk.desk.changes import Changes, Part
from kiosk.desk.codes import file_name, free_path
from kiosk.errors import NetjesError
from kiosk.timetable.model import Calendar, Region, Timetable
from kiosk.words import sentence
from ui.bridge import Background
from ui.style import SPACE
from ui.teacher import documents
from ui.teacher.hours.year.findings import Findings
from ui.teacher.hours.year.source import today
from ui.teacher.hours.year.step import Step, of_calendar, of_timetable
from ui.teacher.pieces import Choice, Press, Said, card, column, dress, row, scroller, target
from ui.teacher.tools import Tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.calendars.preview import Preview

Result = TypeVar("Result")

_KINDS = ("holiday", "study_day", "day_off", "half_day")
_MOST_SAID = 900  # characters of what is wrong with a file


class Stopped(Exception):
    """Somebody has pressed stop."""


class ImportPage(QWidget):
    """``left`` when the teacher goes back, ``taken`` with the steps that make it so."""

    left = Signal()
    taken = Signal(object)
    _progressed = Signal(int, int)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._background: Background | None = None
        self._stop = threading.Event()
        self._preview: Preview | None = None
        self.setProperty("ground", "desk")
        self.setAcceptDrops(True)
        words = tools.words
        self.back = Press("import:back", words("teacher.import.back"), self._leave)
        self.path = QLineEdit()
        self.path.setPlaceholderText(words("teacher.import.path"))
        target(self.path, "import:path", words("teacher.import.path"))
        self.path.returnPressed.connect(self._read)
        self.browse = Press("import:browse", words("teacher.import.browse"), self._browse)
        self.region = Choice()
        target(self.region, "import:region", words("teacher.import.region"))
        for region in Region:
            self.region.addItem(words(f"teacher.region.{region.value}"), region.value)
        self.read = Press("import:read", words("teacher.import.read"), self._read, kind="main")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = Press("import:stop", words("teacher.import.stop"), self._stop.set)
        self.told = Said()
        self.findings = Findings(tools)
        self.take = Press("import:take", words("teacher.import.take"), self._take, kind="main")
        self.leave = Press("import:leave", words("teacher.import.leave"), self._clear)
        self.export = Press("import:export", words("teacher.import.export"), self._export)
        self._progressed.connect(self._progress)
        self._lay()
        self._clear()

    def begin(self) -> None:
        """Start anew, with the region that the school has chosen."""
        self._clear()
        region = self._tools.desk.hours.calendar.region or Region.MIDDLE
        self.region.setCurrentIndex(max(self.region.findData(region), 0))
        self.path.setFocus()

    def renew(self, changes: Changes) -> None:
        """Another is on duty: what was read is put away."""
        if Part.SESSION in changes.parts:
            self._stop.set()
            self._clear()
            self.path.clear()

    @property
    def busy(self) -> bool:
        """Whether a file is being read or written."""
        return self._background is not None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file is dropped here."""
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self.path.setText(urls[0].toLocalFile())
            self._read()

    # Reading

    def _browse(self) -> None:
        words = self._tools.words
        kinds = f"{words('teacher.import.kinds')} (*.ics *.ical *.json)"
        documents.choose(self, words("teacher.import.browse"), kinds, self._chosen)

    def _chosen(self, path: str) -> None:
        self.path.setText(path)
        self._read()

    def _read(self) -> None:
        said = self.path.text().strip()
        if not said or self.busy:
            return
        path = Path(said).expanduser()
        desk = self._tools.desk
        zone, around, region = desk.school.zone, today(self._tools), str(self.region.currentData())
        calendar, timetable = desk.hours.calendar, desk.hours.timetable()
        self._clear()

        def work() -> Preview:
            from kiosk.calendars import reading
            from kiosk.calendars.preview import preview

            with path.open("rb") as file:
                data = file.read(reading.LARGEST + 1)
            found = reading.read(path.name, data, zone, region, around, self._go_on)
            return preview(found, calendar, timetable)

        self._begin(work, self._done, self._failed)

    def _begin(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """A file is read or written, off this thread."""
        self._stop.clear()
        self._run(on=True)
        self._background = Background("calendar")
        self._background(work, then, failed)

    def _go_on(self, done: int, whole: int) -> None:
        """On the worker's thread: tell how far it is, and end when that is asked for."""
        if self._stop.is_set():
            raise Stopped
        self._progressed.emit(done, whole)

    def _progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, max(whole, 1))
        self.bar.setValue(done)

    def _finish(self) -> None:
        background, self._background = self._background, None
        if background is not None:
            background.close()
        self._run(on=False)

    def _done(self, preview: Preview) -> None:
        self._finish()
        if self._stop.is_set():
            return
        self._preview = preview
        self.findings.show_preview(preview)
        self._tell(self._tools.words(_outcome(preview)))
        self.take.setVisible(preview.changes)
        self.leave.setVisible(True)
        (self.take if preview.changes else self.leave).setFocus()

    def _failed(self, trouble: Exception) -> None:
        self._finish()
        words = self._tools.words
        if isinstance(trouble, Stopped):
            self._tell(words("teacher.import.stopped"))
        elif isinstance(trouble, NetjesError):
            self._tell(sentence(trouble, words.language)[:_MOST_SAID], voice="trouble")
        elif isinstance(trouble, OSError):
            self._tell(words("teacher.import.no_file"), voice="trouble")
        else:
            self._tell(words("teacher.import.broken"), voice="trouble")
        self.path.setFocus()

    def _take(self) -> None:
        """Make it so, on what holds now; the year can take it back."""
        if self._preview is None:
            return
        hours = self._tools.desk.hours
        calendar, timetable = hours.calendar, hours.timetable()
        steps = _steps(self._preview, calendar, timetable)
        self._clear()
        self.taken.emit([one for one in steps if one.before != one.after])

    # Writing

    def _export(self) -> None:
        if self.busy:
            return
        desk, words = self._tools.desk, self._tools.words
        calendar, timetable, zone = desk.hours.calendar, desk.hours.timetable(), desk.school.zone
        group, day = desk.group, today(self._tools)
        called = {
            **{kind: words(f"teacher.year.as.{kind}") for kind in _KINDS},
            "break": words("teacher.kind.break"),
            "lunch": words("teacher.kind.lunch"),
        }
        name = next((one.name for one in desk.groups() if one.id == group), group)
        stem = Path(file_name(words("teacher.import.file"), name, day)).stem

        def work() -> Path:
            from kiosk.calendars.export import ics
            from kiosk.calendars.found import school_year

            written = ics(calendar, timetable, zone, school_year(day), group=group, called=called)
            path = free_path(documents.folder(), f"{stem}.ics")
            path.write_bytes(written)
            return path

        self._begin(work, self._exported, self._not_exported)

    def _exported(self, path: Path) -> None:
        self._finish()
        self._tell(self._tools.words("teacher.codes.saved", path=str(path)))

    def _not_exported(self, _trouble: Exception) -> None:
        self._finish()
        self._tell(self._tools.words("teacher.codes.not_saved"), voice="trouble")

    # What is shown

    def _leave(self) -> None:
        self._stop.set()
        self._clear()
        self.left.emit()

    def _clear(self) -> None:
        self._preview = None
        self.findings.clear()
        self._tell(self._tools.words("teacher.import.empty"), voice="quiet")
        self.take.hide()
        self.leave.hide()
        if not self.busy:
            self._run(on=False)

    def _run(self, *, on: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(on)
        self.stop.setVisible(on)
        for piece in (self.path, self.browse, self.region, self.read, self.export):
            piece.setEnabled(not on)

    def _tell(self, text: str, *, voice: str = "") -> None:
        dress(self.told, "voice", voice)
        self.told.say(text)

    def _lay(self) -> None:
        words = self._tools.words
        laid = column(self, SPACE.small)
        head = row(gap=SPACE.medium)
        head.addWidget(self.back)
        head.addWidget(Said(words("teacher.import.heading"), script="heading", wrap=False))
        head.addStretch(1)
        head.addWidget(self.export)
        laid.addLayout(head)
        frame = card()
        inside = column(frame, SPACE.small, SPACE.medium)
        inside.addWidget(Said(words("teacher.import.lead"), voice="quiet"))
        across = row()
        across.addWidget(self.path, 1)
        across.addWidget(self.browse)
        across.addWidget(self.region)
        across.addWidget(self.read)
        inside.addLayout(across)
        running = row()
        running.addWidget(self.bar, 1)
        running.addWidget(self.stop)
        inside.addLayout(running)
        laid.addWidget(frame)
        below = card()
        under = column(below, SPACE.small, SPACE.medium)
        under.addWidget(self.told)
        under.addWidget(scroller(self.findings), 1)
        feet = row()
        feet.addStretch(1)
        feet.addWidget(self.leave)
        feet.addWidget(self.take)
        under.addLayout(feet)
        laid.addWidget(below, 1)


def _outcome(preview: Preview) -> str:
    """What reading has come to, as a message id."""
    from kiosk.calendars.preview import State

    if preview.changes:
        return "teacher.import.changes"
    return "teacher.import.nothing" if preview.of(State.THERE) else "teacher.import.useless"


def _steps(preview: Preview, calendar: Calendar, timetable: Timetable | None) -> list[Step]:
    """The documents that change, what they are and what they become."""
    if timetable is None:
        return [of_calendar(calendar, preview.apply(calendar, None)[0])]
    new_calendar, new_timetable = preview.apply(calendar, timetable)
    return [of_calendar(calendar, new_calendar), of_timetable(timetable, new_timetable)]
