"""A pupil's own corner of the web: off the record, shared with nobody, gone at sign-out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from kiosk.web.loading import Load, may_load
from kiosk.web.near import may_reach

_Attribute = QWebEngineSettings.WebAttribute

SETTINGS: dict[_Attribute, bool] = {
    _Attribute.LocalContentCanAccessRemoteUrls: False,
    _Attribute.LocalContentCanAccessFileUrls: False,
    _Attribute.JavascriptCanOpenWindows: False,
    _Attribute.JavascriptCanAccessClipboard: False,
    _Attribute.JavascriptCanPaste: False,
    _Attribute.AllowWindowActivationFromJavaScript: False,
    _Attribute.AllowRunningInsecureContent: False,
    _Attribute.AllowGeolocationOnInsecureOrigins: False,
    _Attribute.HyperlinkAuditingEnabled: False,
    _Attribute.ErrorPageEnabled: False,
    _Attribute.PluginsEnabled: False,
    _Attribute.PdfViewerEnabled: False,
    _Attribute.FullScreenSupportEnabled: False,
    _Attribute.ScreenCaptureEnabled: False,
    _Attribute.NavigateOnDropEnabled: False,
    _Attribute.DnsPrefetchEnabled: False,
    _Attribute.WebRTCPublicInterfacesOnly: True,
    _Attribute.PlaybackRequiresUserGesture: True,
}

# Doors to devices that no permission question guards.
_NO_DEVICES = "".join(
    f"Object.defineProperty(Navigator.prototype,'{name}',{{value:undefined}});"
    for name in ("usb", "hid", "serial", "bluetooth")
)
_Kind = QWebEngineUrlRequestInfo.ResourceType
_TOP = frozenset({_Kind.ResourceTypeMainFrame, _Kind.ResourceTypeNavigationPreloadMainFrame})
_LOADS = {
    _Kind.ResourceTypeMainFrame: Load.PAGE,
    _Kind.ResourceTypeNavigationPreloadMainFrame: Load.PAGE,
    _Kind.ResourceTypeSubFrame: Load.PAGE,
    _Kind.ResourceTypeNavigationPreloadSubFrame: Load.PAGE,
    _Kind.ResourceTypeWorker: Load.WORKER,
    _Kind.ResourceTypeSharedWorker: Load.WORKER,
    _Kind.ResourceTypeServiceWorker: Load.WORKER,
    _Kind.ResourceTypeWebSocket: Load.SOCKET,
}
_OTHER_PROGRAMS = ("mailto", "tel", "sms", "file", "ftp", "magnet")


class Gate(QWebEngineUrlRequestInterceptor):
    """Looks at every request of a profile, also those inside pages."""

    def __init__(self, hub: str) -> None:
        super().__init__()
        self._hub = hub

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block what no page of the web needs."""
        kind = info.resourceType()
        load = _LOADS.get(kind, Load.PART)
        url, top = info.requestUrl().toString(), kind in _TOP
        page = "" if top else info.firstPartyUrl().toString()
        allowed = may_load(url, top, load).allowed
        if not allowed or not may_reach(url, self._hub, info.initiator().toString(), page):
            info.block(True)


class Profile(QObject):
    """One pupil's profile, from the first page to sign-out."""

    download_refused = Signal()

    def __init__(self, language: str, hub: str = "") -> None:
        """``hub`` is the address that the device dials, which no page may."""
        super().__init__()
        self.engine = QWebEngineProfile()  # without a name: off the record
        self._gate = Gate(hub)
        self.engine.setUrlRequestInterceptor(self._gate)
        self.engine.setHttpAcceptLanguage(f"{language},en;q=0.7")
        self.engine.setPushServiceEnabled(False)
        self.engine.setSpellCheckEnabled(False)
        self.engine.setPersistentPermissionsPolicy(
            QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
        )
        self.engine.downloadRequested.connect(self._refuse_download)
        settings = self.engine.settings()
        for attribute, on in SETTINGS.items():
            settings.setAttribute(attribute, on)
        settings.setUnknownUrlSchemePolicy(
            QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        )
        self._close_doors()

    def close(self) -> None:
        """Forget everything. All pages of the profile must have been closed."""
        for scheme in _OTHER_PROGRAMS:
            QDesktopServices.unsetUrlHandler(scheme)
        self.engine.deleteLater()
        self.deleteLater()

    def _refuse_download(self, request: QWebEngineDownloadRequest) -> None:
        request.cancel()
        self.download_refused.emit()

    def _close_doors(self) -> None:
        script = QWebEngineScript()
        script.setName("no devices")
        script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
        script.setWorldId(QWebEngineScript.ScriptWorldId.MainWorld)
        script.setRunsOnSubFrames(True)
        script.setSourceCode(_NO_DEVICES)
        self.engine.scripts().insert(script)
        for scheme in _OTHER_PROGRAMS:
            # PySide6 6.12 says that it wants bytes here, and takes str alone
            QDesktopServices.setUrlHandler(scheme, self, "swallow")  # type: ignore[arg-type]

    @Slot("QUrl")
    def swallow(self, _url: object) -> None:
        """Do nothing with an address that is for another program."""
