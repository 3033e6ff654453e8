"""Where the school wants no files: every way that a page has to give one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.web.rules import WebRules
from kiosk.web.why import Why
from tests.ui.browser.test_browser import HEARS, PATIENCE, ask, click, clicked, show
from tests.ui.browser.test_rules import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.browser.conftest import Site
    from ui.browser.browser import Browser
    from ui.browser.profile import Profile

WAYS = {
    "attribute": "a.href = '/plain'; a.download = 'x.txt'; a.click()",
    "blob": "a.href = URL.createObjectURL(new Blob(['x'])); a.download = 'x.txt'; a.click()",
    "data": "a.href = 'data:text/plain,x'; a.download = 'x.txt'; a.click()",
    "canvas": "a.href = document.createElement('canvas').toDataURL(); a.download = 'x'; a.click()",
    "disposition": "location = '/file.txt'",
    "octets": "location = '/file.bin'",
    "pdf": "location = '/file.pdf'",
    "archive": "location = '/file.zip'",
    "in-a-frame": "document.body.append(Object.assign(document.createElement('iframe'),"
    " {src: '/file.bin'}))",
    "by-a-form": "document.body.append(Object.assign(document.createElement('form'),"
    " {action: '/file.bin', id: 'f'})); f.submit()",
}


def begun(
    make_profile: Callable[..., Profile],
    make_browser: Callable[[Profile], Browser],
    folder: Path,
    site: Site,
) -> tuple[Browser, Shelf]:
    """A browser without downloads; whatever is written all the same would be in the folder."""
    shelf = Shelf(folder, Why.DOWNLOAD)
    profile = make_profile("", shelf)
    profile.follow(WebRules())
    profile.engine.setDownloadPath(str(folder))
    kinds = {"txt": "text/plain", "bin": "application/octet-stream", "pdf": "application/pdf"}
    for ending, kind in kinds.items():
        site.files[f"/file.{ending}"] = site.files[f"/file.{ending}?"] = (kind, b"%PDF-1.4")
    return make_browser(profile), shelf


@pytest.mark.parametrize("way", WAYS)
def test_no_page_gives_a_file(
    make_profile: Callable[..., Profile],
    make_browser: Callable[[Profile], Browser],
    site: Site,
    qtbot: QtBot,
    tmp_path: Path,
    way: str,
) -> None:
    browser, shelf = begun(make_profile, make_browser, tmp_path, site)
    show(browser, site.page("/", "<a id=a>x</a>"), qtbot)
    with qtbot.waitSignal(browser.not_saved, timeout=PATIENCE) as refused:
        browser._page.runJavaScript(WAYS[way])
    assert refused.args == [Why.DOWNLOAD.value]
    assert len(shelf.asked) == 1
    assert list(tmp_path.iterdir()) == []


def test_no_key_and_no_dialog_gives_one(
    make_profile: Callable[..., Profile],
    make_browser: Callable[[Profile], Browser],
    site: Site,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    browser, shelf = begun(make_profile, make_browser, tmp_path, site)
    picker = (
        "<script>onclick = () => showSaveFilePicker().then(() => {window.got = 'file'},"
        " no => {window.got = no.name}); window.print()</script>"
    )
    url = site.page("/", HEARS + picker).replace("127.0.0.1", "localhost")
    show(browser, url, qtbot)
    target = browser._view.focusProxy()
    assert target is not None
    for key in (Qt.Key.Key_S, Qt.Key.Key_P, Qt.Key.Key_J):
        QTest.keyClick(target, key, Qt.KeyboardModifier.ControlModifier)
    click(browser, 300, 200, qtbot, clicked(browser, qtbot))
    qtbot.waitUntil(lambda: ask(browser, "window.got", qtbot) is not None, timeout=PATIENCE)
    assert ask(browser, "window.got", qtbot) == "AbortError"
    assert shelf.asked == []
    assert list(tmp_path.iterdir()) == []
