"""A page that asks nobody anything: what a page may not do is refused on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage

from kiosk.web.loading import may_load
from kiosk.web.why import Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtNetwork import QAuthenticator
    from PySide6.QtWebEngineCore import (
        QWebEngineCertificateError,
        QWebEngineClientCertificateSelection,
        QWebEngineDesktopMediaRequest,
        QWebEngineFileSystemAccessRequest,
        QWebEngineFullScreenRequest,
        QWebEngineNewWindowRequest,
        QWebEnginePermission,
        QWebEngineRegisterProtocolHandlerRequest,
        QWebEngineWebAuthUxRequest,
    )
    from PySide6.QtWidgets import QWidget

    from ui.browser.profile import Profile

# What the engine asks for a page that would be left; one that asks so itself hears the same.
_LEAVE = "Are you sure you want to leave this page? Changes that you made may not be saved."


class Page(QWebEnginePage):
    """``refused`` tells, as a message id, what a page tried and the pupil should know."""

    refused = Signal(str)

    def __init__(self, profile: Profile, parent: QWidget) -> None:
        super().__init__(profile.engine, parent)
        self._profile = profile
        self._cancelling = False
        self.newWindowRequested.connect(self._open_here)
        self.permissionRequested.connect(_deny)
        self.fullScreenRequested.connect(_reject_full_screen)
        self.registerProtocolHandlerRequested.connect(_reject_handler)
        self.fileSystemAccessRequested.connect(_reject_files)
        self.desktopMediaRequested.connect(self._reject_capture)
        self.selectClientCertificate.connect(_no_certificate)
        self.webAuthUxRequested.connect(self._cancel_key)
        self.authenticationRequired.connect(self._no_password)
        self.proxyAuthenticationRequired.connect(self._no_password)
        self.certificateError.connect(self._reject_certificate)

    def acceptNavigationRequest(
        self, url: QUrl | str, _type: QWebEnginePage.NavigationType, main: bool
    ) -> bool:
        """Only addresses of the web become the page; others only live inside one."""
        decision = may_load(QUrl(url).toString(), main, rules=self._profile.rules)
        if decision.why is not None and main:
            self.refused.emit(decision.why.value)
        return decision.allowed

    def createWindow(  # type: ignore[override]
        self, _type: QWebEnginePage.WebWindowType
    ) -> QWebEnginePage | None:
        """Give no window: what a pupil's own tap opens comes in this one."""
        return None

    def chooseFiles(
        self,
        _mode: QWebEnginePage.FileSelectionMode,
        _old: Sequence[str],
        _accepted: Sequence[str],
    ) -> list[str]:
        """Give no files."""
        self.refused.emit(Why.UPLOAD.value)
        return []

    def javaScriptAlert(self, _origin: QUrl | str, _text: str) -> None:
        """Say nothing."""

    def javaScriptConfirm(self, _origin: QUrl | str, text: str) -> bool:
        """Agree to nothing, but that a page is left: none may hold on to a pupil."""
        return text == QCoreApplication.translate("QWebEnginePage", _LEAVE)

    def javaScriptPrompt(self, _origin: QUrl | str, _text: str, _default: str) -> tuple[bool, str]:
        """Answer nothing."""
        return False, ""

    def javaScriptConsoleMessage(self, *_what: object) -> None:
        """Keep what pages mumble out of the log: it can hold names."""

    def _open_here(self, request: QWebEngineNewWindowRequest) -> None:
        url = request.requestedUrl()
        if not request.isUserInitiated():
            return
        decision = may_load(url.toString(), True, rules=self._profile.rules)
        if decision.allowed:
            self.setUrl(url)
        elif decision.why is Why.SOCIAL:
            self.refused.emit(decision.why.value)

    def _reject_capture(self, request: QWebEngineDesktopMediaRequest) -> None:
        request.cancel()
        self.refused.emit(Why.CAPTURE.value)

    def _no_password(self, _url: QUrl, authenticator: QAuthenticator, *_proxy: str) -> None:
        authenticator.setUser("")
        self.refused.emit("pupil.web.password")

    def _cancel_key(self, request: QWebEngineWebAuthUxRequest) -> None:
        if self._cancelling:
            return  # the engine asks again from within cancelling, for ever
        self._cancelling = True
        try:
            request.cancel()
        finally:
            self._cancelling = False

    def _reject_certificate(self, error: QWebEngineCertificateError) -> None:
        error.rejectCertificate()
        if error.isMainFrame():
            self.refused.emit("pupil.web.certificate")


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _reject_full_screen(request: QWebEngineFullScreenRequest) -> None:
    request.reject()


def _reject_handler(request: QWebEngineRegisterProtocolHandlerRequest) -> None:
    request.reject()


def _reject_files(request: QWebEngineFileSystemAccessRequest) -> None:
    request.reject()


def _no_certificate(selection: QWebEngineClientCertificateSelection) -> None:
    selection.selectNone()
