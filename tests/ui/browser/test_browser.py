"""Ways out of a page, each of them tried."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.browser.conftest import Site
    from ui.browser.browser import Browser
    from ui.browser.profile import Profile

PATIENCE = 15_000  # ms


def show(browser: Browser, url: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(browser.loaded, timeout=PATIENCE):
        browser.open(url)


def ask(browser: Browser, script: str, qtbot: QtBot) -> Any:  # noqa: ANN401 - any JSON
    answers: list[Any] = []
    browser._page.runJavaScript(script, 0, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    return answers[0]


def click(browser: Browser, x: int, y: int, qtbot: QtBot, done: Callable[[], bool]) -> None:
    """Click until it counts: a page takes no input before it has been painted."""
    target = browser._view.focusProxy()
    assert target is not None

    def again() -> bool:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        QTest.qWait(50)
        return done()

    qtbot.waitUntil(again, timeout=PATIENCE)


def clicked(browser: Browser, qtbot: QtBot) -> Callable[[], bool]:
    """Whether the page has had a click."""
    return lambda: ask(browser, "window.clicked === true", qtbot) is True


HEARS = "<script>addEventListener('click', () => {window.clicked = true}, true)</script>"


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_every_setting_is_set(make_profile: Callable[[], Profile]) -> None:
    from ui.browser.profile import SETTINGS

    profile = make_profile()
    settings = profile.engine.settings()
    assert {one: settings.testAttribute(one) for one in SETTINGS} == SETTINGS
    assert profile.engine.isOffTheRecord()
    assert not profile.engine.isPushServiceEnabled()


def test_a_page_opens_and_is_named(browser: Browser, site: Site, qtbot: QtBot) -> None:
    show(browser, site.page("/", "hello", "Dieren"), qtbot)
    assert browser.where == (f"{site.root}/", "127.0.0.1", "Dieren")
    assert not browser.can_go_back
    assert browser.renderer > 0


def test_two_pupils_share_nothing(
    make_profile: Callable[[], Profile],
    make_browser: Callable[[Profile], Browser],
    site: Site,
    qtbot: QtBot,
) -> None:
    one, other = make_browser(make_profile()), make_browser(make_profile())
    url = site.page("/", "<script>localStorage.setItem('a', '1')</script>")
    show(one, url, qtbot)
    show(one, url, qtbot)
    show(other, site.page("/other", ""), qtbot)
    cookies = [cookie for path, cookie in site.asked if path in ("/", "/other")]
    assert cookies == ["", "who=me", ""]
    assert ask(other, "localStorage.getItem('a')", qtbot) in ("", None)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "chrome://version",
        "devtools://devtools/bundled/inspector.html",
        "view-source:http://127.0.0.1/",
        "data:text/html,<title>out</title>",
        "qrc:///",
        "ftp://127.0.0.1/",
    ],
)
def test_other_schemes_do_not_open(
    browser: Browser, site: Site, address: str, qtbot: QtBot
) -> None:
    show(browser, site.page("/", "hello", "still here"), qtbot)
    browser.open(address)
    ask(browser, f"location.href = {address!r}; 1", qtbot)
    body = f'{HEARS}<a href="{address}" style="font-size:80px">go</a>'
    link = site.page("/link", body, "still here")
    show(browser, link, qtbot)
    click(browser, 40, 60, qtbot, clicked(browser, qtbot))
    assert ask(browser, "1 + 1", qtbot) == 2
    assert browser.where.title == "still here"
    assert browser.where.url == link


def test_what_is_typed_runs_no_script(browser: Browser, site: Site, qtbot: QtBot) -> None:
    show(browser, site.page("/", "hello", "still here"), qtbot)
    browser.open("javascript:void(document.title='out')")
    assert ask(browser, "document.title", qtbot) == "still here"


def test_a_frame_shows_no_files(browser: Browser, site: Site, qtbot: QtBot) -> None:
    show(browser, site.page("/", '<iframe src="file:///etc/passwd"></iframe>'), qtbot)
    script = "(() => {try {return frames[0].document.body.innerText} catch (e) {return 'no'}})()"
    assert "root" not in str(ask(browser, script, qtbot))


KNOCKS = """
for (const host of ["127.0.0.1", "localhost", "knock.localhost", "2130706433"]) {
    const there = host + ":%d/hub";
    fetch("http://" + there, {mode: "no-cors"}).catch(() => 0);
    new Image().src = "http://" + there;
    new WebSocket("ws://" + there).onerror = () => 0;
    navigator.sendBeacon("http://" + there);
    const frame = document.createElement("iframe");
    frame.src = "http://" + there;
    document.body.append(frame);
}
const last = new Image();
last.onerror = () => {document.title = "tried"};
setTimeout(() => {last.src = "/last"}, 500);
"""


def test_a_page_does_not_knock_at_the_hub(
    make_profile: Callable[..., Profile],
    make_browser: Callable[[Profile], Browser],
    site: Site,
    qtbot: QtBot,
) -> None:
    door = type(site)()
    port = int(door.root.rpartition(":")[2])
    try:
        browser = make_browser(make_profile(f"ws://127.0.0.1:{port}/sync"))
        page = site.page("/", f"<script>{KNOCKS % port}</script>", "first")
        show(browser, page, qtbot)
        qtbot.waitUntil(lambda: browser.where.title == "tried", timeout=PATIENCE)
        with qtbot.waitSignal(browser.failed, timeout=PATIENCE):
            browser.open(f"http://localhost:{port}/hub")
        assert door.asked == []
    finally:
        door.close()


def test_a_new_window_is_this_window(browser: Browser, site: Site, qtbot: QtBot) -> None:
    site.page("/next", "next", "next")
    page = '<a href="/next" target="_blank" style="font-size:80px">go</a>'
    show(browser, site.page("/", page), qtbot)
    windows = len(QApplication.topLevelWidgets())
    click(browser, 40, 60, qtbot, lambda: browser.where.title == "next")
    assert len(QApplication.topLevelWidgets()) == windows
    assert browser.can_go_back


def test_a_script_opens_no_window(browser: Browser, site: Site, qtbot: QtBot) -> None:
    show(browser, site.page("/", "", "first"), qtbot)
    windows = len(QApplication.topLevelWidgets())
    assert ask(browser, "String(window.open('/next'))", qtbot) == "null"
    assert browser.where.title == "first"
    assert len(QApplication.topLevelWidgets()) == windows


def test_nothing_is_downloaded(browser: Browser, site: Site, qtbot: QtBot) -> None:
    site.pages["/thing.zip"] = "PK"
    show(browser, site.page("/", '<a href="/thing.zip" download id=a>x</a>'), qtbot)
    with qtbot.waitSignal(browser.not_saved, timeout=PATIENCE) as refused:
        ask(browser, "document.getElementById('a').click(); 1", qtbot)
    assert refused.args == ["pupil.web.download"]


def test_dialogs_of_a_page_are_answered_without_asking(
    browser: Browser, site: Site, qtbot: QtBot
) -> None:
    script = (
        "for (let i = 0; i < 50; i++) alert(i); document.title = `${confirm('a')} ${prompt('b')}`"
    )
    show(browser, site.page("/", f"<script>{script}</script>"), qtbot)
    assert ask(browser, "document.title", qtbot) == "false null"
    assert QApplication.activeModalWidget() is None


def test_permissions_are_denied(browser: Browser, site: Site, qtbot: QtBot) -> None:
    asking = (
        "navigator.geolocation.getCurrentPosition(() => document.title = 'given',"
        " e => document.title = 'refused ' + e.code)"
    )
    show(browser, site.page("/", f"<script>{asking}</script>"), qtbot)
    qtbot.waitUntil(lambda: browser.where.title == "refused 1", timeout=PATIENCE)


@pytest.mark.parametrize("door", ["usb", "hid", "serial", "bluetooth"])
def test_pages_reach_no_devices(browser: Browser, site: Site, door: str, qtbot: QtBot) -> None:
    show(browser, site.page("/", ""), qtbot)
    assert ask(browser, f"typeof navigator.{door}", qtbot) == "undefined"


def test_a_page_does_not_fill_the_screen(browser: Browser, site: Site, qtbot: QtBot) -> None:
    page = "<button style='font-size:80px' onclick='document.body.requestFullscreen()'>x</button>"
    show(browser, site.page("/", HEARS + page), qtbot)
    click(browser, 40, 60, qtbot, clicked(browser, qtbot))
    assert ask(browser, "document.fullscreenElement === null", qtbot) is True


KEY = """
addEventListener("click", () => navigator.credentials.create({publicKey: {
    challenge: new Uint8Array(16), rp: {name: "x"},
    pubKeyCredParams: [{type: "public-key", alg: -7}],
    user: {id: new Uint8Array(8), name: "x", displayName: "x"}}}
).catch((error) => {document.title = error.name}));
"""


def test_a_page_gets_no_security_key(
    browser: Browser, site: Site, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    address = site.page("/", f"<script>{KEY}</script>").replace("127.0.0.1", "localhost")
    show(browser, address, qtbot)
    click(browser, 100, 100, qtbot, lambda: browser.where.title == "NotAllowedError")
    assert "RecursionError" not in capfd.readouterr().err


def test_no_files_are_given(browser: Browser, site: Site, qtbot: QtBot) -> None:
    page = "<input type=file style='width:400px;height:200px;font-size:80px'>"
    show(browser, site.page("/", page), qtbot)
    refused: list[str] = []
    browser.refused.connect(refused.append)
    click(browser, 60, 60, qtbot, lambda: bool(refused))
    assert set(refused) == {"pupil.web.no_upload"}
    assert QApplication.activeModalWidget() is None


def test_a_site_that_is_not_there_says_so(browser: Browser, site: Site, qtbot: QtBot) -> None:
    with qtbot.waitSignal(browser.failed, timeout=PATIENCE) as failed:
        browser.open("http://127.0.0.1:9/")
    assert failed.args == ["pupil.web.failed"]


def test_a_page_that_stops_can_be_had_again(browser: Browser, site: Site, qtbot: QtBot) -> None:
    show(browser, site.page("/", "hello"), qtbot)
    with qtbot.waitSignal(browser.failed, timeout=PATIENCE) as failed:
        assert browser.renderer > 0
        os.kill(browser.renderer, signal.SIGKILL)
    assert failed.args == ["pupil.web.crashed"]
    with qtbot.waitSignal(browser.loaded, timeout=PATIENCE):
        browser.reload()


@pytest.mark.parametrize(
    "trap",
    [
        "setTimeout(() => { while (true) {} }, 0)",
        "onbeforeunload = e => { e.preventDefault(); e.returnValue = 'stay' }",
    ],
)
def test_the_end_of_a_page_waits_for_nothing(
    browser: Browser, site: Site, trap: str, qtbot: QtBot
) -> None:
    show(browser, site.page("/", f"<script>{trap}</script>"), qtbot)
    renderer = browser.renderer
    assert alive(renderer)
    browser.destroy_page()
    qtbot.waitUntil(lambda: not alive(renderer), timeout=PATIENCE)
