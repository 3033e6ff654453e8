"""A pupil in the class view: the name, and what the pupil does in one line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QAbstractButton

from kiosk.desk.classroom import Seated
from kiosk.desk.inbox import Report
from kiosk.desk.plain import harmless
from kiosk.model import ReportState
from ui import style
from ui.teacher.tools import Tools

LEAST_WIDTH, HEIGHT = 190, 70
_CORNER = style.SPACE.staff_corner


class PupilTile(QAbstractButton):
    """A painted tile; press it to see more of the pupil."""

    def __init__(self, tools: Tools, seated: Seated) -> None:
        super().__init__()
        self._tools = tools
        self._seated = seated
        self._line = ""
        self.setObjectName(f"pupil:{seated.pupil.id}")
        self.setProperty("target", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_pupil(seated)

    @property
    def seated(self) -> Seated:
        """The pupil as shown."""
        return self._seated

    @property
    def line(self) -> str:
        """What is said under the name."""
        return self._line

    @property
    def unsure(self) -> bool:
        """Whether a clock with a question stands there: nobody vouches for the device's time."""
        return bool(self._seated.device) and self._seated.unverified

    def show_pupil(self, seated: Seated) -> None:
        """Show how the pupil is now."""
        self._seated = seated
        words = self._tools.words
        if seated.waiting is not None:
            self._line = words("teacher.doing.waiting")
        elif self._coming is not None:
            self._line = self._tools.state(self._coming)
        elif seated.reports:
            self._line = words("teacher.doing.report")
        else:
            self._line = self._tools.doing(seated.doing, seated.device)
        unsure = words("teacher.doing.unverified") if self.unsure else ""
        self.setAccessibleName(f"{seated.called}: {self._tools.beside(self._line, unsure)}")
        self.setToolTip(unsure)
        self.update()

    @property
    def _coming(self) -> Report | None:
        """The newest open report, if somebody is on the way for each of them."""
        found = [self._tools.desk.inbox.report(id) for id in self._seated.reports]
        reports = [one for one in found if one is not None]
        coming = all(one.state is ReportState.COMING for one in reports)
        return reports[0] if reports and coming else None

    def sizeHint(self) -> QSize:
        """The least that holds a name and a line."""
        return QSize(LEAST_WIDTH, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        ground, edge, name, quiet = self._colours()
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, _CORNER, _CORNER)
        self._paint_words(painter, area.adjusted(30, 3, -10, -3), name, quiet)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._tools.look.colours.focus), 2.5))
            painter.drawRoundedRect(area.adjusted(0, 0, 0, 0), _CORNER, _CORNER)

    def _colours(self) -> tuple[str, str, str, str]:
        """Ground, edge, the name's voice, the line's voice."""
        colours = self._tools.look.colours
        seated = self._seated
        if self._coming is not None and not seated.waiting:
            return colours.coming, colours.coming, colours.on_coming, colours.on_coming
        if seated.reports or seated.waiting:
            return colours.new, colours.new, colours.on_new, colours.on_new
        if not seated.device:
            return colours.desk, colours.line, colours.quiet, colours.quiet
        ground = colours.raised if self.underMouse() else colours.surface
        return ground, colours.line, colours.ink, colours.quiet

    def _paint_mark(self, painter: QPainter, left: float, middle: float) -> None:
        colours = self._tools.look.colours
        seated = self._seated
        stale = seated.doing is not None and seated.doing.stale
        mark = QRectF(left, middle - 5, 10, 10)
        urgent = bool((seated.reports and self._coming is None) or seated.waiting)
        colour = colours.danger if urgent else colours.accent
        full = urgent or (bool(seated.device) and not stale)
        painter.setPen(QPen(QColor(colour if full or stale else colours.quiet), 2))
        painter.setBrush(QColor(colour) if full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark)

    def _paint_words(self, painter: QPainter, area: QRectF, name: str, quiet: str) -> None:
        """The name, on two lines when it is long, and the line under it, in the middle."""
        grown = max((self.height() - HEIGHT) // 6, 0)
        strong = style.font(style.STAFF_TYPE.body + 1 + grown, bold=self._in, staff=True)
        plain = style.font(style.STAFF_TYPE.small + grown // 2, staff=True)
        called = harmless(self._seated.called, 60)
        names, lines = QFontMetricsF(strong), QFontMetricsF(plain)
        rows = 1 if names.horizontalAdvance(called) <= area.width() else 2
        height = names.height() * rows
        top = area.top() + max((area.height() - height - lines.height() - 2) / 2, 0)
        painter.setFont(strong)
        painter.setPen(QColor(name))
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(QRectF(area.left(), top, area.width(), height), called, wrap)
        below = QRectF(area.left(), top + height + 2, area.width(), lines.height())
        if self.unsure:
            below.setRight(self._paint_unsure(painter, below))
        said = lines.elidedText(self._line, Qt.TextElideMode.ElideRight, below.width())
        painter.setFont(plain)
        painter.setPen(QColor(quiet))
        painter.drawText(below, said)
        where = harmless(self._seated.device_name, 40)
        wide = area.width() - lines.horizontalAdvance(where) - 16
        end = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if rows == 1 and names.horizontalAdvance(called) <= wide:
            beside = QRectF(area.left(), top, area.width(), names.height())
            painter.drawText(beside, end, where)
        elif lines.horizontalAdvance(said) <= wide and not self.unsure:
            painter.drawText(below, end, where)
        self._paint_mark(painter, area.left() - 19, top + names.height() / 2)

    def _paint_unsure(self, painter: QPainter, line: QRectF) -> float:
        """Paint the clock at the end of a line; where the words have to end before it."""
        side = line.height()
        place = QRectF(line.right() - side, line.top(), side, side)
        self._tools.pictures.draw(painter, "clock-unsure", place)
        return place.left() - style.SPACE.small

    @property
    def _in(self) -> bool:
        return bool(self._seated.device)
