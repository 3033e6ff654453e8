"""What a page may not reach: the hub's door, and what is near the device."""

from __future__ import annotations

import pytest

from kiosk.web.near import is_near, may_reach

HUB = "ws://127.0.0.1:7370/sync"
FAR = "https://nu.nl"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:7370/health",
        "ws://127.0.0.1:7370/sync",
        "http://127.8.8.8:7370/",
        "http://localhost:7370/",
        "http://LOCALHOST.:7370/",
        "http://dieren.localhost:7370/",
        "http://[::1]:7370/",
        "http://[::ffff:127.0.0.1]:7370/",
        "http://0.0.0.0:7370/",
        "http://looks-far.example:7370/",
    ],
)
@pytest.mark.parametrize("by", ["", "http://dieren.localhost:8000", FAR])
def test_nobody_knocks_at_the_hub(url: str, by: str) -> None:
    assert not may_reach(url, HUB, by, by)


def test_a_hub_elsewhere_is_refused_by_its_name_alone() -> None:
    hub = "wss://hub.school.example/sync"
    assert not may_reach("https://hub.school.example/", hub)
    assert may_reach("https://nu.nl/", hub)
    assert may_reach("http://hub.school.example/", hub)


def test_a_hub_here_on_the_webs_own_port_leaves_the_web_alone() -> None:
    assert may_reach("https://nu.nl/", "wss://localhost/sync")
    assert not may_reach("https://127.0.0.1/", "wss://localhost/sync")


NEAR = [
    "localhost",
    "dieren.localhost",
    "127.0.0.1",
    "10.0.0.1",
    "172.16.4.4",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",  # noqa: S104 - to be refused
    "::1",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
]


@pytest.mark.parametrize("host", NEAR)
def test_a_page_from_elsewhere_does_not_look_around(host: str) -> None:
    url = f"http://[{host}]/" if ":" in host else f"http://{host}/"
    assert is_near(host)
    assert may_reach(url, HUB), "the pupil may"
    assert may_reach(url, HUB, "http://localhost:8000", "http://127.0.0.1:8000/a")
    assert not may_reach(url, HUB, FAR, FAR)
    assert not may_reach(url, HUB, FAR), "a link, a form or a redirect"
    assert not may_reach(url, HUB, "", f"{FAR}/a"), "from a frame that hides where it is from"


@pytest.mark.parametrize("host", ["nu.nl", "localhost.nl", "8.8.8.8", "2606:4700::1111", "x", ""])
def test_far(host: str) -> None:
    assert not is_near(host)


@pytest.mark.parametrize(
    "url", ["https://nu.nl/", "wss://nu.nl/", "data:,x", "blob:https://nu.nl/1", "about:blank"]
)
def test_the_web_is_left_alone(url: str) -> None:
    assert may_reach(url, HUB, FAR, FAR)
    assert may_reach(url)
