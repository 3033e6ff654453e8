"""Pages that would get a pupil to social media, or keep it there; and pages that let nobody go."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from kiosk.packs.model import Downloads
from kiosk.web.rules import WebRules
from kiosk.web.why import Why
from tests.ui.browser.test_browser import HEARS, PATIENCE, alive, ask, click, clicked, show
from tests.ui.browser.test_rules import KEPT, Shelf
from ui.browser import browser as browsing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.browser.conftest import Site
    from ui.browser.browser import Browser
    from ui.browser.profile import Profile

HELD = WebRules(social=frozenset({"localhost"}))
HOLDS_ON = "<script>onbeforeunload = said => { said.preventDefault(); return 'no' }</script>"

WAYS = {
    "object": "<object data='{url}' type='text/html'></object>",
    "object-without-kind": "<object data='{url}'></object>",
    "embed": "<embed src='{url}'>",
    "frameset": "<iframe src='/frameset'></iframe>",
    "frame-in-frame": "<iframe src='/framed'></iframe>",
    "srcdoc": "<iframe srcdoc='<iframe src={url}></iframe>'></iframe>",
    "written": "<iframe id=w></iframe><script>w.contentDocument.write('{framed}')</script>",
    "data": "<iframe src='data:text/html,{quoted}'></iframe>",
    "blob": "<iframe id=b></iframe><script>"
    "b.src = URL.createObjectURL(new Blob(['{framed}'], {{type: 'text/html'}}))</script>",
    "meta": "<iframe src='/meta'></iframe>",
    "script": "<iframe src='/script'></iframe>",
    "redirect": "<iframe src='/hop'></iframe>",
    "redirected-object": "<object data='/hop'></object>",
    "link-into-frame": "<iframe name=l></iframe><a id=a target=l href='{url}'>x</a>"
    "<script>a.click()</script>",
    "open-into-frame": "<iframe name=o></iframe><script>open('{url}', 'o')</script>",
    "javascript": "<iframe src=\"javascript:location='{url}'\"></iframe>",
    "sandbox": "<iframe sandbox=allow-scripts src='{url}'></iframe>",
    "capitals": "<iframe src='http://LOCALHOST:{port}/s'></iframe>",
    "dot-at-the-end": "<iframe src='http://localhost.:{port}/s'></iframe>",
    "under-it": "<iframe src='http://x.localhost:{port}/s'></iframe>",
    "percent": "<iframe src='http://%6cocalhost:{port}/s'></iframe>",
    "backslashes": "<iframe src='http:\\\\localhost:{port}/s'></iframe>",
    "tab": "<iframe src='http://loc&#9;alhost:{port}/s'></iframe>",
    "without-scheme": "<iframe src='//localhost:{port}/s'></iframe>",
    "in-a-picture": "<svg><foreignObject>"
    "<iframe xmlns='http://www.w3.org/1999/xhtml' src='{url}'></iframe></foreignObject></svg>",
    "navigation": "<script>navigation.navigate('{url}')</script>",
    "top-from-a-frame": "<iframe src='/top'></iframe>",
}


def held(site: Site) -> str:
    """A page of the small web by its other name, which is held back."""
    site.page("/s", "social", "Social")
    return site.root.replace("127.0.0.1", "localhost") + "/s"


def asked(site: Site, path: str) -> bool:
    return path in [one for one, _ in site.asked]


def put_ways(site: Site) -> dict[str, str]:
    """The page of each way, by its name."""
    url = held(site)
    framed = f"<iframe src={url}></iframe>"
    site.page("/framed", framed)
    site.page("/meta", f"<meta http-equiv=refresh content='0;url={url}'>")
    site.page("/script", f"<script>location = '{url}'</script>")
    site.page("/top", f"<script>top.location = '{url}'</script>")
    site.pages["/frameset"] = f"<!doctype html><frameset cols='*'><frame src='{url}'></frameset>"
    site.moved.update({"/hop": site.root + "/hop-2", "/hop-2": url})
    port = site.root.rpartition(":")[2]
    after = "<script>setTimeout(() => fetch('/done'), 400)</script>"
    known = {"url": url, "framed": framed, "quoted": quote(framed), "port": port}
    return {
        way: site.page(f"/way-{way}", body.format(**known) + after) for way, body in WAYS.items()
    }


def test_whatever_leads_there_leads_nowhere(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot
) -> None:
    browser, profile = make(WebRules())
    pages = put_ways(site)
    open_ways, held_ways = set(), set()
    said: list[str] = []
    browser.refused.connect(said.append)
    for way, url in pages.items():  # each of them is a way indeed
        site.asked.clear()
        browser.open(url)
        qtbot.waitUntil(lambda: asked(site, "/s"), timeout=PATIENCE)
        open_ways.add(way)
    profile.follow(HELD)
    for way, url in pages.items():
        show(browser, site.page("/between", "x"), qtbot)
        site.asked.clear()
        said.clear()
        browser.open(url)
        qtbot.waitUntil(lambda: bool(said) or asked(site, "/done"), timeout=PATIENCE)
        if not asked(site, "/s"):
            held_ways.add(way)
    assert held_ways == open_ways == set(WAYS)


def test_back_does_not_lead_there_when_permission_is_over(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot
) -> None:
    browser, profile = make(WebRules())
    show(browser, held(site), qtbot)
    show(browser, site.page("/", "x", "Plain"), qtbot)
    profile.follow(HELD)
    for leave in (browser.back, lambda: browser._page.runJavaScript("history.back()")):
        with qtbot.waitSignal(browser.refused, timeout=PATIENCE) as refused:
            leave()
        assert refused.args == [Why.SOCIAL.value]
        assert ask(browser, "document.title", qtbot) == "Plain"


@pytest.mark.parametrize("body", ["<iframe src='{url}'></iframe>", WAYS["srcdoc"]])
@pytest.mark.parametrize("holding_on", ["", HOLDS_ON])
def test_what_stands_in_a_frame_goes_when_permission_is_over(
    make: Callable[..., tuple[Browser, Profile]],
    site: Site,
    qtbot: QtBot,
    body: str,
    holding_on: str,
) -> None:
    browser, profile = make(WebRules())
    url = held(site)
    show(browser, site.page("/", body.format(url=url) + HEARS + holding_on), qtbot)
    click(browser, 600, 440, qtbot, clicked(browser, qtbot))  # only then a page may hold on
    qtbot.waitUntil(lambda: url in framed(browser), timeout=PATIENCE)
    with qtbot.waitSignals([browser.refused, browser.loaded], timeout=PATIENCE):
        profile.follow(HELD)
    assert url not in framed(browser)
    assert browser.where.url == f"{site.root}/"


def test_a_page_that_hangs_keeps_no_frame_either(
    make: Callable[..., tuple[Browser, Profile]],
    site: Site,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(browsing, "SECOND_LOOK", 300)
    browser, profile = make(WebRules())
    url = held(site)
    hang = "<script>addEventListener('message', () => {for (;;);})</script>"
    show(browser, site.page("/", f"<iframe src='{url}'></iframe>{hang}"), qtbot)
    qtbot.waitUntil(lambda: url in framed(browser), timeout=PATIENCE)
    pid = browser.renderer
    browser._page.runJavaScript("postMessage(1); 0")
    profile.follow(HELD)
    qtbot.waitUntil(lambda: url not in framed(browser), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not alive(pid), timeout=PATIENCE)


def test_other_frames_stay_where_they_are(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot
) -> None:
    browser, profile = make(WebRules())
    site.page("/in", "x")
    show(browser, site.page("/", "<iframe src='/in'></iframe>"), qtbot)
    ask(browser, "window.same = 1", qtbot)
    profile.follow(HELD)
    assert ask(browser, "window.same", qtbot) == 1
    assert framed(browser) == [f"{site.root}/in"]


def test_no_page_holds_on_to_a_pupil_and_none_is_agreed_with(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot
) -> None:
    browser, _profile = make(WebRules())
    show(browser, site.page("/", HEARS + HOLDS_ON), qtbot)
    click(browser, 300, 200, qtbot, clicked(browser, qtbot))
    assert ask(browser, "confirm('Weet je het zeker?')", qtbot) is False
    show(browser, site.page("/other", "x", "Other"), qtbot)
    assert browser.where.title == "Other"


def test_what_comes_in_does_not_when_the_school_wants_no_files_any_more(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path, room=10**12)
    browser, profile = make(KEPT, shelf)
    site.endless.add("/endless")
    show(browser, site.page("/", "<a id=a href='/endless' download>x</a>"), qtbot)
    with qtbot.waitSignal(browser.saving, timeout=PATIENCE):
        browser._page.runJavaScript("a.click()")
    with qtbot.waitSignal(browser.not_saved, timeout=PATIENCE):
        profile.follow(WebRules(downloads=Downloads.NONE))
    site.endless.clear()
    assert shelf.failed == [tmp_path / "1-1"]
    assert shelf.done == []


def framed(browser: Browser) -> list[str]:
    """The addresses of all frames of the page."""
    return [url.toString() for url in browsing._framed(browser._page.mainFrame())]
