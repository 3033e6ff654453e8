"""After a tap on Oeps!: well done, not your fault, and how far the report is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import style
from ui.pupil.screen import Screen
from ui.widgets import lettering
from ui.widgets.pill import Manner, Pill
from ui.widgets.sentence import Sentence
from ui.widgets.still import Still

if TYPE_CHECKING:
    from kiosk.device.reporting import ReportProgress
    from kiosk.device.seat import Seat
    from ui.widgets.kit import Kit


class OopsScreen(Screen):
    """The cover. It stands ready under every page, so it must make sense before the report does."""

    name = "oops"

    def __init__(self, kit: Kit, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kit, seat, parent)
        ruler, words = kit.ruler, kit.words
        column = self.column()
        self.heading(column)
        column.addStretch(1)
        self._picture = Still(kit, "well-done", ruler.px(190))
        column.addWidget(self._picture)
        centre = Qt.AlignmentFlag.AlignHCenter
        shout, heading = ruler.px(style.PUPIL_TYPE.shout), ruler.px(style.PUPIL_TYPE.heading)
        well_done = Sentence(words("pupil.oops.well_done"), shout, bold=True, align=centre)
        no_fault = Sentence(words("pupil.oops.no_fault"), heading, align=centre)
        self._progress = Progress(kit)
        self._rests = Sentence(
            words("pupil.oops.rests"), ruler.px(style.PUPIL_TYPE.body), align=centre
        )
        self._said = (well_done, no_fault, self._rests)
        for part in (well_done, no_fault, self._progress, self._rests):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(ruler.px(style.SPACE.large))
        self._accident = Pill(kit, "accident", words("pupil.oops.accident"), picture="accident")
        self._accident.tapped.connect(seat.accident)
        self._home = Pill(kit, "home", words("pupil.oops.home"), picture="home", manner=Manner.MAIN)
        self._home.tapped.connect(seat.done_reporting)
        row.addStretch(1)
        row.addWidget(self._accident)
        row.addWidget(self._home)
        row.addStretch(1)
        column.addLayout(row)

    def refresh(self) -> None:
        """Show how far the report is; when the school rests by now, it is evening around it."""
        report = self.seat.report
        self._progress.show_report(report)
        self._accident.setEnabled(bool(report.id) and not report.accident)
        self.evening = rests = not self.seat.verdict.open
        for sentence in self._said:
            sentence.paint_in(style.EVENING.words if rests else style.DAY.ink)
        self._picture.stand_in_moonlight(rests)
        self._rests.setVisible(rests)
        words = self.kit.words
        if rests:
            self._home.say(words("pupil.done.word"), "done")
        else:
            self._home.say(words("pupil.oops.home"), "home")

    def begin(self) -> None:
        """No key that is still down presses anything here."""
        self.setFocus()


class Progress(QWidget):
    """One band with a picture and one or two sentences: what happened to the report."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._lines: list[str] = []
        self._picture = ""
        self._ground = style.DAY.card
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(kit.ruler.px(116))

    @property
    def lines(self) -> list[str]:
        """The sentences shown."""
        return self._lines

    def show_report(self, report: ReportProgress) -> None:
        """Show this state of the report."""
        self._picture, self._ground, ids = _told(report)
        words = self._kit.words
        self._lines = [words(said, name=report.by) for said in ids]
        self.setAccessibleName(" ".join(self._lines))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the band in the middle."""
        ruler = self._kit.ruler
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width(), ruler.px(900))
        band = QRectF((self.width() - width) / 2, 4, width, self.height() - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ground))
        painter.drawRoundedRect(band, 28, 28)
        side = band.height() - 16
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = band.right() - side - 20 if backwards else band.left() + 20
        self._kit.pictures.draw(painter, self._picture, QRectF(left, band.top() + 8, side, side))
        words = band.adjusted(
            24 if backwards else side + 40, 6, -side - 40 if backwards else -24, -6
        )
        painter.setPen(QColor(style.DAY.ink))
        height = words.height() / max(len(self._lines), 1)
        for number, line in enumerate(self._lines):
            area = QRectF(words.left(), words.top() + number * height, words.width(), height)
            setting = lettering.fitted(
                line, ruler.px(26), area.width(), area.height(), bold=number == 0
            )
            align = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
            lettering.paint(painter, area, setting, align)


def _told(report: ReportProgress) -> tuple[str, str, list[str]]:
    """Picture, ground and sentences. That the teacher knows is said only when one has it."""
    if report.accident:
        first = "pupil.oops.known_accident" if report.known else "pupil.oops.accident_said"
        return "accident", style.TINTS[4], [first, "pupil.oops.accident_fine"]
    if report.known:
        named = "pupil.oops.known_by" if report.by else "pupil.oops.known"
        return "check", style.TINTS[2], [named, "pupil.oops.known_next"]
    if report.kept:
        return "walk-to-teacher", style.TINTS[1], ["pupil.oops.kept", "pupil.oops.go_and_tell"]
    if report.failed:
        return "walk-to-teacher", style.TINTS[1], ["pupil.oops.failed", "pupil.oops.go_and_tell"]
    return "report", style.DAY.card, ["pupil.oops.keeping"]
