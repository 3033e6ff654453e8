"""The shell: the plain window with everything but the page. It always exists, full screen."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.device.place import Place
from ui import style
from ui.pupil.corner import Corner
from ui.pupil.panel import Panel
from ui.pupil.screen import Screen, bar_height, targets
from ui.widgets import scenery

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from kiosk.device.seat import Seat
    from ui.pupil.corner import State
    from ui.pupil.unsure import Unsure
    from ui.trace import Rect
    from ui.widgets.kit import Kit


class Shell(QWidget):
    """Shows one screen at a time. ``painted`` comes after what it shows has reached the display."""

    painted = Signal()

    def __init__(self, kit: Kit, seat: Seat) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.setWindowTitle("Netjes")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._kit = kit
        self._seat = seat
        self._screens: dict[type[Screen], Screen] = {}
        self._current: Screen | None = None
        self._evening = False
        self._unsure: Unsure | None = None
        self._telling = False
        self.corner = Corner(kit, self)
        self._panel = Panel(kit, self)
        self.leaving = False  # only a real end of the program closes the window

    @property
    def current(self) -> Screen | None:
        """The screen that is shown."""
        return self._current

    def cover(self, screen: QScreen, *, windowed: bool) -> None:
        """Stand before everything else, on the whole display unless ``windowed``."""
        area = screen.geometry()
        if windowed:
            self.resize(1366, 768)
            self.show()
            return
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setGeometry(area)  # without a window manager nobody else makes it full
        self.showFullScreen()

    def show_place(self, place: Place) -> Screen:
        """Bring up the screen of a place; made at the first visit."""
        return self._show(self._made(_class(place)))

    def show_cover(self) -> None:
        """Bring up what may be seen of a machine that sleeps."""
        from ui.pupil.asleep import AsleepScreen

        self._show(self._made(AsleepScreen))

    def prepare(self, place: Place) -> None:
        """Make the screen of a place, which will be needed soon, and in haste.

        Painted once where nobody sees it, its letters and pictures are ready, too.
        """
        if _class(place) not in self._screens:
            self._made(_class(place)).grab()

    def paint_now(self) -> None:
        """Paint what is shown, as it will stay, before anything else happens."""
        layout = self._current.layout() if self._current is not None else None
        if layout is not None:
            layout.activate()  # words that have just changed may take another place
        self.repaint()

    def take_seat(self, seat: Seat, kit: Kit) -> None:
        """Ask this seat from now on; screens made with another one go."""
        self._seat = seat
        self._kit = kit
        self._forget_screens()

    def speak(self) -> None:
        """The words are another language's from now on; screens made with the others go."""
        self.corner.speak()
        self._panel.hide()
        if self._unsure is not None:
            self._unsure.hide()
            self._unsure.deleteLater()
            self._unsure = None
        self._forget_screens()

    def _forget_screens(self) -> None:
        for screen in self._screens.values():
            screen.hide()
            screen.deleteLater()
        self._screens.clear()
        self._current = None

    def show_corner(self, state: State, now_ms: int, zone: str) -> None:
        """Show the time and the eye, at ``now_ms`` in ``zone``."""
        self.corner.show_state(state)
        if self._current is not None:
            self._current.show_time(now_ms, zone)
        self._show_unsure(unsure=state.unsure)
        self._place_corner()

    def say(self, text: str) -> None:
        """Say something under the corner; said again, or tapped, it goes."""
        self._panel.tell(text, self.corner.geometry().bottom())

    def targets(self) -> dict[str, Rect]:
        """What can be pressed now, by object name, in screen pixels."""
        return targets(self)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Give the screens the whole window."""
        for screen in self._screens.values():
            screen.setGeometry(self.rect())
        self._place_corner()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the land behind the screen."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        (scenery.evening if self._evening else scenery.day)(painter, self.rect().toRectF())
        if not self._telling:
            self._telling = True
            QTimer.singleShot(0, self, self._tell)  # after the flush that follows this paint

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, whatever asks; the program ends by a signal alone."""
        if self.leaving:
            event.accept()
        else:
            event.ignore()

    def _made(self, kind: type[Screen]) -> Screen:
        screen = self._screens.get(kind)
        if screen is None:
            screen = self._screens[kind] = kind(self._kit, self._seat, self)
            screen.setGeometry(self.rect())
            self.corner.raise_()
        return screen

    def _show(self, screen: Screen) -> Screen:
        screen.refresh()
        if screen is not self._current:
            old, self._current = self._current, screen
            screen.show()
            if old is not None:
                old.hide()
            self._panel.hide()
            screen.begin()
            self.update()
        if screen.evening != self._evening:
            self._evening = screen.evening
            self.update()
        self.corner.setVisible(not screen.alone)
        if screen.alone:
            self._show_unsure(unsure=False)
        self._place_corner()
        return screen

    def _show_unsure(self, *, unsure: bool) -> None:
        """At the foot, in the middle. Made when it is needed, which is seldom."""
        if self._unsure is None:
            if not unsure:
                return
            from ui.pupil.unsure import Unsure

            self._unsure = Unsure(self._kit, self)
        line = self._unsure
        foot = self._kit.ruler.px(style.SPACE.wide)
        line.move((self.width() - line.width()) // 2, self.height() - (foot + line.height()) // 2)
        line.show_on(evening=self._evening, unsure=unsure)
        line.raise_()

    def _tell(self) -> None:
        self._telling = False
        self.painted.emit()

    def _place_corner(self) -> None:
        ruler = self._kit.ruler
        height = bar_height(self._kit)
        size = self.corner.sizeHint()
        room = ruler.px(style.SPACE.wide)
        left = room if self._backwards else self.width() - size.width() - room
        top = (
            ruler.px(style.SPACE.medium)
            + (height - ruler.px(style.SPACE.medium) - size.height()) // 2
        )
        self.corner.setGeometry(QRect(left, max(top, 0), size.width(), size.height()))
        self.corner.raise_()

    @property
    def _backwards(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


_CLASSES = {
    Place.CLOSED: ("closed", "ClosedScreen"),
    Place.GROUPS: ("names", "GroupsScreen"),
    Place.NAMES: ("names", "NamesScreen"),
    Place.SECRET: ("secret", "SecretScreen"),
    Place.LOCKED: ("secret", "LockedScreen"),
    Place.RULES: ("rules", "RulesScreen"),
    Place.HOME: ("home", "HomeScreen"),
    Place.WEB: ("oops", "OopsScreen"),  # what lies ready under a page
    Place.AGREEMENTS: ("agreements", "AgreementsScreen"),
    Place.THINK: ("think", "ThinkScreen"),
    Place.FILES: ("files", "FilesScreen"),
    Place.OOPS: ("oops", "OopsScreen"),
}


def _class(place: Place) -> type[Screen]:
    """The class of a place's screen, imported when it is first needed."""
    module, name = _CLASSES[place]
    found: type[Screen] = getattr(import_module(f"ui.pupil.{module}"), name)
    return found
