"""The school's rules in the browser: social media, downloads, recordings; tried from pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from kiosk.packs.model import Downloads
from kiosk.web.rules import WebRules
from kiosk.web.why import Why
from kiosk.workspace import FileKind, WorkFile
from tests.ui.browser.test_browser import PATIENCE, ask, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.browser.conftest import Site
    from ui.browser.browser import Browser
    from ui.browser.profile import Profile

HELD = WebRules(social=frozenset({"localhost"}))
KEPT = WebRules(downloads=Downloads.WORKSPACE)
RECORDERS = "[typeof MediaRecorder, typeof HTMLCanvasElement.prototype.captureStream].join()"


class Shelf:
    """Keeps what comes in, as a seat would."""

    def __init__(self, folder: Path, answer: Why | None = None, room: int = 1_000_000) -> None:
        self.room = room
        self.answer = answer
        self.asked: list[tuple[str, str, int]] = []
        self.done: list[tuple[str, bytes]] = []
        self.failed: list[Path] = []
        self._path = folder / "1-1"

    def accept_download(self, name: str, mime: str, size: int) -> Path | Why:
        self.asked.append((name, mime, size))
        return self.answer or self._path

    def downloaded(self, path: Path, then: Callable[[WorkFile | Why], None]) -> None:
        content = path.read_bytes()
        self.done.append((path.name, content))
        then(WorkFile("kept.txt", len(content), FileKind.TEXT, 0))

    def download_failed(self, path: Path) -> None:
        self.failed.append(path)


def social(site: Site, path: str = "/s") -> str:
    """The small web by another name, which is held back."""
    site.page(path, "social", "Social")
    return site.root.replace("127.0.0.1", "localhost") + path


def test_a_page_that_is_held_back_is_not_opened(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot
) -> None:
    browser, profile = make(HELD)
    url = social(site)
    with qtbot.waitSignal(browser.failed, timeout=PATIENCE) as failed:
        browser.open(url)
    assert failed.args == [Why.SOCIAL.value]
    assert site.asked == []
    profile.follow(WebRules())  # permission was given
    show(browser, url, qtbot)
    assert browser.where.title == "Social"


@pytest.mark.parametrize("way", ["link", "script", "redirect", "meta", "form"])
def test_no_other_page_leads_to_it(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot, way: str
) -> None:
    browser, _profile = make(HELD)
    url = social(site)
    site.moved["/on"] = url
    bodies = {
        "link": f"<a id=a href='{url}'>x</a>",
        "script": "",
        "redirect": "<a id=a href='/on'>x</a>",
        "meta": f"<meta http-equiv=refresh content='1;url={url}'>",
        "form": f"<form id=a action='{url}'></form>",
    }
    scripts = {
        "link": "a.click()",
        "script": f"location.href = '{url}'",
        "redirect": "a.click()",
        "meta": "0",
        "form": "a.submit()",
    }
    show(browser, site.page("/", bodies[way]), qtbot)
    with qtbot.waitSignal(browser.refused, timeout=PATIENCE) as refused:
        browser._page.runJavaScript(scripts[way])
    assert refused.args == [Why.SOCIAL.value]
    assert "/s" not in [path for path, _ in site.asked]


def test_what_was_refused_does_not_begin(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot
) -> None:
    """The engine tells of a beginning all the same; who heard it would wipe away why not."""
    browser, _profile = make(HELD)
    url = social(site)
    show(browser, site.page("/", f"<a id=a href='{url}'>x</a>"), qtbot)
    told: list[str] = []
    browser.refused.connect(told.append)
    browser.load_started.connect(lambda: told.append("begun"))
    with qtbot.waitSignal(browser._page.loadFinished, timeout=PATIENCE):
        browser._page.runJavaScript("a.click()")
    assert told == [Why.SOCIAL.value]


def test_it_does_not_stand_in_a_frame_but_its_pictures_may(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot
) -> None:
    browser, _profile = make(HELD)
    url = social(site)
    picture = quote(social(site, "/p.png"), safe=":/.")
    body = f"<iframe src='{url}'></iframe><img src='{picture}' onerror='window.asked=1'>"
    show(browser, site.page("/", body), qtbot)
    qtbot.waitUntil(lambda: ask(browser, "window.asked", qtbot) == 1, timeout=PATIENCE)
    assert sorted(path for path, _ in site.asked if path.startswith(("/s", "/p"))) == ["/p.png"]


def test_a_download_is_written_where_the_seat_says(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path)
    browser, _profile = make(KEPT, shelf)
    site.files["/werkstuk.txt"] = ("text/plain", b"hallo")
    show(browser, site.page("/", "<a id=a href='/werkstuk.txt' download>x</a>"), qtbot)
    with qtbot.waitSignal(browser.saved, timeout=PATIENCE) as saved:
        browser._page.runJavaScript("a.click()")
    assert saved.args == ["kept.txt"]
    assert shelf.asked == [("werkstuk.txt", "text/plain", 5)]
    assert shelf.done == [("1-1", b"hallo")]
    assert shelf.failed == []


@pytest.mark.parametrize("why", [Why.DOWNLOAD, Why.NO_ROOM, Why.PROGRAM])
def test_what_the_seat_refuses_is_not_written(
    make: Callable[..., tuple[Browser, Profile]],
    site: Site,
    qtbot: QtBot,
    tmp_path: Path,
    why: Why,
) -> None:
    shelf = Shelf(tmp_path, why)
    browser, _profile = make(WebRules(), shelf)
    site.files["/a.txt"] = ("text/plain", b"hallo")
    show(browser, site.page("/", "<a id=a href='/a.txt' download>x</a>"), qtbot)
    with qtbot.waitSignal(browser.not_saved, timeout=PATIENCE) as refused:
        browser._page.runJavaScript("a.click()")
    assert refused.args == [why.value]
    assert list(tmp_path.iterdir()) == []


def test_what_never_ends_ends_at_the_edge_of_the_room(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path, room=200_000)
    browser, _profile = make(KEPT, shelf)
    site.endless.add("/endless")
    show(browser, site.page("/", "<a id=a href='/endless' download>x</a>"), qtbot)
    with qtbot.waitSignal(browser.not_saved, timeout=PATIENCE) as refused:
        browser._page.runJavaScript("a.click()")
    site.endless.clear()
    assert refused.args == [Why.NO_ROOM.value]
    assert shelf.failed == [tmp_path / "1-1"]


def test_the_pupil_gives_it_up(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path, room=10**12)
    browser, _profile = make(KEPT, shelf)
    site.endless.add("/endless")
    show(browser, site.page("/", "<a id=a href='/endless' download>x</a>"), qtbot)
    with qtbot.waitSignal(browser.saving, timeout=PATIENCE) as saving:
        browser._page.runJavaScript("a.click()")
    assert saving.args == ["endless", -1]
    with qtbot.waitSignal(browser.not_saved, timeout=PATIENCE) as refused:
        browser.give_up_saving()
    site.endless.clear()
    assert refused.args == [""]
    assert shelf.failed == [tmp_path / "1-1"]


def test_who_leaves_leaves_it_behind(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path, room=10**12)
    browser, profile = make(KEPT, shelf)
    site.endless.add("/endless")
    show(browser, site.page("/", "<a id=a href='/endless' download>x</a>"), qtbot)
    with qtbot.waitSignal(browser.saving, timeout=PATIENCE):
        browser._page.runJavaScript("a.click()")
    profile.saving.close()
    site.endless.clear()
    assert shelf.failed == [tmp_path / "1-1"]
    assert shelf.done == []


def test_pages_have_nothing_to_record_with_until_the_school_says_so(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot
) -> None:
    browser, profile = make(WebRules())
    url = site.page("/", "x")
    show(browser, url, qtbot)
    assert ask(browser, RECORDERS, qtbot) == "undefined,undefined"
    show(browser, site.page("/framed", f"<iframe src='{url}'></iframe>"), qtbot)
    assert ask(browser, "typeof window[0].MediaRecorder", qtbot) == "undefined"
    profile.follow(WebRules(captures=True))
    show(browser, site.page("/two", "x"), qtbot)
    assert ask(browser, RECORDERS, qtbot) == "function,function"
    profile.follow(WebRules())
    show(browser, url, qtbot)
    assert ask(browser, RECORDERS, qtbot) == "undefined,undefined"


SOURCES = ("desktop", "screen", "tab")
NAMED = ("", ", chromeMediaSourceId: 'screen:-1:0'", ", chromeMediaSourceId: 'window:1:0'")
SCREENS = [
    "getDisplayMedia({video: true})",
    *(
        f"getUserMedia({{video: {{mandatory: {{chromeMediaSource: '{source}'{named}}}}}}})"
        for source in SOURCES
        for named in NAMED
    ),
]
FRESH = """
const frame = document.body.appendChild(document.createElement('iframe'));
const found = frame.contentWindow.navigator.mediaDevices;
const ways = ['getDisplayMedia', 'getUserMedia'];
window.media = Object.fromEntries(ways.map(way => [way, found[way].bind(found)]));
typeof media.getDisplayMedia
"""


@pytest.mark.parametrize("captures", [False, True])
def test_the_screen_is_recorded_by_no_page_whatever_the_school_chose(
    make: Callable[..., tuple[Browser, Profile]], site: Site, qtbot: QtBot, *, captures: bool
) -> None:
    browser, _profile = make(WebRules(captures=captures))
    show(browser, site.page("/", "x").replace("127.0.0.1", "localhost"), qtbot)
    assert ask(browser, FRESH, qtbot) == "function", "an empty frame has what its page has not"
    for way in SCREENS:
        said = f"window.got = ''; media.{way}.then(() => 'screen', no => no.name)"
        ask(browser, f"{said}.then(what => {{got = what}}); 0", qtbot)
        qtbot.waitUntil(lambda: ask(browser, "got", qtbot) != "", timeout=PATIENCE)
        assert ask(browser, "got", qtbot) == "AbortError", way
