"""Always at the same place: how much time is left, who sees me, and Klaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.trust import Trust
from ui import style
from ui.pupil import until
from ui.pupil.warning import Warning  # noqa: A004 - that is what it is
from ui.widgets import lettering
from ui.widgets.pictures import facing
from ui.widgets.pressable import Pressable
from ui.widgets.time_shape import TimeShape

if TYPE_CHECKING:
    from kiosk.device.ports import Clock
    from kiosk.timetable.verdicts import Verdict
    from ui.widgets.kit import Kit

WORD = 18  # pixels of the small word under a picture


class State:
    """What a corner shows.

    ``minutes`` are left (0: no end in sight), ``warning`` is the step of the warning, ``unsure``
    that nobody vouches for the time, ``inside`` that somebody is signed in.
    """

    __slots__ = ("inside", "minutes", "unsure", "warning", "watched_by")

    def __init__(
        self, minutes: int, warning: int, watched_by: list[str], *, unsure: bool, inside: bool
    ) -> None:
        self.minutes = minutes
        self.warning = warning
        self.watched_by = watched_by
        self.unsure = unsure
        self.inside = inside


def state(
    verdict: Verdict, warning: int, watched_by: list[str], clock: Clock, *, inside: bool
) -> State:
    """What to show now, by the school's ``clock``."""
    minutes = until.left(verdict.until_ms if verdict.open else 0, clock.now())
    unsure = clock.trust is Trust.HARDWARE
    return State(minutes, warning, watched_by, unsure=unsure, inside=inside)


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
        """The step of the warning that is shown, in minutes; 0 is none."""
        return self._warning.step

    def speak(self) -> None:
        """The words are another language's from now on."""
        self._eye.say(self._kit.words("pupil.eye.word"))
        self._done.say(self._kit.words("pupil.done.word"))

    def show_state(self, state: State) -> None:
        """Show this."""
        self._warning.show_left(state.minutes, state.warning)
        self._shape.setVisible(state.minutes > 0 and not state.warning)
        self._shape.show_left(state.minutes, unsure=state.unsure)
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
        self._fit()

    def say(self, text: str) -> None:
        """Show another word."""
        self._words = text
        self.setAccessibleName(text)
        self._fit()
        self.update()

    def show_picture(self, picture: str) -> None:
        """Show another picture."""
        if picture != self._picture:
            self._picture = picture
            self.update()

    def _fit(self) -> None:
        ruler = self._kit.ruler
        side = max(ruler.target, ruler.px(84))
        font = style.font(ruler.px(WORD), bold=True)
        width = round(QFontMetricsF(font).horizontalAdvance(self._words)) + ruler.px(18)
        self.setFixedSize(QSize(max(side, width), side))

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
