"""The web window: one page, and the bar that never goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ui import style
from ui.pupil.corner import BarButton, Corner
from ui.pupil.oops_button import OopsButton
from ui.pupil.screen import bar_height, targets
from ui.pupil.warning import FIRST, LOUDNESS
from ui.pupil.web_words import HELD_BACK, Note, Trouble
from ui.widgets import lettering

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen

    from ui.browser.browser import Browser
    from ui.browser.nowhere import Nowhere
    from ui.pupil.corner import State
    from ui.trace import Rect
    from ui.widgets.kit import Kit


BAND = 8  # pixels on the 1366x768 drawing
TITLE = "Netjes web"  # of no other window: a page that may record this one is given it by its name


class WebWindow(QWidget):
    """Oeps!, home, back, forward, reload, the address, and the corner, above the page."""

    oops = Signal()
    home = Signal()

    def __init__(
        self,
        kit: Kit,
        browser: Browser | Nowhere,
        notice: str,
        explained: Callable[[str], str],
    ) -> None:
        """``explained`` gives the words of a refusal by its message id."""
        super().__init__()
        self.setObjectName("web")
        self.setWindowTitle(TITLE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), QColor(style.DAY.paper))
        self.setPalette(palette)
        self._kit = kit
        self._browser = browser
        self._explained = explained
        self.corner = Corner(kit)
        self._buttons = self._made_buttons()
        self._address = Address(kit)
        self._note = Note(kit)
        self._note.given_up.connect(browser.give_up_saving)
        self._trouble = Trouble(kit)
        self._trouble.again.connect(self._reload)
        self._trouble.back.connect(self._back_to_page)
        self._pages = QStackedLayout()
        self._pages.addWidget(browser)
        self._pages.addWidget(self._trouble)
        self._lay_out()
        self._note.say(kit.words(notice) if notice else "")
        browser.moved.connect(self._moved)
        browser.load_started.connect(self._started)
        browser.loaded.connect(self._moved)
        browser.failed.connect(self._tell)
        browser.refused.connect(self._refused)
        browser.saving.connect(self._note.show_saving)
        browser.saved.connect(
            lambda name: self._note.say(kit.words("pupil.web.saved", name=name), "backpack")
        )
        browser.not_saved.connect(
            lambda said: self._note.say(
                explained(said or "pupil.web.given_up"), "rule-download" if said else ""
            )
        )
        self.leaving = False

    def cover(self, screen: QScreen, *, windowed: bool) -> None:
        """Stand before the shell, of the same size."""
        if windowed:
            self.resize(1366, 768)
            self.show()
        else:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.setGeometry(screen.geometry())
            self.showFullScreen()

    def show_corner(self, state: State) -> None:
        """Show the time and the eye; a warning also runs along the whole bar."""
        self.corner.show_state(state)
        self._bar.show_left(state.minutes, state.warning)

    def say(self, text: str) -> None:
        """Say something in the strip under the bar."""
        self._note.say(text)

    def targets(self) -> dict[str, Rect]:
        """What can be pressed now, the page included, by object name in screen pixels."""
        found = targets(self)
        corner = self._browser.mapToGlobal(self._browser.rect().topLeft())
        size = self._browser.size()
        found["page"] = (corner.x(), corner.y(), size.width(), size.height())
        return found

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, whatever asks."""
        if self.leaving:
            event.accept()
        else:
            event.ignore()

    def _made_buttons(self) -> dict[str, BarButton]:
        words = self._kit.words
        buttons = {
            name: BarButton(self._kit, name, words(f"pupil.web.{name}"), name)
            for name in ("home", "back", "forward", "reload")
        }
        buttons["home"].tapped.connect(self.home)
        buttons["back"].tapped.connect(self._browser.back)
        buttons["forward"].tapped.connect(self._browser.forward)
        buttons["reload"].tapped.connect(self._reload)
        return buttons

    def _lay_out(self) -> None:
        ruler = self._kit.ruler
        oops = OopsButton(self._kit)
        oops.tapped.connect(self.oops)
        row = QHBoxLayout()
        row.setContentsMargins(ruler.px(style.SPACE.medium), 0, ruler.px(style.SPACE.wide), 0)
        row.setSpacing(ruler.px(style.SPACE.small))
        row.addWidget(oops)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addWidget(self._address, 1)
        row.addWidget(self.corner)
        self._bar = bar = Bar(bar_height(self._kit), ruler.px(BAND))
        bar.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._note)
        column.addLayout(self._pages, 1)

    def _reload(self) -> None:
        self._browser.reload()

    def _started(self) -> None:
        if not self._note.busy:
            self._note.say("")
        self._pages.setCurrentIndex(0)
        self._moved()

    def _moved(self) -> None:
        where = self._browser.where
        self._address.show_page(where.host, where.title)
        self._buttons["back"].setEnabled(self._browser.can_go_back)
        self._buttons["forward"].setEnabled(self._browser.can_go_forward)

    def _refused(self, message: str) -> None:
        """What is held back stands in the page's place; anything else is a word above it."""
        if message in HELD_BACK:
            self._tell(message)
        else:
            self._note.say(self._explained(message))

    def _tell(self, message: str) -> None:
        if not self._note.busy:
            self._note.say("")
        self._trouble.tell(message, self._explained(message))
        self._pages.setCurrentIndex(1)

    def _back_to_page(self) -> None:
        """To the page that was open before; without one, home."""
        if self._browser.where.host:
            self._pages.setCurrentIndex(0)
        else:
            self.home.emit()


class Bar(QWidget):
    """What the buttons stand on. Before a close a band runs out along its foot, above the page."""

    def __init__(self, height: int, band: int) -> None:
        super().__init__()
        self._band = band
        self._left = 0
        self._step = 0
        self.setFixedHeight(height)

    def show_left(self, minutes: int, step: int) -> None:
        """``minutes`` are left, and the warning has come to ``step``; 0: there is none."""
        if (minutes, step) != (self._left, self._step):
            self._left, self._step = minutes, step
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is left of the band."""
        if not self._step:
            return
        painter = QPainter(self)
        foot = self.rect().adjusted(0, self.height() - self._band, 0, 0)
        painter.fillRect(foot, QColor(style.DAY.line))
        share = round(foot.width() * min(self._left, FIRST) / FIRST)
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        foot.setLeft(foot.right() + 1 - share) if backwards else foot.setWidth(share)
        ground = style.DAY.sun if self._step > 1 else LOUDNESS[self._step].ground
        painter.fillRect(foot, QColor(ground))


class Address(QWidget):
    """Where we are, in plain words: the title of the page, and the site under it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._host = ""
        self._title = ""
        self.setObjectName("address")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(self._kit.ruler.px(160), self._kit.ruler.target)

    def show_page(self, host: str, title: str) -> None:
        """Show this page."""
        if (host, title) != (self._host, self._title):
            self._host, self._title = host, title
            self.setAccessibleName(f"{title}, {host}" if title else host)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both lines; never taken for markup."""
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(14, 10, -14, -10)
        half = room.height() / 2
        size = self._kit.ruler.px(22)
        lines = ((self._title, style.DAY.ink, True), (self._host, style.DAY.quiet, False))
        shown = [line for line in lines if line[0]]
        top = room.center().y() - half * len(shown) / 2
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        align = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
        for number, (text, colour, bold) in enumerate(shown):
            area = QRectF(room.left(), top + number * half, room.width(), half)
            setting = lettering.fitted(text, size, area.width(), area.height(), bold=bold)
            painter.setPen(QColor(colour))
            lettering.paint(painter, area, setting, align)
