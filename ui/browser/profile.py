"""A pupil's own corner of the web: off the record, shared with nobody, gone at sign-out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from kiosk.packs.model import Downloads
from kiosk.web.loading import Load, may_load
from kiosk.web.near import may_reach
from kiosk.web.rules import WebRules
from ui.browser.saving import Saving

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.browser.saving import Keeper

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
# What a page would record a lesson with: its own pictures and sound, and the screen (osvs U2).
# A second line, as scripts are: of the screen the engine itself gives nothing, whatever the school
# chose. Were it to give the page's own window, it would give the whole screen unasked as well, to
# any page that names it (chromeMediaSourceId).
_NO_RECORDINGS = """
for (const [owner, name] of [
    [globalThis, 'MediaRecorder'], [globalThis, 'MediaStreamTrackProcessor'],
    [globalThis.HTMLMediaElement?.prototype, 'captureStream'],
    [globalThis.HTMLCanvasElement?.prototype, 'captureStream'],
    [globalThis.MediaDevices?.prototype, 'getDisplayMedia'],
]) {
    if (owner) { Object.defineProperty(owner, name, {value: undefined}); }
}
"""
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
NO_RECORDINGS = "no recordings"
_OTHER_PROGRAMS = ("mailto", "tel", "sms", "file", "ftp", "magnet")


class Gate(QWebEngineUrlRequestInterceptor):
    """Looks at every request of a profile, also those inside pages."""

    def __init__(self, hub: str, refuse: Callable[[str], None]) -> None:
        """``refuse`` hears why the page itself is blocked, as a message id."""
        super().__init__()
        self._hub = hub
        self._refuse = refuse
        self.rules = WebRules()

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block what no page of the web needs."""
        kind = info.resourceType()
        load = _LOADS.get(kind, Load.PART)
        url, top = info.requestUrl().toString(), kind in _TOP
        page = "" if top else info.firstPartyUrl().toString()
        decision = may_load(url, top, load, self.rules)
        if top and decision.why is not None:
            self._refuse(decision.why.value)
        if not decision.allowed or not may_reach(url, self._hub, info.initiator().toString(), page):
            info.block(True)


class Profile(QObject):
    """One pupil's profile, from the first page to sign-out."""

    refused = Signal(str)  # message id: why the page itself was blocked
    followed = Signal()  # other rules hold from now on

    def __init__(self, language: str, hub: str = "", keeper: Keeper | None = None) -> None:
        """``hub`` is the address that the device dials, which no page may.

        ``keeper`` says where a download may go; without one there is none.
        """
        super().__init__()
        self.engine = QWebEngineProfile()  # without a name: off the record
        self.saving = Saving(keeper, self)
        self._gate = Gate(hub, self.refused.emit)
        self.engine.setUrlRequestInterceptor(self._gate)
        self.engine.setHttpAcceptLanguage(f"{language},en;q=0.7")
        self.engine.setPushServiceEnabled(False)
        self.engine.setSpellCheckEnabled(False)
        self.engine.setPersistentPermissionsPolicy(
            QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
        )
        self.engine.downloadRequested.connect(self.saving.take)
        settings = self.engine.settings()
        for attribute, on in SETTINGS.items():
            settings.setAttribute(attribute, on)
        settings.setUnknownUrlSchemePolicy(
            QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        )
        self._close_doors()
        self.follow(WebRules())

    @property
    def rules(self) -> WebRules:
        """What holds now."""
        return self._gate.rules

    def follow(self, rules: WebRules) -> None:
        """From now on these rules hold, for what is under way as well."""
        self._gate.rules = rules
        scripts = self.engine.scripts()
        for script in scripts.find(NO_RECORDINGS):
            scripts.remove(script)
        if not rules.captures:
            scripts.insert(_before_all(NO_RECORDINGS, _NO_RECORDINGS))
        if rules.downloads is Downloads.NONE:
            self.saving.give_up()
        self.followed.emit()

    def close(self) -> None:
        """Forget everything. All pages of the profile must have been closed."""
        self.saving.close()
        for scheme in _OTHER_PROGRAMS:
            QDesktopServices.unsetUrlHandler(scheme)
        self.engine.deleteLater()
        self.deleteLater()

    def _close_doors(self) -> None:
        self.engine.scripts().insert(_before_all("no devices", _NO_DEVICES))
        for scheme in _OTHER_PROGRAMS:
            # PySide6 6.12 says that it wants bytes here, and takes str alone
            QDesktopServices.setUrlHandler(scheme, self, "swallow")  # type: ignore[arg-type]

    @Slot("QUrl")
    def swallow(self, _url: object) -> None:
        """Do nothing with an address that is for another program."""


def _before_all(name: str, code: str) -> QWebEngineScript:
    """Code that every page and frame runs before its own."""
    script = QWebEngineScript()
    script.setName(name)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setWorldId(QWebEngineScript.ScriptWorldId.MainWorld)
    script.setRunsOnSubFrames(True)
    script.setSourceCode(code)
    return script
