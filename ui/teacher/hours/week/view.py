"""The week: days across, hours down, periods as blocks under mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kiosk.desk import moments
from kiosk.desk.rooster.conflicts import SCHOOL_DAYS
from kiosk.desk.rooster.draft import Change
from kiosk.desk.rooster.times import span, wall
from kiosk.timetable.model import Period
from kiosk.timetable.verdicts import PeriodKind
from ui.style import STAFF_TARGET
from ui.teacher.hours.week import said
from ui.teacher.hours.week.drag import STEP, Drag, Place, kind_for
from ui.teacher.hours.week.editor import Editor
from ui.teacher.hours.week.geometry import AXIS, Block, Geometry, Grip, shown_days
from ui.teacher.hours.week.keys import Keys
from ui.teacher.hours.week.paint import WeekPainter, moved
from ui.teacher.pieces import Press, target, tip
from ui.teacher.tools import Tools

_CURSORS = {
    "start": Qt.CursorShape.SizeVerCursor,
    "end": Qt.CursorShape.SizeVerCursor,
    "body": Qt.CursorShape.OpenHandCursor,
    "ground": Qt.CursorShape.CrossCursor,
}
_WIDE = 120  # pixels from which a day's name has an arrow behind it
_BEGINS = 4  # pixels that the mouse moves before a press is a drag


class WeekView(QWidget):
    """The week of the editor. ``opened``: somebody wants to type what is chosen."""

    opened = Signal()

    def __init__(self, tools: Tools, editor: Editor) -> None:
        super().__init__()
        self._tools = tools
        self._editor = editor
        self._keys = Keys(lambda: self.geometry_, editor)
        self._drag: Drag | None = None
        self._begun = QPoint()
        self._held: list[Period] = []
        self.place: Place | None = None
        self.weekend = False
        self._odd: set[tuple[int, int]] = set()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        target(self, "week", tools.words("teacher.rooster.week"))
        self.heads = {day: self._head(day) for day in range(1, 8)}
        self.more = Press("weekend", "", self._turn_weekend, kind="toggle")
        self.more.setText(said.days(tools, (6, 7)).replace(",", ""))
        self.more.setAccessibleName(tools.words("teacher.rooster.weekend"))
        self.more.setToolTip(tools.words("teacher.rooster.weekend"))
        self.more.setCheckable(True)
        self.more.setParent(self)
        editor.changed.connect(self.renew)
        self.geometry_ = Geometry(600, 400, [], list(SCHOOL_DAYS))
        self.renew()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(900, 520)

    def renew(self) -> None:
        """The week has changed, or what is chosen in it."""
        editor = self._editor
        if self._drag is not None and editor.periods != self._held:
            self._drag, self.place = None, None  # what is held is not there any more
        self._odd = {
            (day, at)
            for one in editor.draft.conflicts()
            if one.week == editor.week
            for day in one.days
            for at in (one.at, one.other)
        }
        self._lay()
        self._say()
        self.update()

    def targets(self) -> dict[str, QRect]:
        """Every block, and its two edges, on the screen: ``block:DAY:KIND:START``."""
        found: dict[str, QRect] = {}
        for block in self.geometry_.blocks:
            name = f"{block.day}:{block.period.kind.value}:{block.period.start}"
            area = block.area.translated(self.mapToGlobal(QPoint(0, 0)))
            height = min(24, area.height())
            found[f"block:{name}"] = QRect(area.left(), area.top(), area.width(), height)
            edge = QRect(area.center().x() - 20, area.top() - 4, 40, 8)
            found[f"start:{name}"] = edge
            found[f"end:{name}"] = edge.translated(0, area.height())
        return found

    def tell_time(self) -> None:
        """The clock has moved on."""
        self.update()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it all."""
        with QPainter(self) as painter:
            draw = WeekPainter(painter, self._tools, self.geometry_)
            today, moment = self._now()
            draw.ground(today)
            self._paint_blocks(draw)
            self._paint_chosen(draw)
            draw.now(today, moment)
            self._paint_drag(draw)

    def _paint_blocks(self, draw: WeekPainter) -> None:
        geometry, words = self.geometry_, self._tools.words
        for day in geometry.days:
            if not geometry.on(day):
                key = "free" if geometry.blocks else "draw"
                draw.empty(day, words(f"teacher.rooster.{key}"))
        chosen = geometry.block(*self._editor.chosen)
        above = [chosen] if chosen is not None else []
        for block in [*(one for one in geometry.blocks if one is not chosen), *above]:
            odd = (block.day, block.at) in self._odd
            draw.block(block, faint=self._moves(block), odd=odd)
            if odd:
                draw.odd(block.area)

    def _paint_chosen(self, draw: WeekPainter) -> None:
        editor, geometry = self._editor, self.geometry_
        day, at = editor.chosen
        if self._drag is not None and self.place is not None:
            return
        for other in editor.scope:
            block = geometry.block(other, at)
            if block is not None and other != day:
                draw.outline(block.area, strong=False)
        block = geometry.block(day, at)
        if block is not None:
            draw.outline(block.area, strong=True)
            draw.handles(block.area)
        elif day in geometry.days:
            draw.outline(geometry.column(day), strong=self.hasFocus())

    def _paint_drag(self, draw: WeekPainter) -> None:
        drag, place = self._drag, self.place
        if drag is None or place is None:
            return
        day, start, end = place
        block = self._dragged(drag)
        others = self._others(drag, block)
        for one in others:
            draw.block(moved(self.geometry_, one, one.day, start, end))
        ghost = moved(self.geometry_, block, day, start, end)
        draw.block(ghost)
        draw.outline(ghost.area, strong=True)
        draw.label(ghost.area, f"{said.hour(wall(start))}{said.DASH}{said.hour(wall(end))}")

    def _dragged(self, drag: Drag) -> Block:
        found = self.geometry_.block(drag.grip.day, drag.grip.at)
        if found is not None and drag.grip.part != "ground":
            return found
        column = self.geometry_.column(drag.grip.day)
        kind = kind_for(self.place or drag.place, self._editor.periods)
        period = Period([drag.grip.day], "00:00", "00:05", kind)
        inset = 0 if kind is PeriodKind.LESSON else 8
        return Block(drag.grip.day, -1, period, column.adjusted(inset, 0, 0, 0))

    def _others(self, drag: Drag, block: Block) -> list[Block]:
        """What moves along on other days."""
        if block.at < 0 or self._editor.splits(block.at):
            return []
        found = (self.geometry_.block(day, block.at) for day in block.period.days)
        return [one for one in found if one is not None and one.day != drag.grip.day]

    def _moves(self, block: Block) -> bool:
        drag = self._drag
        if drag is None or self.place is None or drag.grip.part == "ground":
            return False
        if block.at != drag.grip.at:
            return False
        return block.day == drag.grip.day or not self._editor.splits(block.at)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge, a block or the ground."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position().toPoint()
        grip = self._grip(point)
        if not grip.part:
            return
        at = grip.at
        if at >= 0:
            place = Place(grip.day, *span(self._editor.periods[at]))
        else:
            place = Place(grip.day, 0, 0)
        self._drag = Drag(grip, self.geometry_.moment(point.y()), place)
        self._begun, self.place, self._held = point, None, self._editor.periods
        if grip.part != "ground":
            self._editor.choose(grip.day, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what a press would take hold of."""
        point = event.position().toPoint()
        if self._drag is None:
            part = self._grip(point).part
            self.setCursor(_CURSORS.get(part, Qt.CursorShape.ArrowCursor))
            return
        if self.place is None and (point - self._begun).manhattanLength() < _BEGINS:
            return
        step = 1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        if self._drag.grip.part == "body":
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        day = self.geometry_.day_at(point.x())
        self.place = self._drag.to(day, self.geometry_.moment(point.y()), step)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: it stands there now."""
        drag, place = self._drag, self.place
        self._drag, self.place = None, None
        if drag is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if place is None:
            self._editor.choose(drag.grip.day, drag.grip.at)
        elif drag.grip.part == "ground":
            self._draw(place)
        elif place != drag.place:
            day, at = drag.grip.day, drag.grip.at
            moved_to: Change = {"start": place.start, "end": place.end}
            split = self._editor.splits(at)
            self._editor.change(at, day, split=split, to=place.day, **moved_to)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type what is chosen."""
        self.mousePressEvent(event)
        self.mouseReleaseEvent(event)
        self.opened.emit()

    def event(self, event: QEvent) -> bool:
        """Say in full what stands under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            grip = self._grip(event.pos())
            text = ""
            if grip.at >= 0:
                text = said.aloud(self._tools, self._editor.periods[grip.at], grip.day)
            QToolTip.showText(event.globalPos(), tip(text), self)
            return True
        return super().event(event)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, Delete, Ctrl and Alt with arrows; Escape lets go of a drag."""
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._drag, self.place = None, None
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif not self._keys.press(event):
            super().keyPressEvent(event)

    # Inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the week out anew."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        periods = self._editor.periods
        days = shown_days(periods, weekend=self.weekend)
        self.geometry_ = Geometry(self.width(), self.height(), periods, days)
        for day, head in self.heads.items():
            head.setVisible(day in days)
            if day in days:
                column = self.geometry_.column(day)
                head.setGeometry(column.left(), 0, column.width(), STAFF_TARGET)
                name = said.weekday(self._tools, day)
                head.setText(f"{name}  \u25be" if column.width() > _WIDE else name)
            head.setChecked(self._editor.chosen == (day, -1))
        self.more.setGeometry(0, 0, AXIS - 8, STAFF_TARGET)
        self.more.setChecked(days[-1] > SCHOOL_DAYS[-1])

    def _head(self, day: int) -> Press:
        head = Press(
            f"day:{day}",
            said.weekday(self._tools, day),
            lambda: self._editor.choose(day),
            kind="day",
        )
        head.setToolTip(self._tools.words("teacher.rooster.day"))
        head.setCheckable(True)
        head.setParent(self)
        return head

    def _turn_weekend(self) -> None:
        self.weekend = not self.weekend
        self.renew()

    def _grip(self, point: QPoint) -> Grip:
        return self.geometry_.grip(point, self._editor.chosen)

    def _draw(self, place: Place) -> None:
        kind = kind_for(place, self._editor.periods)
        period = Period([place.day], wall(place.start), wall(place.end), kind)
        self._editor.add(period, place.day)

    def _now(self) -> tuple[int, float]:
        desk = self._tools.desk
        now = moments.local(desk.clock.now(), desk.school.zone)
        return now.isoweekday(), now.hour * 60 + now.minute + now.second / 60

    def _say(self) -> None:
        """Tell a screen reader what is chosen."""
        editor, words = self._editor, self._tools.words
        period, day = editor.period, editor.chosen.day
        if period is not None:
            name = said.aloud(self._tools, period, day)
        else:
            name = said.weekday(self._tools, day) if day else words("teacher.rooster.week")
        if name != self.accessibleName():
            self.setAccessibleName(name)
            told = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(told)
