"""Shows what the seat says, on two windows, and hands back what the pupil does.

The order at a tap on Oeps! is fixed: cover, then save, then end the page. Around a sleep of the
machine: cover, then sleep; look at the clock, then uncover.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

from kiosk.device.place import BESIDE, Place
from ui.alarm import Alarm
from ui.pupil import until
from ui.pupil.corner import state
from ui.pupil.cover import Cover, bring_up
from ui.pupil.explained import cited, words_of
from ui.pupil.flushing import flush
from ui.pupil.steps import INSIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen

    from kiosk.device.ports import Clock
    from kiosk.device.seat import Seat
    from kiosk.device.shelf import Shelf
    from ui.browser.browser import Browser
    from ui.browser.nowhere import Nowhere
    from ui.browser.visit import Visit
    from ui.browser.where import Where
    from ui.pupil.corner import State
    from ui.pupil.shell import Shell
    from ui.pupil.steps import Steps
    from ui.pupil.web import WebWindow
    from ui.widgets.kit import Kit

LINGERING = 250  # ms that a dead page may lie under its cover, while its report goes out
LAST = 1  # minutes before a close in which its screen is made ready


class Director(QObject):
    """Between one seat and its windows. ``visits`` starts a pupil's visit to the web."""

    asleep = Signal()  # the machine may sleep: nothing of the pupil is on the display

    def __init__(
        self,
        kit: Kit,
        seat: Seat,
        shelf: Shelf,
        clock: Clock,
        shell: Shell,
        steps: Steps,
        screen: QScreen,
        visits: Callable[[str], Visit],
        *,
        windowed: bool = False,
    ) -> None:
        super().__init__()
        self._kit = kit
        self._seat = seat
        self._shelf = shelf
        self._clock = clock
        self._shell = shell
        self._steps = steps
        self._screen = screen
        self._visits = visits
        self._windowed = windowed
        self._visit: Visit | None = None
        self._web: WebWindow | None = None
        self._browser: Browser | Nowhere | None = None
        self._address = ""
        self._refusal = ""
        self._left: Where | None = None
        self._asleep = False
        self._leaving = False  # the page's window goes: it is not the one to look at any more
        self._inside = True  # whoever was here before this program began left it in haste
        self._ended = False
        self._alarm = Alarm(self)
        self._alarm.rang.connect(self.look)
        self._dropping = QTimer(self)
        self._dropping.setSingleShot(True)
        self._dropping.timeout.connect(self._drop_web)
        self._cover = Cover(shell)
        shell.take_seat(seat, kit)
        shell.corner.done.connect(seat.sign_out)
        shell.corner.eye.connect(self._tell_shell_eye)
        shell.painted.connect(self._painted)

    # what the seat says

    def start(self) -> None:
        """Take over the screen that stands."""
        self._seat.tick()
        self.changed()

    def changed(self) -> None:
        """The seat has changed. While the machine sleeps, that shows when it has woken."""
        if self._ended or self._asleep:
            return
        place = self._seat.place
        self._speak(place)
        self._steps.at(place)
        if self._visit is not None:
            self._visit.follow(self._seat.web_rules)
        if place is Place.WEB:
            self._show_web()
        else:
            self._show_shell(place)
        self._inside = self._inside or place in INSIDE
        if self._web is None:
            self._tidy_up()
        self._show_time()
        self._tell_refused(place)
        self._alarm.set(0)

    def look(self) -> None:
        """Look at the clock, and at nothing else until the next moment that matters."""
        wait = self._seat.tick()
        self._show_time()
        drawn = until.next_drawn(self._seat.verdict.until_ms, self._clock.now())
        self._alarm.set(max(min(wait, drawn), 1))

    def close(self) -> None:
        """The program ends; whatever the seat still says is shown no more."""
        self._ended = True
        self._alarm.close()
        if self._kit.voice is not None:
            self._kit.voice.stop()
        self._drop_web()
        self._end_visit()
        self._shell.leaving = True
        self._shell.close()

    # one tap

    def oops(self) -> None:
        """Cover first. Everything else waits until the page cannot be seen any more."""
        if self._web is None or self._browser is None or self._left is not None:
            return
        if self._asleep or not self._on_web:
            return
        self._steps.tapped()
        self._web.setUpdatesEnabled(False)  # to paint it once more would only delay the cover
        self._left = self._browser.where
        self._browser.silence()
        self._cover.rise(self._covered)

    def _covered(self) -> None:
        left, self._left = self._left, None
        self._steps.covered()
        if left is not None:
            self._seat.oops(*left)

    # the machine sleeps

    def sleep(self) -> None:
        """Cover, so that the machine wakes up covered; :attr:`asleep` when that is done."""
        if self._ended or self._asleep:
            self.asleep.emit()
            return
        self._asleep = True
        if self._browser is not None:
            self._browser.doze()
        self._shell.show_cover()
        self._shell.paint_now()
        if self._on_web:
            self._cover.rise(self._may_sleep)
        else:
            flush()
            self._may_sleep()

    def wake(self) -> None:
        """Look at the clock before anything of the pupil can be seen again."""
        if not self._asleep:
            return
        self._seat.tick()
        self._asleep = False
        self._steps.awake()
        self._uncover_page()
        self.changed()

    def _uncover_page(self) -> None:
        """The pupil may go on where the pupil was: a page that is to go stays as still as it is."""
        if self._web is None or self._browser is None or not self._on_web:
            return
        if self._seat.place is Place.WEB:
            self._browser.rouse()
            bring_up(self._web)
            self._shell.show_place(Place.WEB)

    def _may_sleep(self) -> None:
        self._steps.asleep()
        self.asleep.emit()

    # the web

    def _show_web(self) -> None:
        if self._leaving:
            self._drop_web()
        if self._web is None:
            self._make_web()
        if self._browser is not None and self._address != self._seat.address:
            self._address = self._seat.address
            self._browser.open(self._address)

    def _make_web(self) -> None:
        from ui.pupil.web import WebWindow

        if self._visit is None:
            self._visit = self._visits(self._kit.words.language)
        self._visit.follow(self._seat.web_rules)
        self._shell.show_place(Place.WEB)  # the cover lies ready
        self._address = ""
        self._browser = browser = self._visit.page()
        explained = partial(words_of, self._seat, self._kit.words)
        self._web = web = WebWindow(self._kit, browser, self._visit.notice, explained)
        web.oops.connect(self.oops)
        web.home.connect(self._seat.home)
        web.corner.done.connect(self._seat.sign_out)
        web.corner.eye.connect(lambda: web.say(self._eye_words()))
        browser.moved.connect(self._moved)
        browser.load_started.connect(self._take_keys)
        browser.loaded.connect(self._loaded)
        browser.failed.connect(self._told_no)
        browser.refused.connect(self._told_no)
        browser.not_saved.connect(self._told_no)
        browser.saved.connect(self._saved)
        self._show_time()
        web.cover(self._screen, windowed=self._windowed)
        web.raise_()
        self._take_keys()

    def _take_keys(self) -> None:
        """The page's window stands: it gets the keys, which no window manager would give it.

        A press would, too, but then the shell pays for the change of focus when it has to cover.
        """
        if self._web is None or self._browser is None or self._left or self._asleep:
            return
        if not self._web.isActiveWindow():
            self._web.activateWindow()
            self._browser.setFocus()

    def _moved(self) -> None:
        if self._browser is not None and self._seat.place is Place.WEB:
            where = self._browser.where
            self._seat.page(where.host, where.title, where.url)
        self._tell_web()

    def _loaded(self) -> None:
        self._take_keys()
        self._steps.page_open()
        self._tell_web()

    def _told_no(self, why: str) -> None:
        if why:
            self._steps.refused(why, cited(self._seat, why))
        self._tell_web()

    def _saved(self, _name: str) -> None:
        self._steps.saved()
        self._tell_web()

    def _tell_refused(self, place: Place) -> None:
        """What the seat refused at home; pages tell of theirs themselves."""
        said = self._seat.trouble if place in {Place.HOME, *BESIDE} else ""
        if said and said != self._refusal:
            self._steps.refused(said, cited(self._seat, said))
        self._refusal = said

    def _show_shell(self, place: Place) -> None:
        """In front of a page it comes up painted: nothing else flashes by on the way."""
        self._hush(place)
        self._shell.show_place(place)
        if self._web is None:
            return
        if place is Place.OOPS:  # the cover has been put up already
            if not self._leaving:
                self._leaving = True
                self._left_web(LINGERING)
        elif self._leaving:
            self._dropping.start(0)
        else:
            self._leaving = True
            self._web.setUpdatesEnabled(False)  # nobody will see it any more
            self._show_shell_time()
            self._shell.paint_now()
            self._cover.rise(lambda: self._left_web(0))
            if place is not Place.CLOSED:
                self._shell.activateWindow()  # somebody may write on it at once

    def _hush(self, place: Place) -> None:
        if place is Place.CLOSED and self._on_web and self._browser is not None:
            self._browser.silence()

    def _left_web(self, lingering: int) -> None:
        """The shell stands before the page: what is left to do delays no pixel."""
        if self._web is not None:
            self._shell.activateWindow()
            self._dropping.start(lingering)

    def _drop_web(self) -> None:
        self._cover.settle()  # a tap of the last moment is a report, whatever closed the page
        self._dropping.stop()
        self._leaving = False
        web, browser = self._web, self._browser
        self._web = self._browser = None
        if web is None or browser is None:
            return
        browser.destroy_page()
        web.leaving = True
        web.close()
        web.deleteLater()
        self._shell.activateWindow()
        if self._seat.place is Place.WEB:  # another page was asked for meanwhile
            self.changed()
        else:
            self._tidy_up()

    def _tidy_up(self) -> None:
        """Nobody is in, no page is open: nothing of the last one stays."""
        if self._seat.place not in INSIDE:
            if self._kit.voice is not None:
                self._kit.voice.forget()
            self._end_visit()
            self._forget_copied()
            self._inside = False

    def _end_visit(self) -> None:
        visit, self._visit = self._visit, None
        if visit is not None:
            visit.close()

    def _forget_copied(self) -> None:
        """What one pupil copied is not for the next one to paste."""
        clipboard = QGuiApplication.clipboard()
        if self._inside and clipboard is not None:
            clipboard.clear(QClipboard.Mode.Clipboard)
            clipboard.clear(QClipboard.Mode.Selection)

    def _speak(self, place: Place) -> None:
        """The school's language may have come, or changed; nobody who is in is talked over."""
        school = self._shelf.school
        if school is None or place in INSIDE or school.language == self._kit.words.language:
            return
        self._kit.words.speak(school.language)
        self._shell.speak()

    # time and eye

    def _show_time(self) -> None:
        if self._asleep:
            return
        if self._seat.warning == LAST:
            self._shell.prepare(Place.CLOSED)
        shown = self._show_shell_time()
        if self._web is not None and self._on_web:
            self._web.show_corner(shown)
            self._tell_web()

    def _show_shell_time(self) -> State:
        seat = self._seat
        inside = seat.place in INSIDE
        shown = state(seat.verdict, seat.warning, seat.watched_by, self._clock, inside=inside)
        self._shell.show_corner(shown, self._clock.now(), self._shelf.zone)
        return shown

    def _eye_words(self) -> str:
        names = self._seat.watched_by
        said = "pupil.eye.somebody" if names else "pupil.eye.nobody"
        return self._kit.words(said, names=", ".join(names))

    def _tell_shell_eye(self) -> None:
        self._shell.say(self._eye_words())

    # the record

    @property
    def _on_web(self) -> bool:
        """Whether the page's window is the one to look at."""
        return self._web is not None and not self._leaving

    def _painted(self) -> None:
        screen = self._shell.current
        if screen is not None and not self._on_web and not self._asleep:
            self._steps.painted(self._seat, screen.name, self._shell.targets())

    def _tell_web(self) -> None:
        if self._web is not None and self._on_web and self._web.isVisible():
            self._steps.painted(self._seat, "web", self._web.targets())
