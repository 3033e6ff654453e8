"""Hosts in plain words: readable where nothing can deceive, otherwise as they are."""

from __future__ import annotations

import pytest

from kiosk.web.hosts import is_host, shown


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.nu.nl/artikel", "nu.nl"),
        ("https://WWW.NU.NL:8443", "nu.nl"),
        ("https://nl.wikipedia.org./", "nl.wikipedia.org"),
        ("https://xn--bcher-kva.de/", "bücher.de"),
        ("https://café.nl", "café.nl"),
        ("https://xn--e1afmkfd.xn--p1ai/", "пример.рф"),
        ("https://xn--fiqs8s.xn--fiqs8s/", "中国.中国"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("http://localhost/", "localhost"),
        ("http://[::1]:3/", "::1"),
    ],
)
def test_shown(url: str, expected: str) -> None:
    assert shown(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),  # all Cyrillic, looks Latin
        ("https://g\u043e\u043egle.com", "xn--ggle-55da.com"),  # two alphabets
        ("https://xn--vi8hiv.ws", "xn--vi8hiv.ws"),  # pictures
        ("https://xn--a.nl", "xn--a.nl"),  # no punycode
    ],
)
def test_what_may_deceive_stays_in_punycode(url: str, expected: str) -> None:
    assert shown(url) == expected


def test_of_a_long_host_the_end_is_shown() -> None:
    assert shown("https://" + "school." * 20 + "kwaad.nl").endswith("school.kwaad.nl")
    assert len(shown("https://" + "school." * 20 + "kwaad.nl")) == 41


@pytest.mark.parametrize("url", ["", "nu.nl", "data:text/html,x", "https://[", "https:///x"])
def test_no_host(url: str) -> None:
    assert shown(url) == ""


@pytest.mark.parametrize(
    "host", ["nu.nl", "a.b.c.nl", "10.0.0.1", "localhost", "fe80::1", "nu.nl."]
)
def test_hosts(host: str) -> None:
    assert is_host(host)


@pytest.mark.parametrize(
    "host",
    ["", "nl", "-a.nl", "a..nl", "a.1", "1.2.3", "1.2.3.400", "a b.nl", "a" * 64 + ".nl", "x:y"],
)
def test_no_hosts(host: str) -> None:
    assert not is_host(host)
