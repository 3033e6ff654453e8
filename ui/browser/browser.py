"""One page of the web in a widget: the facade that the rest of Netjes knows."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.web.hosts import shown
from kiosk.web.loading import may_load
from kiosk.web.rules import Load, refusal
from kiosk.web.why import Why
from ui import style
from ui.browser.page import Page
from ui.browser.where import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWebEngineCore import QWebEngineFrame

    from ui.browser.profile import Profile

SECOND_LOOK = 3_000  # ms for a frame to go, or for one that was on its way to be there
_Status = QWebEngineLoadingInfo.LoadStatus


class Browser(QWidget):
    """Shows one page. Signals say what has happened; message ids say what to tell the pupil."""

    load_started = Signal()
    loaded = Signal()
    failed = Signal(str)  # message id: there is no page to see
    refused = Signal(str)  # message id: the page wanted something that it may not
    moved = Signal()  # another address or title, or another way back
    saving = Signal(str, int)  # a file comes in: its name, per cent (-1: unknown)
    saved = Signal(str)  # it is among the pupil's files, by this name
    not_saved = Signal(str)  # message id: why it is not; "" where the pupil gave it up

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self.setObjectName("page")
        self._profile = profile
        self._refusal = ""
        self._where = Where("", "", "")
        self._renderer = 0
        self._closed = False
        self._gone = False
        self._view = QWebEngineView(self)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._view.setAcceptDrops(False)
        self._page = Page(profile, self)
        self._page.setBackgroundColor(QColor(style.DAY.card))
        self._view.setPage(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._page.loadingChanged.connect(self._loading)
        self._page.urlChanged.connect(self._look)
        self._page.titleChanged.connect(self._look)
        self._page.renderProcessPidChanged.connect(self._drawn_by)
        self._page.refused.connect(self._refuse)
        self._page.renderProcessTerminated.connect(self._terminated)
        profile.refused.connect(self._refuse)
        profile.followed.connect(self._look_into_frames)
        profile.saving.moved.connect(self.saving)
        profile.saving.saved.connect(self.saved)
        profile.saving.refused.connect(self.not_saved)
        profile.saving.given_up.connect(lambda: self.not_saved.emit(""))

    @property
    def where(self) -> Where:
        """The page that is open. Known beforehand: asking the engine can take its time."""
        return self._where

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return self._page.history().canGoBack()

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page after this one."""
        return self._page.history().canGoForward()

    @property
    def renderer(self) -> int:
        """The process that draws the page; 0 when there is none."""
        return self._renderer

    def open(self, url: str) -> None:
        """Open this page, if it is one of the web."""
        decision = may_load(url, True, rules=self._profile.rules)
        if decision.why is not None:
            self.failed.emit(decision.why.value)
        else:
            self._page.setUrl(QUrl(url))

    def back(self) -> None:
        """Go to the page before."""
        self._page.triggerAction(QWebEnginePage.WebAction.Back)

    def forward(self) -> None:
        """Go to the page after."""
        self._page.triggerAction(QWebEnginePage.WebAction.Forward)

    def reload(self) -> None:
        """Get the page again."""
        self._page.triggerAction(QWebEnginePage.WebAction.Reload)

    def give_up_saving(self) -> None:
        """What comes in need not come any more."""
        self._profile.saving.give_up()

    def silence(self) -> None:
        """Stop the page at once, sound and all; its last picture may stay where it is.

        Its process is frozen and not yet killed: the engine would begin to mourn it on this very
        thread, which has a cover to put up.
        """
        if not self._closed:
            self._closed = True
            self._signal(signal.SIGSTOP)

    def doze(self) -> None:
        """Stop the page for a while, sound and all; :meth:`rouse` lets it go on."""
        self._page.setAudioMuted(True)
        self._signal(signal.SIGSTOP)

    def rouse(self) -> None:
        """Go on after :meth:`doze`, unless the page was stopped for good."""
        if not self._closed:
            self._page.setAudioMuted(False)
            self._signal(signal.SIGCONT)

    def destroy_page(self) -> None:
        """End the page without asking it: its process is killed, whatever it is doing."""
        if self._gone:
            return
        self._gone = True
        self.silence()
        self._page.blockSignals(True)
        self._page.setAudioMuted(True)
        self._signal(signal.SIGKILL)
        self._view.deleteLater()
        self._page.deleteLater()

    def _look_into_frames(self, *, again: bool = False, asked: bool = False) -> None:
        """What stands in a frame and is held back from now on goes: the page is got anew, without.

        A page that will not go is ended with its process. ``asked``: it was told to go before;
        ``again``: this is the second look.
        """
        rules = self._profile.rules
        if self._closed or not rules.social or self._held_back(self._page.url()):
            return  # where it is the page itself, the pupil is led away from it
        found = any(map(self._held_back, _framed(self._page.mainFrame())))
        if found and asked:
            self._signal(signal.SIGKILL)
            return
        if found:
            self._refuse(Why.SOCIAL_OVER.value)
            self.reload()
        if found or not again:
            look = partial(self._look_into_frames, again=True, asked=found)
            QTimer.singleShot(SECOND_LOOK, self, look)

    def _held_back(self, url: QUrl) -> bool:
        return refusal(self._profile.rules, url.toString(), Load.PAGE) is not None

    def _signal(self, number: signal.Signals) -> None:
        if self._renderer > 0:
            with suppress(ProcessLookupError):
                os.kill(self._renderer, number)

    def _look(self) -> None:
        url = self._page.url().toString()
        self._where = Where(url, shown(url), self._page.title())
        self._renderer = int(self._page.renderProcessPid())
        if not self._closed:
            self.moved.emit()

    def _drawn_by(self, pid: int) -> None:
        self._renderer = pid

    def _loading(self, info: QWebEngineLoadingInfo) -> None:
        self._renderer = int(self._page.renderProcessPid())
        if info.status() is _Status.LoadStartedStatus:
            if not may_load(info.url().toString(), True, rules=self._profile.rules).allowed:
                return  # the engine says this of what was refused as well: what was told stays
            self._refusal = ""
            self.load_started.emit()
        elif info.status() is _Status.LoadSucceededStatus:
            self.loaded.emit()
        elif info.status() is _Status.LoadFailedStatus:
            self.failed.emit(self._refusal or "pupil.web.failed")

    def _refuse(self, message: str) -> None:
        self._refusal = message
        self.refused.emit(message)

    def _terminated(self, *_how: object) -> None:
        if not self._closed:
            self.failed.emit("pupil.web.crashed")


def _framed(frame: QWebEngineFrame) -> Iterator[QUrl]:
    """The addresses of all frames in this one, however deep."""
    waiting = frame.children()
    while waiting:
        child = waiting.pop()
        yield child.url()
        waiting += child.children()
