"""A small web on this machine, and a browser that opens it."""

from __future__ import annotations

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from ui.browser import sandbox
from ui.browser.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from kiosk.web.rules import WebRules
    from ui.browser.browser import Browser
    from ui.browser.profile import Profile
    from ui.browser.saving import Keeper


class Site:
    """Pages by path; what is asked for is written down."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.moved: dict[str, str] = {}  # where a path leads on to
        self.files: dict[str, tuple[str, bytes]] = {}  # kind and content of a path
        self.endless: set[str] = set()  # paths that never come to an end
        self.asked: list[tuple[str, str]] = []  # path, cookie
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers.get("Cookie", "")))
                if self.path in site.moved:
                    self.send_response(302)
                    self.send_header("Location", site.moved[self.path])
                    self.end_headers()
                    return
                if self.path in site.files or self.path in site.endless:
                    self._give()
                    return
                self.send_response(200)
                kind = "application/zip" if self.path.endswith(".zip") else "text/html"
                self.send_header("Content-Type", kind)
                self.send_header("Set-Cookie", "who=me")
                self.end_headers()
                self.wfile.write(site.pages.get(self.path, "<title>nothing</title>").encode())

            def _give(self) -> None:
                kind, content = site.files.get(self.path, ("text/plain", b""))
                self.send_response(200)
                self.send_header("Content-Type", kind)
                if self.path not in site.endless:
                    self.send_header("Content-Length", str(len(content)))
                self.send_header("Content-Disposition", "attachment")
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(content)
                    while self.path in site.endless:
                        self.wfile.write(b"x" * 50_000)

            def log_message(self, *_what: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = True
        self.root = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def page(self, path: str, body: str, title: str = "page") -> str:
        """Put a page at ``path``; its address."""
        self.pages[path] = f"<!doctype html><title>{title}</title><body>{body}"
        return self.root + path

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture(scope="session")
def engine(qapp_args: list[str]) -> None:
    """The engine may be loaded: never for root, whom it would abort."""
    if sandbox.prepare() is Sandbox.IMPOSSIBLE:
        pytest.fail("browser tests are for an ordinary user: packaging/as-user")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


@pytest.fixture
def make_profile(engine: None, qtbot: QtBot) -> Iterator[Callable[..., Profile]]:
    from ui.browser.profile import Profile

    made: list[Profile] = []

    def make(hub: str = "", keeper: Keeper | None = None) -> Profile:
        made.append(Profile("nl", hub, keeper))
        return made[-1]

    yield make
    for profile in made:
        profile.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def make_browser(
    make_profile: Callable[[], Profile], qtbot: QtBot
) -> Iterator[Callable[[Profile], Browser]]:
    from ui.browser.browser import Browser

    made: list[Browser] = []

    def make(profile: Profile) -> Browser:
        browser = Browser(profile)
        browser.resize(640, 480)
        browser.show()
        made.append(browser)
        return browser

    yield make
    for browser in made:
        browser.destroy_page()
        browser.hide()
        browser.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def browser(
    make_profile: Callable[[], Profile], make_browser: Callable[[Profile], Browser]
) -> Browser:
    return make_browser(make_profile())


@pytest.fixture
def make(
    make_profile: Callable[..., Profile], make_browser: Callable[[Profile], Browser]
) -> Callable[..., tuple[Browser, Profile]]:
    """A browser whose profile follows these rules."""

    def begin(rules: WebRules, keeper: Keeper | None = None) -> tuple[Browser, Profile]:
        profile = make_profile("", keeper)
        profile.follow(rules)
        return make_browser(profile), profile

    return begin
