"""One pupil's visit to the web, from the first page to sign-out.

This module is cheap to import: the engine itself is loaded with the first page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from kiosk.web.rules import WebRules
from ui.browser import sandbox
from ui.browser.nowhere import Nowhere
from ui.browser.sandbox import Sandbox

if TYPE_CHECKING:
    from ui.browser.browser import Browser
    from ui.browser.profile import Profile
    from ui.browser.saving import Keeper


class Visit:
    """Opens pages for one pupil, all in one profile that nobody else gets."""

    def __init__(self, language: str, hub: str = "", keeper: Keeper | None = None) -> None:
        """``hub`` is what no page may reach; ``keeper`` says where a download may go."""
        self._language = language
        self._hub = hub
        self._keeper = keeper
        self._rules = WebRules()
        self._profile: Profile | None = None
        self.sandbox = sandbox.prepare()

    @property
    def notice(self) -> str:
        """What must be said about this visit, as a message id; "" for nothing."""
        return self.sandbox.value if self.sandbox is Sandbox.OFF else ""

    def page(self) -> Browser | Nowhere:
        """A widget for a page; where pages cannot be safe, one that only says so."""
        if self.sandbox is Sandbox.IMPOSSIBLE:
            return Nowhere(self.sandbox.value)
        # must be said before the engine is loaded, and costs a start a third if said at the start
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
        from ui.browser.browser import Browser
        from ui.browser.profile import Profile

        if self._profile is None:
            self._profile = Profile(self._language, self._hub, self._keeper)
            self._profile.follow(self._rules)
        return Browser(self._profile)

    def follow(self, rules: WebRules) -> None:
        """From now on these rules hold."""
        if rules != self._rules:
            self._rules = rules
            if self._profile is not None:
                self._profile.follow(rules)

    def close(self) -> None:
        """Forget the pupil's cookies and traces. Its pages must have been closed before."""
        profile, self._profile = self._profile, None
        if profile is not None:
            profile.close()
