"""Which addresses load where."""

from __future__ import annotations

import pytest

from kiosk.web.loading import Decision, Load, may_load
from kiosk.web.why import Why

NEVER = [
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "chrome://settings",
    "chrome-extension://abc/",
    "devtools://devtools/bundled/",
    "view-source:https://nu.nl",
    "qrc:/x",
    "ftp://nu.nl",
    "filesystem:https://nu.nl/temporary/x",
    "javascript:alert(1)",
    "mailto:juf@school.nl",
    "about:version",
    "",
    "nu.nl",
    " https://nu.nl",
    "a" * 100_000 + "://x",
]


@pytest.mark.parametrize("kind", Load)
@pytest.mark.parametrize("main_frame", [True, False])
@pytest.mark.parametrize("url", NEVER, ids=range(len(NEVER)))
def test_never(url: str, main_frame: bool, kind: Load) -> None:
    assert not may_load(url, main_frame, kind).allowed


@pytest.mark.parametrize("kind", [Load.PAGE, Load.PART, Load.WORKER, Load.SOCKET])
@pytest.mark.parametrize("url", ["https://nu.nl/", "http://127.0.0.1:8000/a", "HTTPS://NU.NL"])
def test_the_web(url: str, kind: Load) -> None:
    assert may_load(url, False, kind).allowed
    assert may_load(url, True).allowed


@pytest.mark.parametrize("url", ["data:text/html,x", "blob:https://nu.nl/1", "DATA:,x"])
def test_within_a_page_but_never_as_the_page(url: str) -> None:
    assert may_load(url, True) == Decision(False, Why.SCHEME)
    assert may_load(url, False, Load.PAGE).allowed
    assert may_load(url, False, Load.PART).allowed
    assert not may_load(url, False, Load.SOCKET).allowed


def test_sockets_only_as_sockets() -> None:
    assert may_load("wss://nu.nl/", False, Load.SOCKET).allowed
    assert not may_load("wss://nu.nl/", False, Load.PART).allowed
    assert not may_load("wss://nu.nl/", True).allowed


def test_a_blank_page_is_no_way_out() -> None:
    assert may_load("about:blank", True).allowed
    assert may_load("about:srcdoc", False).allowed


def test_downloads_are_refused_with_a_reason_of_their_own() -> None:
    assert may_load("https://nu.nl/a.zip", True, Load.DOWNLOAD) == Decision(False, Why.DOWNLOAD)
