"""Always at the same place: how much time is left, who sees me, and Klaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import style
from ui.widgets import lettering
from ui.widgets.pictures import facing
from ui.widgets.pressable import Pressable
from ui.widgets.time_shape import TimeShape

if TYPE_CHECKING:
    from kiosk.timetable.verdicts import Verdict
    from ui.widgets.kit import Kit

MINUTE = 60_000  # ms
WORD = 18  # pixels of the small word under a picture


class State:
    """What a corner shows: minutes left (0: no end in sight), the warning, who is here."""

    __slots__ = ("inside", "minutes", "warning", "watched_by")

    def __init__(self, minutes: int, warning: int, watched_by: list[str], *, inside: bool) -> None:
        self.minutes = minutes
        self.warning = warning
        self.watched_by = watched_by
        self.inside = inside


def state(
    verdict: Verdict, warning: int, watched_by: list[str], now_ms: int, *, inside: bool
) -> State:
    """What to show at ``now_ms`` (school time, ms)."""
    until = verdict.until_ms if verdict.open else 0
    minutes = max(-(-(until - now_ms) // MINUTE), 0) if until else 0
    return State(minutes, warning, watched_by, inside=inside)


class Corner(QWidget):
    """The corner of the bar, the same in both windows."""

    eye = Signal()
    done = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.ruler.px(style.SPACE.small))
        self._warning = Warning(kit)
        self._shape = TimeShape(kit, kit.ruler.px(64))
        self._eye = BarButton(kit, "eye", kit.words("pupil.eye.word"), "eye-closed")
        self._done = BarButton(kit, "klaar", kit.words("pupil.done.word"), "done")
        self._eye.tapped.connect(self.eye)
        self._done.tapped.connect(self.done)
        for part in (self._warning, self._shape, self._eye, self._done):
            row.addWidget(part)

    @property
    def warned(self) -> int:
        """The warning that is shown, in minutes; 0 is none."""
        return self._warning.minutes

    def show_state(self, state: State) -> None:
        """Show this."""
        self._warning.show_minutes(state.warning)
        self._shape.setVisible(state.minutes > 0)
        self._shape.show_left(state.minutes, warning=state.warning > 0)
        self._eye.setVisible(state.inside)
        self._done.setVisible(state.inside)
        watched = bool(state.watched_by)
        self._eye.show_picture("eye" if watched else "eye-closed")
        said = "pupil.eye.somebody" if watched else "pupil.eye.nobody"
        self._eye.setAccessibleName(self._kit.words(said, names=", ".join(state.watched_by)))


class BarButton(Pressable):
    """A picture with a small word under it."""

    def __init__(
        self, kit: Kit, name: str, text: str, picture: str, *, tint: str = style.DAY.card
    ) -> None:
        super().__init__(name, text)
        self._kit = kit
        self._words = text
        self._picture = picture
        self._tint = tint
        side = max(kit.ruler.target, kit.ruler.px(84))
        font = style.font(kit.ruler.px(WORD), bold=True)
        width = round(QFontMetricsF(font).horizontalAdvance(text)) + kit.ruler.px(18)
        self.setFixedSize(QSize(max(side, width), side))

    def show_picture(self, picture: str) -> None:
        """Show another picture."""
        if picture != self._picture:
            self._picture = picture
            self.update()

    def draw(self, painter: QPainter, area: QRectF, *, down: bool) -> None:
        """Paint the card, the picture, the word."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.DAY.sky if down else self._tint))
        painter.drawRoundedRect(area, 18, 18)
        height = self._kit.ruler.px(24)
        words = QRectF(area.left() + 2, area.bottom() - height - 4, area.width() - 4, height)
        picture = area.adjusted(6, 8, -6, -height - 5)
        name = facing(self._picture, self.layoutDirection())
        self._kit.pictures.draw(painter, name, picture)
        painter.setPen(QColor(style.DAY.ink))
        size = self._kit.ruler.px(WORD)
        setting = lettering.fitted(self._words, size, words.width(), words.height(), bold=True)
        lettering.paint(painter, words, setting, Qt.AlignmentFlag.AlignHCenter)


class Warning(QWidget):  # noqa: A001 - that is what it is
    """One short line, 5, 2 and 1 minutes before the device closes."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.minutes = 0
        self.setObjectName("warning")
        self.setFixedSize(kit.ruler.px(250), kit.ruler.px(64))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_minutes(self, minutes: int) -> None:
        """Warn for this many minutes; 0: there is nothing to warn of."""
        if minutes != self.minutes:
            self.minutes = minutes
            self.setAccessibleName(self.text())
            self.update()
        self.setVisible(minutes > 0)

    def text(self) -> str:
        """The line."""
        said = "pupil.time.warning_one" if self.minutes == 1 else "pupil.time.warning"
        return self._kit.words(said, minutes=self.minutes)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a sunny pill with the line in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(style.DAY.ink), 2.5))
        painter.setBrush(QColor(style.DAY.sun))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(QColor(style.DAY.on_sun))
        inner = area.adjusted(18, 2, -18, -2)
        size = self._kit.ruler.px(22)
        setting = lettering.fitted(self.text(), size, inner.width(), inner.height(), bold=True)
        lettering.paint(painter, inner, setting, Qt.AlignmentFlag.AlignHCenter)
